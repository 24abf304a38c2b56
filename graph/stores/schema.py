"""Constraints and search index of a database, in Cypher."""

from graph.stores.search_words import SEARCH_TEXT

NEO4J_INDEX = "entity_search"

CONSTRAINTS = tuple(
    f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for label in ("Entity", "Source", "Import")
)
"""An id is the id of one node; the constraints also find it."""

SEARCH_INDEX = (
    f"CREATE FULLTEXT INDEX {NEO4J_INDEX} IF NOT EXISTS FOR (e:Entity) ON EACH [e.{SEARCH_TEXT}]"
)
"""The index of search words, which the embedded server does not know."""
