"""Sets of controlled companies, grown step by step at both ends of the intervals.

A set draws a company in when its holdings of that company pass a test. The company's own holdings
then count as those of the set.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from graph.analyses.intervals import NOTHING, Comparator, End, Interval, ThresholdVerdict
from graph.analyses.ownership.calculation.chain_sums import EndGraph, lower_ends, upper_ends
from graph.analyses.ownership.calculation.interval_sums import all_exact, cap_at_whole
from graph.analyses.ownership.calculation.region import Holdings, Region
from graph.analyses.ownership.conventions.base import Figure

ControlTest = Callable[[End, End], bool]
"""Whether a tie of the newest member, or what all members hold together, draws a company in."""


@dataclass(frozen=True, slots=True)
class ControlRule:
    """Tests that draw a company in, by lower ends (surely) and by upper ends (maybe)."""

    lower_test: ControlTest
    upper_test: ControlTest


@dataclass(frozen=True, slots=True)
class ControlledSet:
    """Final members of a set, and what they hold together of each company.

    ``controlled`` are the companies that a member is stated to control.
    """

    members: frozenset[str]
    held: Mapping[str, End]
    controlled: frozenset[str]


@dataclass(frozen=True, slots=True)
class HoldingBounds:
    """One graph of holdings by its lower and by its upper ends, with stated control."""

    low: EndGraph
    high: EndGraph
    controls: Mapping[str, frozenset[str]]


def joint_stake_rule(comparator: Comparator, threshold: Fraction) -> ControlRule:
    """Draw a company in when all that the members hold of it, added up, passes a threshold."""
    return ControlRule(
        lambda _tie, total: comparator.is_certain(total, threshold),
        lambda _tie, total: comparator.is_possible(total, threshold),
    )


def single_stake_rule(comparator: Comparator, threshold: Fraction) -> ControlRule:
    """Draw a company in when one member alone holds enough of it."""
    return ControlRule(
        lambda tie, _total: comparator.is_certain(tie, threshold),
        lambda tie, _total: comparator.is_possible(tie, threshold),
    )


def vote_bounds(region: Region) -> HoldingBounds:
    """Return the votes and the stated control of a region."""
    return _holding_bounds(region.votes, region.controls)


def share_bounds(region: Region) -> HoldingBounds:
    """Return the shares of a region, control left out."""
    return _holding_bounds(region.shares, {})


def _holding_bounds(holdings: Holdings, controls: Mapping[str, frozenset[str]]) -> HoldingBounds:
    low = lower_ends(holdings)
    return HoldingBounds(low, low if all_exact(holdings) else upper_ends(holdings), controls)


def controlled_set(
    start: Iterable[str],
    ends: EndGraph,
    controls: Mapping[str, frozenset[str]],
    decides: ControlTest,
) -> ControlledSet:
    """Return the set that grows from some members until no company follows (least fixpoint)."""
    members = set(start)
    queue = sorted(members)
    held: dict[str, End] = {}
    controlled: set[str] = set()
    while queue:
        member = queue.pop()
        stated = controls.get(member, frozenset())
        controlled |= stated
        new = set(stated)
        for company, share in ends.get(member, {}).items():
            before = held.get(company)
            held[company] = total = share if before is None else before + share
            if decides(share, total):
                new.add(company)
        new -= members
        members |= new
        queue.extend(sorted(new))
    return ControlledSet(frozenset(members), held, frozenset(controlled))


def control_figures(
    start: frozenset[str], sides: HoldingBounds, rule: ControlRule
) -> dict[str, Figure]:
    """Return the figure of a set of parties in each company, with those drawn in."""
    surely, maybe = _controlled_sets(start, sides, rule)
    companies = sorted(maybe.held.keys() | maybe.controlled)
    return {company: _control_figure(company, surely, maybe) for company in companies}


def control_figures_above(
    region: Region, company: str, sides: HoldingBounds, rule: ControlRule
) -> dict[str, Figure]:
    """Return the figure of each party of a region, taken alone, in one company."""
    figures = {}
    for party in sorted(region.parties):
        surely, maybe = _controlled_sets(frozenset({party}), sides, rule)
        if company in maybe.held or company in maybe.controlled:
            figures[party] = _control_figure(company, surely, maybe)
    return figures


def _controlled_sets(
    start: frozenset[str], sides: HoldingBounds, rule: ControlRule
) -> tuple[ControlledSet, ControlledSet]:
    surely = controlled_set(start, sides.low, sides.controls, rule.lower_test)
    # All shares are exact, so both ends give the same set.
    if sides.high is sides.low:
        return surely, surely
    return surely, controlled_set(start, sides.high, sides.controls, rule.upper_test)


def _control_figure(company: str, surely: ControlledSet, maybe: ControlledSet) -> Figure:
    low, high = (side.held.get(company, NOTHING) for side in (surely, maybe))
    control = ThresholdVerdict.POSSIBLE if company in maybe.controlled else ThresholdVerdict.BELOW
    if company in surely.controlled:
        control = ThresholdVerdict.DEFINITE
    return replace(cap_at_whole(Interval(low, high)), control=control)
