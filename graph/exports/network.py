"""Contents as a networkx graph: entities and sources as nodes, ties and STATES as edges."""

from collections.abc import Mapping
from dataclasses import fields
from typing import TypeAlias

import networkx as nx

from graph.model import Contents, Statement, Tie, Value
from graph.shares import share_properties

Attributes = dict[str, Value]
Network: TypeAlias = "nx.MultiDiGraph[str]"  # Generic in the stubs only, hence the quotes.

STATES = "STATES"

# Names that the formats use themselves; a value of such a name is written as ``value_NAME``.
_RESERVED = frozenset({"id", "key", "kind", "source", "target", "tie", "stated_by"})
_PLACED = frozenset({"id", "type", "start", "end", "source", "share", "extra"})


def network(contents: Contents) -> Network:
    """Build the graph, everything in the order of ids, so that its bytes do not vary.

    Node ids are entity ids; edge keys are tie ids, and statement ids for STATES.
    """
    graph: Network = nx.MultiDiGraph()
    for id_, entity in sorted(contents.entities.items()):
        values = {"name": entity.name, **_named(entity.values)}
        graph.add_node(id_)
        graph.nodes[id_].update({"kind": str(entity.kind), **values})
    nodes = {id_: _source_node(id_, contents) for id_ in sorted(contents.sources)}
    for id_, node in nodes.items():
        graph.add_node(node)
        graph.nodes[node].update(_source_attributes(contents, id_))
    for tie in sorted(contents.ties, key=lambda item: item.id):
        stated_by = nodes.get(tie.source, tie.source)
        add_edge(graph, (tie.start, tie.end, tie.id), tie_attributes(tie, stated_by))
    for statement in sorted(contents.statements, key=lambda item: item.id):
        if statement.source in nodes:
            values = {"tie": STATES, **_named(statement.values)}
            add_edge(graph, (nodes[statement.source], statement.entity, statement.id), values)
    return graph


def add_edge(graph: Network, edge: tuple[str, str, str], attributes: Attributes) -> None:
    """Add an edge from, to and by a key; an attribute may have any name, ``key`` as well."""
    graph.add_edge(edge[0], edge[1], key=edge[2])
    graph.edges[edge].update(attributes)


def unstated(contents: Contents) -> int:
    """Count the statements without a source that say something other than what is displayed."""
    return sum(
        _differs(contents, statement)
        for statement in contents.statements
        if statement.source not in contents.sources
    )


def tie_attributes(tie: Tie, stated_by: str) -> Attributes:
    """Return what a tie states, by the names of the model, without what is not stated."""
    attributes: Attributes = {"tie": str(tie.type), "stated_by": stated_by}
    for name in sorted(item.name for item in fields(tie)):
        value = getattr(tie, name)
        if name not in _PLACED and value not in ("", None, False):
            attributes[name] = value if isinstance(value, float) else _plain(value)
    return {**_named(tie.extra), **attributes, **share_properties(tie.share)}


def _plain(value: Value) -> Value:
    """Write a word of a closed list as text."""
    return str(value) if isinstance(value, str) else value


def _source_node(id_: str, contents: Contents) -> str:
    """Return the node of a source: its id, unless an entity has the same."""
    return f"source {id_}" if id_ in contents.entities else id_


def _source_attributes(contents: Contents, id_: str) -> Attributes:
    source = contents.sources[id_]
    stated = {item.name: getattr(source, item.name) for item in fields(source)}
    del stated["id"], stated["extra"]
    values = {name: value for name, value in sorted(stated.items()) if value}
    return {**_named(source.extra), **values, "kind": "Source", "name": source.title}


def _named(values: Mapping[str, Value]) -> Attributes:
    return {
        f"value_{name}" if name in _RESERVED else name: value
        for name, value in sorted(values.items())
    }


def _differs(contents: Contents, statement: Statement) -> bool:
    entity = contents.entities.get(statement.entity)
    shown = {"name": entity.name, **entity.values} if entity else {}
    return any(shown.get(name) != value for name, value in statement.values.items())
