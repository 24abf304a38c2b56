"""Partial read of a large store: only what the traces of some storefronts can reach.

A chain has at most two weak steps, so it is walked from both of its ends: from the storefront up to
one weak step, and from every possible target down to all that it owns. Where the storefront's side
shares a party with a crowd, the targets' side walks one weak step too. The crowd itself is not
walked: its members on a chain are met from the other side. All that lies on a way between both ends
is then read in full, and the crowds on it are counted.
"""

from collections.abc import Callable, Iterable, Set

from graph.analyses.projection import Projection
from graph.analyses.tracing.known_levels import WeakStepLevels, link_ways, meeting_parties
from graph.analyses.tracing.loaded_part import LoadedPart
from graph.analyses.tracing.search.chain_search import MOST_WEAK_STEPS
from graph.analyses.tracing.search.targets import possible_targets
from graph.model.links import Link, TraceReader
from graph.support.settings import settings

CrowdChoice = Callable[[Set[str]], Set[str]]
"""Returns those of some crowds that are to be walked too."""


def every_crowd(crowds: Set[str]) -> Set[str]:
    """Choose all crowds."""
    return crowds


def load_trace_projection(
    reads: TraceReader,
    storefront: str,
    named: Iterable[str] = (),
    choose: CrowdChoice = every_crowd,
) -> Projection:
    """Return the part of a store that decides a trace: its answers equal those of the whole.

    Chains through crowds that ``choose`` leaves out are not in it; they decide nothing.
    """
    part, on_chains = load_trace_part(reads, [storefront], named, choose)
    return part.projection(on_chains)


def load_trace_part(
    reads: TraceReader,
    storefronts: Iterable[str],
    named: Iterable[str] = (),
    choose: CrowdChoice = every_crowd,
) -> tuple[LoadedPart, set[str]]:
    """Return the part that decides the traces of some storefronts, and the parties on chains."""
    most, targets = settings().mass_tenants, set(named)
    part = LoadedPart(reads, most)
    start = part.read_sellers(storefronts)
    platforms = part.platforms_of(start)
    part.read_above({*start, *platforms, *targets})
    wanted = part.entries_of(targets or possible_targets(part.walkable_graph(), platforms))
    walk = TwoSidedWalk(reads, start, wanted, most)
    walk.finish(choose)
    on_chains = walk.parties_on_chains()
    part.read_above({*on_chains, *walk.storefront_neighbours()})
    return part, on_chains


class TwoSidedWalk:
    """Walk from both ends, over links alone and not the statements behind them."""

    def __init__(
        self, reads: TraceReader, start: Iterable[str], targets: Iterable[str], most: int
    ) -> None:
        self._reads, self._most = reads, most
        self._forward = WeakStepLevels(start, backwards=False)
        self._backward = WeakStepLevels(targets, backwards=True)
        self._walked: set[str] = set()
        self._matched: set[str] = set()
        self._crowds: dict[str, int] = {}

    def finish(self, choose: CrowdChoice = every_crowd) -> None:
        """Walk as far as a chain may lead."""
        self.pass_no_crowd()
        left = self._forward.parties_within(0, 1) & self._crowds.keys()
        if left:
            self._walk_weak_steps(1)
            reached = self._backward.parties_within(0, 0) & self._crowds.keys()
            self._open_crowds(choose(self._smallest_crowds(left, reached)))

    def pass_no_crowd(self) -> None:
        """Walk as far as a chain may lead that passes no crowd, as that of a verdict."""
        self._walk_weak_steps(0)

    def parties_on_chains(self) -> set[str]:
        """Return the parties that may be on a chain."""
        return meeting_parties(self._forward, self._backward, MOST_WEAK_STEPS)

    def least_weak_steps(self) -> int | None:
        """Return the least weak steps of a chain between both ends; None where there is none."""
        steps = range(MOST_WEAK_STEPS + 1)
        return next((n for n in steps if meeting_parties(self._forward, self._backward, n)), None)

    def storefront_neighbours(self) -> set[str]:
        """Return the parties that the storefront and its seller are tied to.

        A verdict needs them, on a chain or not, to say what was looked at.
        """
        return self._forward.parties_within(1, 1) & self._walked

    def _walk_weak_steps(self, backward: int) -> None:
        """Walk one weak step from the storefront, and ``backward`` from the targets.

        Two shared parties, one reached from each side, may be one party under two ids. So the
        accepted matches of shared parties are read too.
        """
        while True:
            ahead = self._forward.parties_within(1, 1) | self._backward.parties_within(
                backward, backward - 1
            )
            shared = self._forward.parties_within(-1, 2) | self._backward.parties_within(
                -1, backward
            )
            if more := ahead - self._walked:
                found = self._reads.links(more, self._most)
                self._walked |= more
                self._crowds |= found.crowds
                self._add_links(found.links)
            elif more := shared - self._walked - self._matched:
                self._matched |= more
                self._add_links(self._reads.accepted(more))
            else:
                return

    def _add_links(self, links: Iterable[Link]) -> None:
        ways = [way for link in links for way in link_ways(link)]
        self._forward.add_ways(ways)
        self._backward.add_ways(ways)

    def _open_crowds(self, crowds: Set[str]) -> None:
        """Walk some crowds too: a member of two crowds is met from neither side."""
        if crowds:
            self._add_links(self._reads.links(crowds, None).links)
            self._walk_weak_steps(1)

    def _smallest_crowds(self, left: set[str], reached: set[str]) -> set[str]:
        """Return the crowds to open so that of any two, one from each side, one is open."""
        every = left | reached
        largest = max(every, key=lambda i: (self._crowds[i], i))
        ways = (left, reached, every - {largest})
        return min(ways, key=lambda way: sum(self._crowds[i] for i in way))
