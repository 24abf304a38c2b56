"""The stored graph as a NetworkX graph, which every analysis reads."""

from typing import TypeAlias

import networkx as nx

from graph.model import Contents

Projection: TypeAlias = "nx.MultiDiGraph[str]"


def project(contents: Contents) -> Projection:
    """Turn ``contents`` into a directed multigraph with one edge a tie, its key the tie's id.

    Node attributes: ``kind``, ``name`` and ``entity`` (the displayed ``Entity``). Edge attributes:
    ``type`` and ``tie`` (the ``Tie``). Graph attributes: ``sources`` (by id), ``statements`` (the
    statements that carry a denial or a reason why something is not stated) and ``unfinished``.
    """
    graph: Projection = nx.MultiDiGraph(
        sources=contents.sources,
        statements=tuple(
            s for s in contents.statements if {"denies", "unknown_reason"} & s.values.keys()
        ),
        unfinished=contents.unfinished,
    )
    graph.add_nodes_from(
        (e.id, {"kind": e.kind, "name": e.name, "entity": e}) for e in contents.entities.values()
    )
    for tie in contents.ties:
        if tie.start in contents.entities and tie.end in contents.entities:
            graph.add_edge(tie.start, tie.end, key=tie.id, type=tie.type, tie=tie)
    return graph
