"""Ranked chains between any two parties, by the rules of a trace; or the reason for none."""

from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from itertools import pairwise

from graph.analyses.projection import Projection
from graph.analyses.tracing.search.chain_builder import chain_of
from graph.analyses.tracing.search.chain_search import ChainSearch, Path
from graph.analyses.tracing.search.hops import hops_up
from graph.analyses.tracing.search.targets import Targets
from graph.analyses.tracing.search.walkable_graph import GraphOnDay, graph_on_day, walkable_graph_of
from graph.analyses.tracing.verdict import Chain
from graph.errors import UnknownIdError
from graph.model.dates import as_of_day
from graph.model.records import Entity, Kind, TieType
from graph.support.language import N_
from graph.support.settings import settings

_TRADE_TYPES = frozenset({TieType.SELLS_ON, TieType.SELLS, TieType.OF_BRAND})
_MOST_CHAINS = 20
_UNWALKED_KINDS = frozenset({Kind.BRAND, Kind.PRODUCT})


class GapKind(StrEnum):
    """Reason why no chain lies between two parties."""

    ONE_PARTY = "one party"
    COMMON_OWNER = "common owner"
    NOT_WALKED = "not walked"
    NO_TIES = "no ties"
    TRADE_ALONE = "trade alone"
    TOO_WEAK = "too weak"


@dataclass(frozen=True, slots=True)
class Gap:
    """Reason why there is no chain, with the parties that show it: owners of both, or the way."""

    kind: GapKind
    parties: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class ChainsBetween:
    """Chains between two parties on a day (``as_of``, ISO).

    ``chains`` are ranked and run in either direction, each from what is held to its holder.
    ``chain_count`` counts them before the limit. Where there is no chain, ``common_owners`` are the
    parties that operate, own or control both, and ``gap`` gives the reason; else it is None.
    """

    one: Entity
    other: Entity
    as_of: str
    chains: tuple[Chain, ...]
    _: KW_ONLY
    chain_count: int
    gap: Gap | None


def find_chains_between(
    graph: Projection, one: str, other: str, as_of: str | None = None
) -> ChainsBetween:
    """Return the chains between two parties on a day (today by default), strongest first.

    Raises:
        UnknownIdError: one of the ids is unknown.
        DateError: ``as_of`` is not a valid date.
    """
    ground = walkable_graph_of(graph)
    for ident in (one, other):
        if ident not in ground.entities:
            raise UnknownIdError(
                N_("The store has nothing under {id!r}; search for its name first."), id=ident
            )
    day = graph_on_day(ground, as_of_day(as_of))
    ranked = sorted(_paths_with_chains(day, one, other), key=lambda pair: pair[0].rank)
    chains = tuple(chain for _path, chain in _distinct_chains(ranked))
    above = () if chains else _common_owners(day, one, other)
    return ChainsBetween(
        one=ground.entities[one],
        other=ground.entities[other],
        as_of=day.day.isoformat(),
        chains=chains[:_MOST_CHAINS],
        chain_count=len(chains),
        gap=None if chains else _explain_gap(day, one, other, above),
    )


def _paths_with_chains(day: GraphOnDay, one: str, other: str) -> Iterator[tuple[Path, Chain]]:
    """Yield the paths from either party to the other with their chains."""
    # A chain runs only from what is held to its holder, so each party may be its start.
    for start, end in ((one, other), (other, one)):
        node = day.ground.matches.representative_of(end)
        if node == day.ground.matches.representative_of(start):
            return
        targets = Targets((), {node: ()}, frozenset({node}), {node: end})
        search = ChainSearch(day, targets, settings().mass_tenants, through_mass=True)
        for path in search.paths(start):
            yield path, chain_of(day, targets, path, start)


def _distinct_chains(ranked: list[tuple[Path, Chain]]) -> Iterator[tuple[Path, Chain]]:
    """Yield the best of each sequence of parties, which is the same walked from either end."""
    passed: set[tuple[str, ...]] = set()
    for path, chain in ranked:
        if path.nodes not in passed:
            passed |= {path.nodes, path.nodes[::-1]}
            yield path, chain


def _common_owners(day: GraphOnDay, one: str, other: str) -> tuple[Entity, ...]:
    """Return the parties that operate, own or control both, directly or through others."""
    up = [
        _parties_above(day, day.ground.matches.representative_of(ident)) for ident in (one, other)
    ]
    return tuple(day.ground.entities[n] for n in sorted(up[0] & up[1]))


def _parties_above(day: GraphOnDay, node: str) -> set[str]:
    found: set[str] = set()
    queue = [node]
    while queue:
        for step in hops_up(day, queue.pop()):
            if step.there not in found:
                found.add(step.there)
                queue.append(step.there)
    return found


def _explain_gap(day: GraphOnDay, one: str, other: str, above: tuple[Entity, ...]) -> Gap:
    """Return why there is no chain, with the parties that join the two nevertheless."""
    ground = day.ground
    ends = (ground.entities[one], ground.entities[other])
    nodes = (ground.matches.representative_of(one), ground.matches.representative_of(other))
    if nodes[0] == nodes[1]:
        return Gap(GapKind.ONE_PARTY, ends)
    if above:
        return Gap(GapKind.COMMON_OWNER, above)
    unwalked = tuple(e for e in ends if e.kind in _UNWALKED_KINDS)
    if unwalked:
        return Gap(GapKind.NOT_WALKED, unwalked[:1])
    way = _shortest_way(day, *nodes)
    if not way:
        return Gap(GapKind.NO_TIES, ends)
    kind = GapKind.TRADE_ALONE if _has_trade_hop(day, way) else GapKind.TOO_WEAK
    return Gap(kind, tuple(ground.entities[n] for n in way))


def _shortest_way(day: GraphOnDay, one: str, other: str) -> tuple[str, ...]:
    """Return the shortest way by ties of any kind in either direction; empty if there is none."""
    came: dict[str, str] = {one: ""}
    queue = [one]
    for here in queue:
        if here == other:
            return _way_back(came, other)
        ends = {*(p.start for p in day.ties_into(here)), *(p.end for p in day.ties_out_of(here))}
        for there in sorted(ends - came.keys()):
            came[there] = here
            queue.append(there)
    return ()


def _way_back(came: Mapping[str, str], end: str) -> tuple[str, ...]:
    way = [end]
    while came[way[-1]]:
        way.append(came[way[-1]])
    return tuple(way[::-1])


def _has_trade_hop(day: GraphOnDay, way: tuple[str, ...]) -> bool:
    """Whether some step of a way consists of trade alone."""
    for here, there in pairwise(way):
        types = {p.tie.type for p in day.ties_into(here) if p.start == there}
        types |= {p.tie.type for p in day.ties_out_of(here) if p.end == there}
        if types <= _TRADE_TYPES:
            return True
    return False
