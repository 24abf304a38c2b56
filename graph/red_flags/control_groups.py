"""Groups on a day: parties joined by more than half of the shares, or by control."""

from collections.abc import Mapping

from graph.analyses.strength_scale import CONTROL_STRENGTHS
from graph.analyses.tracing.search.hops import hops_up
from graph.analyses.tracing.search.targets import platforms_of
from graph.analyses.tracing.search.walkable_graph import GraphOnDay
from graph.model.records import Tie

TieWay = tuple[Tie, ...]


class ControlGroups:
    """The ways up from parties, each computed once.

    A way counts only where every hop would be called owned or controlled in a verdict.
    """

    def __init__(self, day: GraphOnDay) -> None:
        self._day = day
        self._above: dict[str, Mapping[str, TieWay]] = {}
        self._heads: dict[tuple[str, ...], Mapping[str, TieWay]] = {}

    def ways_above(self, node: str) -> Mapping[str, TieWay]:
        """Return all that own or control a party, each with the ties of the shortest way."""
        if node not in self._above:
            ways: dict[str, TieWay] = {}
            queue: list[tuple[str, TieWay]] = [(node, ())]
            while queue:
                here, way = queue.pop(0)
                for step in hops_up(self._day, here):
                    if (
                        step.strength in CONTROL_STRENGTHS
                        and step.there not in ways
                        and step.there != node
                    ):
                        ways[step.there] = (*way, step.tie)
                        queue.append((step.there, ways[step.there]))
            self._above[node] = ways
        return self._above[node]

    def operators(self, storefront: str) -> frozenset[str]:
        """Return the operators of a storefront's platforms."""
        return frozenset(
            step.there
            for platform in platforms_of(self._day, storefront)
            for step in hops_up(self._day, platform)
        )

    def heads(self, storefront: str) -> Mapping[str, TieWay]:
        """Return the operators of a storefront's platforms and those that own or control them.

        Each comes with the ties from the platform up. A trace also looks for those who hold a
        quarter of an operator; they do not head its group.
        """
        platforms = platforms_of(self._day, storefront)
        if platforms not in self._heads:
            ways: dict[str, TieWay] = {}
            for platform in platforms:
                for step in hops_up(self._day, platform):
                    ways.setdefault(step.there, (step.tie,))
                    for head, way in self.ways_above(step.there).items():
                        ways.setdefault(head, (step.tie, *way))
            self._heads[platforms] = ways
        return self._heads[platforms]

    def way_to_head(self, party: str, storefront: str) -> TieWay | None:
        """Return the ties that put a party into the group of a storefront's platform."""
        heads = self.heads(storefront)
        if party in heads:
            return heads[party]
        above = self.ways_above(party)
        head = next((a for a in above if a in heads), None)
        return (*above[head], *heads[head]) if head else None

    def joining_ties(self, one: str, other: str) -> TieWay | None:
        """Return the ties that put two parties into one group; None where none are stated."""
        if one == other:
            return ()
        left, right = self.ways_above(one), self.ways_above(other)
        if other in left:
            return left[other]
        if one in right:
            return right[one]
        common = next((a for a in left if a in right), None)
        return (*left[common], *right[common]) if common else None
