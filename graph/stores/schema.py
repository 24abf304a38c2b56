"""Version, constraints and search index of a database, in Cypher."""

from graph.errors import StoreUnavailableError
from graph.stores.search_words import SEARCH_TEXT
from graph.support.language import N_

STORE_VERSION = 1
"""Version of how a database is written; one of a later version is refused when it is opened."""


NEO4J_INDEX = "entity_search"

CONSTRAINTS = tuple(
    f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for label in ("Entity", "Source", "Import", "LogEntry")
)
"""An id is the id of one node; the constraints also find it."""

SEARCH_INDEX = (
    f"CREATE FULLTEXT INDEX {NEO4J_INDEX} IF NOT EXISTS FOR (e:Entity) ON EACH [e.{SEARCH_TEXT}]"
)
"""The index of search words, which the embedded server does not know."""


def refuse_newer(version: int) -> None:
    """Refuse a database or a backup of a later version.

    Raises:
        StoreUnavailableError: it is one.
    """
    if version > STORE_VERSION:
        raise StoreUnavailableError(
            N_(
                "The database is of version {version}, which this program (version {known}) does "
                "not know yet: use the program that wrote it, or a newer one."
            ),
            version=version,
            known=STORE_VERSION,
        )
