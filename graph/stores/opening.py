"""Open the store that the settings name."""

from collections.abc import Iterator
from contextlib import contextmanager

from graph.settings import Settings
from graph.stores.bolt import Store, connected
from graph.stores.local_server import Access, local_server


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
        with connected(Access(settings.neo4j_uri, database, user, word, user, word)) as store:
            yield store
        return
    with local_server(settings.data_dir) as access, connected(access) as store:
        yield store
