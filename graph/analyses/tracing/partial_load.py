"""Read from a large store only what the trace of one storefront can come upon.

A chain has two weak steps at most, so it is walked from both of its ends: from the storefront as
far as one, and from whoever may be a target down to all they own; where the storefront's side
shares a party with very many, one step from the targets' side too. The crowd of such a party is
not walked: who of it is on a chain is met from the other side. What lies on a way from one end to
the other is then read whole, and crowds on it are counted.
"""

from collections.abc import Iterable

from graph.analyses.projection import Projection
from graph.analyses.tracing.known_levels import Levels, met
from graph.analyses.tracing.loaded_part import Part
from graph.analyses.tracing.search.chain_search import MOST_WEAK_STEPS
from graph.analyses.tracing.search.targets import possible_targets
from graph.model.links import Link, Reader
from graph.support.settings import settings


def project_around(store: Reader, storefront: str, named: Iterable[str] = ()) -> Projection:
    """Return the part of a store that decides a trace: its answers are those of the whole."""
    most, targets = settings().mass_tenants, set(named)
    part = Part(store, most)
    start = part.read_seller(storefront)
    platforms = part.platforms_of(start)
    part.read_above({*start, *platforms, *targets})
    wanted = part.entries(targets or possible_targets(part.ground(), platforms))
    walk = Walk(store, start, wanted, most)
    walk.finish()
    on_chains = walk.met()
    part.read_above({*on_chains, *walk.beside()})
    return part.projection(on_chains)


class Walk:
    """A walk from both ends, over the ties and not what is stated in them."""

    def __init__(
        self, store: Reader, start: Iterable[str], targets: Iterable[str], most: int
    ) -> None:
        self._store, self._most = store, most
        self._forward = Levels(start, backwards=False)
        self._backward = Levels(targets, backwards=True)
        self._walked: set[str] = set()
        self._matched: set[str] = set()
        self._crowds: dict[str, int] = {}

    def finish(self) -> None:
        """Walk as far as a chain may lead."""
        self._walk(0)
        left = self._forward.within(0, 1) & self._crowds.keys()
        if left:
            self._walk(1)
            reached = self._backward.within(0, 0) & self._crowds.keys()
            self._open(self._fewest(left, reached))

    def met(self) -> set[str]:
        """Return who may be on a chain."""
        return met(self._forward, self._backward, MOST_WEAK_STEPS)

    def beside(self) -> set[str]:
        """Return who the storefront and its seller are tied to: it is told what was looked at."""
        return self._forward.within(1, 1) & self._walked

    def _walk(self, backward: int) -> None:
        """Walk one weak step from the storefront, and ``backward`` from the targets.

        Where both sides come to what is shared, it may be one party under two ids.
        """
        while True:
            ahead = self._forward.within(1, 1) | self._backward.within(backward, backward - 1)
            shared = self._forward.within(-1, 2) | self._backward.within(-1, backward)
            if more := ahead - self._walked:
                found = self._store.links(more, self._most)
                self._walked |= more
                self._crowds |= found.crowds
                self._add(found.links)
            elif more := shared - self._walked - self._matched:
                self._matched |= more
                self._add(self._store.accepted(more))
            else:
                return

    def _add(self, links: Iterable[Link]) -> None:
        self._forward.add(links)
        self._backward.add(links)

    def _open(self, crowds: set[str]) -> None:
        """Walk crowds too: one who is in two of them is on neither side."""
        if crowds:
            self._add(self._store.links(crowds, None).links)
            self._walk(1)

    def _fewest(self, left: set[str], reached: set[str]) -> set[str]:
        """Return the crowds to open so that of every two, one of either side, one is open."""
        every = left | reached
        largest = max(every, key=lambda i: (self._crowds[i], i))
        ways = (left, reached, every - {largest})
        return min(ways, key=lambda way: sum(self._crowds[i] for i in way))
