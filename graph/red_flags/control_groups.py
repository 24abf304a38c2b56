"""Groups on the day: parties that more than half of the shares or control put together."""

from collections.abc import Mapping

from graph.analyses.strength import ABOVE
from graph.analyses.tracing.search.hops import upward
from graph.analyses.tracing.search.targets import platforms_of
from graph.analyses.tracing.search.walkable_graph import Day
from graph.model.records import Tie

Way = tuple[Tie, ...]


class Groups:
    """The ways up from parties, each worked out once.

    A way counts only where every hop would be called owned or controlled in a verdict.
    """

    def __init__(self, day: Day) -> None:
        self._day = day
        self._above: dict[str, Mapping[str, Way]] = {}
        self._heads: dict[tuple[str, ...], Mapping[str, Way]] = {}

    def above(self, node: str) -> Mapping[str, Way]:
        """Return all that own or control a party, each with the ties of the shortest way."""
        if node not in self._above:
            found: dict[str, Way] = {}
            queue: list[tuple[str, Way]] = [(node, ())]
            while queue:
                here, way = queue.pop(0)
                for step in upward(self._day, here):
                    if step.strength in ABOVE and step.there not in found and step.there != node:
                        found[step.there] = (*way, step.tie)
                        queue.append((step.there, found[step.there]))
            self._above[node] = found
        return self._above[node]

    def operators(self, storefront: str) -> frozenset[str]:
        """Return the operators of a storefront's platforms."""
        return frozenset(
            step.there
            for platform in platforms_of(self._day, storefront)
            for step in upward(self._day, platform)
        )

    def heads(self, storefront: str) -> Mapping[str, Way]:
        """Return the operators of a storefront's platforms and those that own or control them.

        Each comes with the ties from the platform up. A trace also looks for those who hold a
        quarter of an operator; they do not head its group.
        """
        platforms = platforms_of(self._day, storefront)
        if platforms not in self._heads:
            found: dict[str, Way] = {}
            for platform in platforms:
                for step in upward(self._day, platform):
                    found.setdefault(step.there, (step.tie,))
                    for head, way in self.above(step.there).items():
                        found.setdefault(head, (step.tie, *way))
            self._heads[platforms] = found
        return self._heads[platforms]

    def way_to_head(self, party: str, storefront: str) -> Way | None:
        """Return the ties that put a party into the group of a storefront's platform."""
        heads = self.heads(storefront)
        if party in heads:
            return heads[party]
        above = self.above(party)
        head = next((a for a in above if a in heads), None)
        return (*above[head], *heads[head]) if head else None

    def together(self, one: str, other: str) -> Way | None:
        """Return the ties that put two parties into one group; None where none are stated."""
        if one == other:
            return ()
        left, right = self.above(one), self.above(other)
        if other in left:
            return left[other]
        if one in right:
            return right[one]
        common = next((a for a in left if a in right), None)
        return (*left[common], *right[common]) if common else None
