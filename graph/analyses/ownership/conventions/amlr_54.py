"""Ownership and control mixed in a chain: art. 54 of the EU's anti-money-laundering rules.

Each way of counting gives a figure to compare with the threshold, and the largest decides: the
direct share; what the companies that a party controls hold directly, added up; what it owns of a
company that controls the one asked about; and its share multiplied along and added across (art.
52). The last counts only where no party in its chains controls another in them. Control is that of
art. 53: more than half of the votes together with all that is controlled, or stated control. A
party that controls the company itself is a beneficial owner by art. 51.
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
    ThresholdVerdict,
)
from graph.analyses.ownership.calculation.chain_sums import (
    EndGraph,
    lower_ends,
    split_into_parts,
    upper_ends,
)
from graph.analyses.ownership.calculation.control_cascade import (
    ControlTest,
    controlled_set,
    vote_bounds,
)
from graph.analyses.ownership.calculation.interval_sums import cap_at_whole
from graph.analyses.ownership.calculation.region import (
    Region,
    reachable_parties,
    transpose_holdings,
)
from graph.analyses.ownership.conventions import multiplicative
from graph.analyses.ownership.conventions.base import Convention, Figure, Figures
from graph.analyses.ownership.conventions.control_fixpoint import RULE
from graph.analyses.stakes import SHARES, VOTES
from graph.support.language import N_

PartyLinks = Mapping[str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class _RegionBound:
    """A region at one end of its intervals.

    It holds the shares by company and holder, and control in both directions.
    """

    shares_in: EndGraph
    controlled_by: Mapping[str, frozenset[str]]
    controllers: Mapping[str, frozenset[str]]

    def direct_share(self, party: str, company: str) -> End:
        """Return what a party holds itself."""
        return self.shares_in.get(company, {}).get(party, NOTHING)

    def share_through_controlled(self, party: str, company: str) -> End:
        """Return what the companies that a party controls hold of another, added up."""
        under, held = self.controlled_by[party], self.shares_in.get(company, {})
        return sum((e for h, e in held.items() if h in under and h != company), NOTHING)


def above(region: Region, company: str) -> Figures:
    """Return the deciding figure of each party in a company.

    Shares in a controller of the company are computed only where a party without sure control of
    the company leads to that controller. Sure control already decides for the others.
    """
    low, high = _region_bounds(region)
    open_still = {p for p in region.parties if company not in low.controlled_by[p]}
    to_sum = high.controllers[company] & _reachable_from(open_still, _holdings_down(region))
    owned = {c: multiplicative.above(region, c) for c in (*sorted(to_sum), company)}
    mixed_low, mixed_high = (_mixed_holders(region, side, company) for side in (low, high))
    figures = {}
    for party in sorted(region.parties - {company}):
        shares = {c: owners[party].share for c, owners in owned.items() if party in owners}
        whole = _unmixed_share(shares, company, party in mixed_low, party in mixed_high)
        figures[party] = _deciding_figure((low, high), party, company, shares, whole)
    return _positive_figures(figures)


def below(region: Region, holder: str) -> Figures:
    """Return the deciding figure of one party in each company."""
    low, high = _region_bounds(region)
    shares = {c: f.share for c, f in multiplicative.below(region, holder).items()}
    mixed_low, mixed_high = (_mixed_companies(region, side) for side in (low, high))
    figures = {}
    for company in sorted(region.parties - {holder}):
        whole = _unmixed_share(shares, company, company in mixed_low, company in mixed_high)
        figures[company] = _deciding_figure((low, high), holder, company, shares, whole)
    return _positive_figures(figures)


def _positive_figures(figures: Mapping[str, Figure]) -> Figures:
    return {
        p: f
        for p, f in figures.items()
        if f.share.high.is_positive or f.control is not ThresholdVerdict.BELOW
    }


def _controller_shares(
    shares: Mapping[str, Interval], low: _RegionBound, high: _RegionBound, company: str
) -> Iterable[Interval]:
    """Yield what a party owns of those that control a company, surely or maybe."""
    for controller in sorted(high.controllers[company] & shares.keys()):
        share = shares[controller]
        sure = controller in low.controllers[company]
        yield share if sure else Interval(NOTHING, share.high)


def _unmixed_share(
    shares: Mapping[str, Interval], company: str, sure: bool, maybe: bool
) -> Interval:
    """Return the share multiplied along and added across, unless control lies in its chains."""
    share = NONE_HELD if sure else shares.get(company, NONE_HELD)
    return Interval(NOTHING, share.high) if maybe else share


def _deciding_figure(
    sides: tuple[_RegionBound, _RegionBound],
    party: str,
    company: str,
    shares: Mapping[str, Interval],
    whole: Interval,
) -> Figure:
    """Return the largest of all ways of counting, with control of the company itself."""
    low, high = sides
    ways = [
        whole,
        *_controller_shares(shares, low, high, company),
        Interval(low.direct_share(party, company), high.direct_share(party, company)),
        Interval(
            low.share_through_controlled(party, company),
            high.share_through_controlled(party, company),
        ),
    ]
    lowest = max((w.low for w in ways), key=lambda e: (e.value, e.open))
    highest = max((w.high for w in ways), key=lambda e: (e.value, not e.open))
    control = (
        ThresholdVerdict.POSSIBLE
        if company in high.controlled_by[party]
        else ThresholdVerdict.BELOW
    )
    if company in low.controlled_by[party]:
        control = ThresholdVerdict.DEFINITE
    return replace(cap_at_whole(Interval(lowest, highest)), control=control)


def _region_bounds(region: Region) -> tuple[_RegionBound, _RegionBound]:
    votes = vote_bounds(region)
    return (
        _region_bound(
            region, lower_ends(transpose_holdings(region.shares)), votes.low, RULE.lower_test
        ),
        _region_bound(
            region, upper_ends(transpose_holdings(region.shares)), votes.high, RULE.upper_test
        ),
    )


def _region_bound(
    region: Region, shares_in: EndGraph, votes: EndGraph, decides: ControlTest
) -> _RegionBound:
    under = {
        p: controlled_set({p}, votes, region.controls, decides).members - {p}
        for p in region.parties
    }
    over: dict[str, set[str]] = {p: set() for p in region.parties}
    for party, companies in under.items():
        for company in companies:
            over[company].add(party)
    return _RegionBound(shares_in, under, {c: frozenset(parties) for c, parties in over.items()})


def _mixed_holders(region: Region, side: _RegionBound, company: str) -> frozenset[str]:
    """Return the parties in whose chains to a company one party controls another."""
    upward: dict[str, set[str]] = defaultdict(set)
    for party, companies in _holdings_down(region).items():
        for each in companies:
            upward[each].add(party)
    start = [p for p in sorted(region.parties) if side.controlled_by[p] and p != company]
    return _reachable_from(start, upward)


def _mixed_companies(region: Region, side: _RegionBound) -> frozenset[str]:
    """Return the companies in whose chains one party, other than the company, controls another."""
    downward = _holdings_down(region)
    controlled = {c for companies in side.controlled_by.values() for c in companies}
    mixed = _reachable_from(controlled, downward)
    parts = split_into_parts(sorted(region.parties), downward)
    circling = {c for part in parts if len(part) > 1 for c in part}
    for company in sorted(c for c in mixed & circling if side.controlled_by[c]):
        others = {c for p, under in side.controlled_by.items() if p != company for c in under}
        if company not in _reachable_from(others, downward):
            mixed -= {company}
    return mixed


def _reachable_from(start: Iterable[str], onward: PartyLinks) -> frozenset[str]:
    """Return some parties and all that they lead to."""
    links = {**onward, "": start}
    return reachable_parties("", lambda party: set(links.get(party, ()))) - {""}


def _holdings_down(region: Region) -> dict[str, set[str]]:
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
