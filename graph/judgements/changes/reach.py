"""Storefronts whose verdict the entries of a group may decide, found without reading them."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.analyses.tracing.known_levels import WeakStepLevels, link_ways
from graph.analyses.tracing.loaded_part import LoadedPart
from graph.analyses.tracing.partial_load import TwoSidedWalk
from graph.analyses.tracing.search.chain_search import MOST_WEAK_STEPS
from graph.analyses.tracing.search.targets import possible_targets
from graph.model.links import Link, TraceReader
from graph.model.records import UPWARD, Kind
from graph.support.settings import settings

MOST_WALKED = 4_000


@dataclass(frozen=True, slots=True)
class Reach:
    """Storefronts in reach of some entries, the nearest first.

    ``complete`` is False where the walk to them was cut, since very much lies around the entries.
    """

    storefronts: tuple[str, ...]
    complete: bool


def find_reach(reads: TraceReader, entries: Iterable[str]) -> Reach:
    """Return the storefronts from which a chain may pass one of the entries to a target.

    Where an entry is above a platform, it is a target itself, and so are all the platform's
    storefronts in reach. No verdict passes a crowd; those a little over the limit are passed here,
    since matches may make them smaller.
    """
    wanted, most = set(entries), 2 * settings().mass_tenants
    part, platforms = LoadedPart(reads, settings().mass_tenants), reads.platforms()
    part.read_above({*platforms, *wanted})
    ground = part.walkable_graph()
    walk = TwoSidedWalk(reads, wanted, part.entries_of(possible_targets(ground, platforms)), most)
    walk.pass_no_crowd()
    spent = walk.least_weak_steps()
    below = _platforms_below(part, wanted)
    if spent is None and not below:
        return Reach((), complete=True)
    back = _BackwardWalk(reads, wanted, most, MOST_WEAK_STEPS - (spent or 0))
    back.finish()
    return Reach(tuple(dict.fromkeys([*back.storefronts(), *reads.sold_on(below)])), back.complete)


def _platforms_below(part: LoadedPart, entries: Iterable[str]) -> set[str]:
    """Return the platforms that some entries are, operate, or are above, on any day."""
    ground = part.walkable_graph()
    of = ground.matches.representative_of
    below = {of(e) for e in entries if of(e) in ground.entities}
    queue = list(below)
    while queue:
        for placed in ground.by_start.get(queue.pop(), ()):
            if placed.tie.type in UPWARD and placed.end not in below:
                below.add(placed.end)
                queue.append(placed.end)
    return {e.id for e in ground.entities.values() if e.kind is Kind.PLATFORM and of(e.id) in below}


class _BackwardWalk:
    """Walk from some entries to the storefronts that reach them, over links alone."""

    def __init__(
        self, reads: TraceReader, entries: Iterable[str], most: int, weak_steps: int
    ) -> None:
        self._reads, self._most, self._weak_steps = reads, most, weak_steps
        self._levels = WeakStepLevels(entries, backwards=True)
        self._kinds: dict[str, Kind] = {}
        self._walked: set[str] = set()
        self.complete = True

    def finish(self) -> None:
        """Walk all that lies within the weak steps, up to ``MOST_WALKED`` parties."""
        steps = self._weak_steps
        while more := self._levels.parties_within(steps, steps - 1) - self._walked:
            if len(self._walked) + len(more) > MOST_WALKED:
                self.complete = False
                return
            self._add_links(self._reads.links(more, self._most).links)
            self._walked |= more

    def storefronts(self) -> tuple[str, ...]:
        """Return the storefronts found, by their least weak steps and then by id."""
        least: dict[str, int] = {}
        for (party, _entered), steps in self._levels.least.items():
            if self._kinds.get(party) is Kind.STOREFRONT and steps <= self._weak_steps:
                least[party] = min(steps, least.get(party, steps))
        return tuple(sorted(least, key=lambda party: (least[party], party)))

    def _add_links(self, links: Iterable[Link]) -> None:
        for link in links:
            self._kinds |= {link.start: link.start_kind, link.end: link.end_kind}
        self._levels.add_ways(way for link in links for way in link_ways(link))
