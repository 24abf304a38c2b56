"""Who is drawn in step by step, when what a set holds of a company decides, at both ends."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from graph.analyses.intervals import NOTHING, Comparator, End, Interval, Verdict
from graph.analyses.ownership.calculation.chain_sums import Ends, highs, lows
from graph.analyses.ownership.calculation.interval_sums import exact, held_at_all
from graph.analyses.ownership.calculation.region import Holdings, Region
from graph.analyses.ownership.conventions.base import Figure

Decides = Callable[[End, End], bool]
"""Whether a tie of the newest member, or what all members hold together, draws a company in."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When a company is drawn in, judged by lower ends (surely) and by upper ends (maybe)."""

    surely: Decides
    maybe: Decides


@dataclass(frozen=True, slots=True)
class Drawn:
    """The members of a set in the end, and what they hold together of each company."""

    members: frozenset[str]
    held: Mapping[str, End]
    controlled: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sides:
    """One graph of holdings by its lower and by its upper ends, with stated control."""

    low: Ends
    high: Ends
    controls: Mapping[str, frozenset[str]]


def together(comparator: Comparator, threshold: Fraction) -> Rule:
    """Draw a company in when all that the members hold of it, added up, passes a threshold."""
    return Rule(
        lambda _tie, total: comparator.surely(total, threshold),
        lambda _tie, total: comparator.maybe(total, threshold),
    )


def single_links(comparator: Comparator, threshold: Fraction) -> Rule:
    """Draw a company in when one member alone holds enough of it."""
    return Rule(
        lambda tie, _total: comparator.surely(tie, threshold),
        lambda tie, _total: comparator.maybe(tie, threshold),
    )


def sides_by_votes(region: Region) -> Sides:
    """Return the votes and the stated control of a region."""
    return _sides(region.votes, region.controls)


def sides_by_shares(region: Region) -> Sides:
    """Return the shares of a region, control left out."""
    return _sides(region.shares, {})


def _sides(holdings: Holdings, controls: Mapping[str, frozenset[str]]) -> Sides:
    low = lows(holdings)
    return Sides(low, low if exact(holdings) else highs(holdings), controls)


def drawn(
    start: Iterable[str], ends: Ends, controls: Mapping[str, frozenset[str]], decides: Decides
) -> Drawn:
    """Start from some members and draw companies in until no more follow (least fixpoint)."""
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
    return Drawn(frozenset(members), held, frozenset(controlled))


def figures_of(start: frozenset[str], sides: Sides, rule: Rule) -> dict[str, Figure]:
    """Return what a set of parties has of each company: all that it and those drawn in hold."""
    surely, maybe = _both(start, sides, rule)
    companies = sorted(maybe.held.keys() | maybe.controlled)
    return {company: _figure(company, surely, maybe) for company in companies}


def figures_above(region: Region, company: str, sides: Sides, rule: Rule) -> dict[str, Figure]:
    """Return what each party of a region, taken alone, has of one company."""
    found = {}
    for party in sorted(region.parties):
        surely, maybe = _both(frozenset({party}), sides, rule)
        if company in maybe.held or company in maybe.controlled:
            found[party] = _figure(company, surely, maybe)
    return found


def _both(start: frozenset[str], sides: Sides, rule: Rule) -> tuple[Drawn, Drawn]:
    surely = drawn(start, sides.low, sides.controls, rule.surely)
    if sides.high is sides.low:
        return surely, surely
    return surely, drawn(start, sides.high, sides.controls, rule.maybe)


def _figure(company: str, surely: Drawn, maybe: Drawn) -> Figure:
    low, high = (side.held.get(company, NOTHING) for side in (surely, maybe))
    control = Verdict.POSSIBLE if company in maybe.controlled else Verdict.BELOW
    if company in surely.controlled:
        control = Verdict.DEFINITE
    return replace(held_at_all(Interval(low, high)), control=control)
