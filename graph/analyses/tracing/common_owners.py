"""Nearest parties above two others, each with the best chain from either of the two to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.analyses.projection import Projection
from graph.analyses.strength_scale import ChainStanding, Strength
from graph.analyses.tracing.chains_between import ChainsBetween, GapKind, find_chains_between
from graph.analyses.tracing.verdict import Chain
from graph.model.records import Entity, TieType

_HOLDINGS = frozenset({Strength.OWNED, Strength.CONTROLLED, Strength.PART_OWNED})


@dataclass(frozen=True, slots=True)
class CommonOwner:
    """A party above two others, and the best chain from each of the two to it."""

    party: Entity
    legs: tuple[Chain, Chain]

    @property
    def length(self) -> int:
        """Number of hops of both legs."""
        return sum(len(leg.hops) for leg in self.legs)

    @property
    def strengths(self) -> frozenset[Strength]:
        """Strengths of the legs."""
        return frozenset(leg.strength for leg in self.legs)

    @property
    def standing(self) -> ChainStanding:
        """Weakest standing of the legs."""
        order = list(ChainStanding)
        return max((leg.standing for leg in self.legs), key=order.index)

    @property
    def operates(self) -> tuple[bool, bool]:
        """Of each leg, whether it says that the party runs the end, and nothing of ownership."""
        one, other = (all(h.tie.type is TieType.OPERATES for h in leg.hops) for leg in self.legs)
        return one, other

    @property
    def has_unstated_share(self) -> bool:
        """Whether a holding of a leg has no stated share."""
        hops = (h for leg in self.legs for h in leg.hops)
        return any(h.tie.type is TieType.OWNS and h.tie.share is None for h in hops)


def find_common_owners(graph: Projection, between: ChainsBetween) -> tuple[CommonOwner, ...]:
    """Return the nearest common owners of two parties between which no chain was found.

    A party above one that is already common to both is left out: it adds nothing.
    """
    if between.gap is None or between.gap.kind is not GapKind.COMMON_OWNER:
        return ()
    found = [o for p in between.gap.parties if (o := _common_owner(graph, between, p))]
    return tuple(o for o in found if not _is_above_another(o, found))


def _common_owner(graph: Projection, between: ChainsBetween, party: Entity) -> CommonOwner | None:
    legs = [_leg(graph, end, party, between.as_of) for end in (between.one, between.other)]
    return CommonOwner(party, (legs[0], legs[1])) if legs[0] and legs[1] else None


def _leg(graph: Projection, start: Entity, party: Entity, as_of: str) -> Chain | None:
    """Return the best chain of holdings from a party up to another."""
    chains = find_chains_between(graph, start.id, party.id, as_of).chains
    upward = (c for c in chains if c.strength in _HOLDINGS and c.hops[0].here.id == start.id)
    return next(upward, None)


def _is_above_another(owner: CommonOwner, found: Sequence[CommonOwner]) -> bool:
    on_the_way = {h.there.id for leg in owner.legs for h in leg.hops} - {owner.party.id}
    return any(o.party.id in on_the_way and o.length < owner.length for o in found)
