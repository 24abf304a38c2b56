"""The hops a chain may take from one entity, each with what it says and what it costs."""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from enum import Enum

from graph.analyses.stakes import SHARES, VOTES, Stake, preference, stake_of
from graph.analyses.strength_scale import ChainStanding, Strength
from graph.analyses.tie_strength import (
    decisive_stake,
    stake_strength,
    type_strength,
    weaker_strength,
)
from graph.analyses.tracing.search.walkable_graph import (
    CONTACT_TYPES,
    PERSONNEL_TYPES,
    DatedTie,
    GraphOnDay,
    is_shipping_address,
)
from graph.model.records import OURS, REGISTERS, UPWARD, Kind, Standing, Tie, TieType

_CLOSED_KINDS = frozenset({Kind.BRAND, Kind.PRODUCT})
STRENGTHS = tuple(Strength)
STANDINGS = tuple(ChainStanding)


class HopKind(Enum):
    """What a hop does to the chain's count of weak steps.

    ``UP`` is operation, ownership or control. ``ENTER`` goes to what two parties may share (an
    officer, an address, a contact), ``LEAVE`` from it to the other party: together they are one
    step. ``LINK`` and ``SAME`` are a step by themselves.
    """

    UP = "up"
    ENTER = "enter"
    LEAVE = "leave"
    LINK = "link"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Hop:
    """One hop from ``here`` to ``there`` by one statement.

    ``forward`` says that the tie points the way it is walked. ``stake`` is set for holdings;
    ``outvotes`` says that the same holder has over half of the votes besides. ``shipping`` marks
    an address that is no hop to the platform's side.
    """

    here: str
    there: str
    kind: HopKind
    strength: Strength | None
    _: KW_ONLY
    standing: ChainStanding
    tie: Tie
    forward: bool
    stake: Stake | None = None
    outvotes: bool = False
    shipping: bool = False

    @property
    def leaves_from(self) -> str:
        """The id that the statement itself names at this end; others may be matched to it."""
        return self.tie.start if self.forward else self.tie.end

    @property
    def arrives_at(self) -> str:
        """The id that the statement itself names at the far end."""
        return self.tie.end if self.forward else self.tie.start


def standing_of(tie: Tie, *, platform_may_say: bool = False) -> ChainStanding:
    """Judge one statement; trader details shown by a platform count for who operates what."""
    if tie.standing in REGISTERS or (platform_may_say and tie.standing is Standing.PLATFORM):
        return ChainStanding.REGISTERED
    if tie.standing in OURS or (tie.type is TieType.SAME_AS and tie.standing is None):
        return ChainStanding.DERIVED
    return ChainStanding.REPORTED


def hops_up(day: GraphOnDay, node: str) -> Iterator[Hop]:
    """Yield the steps from ``node`` to those that operate, own or control it."""
    for p in day.ties_into(node):
        if p.start != node and p.tie.type in UPWARD and p.tie.type is not TieType.OWNS:
            strength = type_strength(p.tie)
            yield Hop(
                here=node,
                there=p.start,
                kind=HopKind.UP,
                strength=strength,
                standing=_standing(day, p),
                tie=p.tie,
                forward=False,
            )
    for holder, stakes in day.stakes_in(node).items():
        stake, votes = decisive_stake(stakes), stakes.get(VOTES)
        if stake is not None and holder != node:
            tie = stake.tie
            outvotes = votes is not None and votes.over_half
            strength = stake_strength(stake, alone=day.is_sole_shareholder(holder, node))
            standing = standing_of(tie)
            yield Hop(
                here=node,
                there=holder,
                kind=HopKind.UP,
                strength=strength,
                standing=standing,
                tie=tie,
                forward=False,
                stake=stake,
                outvotes=outvotes,
            )


def tie_strength(day: GraphOnDay, placed: DatedTie) -> Strength | None:
    """Judge one tie by all that is stated of it on a day; None where it says nothing of ownership.

    It is never stronger than the hop between its two parties in a trace of that day.
    """
    if placed.tie.type is not TieType.OWNS:
        return type_strength(placed.tie)
    alone = day.is_sole_shareholder(placed.start, placed.end)
    own = stake_of([placed.tie], day.ground.sources)
    hop = decisive_stake(day.stakes_in(placed.end).get(placed.start, {}))
    if own.is_zero or hop is None:
        return None
    return weaker_strength(stake_strength(own, alone=alone), stake_strength(hop, alone=alone))


def _standing(day: GraphOnDay, placed: DatedTie) -> ChainStanding:
    platform = placed.tie.type is TieType.OPERATES and day.ground.kind(placed.end) is Kind.PLATFORM
    return standing_of(placed.tie, platform_may_say=platform)


def hops_from(day: GraphOnDay, node: str, *, linked: bool) -> list[Hop]:
    """Return every hop from ``node``; ``linked`` says that the last hop was a LINKED_TO.

    A platform is entered by a LINKED_TO stated to it and left only to its operator; brands and
    products are never entered. Of several statements of one hop the preferred comes first.
    """
    if day.ground.kind(node) is Kind.PLATFORM:
        found = [s for s in hops_up(day, node) if linked and s.tie.type is TieType.OPERATES]
    else:
        found = [*hops_up(day, node), *_weak_hops(day, node)]
    found = [s for s in found if _is_open(day, s)]
    found.sort(key=lambda s: (s.there, preference(s.tie, day.ground.sources)))
    return found


class HopTable:
    """The hops of one graph on any of its days, each worked out once in a period of its entity.

    Most entities change seldom, so the days of past chains share nearly all of their hops.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, bool, int, bool], list[Hop]] = {}

    def hops_from(self, day: GraphOnDay, node: str, *, linked: bool) -> list[Hop]:
        """Return what ``hops_from`` gives for a day."""
        period = day.ground.period_at(node, day.day)
        key = node, linked, period, day.not_ended == day.day
        if key not in self._known:
            self._known[key] = hops_from(day, node, linked=linked)
        return self._known[key]


def _is_open(day: GraphOnDay, step: Hop) -> bool:
    kind = day.ground.kind(step.there)
    return kind not in _CLOSED_KINDS and (kind is not Kind.PLATFORM or step.kind is HopKind.LINK)


def _weak_hops(day: GraphOnDay, node: str) -> Iterator[Hop]:
    for p in day.ties_into(node):
        if p.start != node and p.tie.type not in UPWARD:
            yield _weak_hop(p, node, p.start, along=False)
    for p in day.ties_out_of(node):
        if p.end != node and p.tie.type not in UPWARD and type_strength(p.tie) is not None:
            yield _weak_hop(p, node, p.end, along=True)


def _weak_hop(placed: DatedTie, here: str, there: str, *, along: bool) -> Hop:
    tie = placed.tie
    if tie.type in PERSONNEL_TYPES:
        move = HopKind.LEAVE if along else HopKind.ENTER
    elif tie.type in CONTACT_TYPES:
        move = HopKind.ENTER if along else HopKind.LEAVE
    else:
        move = HopKind.LINK if tie.type is TieType.LINKED_TO else HopKind.SAME
    standing = standing_of(tie)
    strength = type_strength(tie)
    return Hop(
        here=here,
        there=there,
        kind=move,
        strength=strength,
        standing=standing,
        tie=tie,
        forward=along,
        shipping=is_shipping_address(tie),
    )


def is_shareholding(step: Hop) -> bool:
    """Whether a hop is a holding of shares, so that a share runs along it."""
    return step.stake is not None and step.stake.interest == SHARES
