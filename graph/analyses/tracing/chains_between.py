"""Ranked chains between any two parties, by the rules of a trace; and why there is none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from graph.analyses.projection import Projection
from graph.analyses.tracing.search.chain_builder import chain_of
from graph.analyses.tracing.search.chain_search import Path, Search
from graph.analyses.tracing.search.hops import upward
from graph.analyses.tracing.search.targets import Targets
from graph.analyses.tracing.search.walkable_graph import Day, ground_of, on_day
from graph.analyses.tracing.verdict import Chain
from graph.errors import UnknownIdError
from graph.model.dates import as_of_day
from graph.model.records import Entity, Kind, TieType
from graph.support.language import N_
from graph.support.settings import settings

_PLAIN = frozenset({TieType.SELLS_ON, TieType.SELLS, TieType.OF_BRAND})
_UNWALKED = frozenset({Kind.BRAND, Kind.PRODUCT})


class GapKind(StrEnum):
    """Why no chain lies between two parties."""

    ONE_PARTY = "one party"
    COMMON_OWNER = "common owner"
    NOT_WALKED = "not walked"
    NO_TIES = "no ties"
    TRADE_ALONE = "trade alone"
    TOO_WEAK = "too weak"


@dataclass(frozen=True, slots=True)
class Gap:
    """Why there is no chain, with the parties that show it: those above both, or the way."""

    kind: GapKind
    parties: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Between:
    """What lies between two parties on a day (``as_of``, ISO).

    ``chains`` are ranked, each from the one to the other or the other way round: a chain runs
    only from what is held to its holder. ``found`` counts them before the limit. ``above`` are
    parties that operate, own or control both. ``gap`` says why there is no chain, None where there
    is one.
    """

    one: Entity
    other: Entity
    as_of: str
    chains: tuple[Chain, ...]
    found: int
    above: tuple[Entity, ...]
    gap: Gap | None


def between(
    graph: Projection, one: str, other: str, as_of: str | None = None, limit: int = 20
) -> Between:
    """Return the chains between two parties on a day (today by default), strongest first.

    Raises:
        UnknownIdError: the graph has no party of one of the ids.
        DateError: ``as_of`` is no date.
    """
    ground = ground_of(graph)
    for ident in (one, other):
        if ident not in ground.entities:
            raise UnknownIdError(
                N_("The store has nothing under {id!r}; search for its name first."), id=ident
            )
    day = on_day(ground, as_of_day(as_of))
    ranked = sorted(_found(day, one, other), key=lambda pair: pair[0].rank)
    chains = tuple(chain for _path, chain in _distinct(ranked))
    above = () if chains else _above(day, one, other)
    return Between(
        ground.entities[one],
        ground.entities[other],
        day.day.isoformat(),
        chains[:limit],
        len(chains),
        above,
        None if chains else _gap(day, one, other, above),
    )


def _found(day: Day, one: str, other: str) -> Iterator[tuple[Path, Chain]]:
    """Yield the paths from either party to the other with their chains."""
    for start, end in ((one, other), (other, one)):
        node = day.ground.matches.of(end)
        if node == day.ground.matches.of(start):
            return
        targets = Targets((), {node: ()}, frozenset({node}), {node: end})
        search = Search(day, targets, settings().mass_tenants, through_mass=True)
        for path in search.paths(start):
            yield path, chain_of(day, targets, path, start)


def _distinct(ranked: list[tuple[Path, Chain]]) -> Iterator[tuple[Path, Chain]]:
    """Keep the best of each sequence of parties; it is the same walked from either end."""
    passed: set[tuple[str, ...]] = set()
    for path, chain in ranked:
        if path.nodes not in passed:
            passed |= {path.nodes, path.nodes[::-1]}
            yield path, chain


def _above(day: Day, one: str, other: str) -> tuple[Entity, ...]:
    """Return who operates, owns or controls both, directly or through others."""
    up = [_upward(day, day.ground.matches.of(ident)) for ident in (one, other)]
    return tuple(day.ground.entities[n] for n in sorted(up[0] & up[1]))


def _upward(day: Day, node: str) -> set[str]:
    found: set[str] = set()
    queue = [node]
    while queue:
        for step in upward(day, queue.pop()):
            if step.there not in found:
                found.add(step.there)
                queue.append(step.there)
    return found


def _gap(day: Day, one: str, other: str, above: tuple[Entity, ...]) -> Gap:
    """Say why there is no chain, with what joins the two all the same."""
    ground = day.ground
    ends = (ground.entities[one], ground.entities[other])
    nodes = (ground.matches.of(one), ground.matches.of(other))
    if nodes[0] == nodes[1]:
        return Gap(GapKind.ONE_PARTY, ends)
    if above:
        return Gap(GapKind.COMMON_OWNER, above)
    unwalked = tuple(e for e in ends if e.kind in _UNWALKED)
    if unwalked:
        return Gap(GapKind.NOT_WALKED, unwalked[:1])
    way = _way(day, *nodes)
    if not way:
        return Gap(GapKind.NO_TIES, ends)
    kind = GapKind.TRADE_ALONE if _trades(day, way) else GapKind.TOO_WEAK
    return Gap(kind, tuple(ground.entities[n] for n in way))


def _way(day: Day, one: str, other: str) -> tuple[str, ...]:
    """Return the shortest way by ties of any kind, from either end."""
    came: dict[str, str] = {one: ""}
    queue = [one]
    for here in queue:
        if here == other:
            return _back(came, other)
        ends = {*(p.start for p in day.into(here)), *(p.end for p in day.out_of(here))}
        for there in sorted(ends - came.keys()):
            came[there] = here
            queue.append(there)
    return ()


def _back(came: Mapping[str, str], end: str) -> tuple[str, ...]:
    way = [end]
    while came[way[-1]]:
        way.append(came[way[-1]])
    return tuple(way[::-1])


def _trades(day: Day, way: tuple[str, ...]) -> bool:
    """Whether some step of a way is made by trade alone."""
    for here, there in pairwise(way):
        types = {p.tie.type for p in day.into(here) if p.start == there}
        types |= {p.tie.type for p in day.out_of(here) if p.end == there}
        if types <= _PLAIN:
            return True
    return False
