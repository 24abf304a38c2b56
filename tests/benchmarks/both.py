"""The two servers, one after the other, each with an empty database of its own."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from neo4j import Driver, GraphDatabase

from graph.stores.local_server import Access
from tests.servers import embedded, empty, neo4j


def both() -> Iterator[tuple[str, Access]]:
    """Start each server in turn, and stop it when the next is asked for."""
    for name, started in (("embedded", embedded), ("neo4j", neo4j)):
        with (
            TemporaryDirectory(ignore_cleanup_errors=True) as folder,
            started(Path(folder) / name) as access,
        ):
            empty(access)
            yield name, access


def bare(access: Access) -> Driver:
    """Return a driver of no store of ours."""
    auth = (access.username, access.password.get_secret_value()) if access.username else None
    return GraphDatabase.driver(access.uri, auth=auth, notifications_min_severity="OFF")
