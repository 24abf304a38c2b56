"""Creation of entities that the store does not hold yet."""

from collections import defaultdict
from collections.abc import Iterable

from neo4j import ManagedTransaction

from graph.model.records import Statement
from graph.stores.display_values import display_entity, search_names
from graph.stores.reading import fetch
from graph.stores.writing.statements import create_entities


def create_stated_entities(
    tx: ManagedTransaction, statements: Iterable[Statement], import_id: str
) -> None:
    """Create entities, each with display values chosen from all that is stated of it."""
    by_entity: dict[str, dict[str, Statement]] = defaultdict(dict)
    for statement in statements:
        by_entity[statement.entity][statement.id] = statement
    named = {s.source for group in by_entity.values() for s in group.values()}
    sources = fetch.some_sources(tx, named)
    create_entities(
        tx,
        [
            (display_entity(group.values(), sources), search_names(group.values(), ident))
            for ident, group in sorted(by_entity.items())
        ],
        import_id,
    )
