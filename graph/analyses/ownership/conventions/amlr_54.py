"""Where ownership and control mix in a chain: art. 54 of the EU's anti-money-laundering rules.

Each way of counting gives a figure to be compared with the threshold, and the largest decides:
the direct share; what the companies that a party controls hold directly, added up; what it owns
of a company that controls the one asked about; and, only where nobody in its chains controls
another in them, its share multiplied along and added across (art. 52). Control is that of art. 53,
more than half of the votes together with all that is controlled, or stated; who has it over the
company itself is a beneficial owner by art. 51.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from graph.analyses.intervals import (
    NONE_HELD,
    NOTHING,
    Comparator,
    End,
    Interval,
    Verdict,
)
from graph.analyses.ownership.calculation.chain_sums import Ends, highs, lows, parts_of
from graph.analyses.ownership.calculation.control_cascade import Decides, drawn, sides_by_votes
from graph.analyses.ownership.calculation.interval_sums import held_at_all
from graph.analyses.ownership.calculation.region import Region, reached, turned
from graph.analyses.ownership.conventions import multiplicative
from graph.analyses.ownership.conventions.base import Convention, Figure, Figures
from graph.analyses.ownership.conventions.control_fixpoint import RULE
from graph.analyses.stakes import SHARES, VOTES
from graph.support.language import N_

Links = Mapping[str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class _Side:
    """A region at one end of its intervals.

    It gives the shares by company and holder, whom each party controls, and who controls each.
    """

    shares_in: Ends
    under: Mapping[str, frozenset[str]]
    over: Mapping[str, frozenset[str]]

    def direct(self, party: str, company: str) -> End:
        """Return what a party holds itself."""
        return self.shares_in.get(company, {}).get(party, NOTHING)

    def held_under(self, party: str, company: str) -> End:
        """Return what the companies that a party controls hold of another, added up."""
        under, held = self.under[party], self.shares_in.get(company, {})
        return sum((e for h, e in held.items() if h in under and h != company), NOTHING)


def above(region: Region, company: str) -> Figures:
    """Return the deciding figure of everybody in a company.

    What those own who surely control the company need not be worked out.
    """
    low, high = _sides(region)
    open_still = {p for p in region.parties if company not in low.under[p]}
    asked = high.over[company] & _led_to(open_still, _downward(region))
    owned = {c: multiplicative.above(region, c) for c in (*sorted(asked), company)}
    mixed_low, mixed_high = (_mixed_above(region, side, company) for side in (low, high))
    found = {}
    for party in sorted(region.parties - {company}):
        shares = {c: owners[party].share for c, owners in owned.items() if party in owners}
        whole = _unmixed(shares, company, party in mixed_low, party in mixed_high)
        found[party] = _figure((low, high), party, company, shares, whole)
    return _felt(found)


def below(region: Region, holder: str) -> Figures:
    """Return the deciding figure of one party in everything."""
    low, high = _sides(region)
    shares = {c: f.share for c, f in multiplicative.below(region, holder).items()}
    mixed_low, mixed_high = (_mixed_below(region, side) for side in (low, high))
    found = {}
    for company in sorted(region.parties - {holder}):
        whole = _unmixed(shares, company, company in mixed_low, company in mixed_high)
        found[company] = _figure((low, high), holder, company, shares, whole)
    return _felt(found)


def _felt(found: Mapping[str, Figure]) -> Figures:
    return {p: f for p, f in found.items() if f.share.high.felt or f.control is not Verdict.BELOW}


def _over(
    shares: Mapping[str, Interval], low: _Side, high: _Side, company: str
) -> Iterable[Interval]:
    """Yield what a party owns of those that control a company, surely or maybe."""
    for controller in sorted(high.over[company] & shares.keys()):
        share = shares[controller]
        sure = controller in low.over[company]
        yield share if sure else Interval(NOTHING, share.high)


def _unmixed(shares: Mapping[str, Interval], company: str, sure: bool, maybe: bool) -> Interval:
    """Return the share multiplied along and added across, as far as no control is in the way."""
    share = NONE_HELD if sure else shares.get(company, NONE_HELD)
    return Interval(NOTHING, share.high) if maybe else share


def _figure(
    sides: tuple[_Side, _Side],
    party: str,
    company: str,
    shares: Mapping[str, Interval],
    whole: Interval,
) -> Figure:
    """Return the largest of all ways of counting, and what control of the company itself gives."""
    low, high = sides
    ways = [
        whole,
        *_over(shares, low, high, company),
        Interval(low.direct(party, company), high.direct(party, company)),
        Interval(low.held_under(party, company), high.held_under(party, company)),
    ]
    lowest = max((w.low for w in ways), key=lambda e: (e.value, e.open))
    highest = max((w.high for w in ways), key=lambda e: (e.value, not e.open))
    control = Verdict.POSSIBLE if company in high.under[party] else Verdict.BELOW
    if company in low.under[party]:
        control = Verdict.DEFINITE
    return replace(held_at_all(Interval(lowest, highest)), control=control)


def _sides(region: Region) -> tuple[_Side, _Side]:
    votes = sides_by_votes(region)
    return (
        _side(region, lows(turned(region.shares)), votes.low, RULE.surely),
        _side(region, highs(turned(region.shares)), votes.high, RULE.maybe),
    )


def _side(region: Region, shares_in: Ends, votes: Ends, decides: Decides) -> _Side:
    under = {p: drawn({p}, votes, region.controls, decides).members - {p} for p in region.parties}
    over: dict[str, set[str]] = {p: set() for p in region.parties}
    for party, companies in under.items():
        for company in companies:
            over[company].add(party)
    return _Side(shares_in, under, {c: frozenset(parties) for c, parties in over.items()})


def _mixed_above(region: Region, side: _Side, company: str) -> frozenset[str]:
    """Return in whose chains to a company one party controls another."""
    upward: dict[str, set[str]] = defaultdict(set)
    for party, companies in _downward(region).items():
        for each in companies:
            upward[each].add(party)
    start = [p for p in sorted(region.parties) if side.under[p] and p != company]
    return _led_to(start, upward)


def _mixed_below(region: Region, side: _Side) -> frozenset[str]:
    """Return in which companies' chains one party, other than the company, controls another."""
    downward = _downward(region)
    controlled = {c for companies in side.under.values() for c in companies}
    mixed = _led_to(controlled, downward)
    parts = parts_of(sorted(region.parties), downward)
    circling = {c for part in parts if len(part) > 1 for c in part}
    for company in sorted(c for c in mixed & circling if side.under[c]):
        others = {c for p, under in side.under.items() if p != company for c in under}
        if company not in _led_to(others, downward):
            mixed -= {company}
    return mixed


def _led_to(start: Iterable[str], onward: Links) -> frozenset[str]:
    """Return some parties and all that they lead to."""
    links = {**onward, "": start}
    return reached("", lambda party: set(links.get(party, ()))) - {""}


def _downward(region: Region) -> dict[str, set[str]]:
    downward: dict[str, set[str]] = defaultdict(set)
    for holdings in (region.shares, region.votes, region.controls):
        for holder, companies in holdings.items():
            downward[holder].update(companies)
    return downward


AMLR_54 = Convention(
    name="amlr_54",
    title=N_("Ownership and control mixed"),
    source="Regulation (EU) 2024/1624, art. 51 to 54",
    threshold=Fraction(1, 4),
    comparator=Comparator.AT_LEAST,
    explanation=N_(
        "Where a chain holds both shares and control, those count who control companies with a "
        "direct share of 25 % or more, who hold 25 % or more of a company in control, or who hold "
        "25 % directly. Where nobody in a chain controls another, shares are multiplied along it "
        "and added across."
    ),
    counts=(SHARES, VOTES),
    above=above,
    below=below,
    shows_share=False,
)
