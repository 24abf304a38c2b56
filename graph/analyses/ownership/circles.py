"""Circles of holdings, found and named: treasury shares, cross-holdings, rings."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import networkx as nx

from graph.analyses.ownership.region import Region
from graph.model import Entity

MOST_NAMED = 100


class Shape(StrEnum):
    """How companies hold themselves."""

    TREASURY = "treasury shares"
    CROSS = "cross-holding"
    RING = "ring"


@dataclass(frozen=True, slots=True)
class Circle:
    """Companies of which each holds the next, and the last the first."""

    shape: Shape
    members: tuple[Entity, ...]


def circles_in(region: Region, entities: Mapping[str, Entity]) -> tuple[Circle, ...]:
    """Return one circle for each tie that lies on one: the shortest that it closes.

    At most 100 are named, the shortest first; every company that lies on a circle is on one of
    them unless there are more.
    """
    graph: nx.DiGraph[str] = nx.DiGraph(
        (holder, company) for holder, stakes in region.shares.items() for company in stakes
    )
    treasury = set(nx.nodes_with_selfloops(graph))
    found: set[tuple[str, ...]] = set()
    for part in nx.strongly_connected_components(graph):
        if len(part) == 1 and not part & treasury:
            continue
        inner = graph.subgraph(part)
        for holder, company in sorted(inner.edges):
            way = nx.shortest_path(inner, company, holder)
            found.add(_from_smallest(tuple(way)))
    ordered = sorted(found, key=lambda c: (len(c), c))[:MOST_NAMED]
    return tuple(Circle(_shape(c), tuple(entities[m] for m in c)) for c in ordered)


def _from_smallest(way: tuple[str, ...]) -> tuple[str, ...]:
    at = way.index(min(way))
    return (*way[at:], *way[:at])


def _shape(members: tuple[str, ...]) -> Shape:
    return {1: Shape.TREASURY, 2: Shape.CROSS}.get(len(members), Shape.RING)
