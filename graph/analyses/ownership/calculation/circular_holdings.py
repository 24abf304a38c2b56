"""Circles of holdings, with their shapes: treasury shares, cross-holdings, rings."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import networkx as nx

from graph.analyses.ownership.calculation.region import Region
from graph.model.records import Entity

MOST_NAMED = 100


class CircleShape(StrEnum):
    """Shape of a circle of holdings."""

    TREASURY = "treasury shares"
    CROSS = "cross-holding"
    RING = "ring"


@dataclass(frozen=True, slots=True)
class Circle:
    """Companies of which each holds the next, and the last the first."""

    shape: CircleShape
    members: tuple[Entity, ...]


def find_circles(region: Region, entities: Mapping[str, Entity]) -> tuple[Circle, ...]:
    """Return treasury shares, cross-holdings, and the shortest ring through each further tie.

    Every tie on a circle is on one of them. If there are more than 100, only the shortest 100 are
    returned.
    """
    graph: nx.DiGraph[str] = nx.DiGraph(
        (holder, company) for holder, stakes in region.shares.items() for company in stakes
    )
    circles: set[tuple[str, ...]] = {(a,) for a in nx.nodes_with_selfloops(graph)}
    circles |= {(a, b) for a, b in graph.edges if a < b and graph.has_edge(b, a)}
    for part in nx.strongly_connected_components(graph):
        if len(part) > 2:
            circles |= _shortest_rings(graph.subgraph(part), circles)
    ordered = sorted(circles, key=lambda c: (len(c), c))[:MOST_NAMED]
    return tuple(Circle(_shape(c), tuple(entities[m] for m in c)) for c in ordered)


def _shortest_rings(part: "nx.DiGraph[str]", named: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Return the shortest ring through each tie that is on no ring yet."""
    on_one = {pair for way in named for pair in _ring_ties(way)}
    rings: set[tuple[str, ...]] = set()
    for holder, company in sorted(part.edges):
        if (holder, company) not in on_one:
            way = _rotate_to_smallest(tuple(nx.shortest_path(part, company, holder)))
            rings.add(way)
            on_one |= _ring_ties(way)
    return rings


def _ring_ties(way: tuple[str, ...]) -> set[tuple[str, str]]:
    return set(zip(way, (*way[1:], way[0]), strict=True))


def _rotate_to_smallest(way: tuple[str, ...]) -> tuple[str, ...]:
    at = way.index(min(way))
    return (*way[at:], *way[:at])


def _shape(members: tuple[str, ...]) -> CircleShape:
    return {1: CircleShape.TREASURY, 2: CircleShape.CROSS}.get(len(members), CircleShape.RING)
