"""The hops a chain may take from one entity, each with what it says and what it costs."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from graph.analyses.stakes import SHARES, VOTES
from graph.analyses.tracing.ground import CONTACT, PERSONNEL, UPWARD, Day, Placed, ships
from graph.analyses.tracing.holdings import (
    Holding,
    decisive,
    holdings,
    preference,
    strength_of,
)
from graph.analyses.tracing.verdict import ChainStanding, Strength
from graph.model import Kind, Standing, Tie, TieType

_FIRM = frozenset({Standing.REGISTER, Standing.FILING})
_OURS = frozenset({Standing.OWN_RESEARCH, Standing.DERIVED})
_CLOSED = frozenset({Kind.BRAND, Kind.PRODUCT})
STRENGTHS = tuple(Strength)
STANDINGS = tuple(ChainStanding)


class Move(Enum):
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
class Step:
    """One hop from ``here`` to ``there`` by one statement.

    ``forward`` says that the tie points the way it is walked. ``holding`` is set for stakes;
    ``outvotes`` says that the same holder has over half of the votes besides. ``shipping`` marks
    an address that is no hop to the platform's side.
    """

    here: str
    there: str
    move: Move
    strength: Strength | None
    standing: ChainStanding
    tie: Tie
    forward: bool
    holding: Holding | None = None
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


def standing_of(tie: Tie, *, platform_may_say: bool) -> ChainStanding:
    """Judge one statement; trader details shown by a platform count for who operates what."""
    if tie.standing in _FIRM or (platform_may_say and tie.standing is Standing.PLATFORM):
        return ChainStanding.REGISTERED
    if tie.standing in _OURS or (tie.type is TieType.SAME_AS and tie.standing is None):
        return ChainStanding.DERIVED
    return ChainStanding.REPORTED


def upward(day: Day, node: str) -> Iterator[Step]:
    """Yield the steps from ``node`` to those that operate, own or control it."""
    stakes: dict[str, list[Tie]] = defaultdict(list)
    for p in day.into(node):
        if p.start == node or p.tie.type not in UPWARD:
            continue
        if p.tie.type is TieType.OWNS:
            stakes[p.start].append(p.tie)
        else:
            control = Strength.CONTROLLED if p.tie.type is TieType.CONTROLS else None
            yield Step(node, p.start, Move.UP, control, _standing(day, p), p.tie, forward=False)
    for holder, ties in stakes.items():
        found = holdings(ties, day.ground.sources)
        holding, votes = decisive(found), found.get(VOTES)
        if holding is not None:
            outvotes = votes is not None and votes.over_half
            strength = strength_of(holding, alone=day.alone(holder, node))
            standing = standing_of(holding.tie, platform_may_say=False)
            tie = holding.tie
            yield Step(node, holder, Move.UP, strength, standing, tie, False, holding, outvotes)


def _standing(day: Day, placed: Placed) -> ChainStanding:
    platform = placed.tie.type is TieType.OPERATES and day.ground.kind(placed.end) is Kind.PLATFORM
    return standing_of(placed.tie, platform_may_say=platform)


def steps(day: Day, node: str, *, linked: bool) -> list[Step]:
    """Return every hop from ``node``; ``linked`` says that the last hop was a LINKED_TO.

    A platform is entered by a LINKED_TO stated to it and left only to its operator; brands and
    products are never entered. Of several statements of one hop the preferred comes first.
    """
    if day.ground.kind(node) is Kind.PLATFORM:
        found = [s for s in upward(day, node) if linked and s.tie.type is TieType.OPERATES]
    else:
        found = [*upward(day, node), *_weak(day, node)]
    found = [s for s in found if _open(day, s)]
    found.sort(key=lambda s: (s.there, preference(s.tie, day.ground.sources)))
    return found


def _open(day: Day, step: Step) -> bool:
    kind = day.ground.kind(step.there)
    return kind not in _CLOSED and (kind is not Kind.PLATFORM or step.move is Move.LINK)


def _weak(day: Day, node: str) -> Iterator[Step]:
    for p in day.into(node):
        if p.start != node and p.tie.type not in UPWARD:
            yield _weak_step(p, node, p.start, along=False)
    for p in day.out_of(node):
        if p.end != node and p.tie.type not in UPWARD and p.tie.type in _WEAK:
            yield _weak_step(p, node, p.end, along=True)


_WEAK = {
    **dict.fromkeys(PERSONNEL, Strength.PERSONNEL),
    **dict.fromkeys(CONTACT, Strength.SHARED_CONTACT),
    TieType.LINKED_TO: Strength.CONNECTED,
    TieType.SAME_AS: Strength.POSSIBLE_SAME,
}


def _weak_step(placed: Placed, here: str, there: str, *, along: bool) -> Step:
    tie = placed.tie
    if tie.type in PERSONNEL:
        move = Move.LEAVE if along else Move.ENTER
    elif tie.type in CONTACT:
        move = Move.ENTER if along else Move.LEAVE
    else:
        move = Move.LINK if tie.type is TieType.LINKED_TO else Move.SAME
    standing = standing_of(tie, platform_may_say=False)
    return Step(here, there, move, _WEAK[tie.type], standing, tie, along, shipping=ships(tie))


def is_share(step: Step) -> bool:
    """Whether a hop is a holding of shares, so that a share runs along it."""
    return step.holding is not None and step.holding.interest == SHARES
