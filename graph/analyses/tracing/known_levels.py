"""Least weak steps to or from some parties, kept up to date as more of a store is read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.analyses.tracing.search.hop_bounds import tie_ways
from graph.model.links import Link

# A party, and whether it was entered as something shared.
PartyPlace = tuple[str, bool]
# From a place, to a place, weak steps.
LinkWay = tuple[PartyPlace, PartyPlace, int]


class WeakStepLevels:
    """The least weak steps from some parties to each place, or backwards from it to them."""

    def __init__(self, starts: Iterable[str], *, backwards: bool) -> None:
        self.least: dict[PartyPlace, int] = {}
        self._backwards = backwards
        self._ahead: dict[PartyPlace, list[tuple[PartyPlace, int]]] = defaultdict(list)
        for start in starts:
            self._spread_cost((start, False), 0)
            self._spread_cost((start, True), 0)

    def add_ways(self, ways: Iterable[LinkWay]) -> None:
        """Take more ways to walk into account."""
        for tail, head, weak in ways:
            here, there = (head, tail) if self._backwards else (tail, head)
            self._ahead[here].append((there, weak))
            if here in self.least:
                self._spread_cost(there, self.least[here] + weak)

    def _spread_cost(self, place: PartyPlace, cost: int) -> None:
        queue = [(place, cost)]
        while queue:
            here, spent = queue.pop()
            # A link read later may lower a known cost; only then does it spread further.
            if spent < self.least.get(here, spent + 1):
                self.least[here] = spent
                queue += [(there, spent + weak) for there, weak in self._ahead[here]]

    def parties_within(self, most: int, most_entered: int) -> set[str]:
        """Return the parties reached within some weak steps, or entered within some."""
        return {i for (i, entered), n in self.least.items() if n <= (most, most_entered)[entered]}


def meeting_parties(forward: WeakStepLevels, backward: WeakStepLevels, most: int) -> set[str]:
    """Return the parties through which a chain of at most so many weak steps may lead."""
    least = forward.least
    return {p[0] for p, n in backward.least.items() if n + least.get(p, most + 1) <= most}


def link_ways(link: Link) -> Iterator[LinkWay]:
    """Yield each way to walk a link with its cost in weak steps, which is 0 within one party.

    An accepted match counts even if a later judgement overruled it: then more is walked than
    needed, but nothing is missed.
    """
    for a, b in ((link.start, link.end), (link.end, link.start)) if link.accepted else ():
        yield from (((a, entered), (b, entered), 0) for entered in (False, True))
    kinds = link.start_kind, link.end_kind
    for a, b, s, t, weak in tie_ways(link.type, link.start, link.end, *kinds):
        yield (a, bool(s)), (b, bool(t)), weak
