"""Projection of the stored graph as a NetworkX graph, which every analysis reads."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import networkx as nx

from graph.model.records import ENDING, Contents, Statement

Projection: TypeAlias = "nx.MultiDiGraph[str]"


def project(contents: Contents) -> Projection:
    """Return ``contents`` as a directed multigraph with one edge per tie, keyed by the tie's id.

    Node attributes: ``kind``, ``name``, ``entity`` (the displayed ``Entity``) and ``stated_by``
    (ids of the sources that state values of it). Edge attributes: ``type`` and ``tie`` (the
    ``Tie``). Graph attributes: ``sources`` (by id), ``statements`` (the statements that carry a
    denial or a reason why something is not stated), ``ending`` (those that may say that a party has
    ended), ``compared`` (by entity, its statements where there are several) and ``unfinished`` (ids
    of imports that have not ended). A ``mass_tenants`` set on the graph overrides the setting of
    that name.

    A tie is left out if one of its ends is not among the entities.
    """
    spoken = _statements_by_entity(contents.statements)
    graph: Projection = nx.MultiDiGraph(
        sources=contents.sources,
        statements=tuple(
            s for s in contents.statements if {"denies", "unknown_reason"} & s.values.keys()
        ),
        ending=tuple(s for s in contents.statements if ENDING & s.values.keys()),
        # One statement alone equals what is displayed: to keep it too would double the memory.
        compared={entity: found for entity, found in spoken.items() if len(found) > 1},
        unfinished=contents.unfinished,
    )
    graph.add_nodes_from(
        (
            e.id,
            {
                "kind": e.kind,
                "name": e.name,
                "entity": e,
                "stated_by": tuple(s.source for s in spoken.get(e.id, ()) if s.source),
            },
        )
        for e in contents.entities.values()
    )
    for tie in contents.ties:
        if tie.start in contents.entities and tie.end in contents.entities:
            graph.add_edge(tie.start, tie.end, key=tie.id, type=tie.type, tie=tie)
    return graph


def _statements_by_entity(statements: Iterable[Statement]) -> Mapping[str, tuple[Statement, ...]]:
    grouped: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        grouped[statement.entity].append(statement)
    return {entity: tuple(each) for entity, each in grouped.items()}
