"""Contents as nodes (entities, sources) and edges (ties, ``STATES``), by names of the model."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from graph.model.records import Contents, Entity, Statement, Tie, TieType, Value
from graph.model.shares import share_properties
from graph.support.language import N_

Attributes = dict[str, Value]

STATES = "STATES"
UNSTATED_REASON = N_("differing values that no source is named for")

# Names that the formats use themselves: a value of the same name is written as ``value_NAME``.
_RESERVED = frozenset({"id", "key", "kind", "source", "target", "tie", "stated_by"})
_PREFIX = "value_"
_PLACED = frozenset({"id", "type", "start", "end", "source", "share", "extra"})
_TIE_FIELDS = tuple(sorted(f.name for f in fields(Tie) if f.name not in _PLACED))


@dataclass(frozen=True, slots=True)
class Node:
    """An entity or a source by its id."""

    id: str
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie by its id, or a statement of values (tie type ``STATES``) from its source."""

    start: str
    end: str
    key: str
    attributes: Attributes


def nodes(contents: Contents) -> Iterator[Node]:
    """Yield entities, then sources, each sorted by id."""
    for _id, entity in sorted(contents.entities.items()):
        yield entity_node(entity)
    for id_ in sorted(contents.sources):
        yield Node(source_node(id_, contents), _source_attributes(contents, id_))


def edges(contents: Contents) -> Iterator[Edge]:
    """Yield ties, then statements that have a source, each sorted by id."""
    for tie in sorted(contents.ties, key=lambda item: item.id):
        yield tie_edge(tie, source_node(tie.source, contents))
    for statement in sorted(contents.statements, key=lambda item: item.id):
        if statement.source in contents.sources:
            start = source_node(statement.source, contents)
            values = {"tie": STATES, **_own_attributes(statement.values)}
            yield Edge(start, statement.entity, statement.id, values)


def entity_node(entity: Entity) -> Node:
    """Return an entity as a node."""
    values = {"name": entity.name, **_own_attributes(entity.values)}
    return Node(entity.id, {"kind": str(entity.kind), **values})


def tie_edge(tie: Tie, stated_by: str) -> Edge:
    """Return a tie as an edge; ``stated_by`` is the node, or the id, of its source."""
    return Edge(tie.start, tie.end, tie.id, tie_attributes(tie, stated_by))


def count_unstated(contents: Contents) -> int:
    """Count the statements without a source whose values differ from the displayed ones."""
    return sum(
        has_other_values(contents, statement)
        for statement in contents.statements
        if statement.source not in contents.sources
    )


def has_other_values(contents: Contents, statement: Statement) -> bool:
    """Whether a statement has a value that differs from the displayed one of its entity."""
    entity = contents.entities.get(statement.entity)
    shown = {"name": entity.name, **entity.values} if entity else {}
    return any(shown.get(name) != value for name, value in statement.values.items())


def tie_attributes(tie: Tie, stated_by: str) -> Attributes:
    """Return the stated fields of a tie by their names in the model."""
    attributes: Attributes = {"tie": str(tie.type), "stated_by": stated_by}
    for name in _TIE_FIELDS:
        value = getattr(tie, name)
        if name == "holding" and tie.type is not TieType.OWNS:
            continue
        if value not in ("", None, False):
            # A member of a StrEnum is written as plain text.
            attributes[name] = str(value) if isinstance(value, str) else value
    if tie.score is not None:
        attributes["score"] = tie.score
    return {**_own_attributes(tie.extra), **attributes, **share_properties(tie.share)}


def source_node(id_: str, contents: Contents) -> str:
    """Return the node id of a source: its own id, prefixed if an entity has the same."""
    return f"source {id_}" if id_ in contents.entities and id_ in contents.sources else id_


def _source_attributes(contents: Contents, id_: str) -> Attributes:
    source = contents.sources[id_]
    stated = {item.name: getattr(source, item.name) for item in fields(source)}
    del stated["id"], stated["extra"]
    values = {name: value for name, value in sorted(stated.items()) if value}
    return {**_own_attributes(source.extra), **values, "kind": "Source", "name": source.title}


def _own_attributes(values: Mapping[str, Value]) -> Attributes:
    return {_name(name): value for name, value in sorted(values.items())}


def _name(name: str) -> str:
    """Return a name that no format uses itself.

    ``id`` becomes ``value_id``, and ``value_id`` becomes ``value_value_id``: names stay apart.
    """
    bare = name
    while bare.startswith(_PREFIX):
        bare = bare.removeprefix(_PREFIX)
    return f"{_PREFIX}{name}" if bare in _RESERVED else name
