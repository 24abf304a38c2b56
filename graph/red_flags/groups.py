"""Who stands above whom on the day by ownership of more than half or by control."""

from collections.abc import Mapping

from graph.analyses.tracing.ground import Day
from graph.analyses.tracing.steps import upward
from graph.analyses.tracing.targets import find_targets, platforms_of
from graph.analyses.tracing.verdict import Strength
from graph.model import Tie

Way = tuple[Tie, ...]
_FIRM = frozenset({Strength.OWNED, Strength.CONTROLLED})


class Groups:
    """The ways up from parties, each worked out once.

    A way counts only where every hop would be called owned or controlled in a verdict.
    """

    def __init__(self, day: Day) -> None:
        self._day = day
        self._above: dict[str, Mapping[str, Way]] = {}
        self._sides: dict[tuple[str, ...], Mapping[str, Way]] = {}

    def above(self, node: str) -> Mapping[str, Way]:
        """Return all that own or control a party, each with the ties of the shortest way."""
        if node not in self._above:
            found: dict[str, Way] = {}
            queue: list[tuple[str, Way]] = [(node, ())]
            while queue:
                here, way = queue.pop(0)
                for step in upward(self._day, here):
                    if step.strength in _FIRM and step.there not in found and step.there != node:
                        found[step.there] = (*way, step.tie)
                        queue.append((step.there, found[step.there]))
            self._above[node] = found
        return self._above[node]

    def side(self, storefront: str) -> Mapping[str, Way]:
        """Return the operators of a storefront's platforms and those above, with the way up."""
        platforms = platforms_of(self._day, storefront)
        if platforms not in self._sides:
            legs = find_targets(self._day, storefront, None).legs
            self._sides[platforms] = {t: tuple(s.tie for s in leg) for t, leg in legs.items()}
        return self._sides[platforms]

    def way_to_side(self, party: str, storefront: str) -> tuple[str, Way] | None:
        """Return whom on the platform's side a party belongs to, and by which ties."""
        side = self.side(storefront)
        if party in side:
            return party, side[party]
        above = self.above(party)
        target = next((t for t in above if t in side), None)
        return (target, (*above[target], *side[target])) if target else None

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
