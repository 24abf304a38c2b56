"""Parties and ties as a networkx graph with plain attributes, those of the JSON export."""

from dataclasses import asdict

import networkx as nx

from graph.exports.networks.nodes_and_edges import entity_node, tie_edge
from graph.model.records import Contents


def networkx_graph(contents: Contents) -> "nx.MultiDiGraph[str]":
    """Return a directed multigraph with one edge for each tie, keyed by the tie's id.

    The attributes are those of the JSON export. Sources are no nodes, so that they count in no
    measure of the graph: ``graph.graph["sources"]`` holds them by the id that an edge has as
    ``stated_by``.
    """
    sources = {ident: asdict(source) for ident, source in contents.sources.items()}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(sources=sources)
    for _id, entity in sorted(contents.entities.items()):
        node = entity_node(entity)
        graph.add_node(node.id, **node.attributes)
    for tie in sorted(contents.ties, key=lambda item: item.id):
        edge = tie_edge(tie, tie.source)
        graph.add_edge(edge.start, edge.end, key=edge.key, **edge.attributes)
    return graph
