"""Opening of the store that the settings name."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.stores.driver_import import import_driver
from graph.stores.local_server import Access, local_server
from graph.support.settings import Settings

if TYPE_CHECKING:
    from graph.stores.store import Store

_READ_ONLY = "read-only"


@contextmanager
def open_store(settings: Settings) -> Iterator["Store"]:
    """Open the store of the settings: the named Neo4j, else the embedded default.

    Raises:
        StoreUnavailableError: it cannot be reached or started.
    """
    with _reach_database(settings) as access:
        # Here, not above: the driver takes 0.3 s to import, and the server is started before.
        import_driver()
        from graph.stores.store import connect_store

        with connect_store(_limit_access(access)) as store:
            yield store


def _reach_database(settings: Settings) -> AbstractContextManager[Access]:
    if not settings.neo4j_uri:
        return local_server(settings.data_dir)
    name, word = settings.neo4j_username, settings.neo4j_password
    user = name if word.get_secret_value() else ""
    return nullcontext(
        Access(
            uri=settings.neo4j_uri,
            database=settings.neo4j_database or "neo4j",
            username=user,
            password=word,
            reader_username=user,
            reader_password=word,
        )
    )


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
