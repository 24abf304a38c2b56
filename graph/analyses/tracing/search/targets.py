"""Targets of a trace: the operators of the storefront's platforms, and the parties above them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from graph.analyses.stakes import SHARES, interest_of
from graph.analyses.tie_strength import QUARTER, reaches_quarter
from graph.analyses.tracing.search.hops import STANDINGS, Hop, hops_up
from graph.analyses.tracing.search.walkable_graph import GraphOnDay, WalkableGraph
from graph.model.records import UPWARD, Tie, TieType

Leg = tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets, each with the hops from a platform to it (none for one that is only named).

    ``platforms`` are those the storefront sells on; ``top`` are the operators and the targets: they
    and all they own are the platform's side. ``ids`` gives the id under which each target was named
    or found.
    """

    platforms: tuple[str, ...]
    legs: Mapping[str, Leg]
    top: frozenset[str]
    ids: Mapping[str, str]

    def restrict_to(self, target: str) -> "Targets":
        """Return one of the targets alone, with the same platform's side."""
        return replace(self, legs={target: self.legs[target]})


def platforms_of(day: GraphOnDay, storefront: str) -> tuple[str, ...]:
    """Return the platforms a storefront sells on."""
    ties = day.ties_out_of(storefront)
    return tuple(sorted({p.end for p in ties if p.tie.type is TieType.SELLS_ON}))


def find_targets(day: GraphOnDay, storefront: str, named: Iterable[str] | None) -> Targets:
    """Return the targets of a storefront; named ones replace the usual ones."""
    platforms = platforms_of(day, storefront)
    usual = _legs_up(day, platforms, _is_target)
    if named is None:
        legs = usual
    else:
        reach = _legs_up(day, platforms, lambda _day, _step: True)
        legs = {
            t: reach.get(t, ()) for t in (day.ground.matches.representative_of(n) for n in named)
        }
    ids = {t: leg[-1].arrives_at if leg else t for t, leg in legs.items()}
    ids |= {
        day.ground.matches.representative_of(n): n
        for n in named or ()
        if not legs[day.ground.matches.representative_of(n)]
    }
    return Targets(platforms, legs, frozenset(usual.keys() | legs.keys()), ids)


def possible_targets(ground: WalkableGraph, platforms: Iterable[str]) -> set[str]:
    """Return every party that may be a target on some day: by control, or by at least a quarter.

    Days are ignored, so that the result has too many parties rather than too few.
    """
    possible: set[str] = set()
    queue = list(platforms)
    while queue:
        held: dict[str, list[Tie]] = defaultdict(list)
        for p in ground.by_end.get(queue.pop(), ()):
            if p.tie.type in UPWARD:
                held[p.start].append(p.tie)
        more = {holder for holder, ties in held.items() if _may_be_target(ties)} - possible
        possible |= more
        queue += more
    return possible


def _may_be_target(ties: Iterable[Tie]) -> bool:
    low = Fraction(0)
    for tie in ties:
        if tie.type is not TieType.OWNS or interest_of(tie) != SHARES or tie.share is None:
            return True
        low += tie.share.min
    return low >= QUARTER


def _is_target(day: GraphOnDay, step: Hop) -> bool:
    if step.stake is None or step.outvotes:
        return True
    return reaches_quarter(step.stake, alone=day.is_sole_shareholder(step.there, step.here))


def _legs_up(
    day: GraphOnDay, platforms: Iterable[str], counts: Callable[[GraphOnDay, Hop], bool]
) -> dict[str, Leg]:
    """Return the best way up from the platforms to each party: best sourced, then shortest."""
    best: dict[str, Leg] = {}
    queue: list[tuple[str, Leg]] = [(p, ()) for p in platforms]
    while queue:
        node, leg = queue.pop(0)
        passed = {s.here for s in leg}
        for step in hops_up(day, node):
            longer = (*leg, step)
            if step.there in passed or not counts(day, step):
                continue
            if step.there not in best or _leg_rank(longer) < _leg_rank(best[step.there]):
                best[step.there] = longer
                queue.append((step.there, longer))
    return best


def _leg_rank(leg: Leg) -> tuple[int, int, tuple[str, ...]]:
    return max(STANDINGS.index(s.standing) for s in leg), len(leg), tuple(s.tie.id for s in leg)


def is_below(ground: WalkableGraph, node: str, top: frozenset[str]) -> bool:
    """Whether an entity is among the top or below it by any holding, at any time."""
    reached, queue = {node}, [node]
    while queue:
        here = queue.pop()
        if here in top:
            return True
        for p in ground.by_end.get(here, ()):
            nothing = p.tie.share is not None and p.tie.share.max == 0
            if p.tie.type in UPWARD and not nothing and p.start not in reached:
                reached.add(p.start)
                queue.append(p.start)
    return False
