"""What one holder holds of one company, as far as all statements of one day go.

Within a source, stakes of one interest add up. Across sources the same stake is not counted
twice: the statement of the best standing counts, then the newest.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from graph.analyses.tracing.verdict import Strength
from graph.model import Source, Standing, Tie
from graph.shares import Share

SHARES = "shares"
VOTES = "votes"
_SYNONYMS = {"": SHARES, "shareholding": SHARES, "voting rights": VOTES, "votingrights": VOTES}
_ORDER = {standing: i for i, standing in enumerate(Standing)}
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


def interest_of(tie: Tie) -> str:
    """Return the interest of a holding by its usual name."""
    name = tie.interest.strip().casefold()
    return _SYNONYMS.get(name, name)


def preference(tie: Tie, sources: Mapping[str, Source]) -> tuple[int, str, str, str]:
    """Order statements: best standing first, then the newest, then by id (smallest first)."""
    standing = _ORDER[tie.standing] if tie.standing else len(_ORDER)
    source = sources.get(tie.source)
    dated = (source.published or source.retrieved) if source else ""
    newest = "".join(chr(0x10FFFF - ord(c)) for c in dated.ljust(10, "\0"))
    return standing, newest, tie.source, tie.id


def holdings(ties: Iterable[Tie], sources: Mapping[str, Source]) -> dict[str, Holding]:
    """Return what counts of one holder's OWNS ties in one company, by interest."""
    grouped: dict[str, dict[str, list[Tie]]] = defaultdict(lambda: defaultdict(list))
    for tie in ties:
        grouped[interest_of(tie)][tie.source].append(tie)
    result = {}
    for interest, by_source in grouped.items():
        ranked = [sorted(g, key=lambda t: preference(t, sources)) for g in by_source.values()]
        best = min(ranked, key=lambda g: preference(g[0], sources))
        result[interest] = _sum(interest, best)
    return result


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
