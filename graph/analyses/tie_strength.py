"""Strength of a tie, defined once for traces, owners, groups, pictures, filters and flags."""

from collections.abc import Mapping
from fractions import Fraction

from graph.analyses.stakes import SHARES, VOTES, Stake, Stakes
from graph.analyses.strength_scale import Strength
from graph.model.records import Judgement, Tie, TieType

_TYPE_STRENGTHS: Mapping[TieType, Strength] = {
    TieType.CONTROLS: Strength.CONTROLLED,
    TieType.OFFICER_OF: Strength.PERSONNEL,
    TieType.EMPLOYED_BY: Strength.PERSONNEL,
    TieType.LINKED_TO: Strength.CONNECTED,
    TieType.LOCATED_AT: Strength.SHARED_CONTACT,
    TieType.REACHED_AT: Strength.SHARED_CONTACT,
    TieType.SAME_AS: Strength.POSSIBLE_SAME,
}
_UNDECIDED = frozenset({Judgement.PROPOSED, None})
_RANK = {strength: place for place, strength in enumerate(Strength)}
QUARTER = Fraction(1, 4)


def decisive_stake(stakes: Stakes) -> Stake | None:
    """Return the stake by which a holder is judged; None where that stake is stated to be 0.

    Shares decide before anything else, but a majority of votes decides over shares not stated.
    Votes alone are judged as votes. Of other interests (shares held as a trustee, …) the widest
    counts, never the sum.
    """
    held = {interest: stake for interest, stake in stakes.items() if not stake.is_zero}
    votes = held.get(VOTES)
    if SHARES in stakes:
        shares = held.get(SHARES)
        if shares and not shares.known and votes and votes.over_half:
            return votes
        return shares
    others = [stake for interest, stake in sorted(held.items()) if interest != VOTES]
    if others:
        return max(others, key=lambda s: (s.share.high.value, s.share.low.value))
    return votes


def stake_strength(stake: Stake, *, alone: bool) -> Strength:
    """Return the strength of a stake; ``alone`` says that no other party is stated to hold shares.

    Only plain shares make an owner. Shares held for another party, shares of one class and rights
    to shares count as a part at most.
    """
    if stake.interest == VOTES:
        return Strength.CONTROLLED if stake.over_half else Strength.PART_OWNED
    if stake.interest != SHARES:
        return Strength.PART_OWNED
    if stake.known:
        return Strength.OWNED if stake.over_half else Strength.PART_OWNED
    return Strength.OWNED if alone and not stake.is_doubted else Strength.PART_OWNED


def reaches_quarter(stake: Stake, *, alone: bool) -> bool:
    """Whether a stake in a platform's operator makes its holder a target."""
    if stake.interest == VOTES:
        return stake.over_half
    if stake.interest != SHARES:
        return False
    if not stake.known:
        return alone and not stake.is_doubted
    return stake.share.low.value >= QUARTER


def type_strength(tie: Tie) -> Strength | None:
    """Return the strength of a tie other than OWNS; None where it says nothing of ownership."""
    if tie.type is TieType.SAME_AS and tie.judgement not in _UNDECIDED:
        return None
    return _TYPE_STRENGTHS.get(tie.type)


def weaker_strength(one: Strength, other: Strength) -> Strength:
    """Return the weaker of two strengths."""
    return max(one, other, key=_RANK.__getitem__)
