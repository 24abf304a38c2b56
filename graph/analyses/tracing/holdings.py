"""What one holder holds of one company, as far as all statements of one day go."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from graph.analyses.stakes import SHARES as SHARES
from graph.analyses.stakes import VOTES, counted
from graph.analyses.stakes import interest_of as interest_of
from graph.analyses.stakes import preference as preference
from graph.analyses.tracing.verdict import Strength
from graph.model import Source, Tie
from graph.shares import Share

_WHOLE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Holding:
    """One holder's stake by one interest; ``low`` and ``high`` are None where not stated."""

    interest: str
    tie: Tie
    low: Fraction | None
    high: Fraction | None
    low_open: bool

    @property
    def stated(self) -> bool:
        """Whether a share is stated at all."""
        return self.low is not None

    @property
    def nothing(self) -> bool:
        """Whether the stake is stated to be 0 %."""
        return self.high == 0

    @property
    def over_half(self) -> bool:
        """Whether even the lower end is more than 50 %."""
        if self.low is None:
            return False
        half = Fraction(1, 2)
        return self.low > half or (self.low == half and self.low_open)


def holdings(ties: Iterable[Tie], sources: Mapping[str, Source]) -> dict[str, Holding]:
    """Return what counts of one holder's OWNS ties in one company, by interest."""
    return {i: _sum(i, found.counts) for i, found in counted(ties, sources).items()}


def _sum(interest: str, ties: Sequence[Tie]) -> Holding:
    stated = [(t, t.share) for t in ties if t.share is not None]
    if not stated:
        return Holding(interest, ties[0], None, None, low_open=False)
    shares: list[Share] = [share for _, share in stated]
    return Holding(
        interest,
        stated[0][0],
        min(sum((s.min for s in shares), Fraction(0)), _WHOLE),
        min(sum((s.max for s in shares), Fraction(0)), _WHOLE),
        any(s.min_open for s in shares),
    )


def decisive(found: Mapping[str, Holding]) -> Holding | None:
    """Return the stake by which a holder is judged; None where it is stated to hold nothing.

    Shares decide before anything else; votes alone are judged as votes; of other interests
    (shares held as a trustee, …) the widest counts, never the sum.
    """
    held = {k: h for k, h in found.items() if not h.nothing}
    if SHARES in found:
        votes = held.get(VOTES)
        shares = held.get(SHARES)
        if shares and not shares.stated and votes and votes.over_half:
            return votes
        return shares
    others = [h for k, h in sorted(held.items()) if k != VOTES]
    if others:
        return max(others, key=lambda h: (h.high or 0, h.low or 0))
    return held.get(VOTES)


def strength_of(holding: Holding, *, alone: bool) -> Strength:
    """How strong a stake is; ``alone`` says that nobody else is stated to hold shares."""
    if holding.interest == VOTES:
        return Strength.CONTROLLED if holding.over_half else Strength.PART_OWNED
    if not holding.interest.startswith(SHARES):
        return Strength.PART_OWNED
    if not holding.stated:
        plain = holding.interest == SHARES
        return Strength.OWNED if plain and alone else Strength.PART_OWNED
    return Strength.OWNED if holding.over_half else Strength.PART_OWNED


def reaches_quarter(holding: Holding, *, alone: bool) -> bool:
    """Whether a stake in a platform's operator makes its holder a target."""
    if holding.interest == VOTES:
        return holding.over_half
    if holding.low is None:
        return alone and holding.interest == SHARES
    return holding.low >= Fraction(1, 4)
