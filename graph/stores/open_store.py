"""Opening of the store that the settings name."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from graph.stores.local_server import Access, local_server
from graph.stores.store import Store, connect_store
from graph.support.settings import Settings

_READ_ONLY = "read-only"


@contextmanager
def open_store(settings: Settings) -> Iterator[Store]:
    """Open the store of the settings: the named Neo4j, else the embedded default.

    Raises:
        StoreUnavailableError: it cannot be reached or started.
    """
    if settings.neo4j_uri:
        name, word = settings.neo4j_username, settings.neo4j_password
        user = name if word.get_secret_value() else ""
        database = settings.neo4j_database or "neo4j"
        with connect_store(
            Access(
                uri=settings.neo4j_uri,
                database=database,
                username=user,
                password=word,
                reader_username=user,
                reader_password=word,
            )
        ) as store:
            yield store
        return
    with local_server(settings.data_dir) as access, connect_store(_limit_access(access)) as store:
        yield store


def close_to_writers(data_dir: Path) -> None:
    """Make the store in this folder read-only from its next opening on."""
    (data_dir / _READ_ONLY).touch()


def is_closed_to_writers(data_dir: Path) -> bool:
    """Whether the store in this folder is read-only."""
    return (data_dir / _READ_ONLY).exists()


def _limit_access(access: Access) -> Access:
    if access.folder is None or not is_closed_to_writers(access.folder):
        return access
    # The reading account for both drivers, so that the database itself refuses a write as well.
    return replace(
        access,
        username=access.reader_username,
        password=access.reader_password,
        read_only=True,
    )
