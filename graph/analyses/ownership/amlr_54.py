"""Where ownership and control mix in a chain: art. 54 of the EU's anti-money-laundering rules.

Each way of counting gives a figure to be compared with the threshold, and the largest decides:
the direct share; what the companies that a party controls hold directly, added up; what it owns
of a company that controls the one asked about; and, only where nobody in its chains controls
another in them, its share multiplied along and added across (art. 52). Control is that of art. 53,
more than half of the votes together with all that is controlled, or stated; who has it over the
company itself is a beneficial owner by art. 51.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from graph.analyses.ownership import multiplicative
from graph.analyses.ownership.bounds import held_at_all
from graph.analyses.ownership.cascade import Decides, drawn, sides_by_votes
from graph.analyses.ownership.control_fixpoint import RULE
from graph.analyses.ownership.convention import Convention, Figure, Figures
from graph.analyses.ownership.intervals import NOTHING, Comparator, End, Interval, Verdict
from graph.analyses.ownership.region import Region, reached
from graph.analyses.ownership.walks import Ends, highs, lows
from graph.analyses.stakes import SHARES, VOTES


def above(region: Region, company: str) -> Figures:
    """Return the deciding figure of everybody in a company."""
    return _figures(region, company, region.parties - {company})


def below(region: Region, holder: str) -> Figures:
    """Return the deciding figure of one party in everything."""
    upward = _upward(region)
    found: dict[str, Figure] = {}
    for company in sorted(region.parties - {holder}):
        between = region.among(reached(company, lambda c: upward.get(c, set())))
        figures = _figures(between, company, [holder])
        if holder in figures:
            found[company] = figures[holder]
    return found


@dataclass(frozen=True, slots=True)
class _Side:
    """A region at one end of its intervals, asked about one company.

    ``of`` is whom each party controls, itself left out; ``mixed`` who has control in a chain.
    """

    company: str
    shares: Ends
    of: Mapping[str, frozenset[str]]
    mixed: frozenset[str]

    def controls(self, party: str) -> bool:
        """Whether a party controls the company."""
        return self.company in self.of[party]

    def ways(self, party: str) -> Iterator[End]:
        """Yield the direct share, and what the companies that a party controls hold."""
        yield self._direct(party)
        held = (self._direct(c) for c in sorted(self.of[party] - {self.company}))
        yield sum(held, NOTHING)

    def _direct(self, party: str) -> End:
        return self.shares.get(party, {}).get(self.company, NOTHING)


def _figures(region: Region, company: str, asked: Iterable[str]) -> Figures:
    votes = sides_by_votes(region)
    surely = _controlled_by(region, votes.low, RULE.surely)
    maybe = _controlled_by(region, votes.high, RULE.maybe)
    low = _side(region, company, lows(region.shares), surely)
    high = _side(region, company, highs(region.shares), maybe)
    over = {c: multiplicative.above(region, c) for c in region.parties if high.controls(c)}
    whole = multiplicative.above(region, company)
    found = {}
    for party in sorted(asked):
        lower, upper = list(low.ways(party)), list(high.ways(party))
        lower += [over[c][party].share.low for c in over if low.controls(c) and party in over[c]]
        upper += [over[c][party].share.high for c in over if party in over[c]]
        if party in whole and party not in low.mixed:
            upper.append(whole[party].share.high)
            if party not in high.mixed:
                lower.append(whole[party].share.low)
        share = Interval(
            max(lower, key=lambda e: (e.value, e.open)),
            max(upper, key=lambda e: (e.value, not e.open)),
        )
        figure = replace(held_at_all(share), control=_control(party, low, high))
        if share.high.felt or figure.control is not Verdict.BELOW:
            found[party] = figure
    return found


def _control(party: str, low: _Side, high: _Side) -> Verdict:
    if low.controls(party):
        return Verdict.DEFINITE
    return Verdict.POSSIBLE if high.controls(party) else Verdict.BELOW


def _controlled_by(region: Region, votes: Ends, decides: Decides) -> dict[str, frozenset[str]]:
    """Return whom each party of a region controls, itself left out."""
    return {p: drawn({p}, votes, region.controls, decides).members - {p} for p in region.parties}


def _side(region: Region, company: str, shares: Ends, of: Mapping[str, frozenset[str]]) -> _Side:
    """Work out in whose chains to the company one party controls another."""
    upward = _upward(region)
    mixed: set[str] = set()
    for party in sorted(region.parties - {company}):
        if of[party] and party not in mixed:
            mixed |= reached(party, lambda c: upward.get(c, set()))
    return _Side(company, shares, of, frozenset(mixed))


def _upward(region: Region) -> dict[str, set[str]]:
    upward: dict[str, set[str]] = defaultdict(set)
    for holdings in (region.shares, region.votes, region.controls):
        for holder, companies in holdings.items():
            for company in companies:
                upward[company].add(holder)
    return upward


AMLR_54 = Convention(
    name="amlr_54",
    title="Ownership and control mixed",
    source="Regulation (EU) 2024/1624, art. 51 to 54",
    threshold=Fraction(1, 4),
    comparator=Comparator.AT_LEAST,
    explanation=(
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
