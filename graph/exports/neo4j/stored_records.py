"""Contents as database records: nodes and relationships with properties."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass

from graph.exports.networks.nodes_and_edges import STATES
from graph.model.records import Contents, Kind, Statement, Value
from graph.stores.display_values import search_names
from graph.stores.properties import (
    Properties,
    database_values,
    entity_properties,
    source_properties,
    tie_properties,
)


@dataclass(frozen=True, slots=True)
class StoredNode:
    """A node by its id, with its labels."""

    id: str
    labels: tuple[str, ...]
    properties: Properties


@dataclass(frozen=True, slots=True)
class StoredTie:
    """A relationship, which starts at a source if ``from_source`` is true, else at an entity."""

    type: str
    start: str
    end: str
    properties: Properties
    _: KW_ONLY
    from_source: bool = False


def entity_nodes(contents: Contents) -> Iterator[StoredNode]:
    """Yield the entities, sorted by kind and id."""
    about: dict[str, list[Statement]] = defaultdict(list)
    for statement in contents.statements:
        about[statement.entity].append(statement)
    for kind in Kind:
        for id_, entity in sorted(contents.entities.items()):
            if entity.kind is kind:
                names = search_names(about[id_], id_)
                yield StoredNode(id_, ("Entity", str(kind)), entity_properties(entity, names))


def source_nodes(contents: Contents) -> Iterator[StoredNode]:
    """Yield the sources, sorted by id."""
    for id_, source in sorted(contents.sources.items()):
        yield StoredNode(id_, ("Source",), {**source_properties(source), "id": id_})


def stored_ties(contents: Contents) -> Iterator[StoredTie]:
    """Yield the ties, sorted by type and id."""
    for tie in sorted(contents.ties, key=lambda item: (item.type, item.id)):
        yield StoredTie(
            type=str(tie.type), start=tie.start, end=tie.end, properties=tie_properties(tie)
        )


def stored_statements(contents: Contents) -> Iterator[StoredTie]:
    """Yield the statements about entities; one without a source is a loop at its entity."""
    for statement in sorted(contents.statements, key=lambda item: item.id):
        sourced = statement.source in contents.sources
        start = statement.source if sourced else statement.entity
        values = {**database_values(statement.values), "id": statement.id}
        yield StoredTie(
            type=STATES, start=start, end=statement.entity, properties=values, from_source=sourced
        )


def model_value(value: object) -> Value:
    """Return a stored property as a value of the model."""
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    return value if isinstance(value, bool | int | float) else str(value)
