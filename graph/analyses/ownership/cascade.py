"""Who is drawn in step by step, when what a set holds of a company decides, at both ends."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from graph.analyses.ownership.bounds import held_at_all
from graph.analyses.ownership.convention import Figure
from graph.analyses.ownership.intervals import NOTHING, Comparator, End, Interval, Verdict
from graph.analyses.ownership.region import Region
from graph.analyses.ownership.walks import Ends, highs, lows

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
    return Sides(lows(region.votes), highs(region.votes), region.controls)


def sides_by_shares(region: Region) -> Sides:
    """Return the shares of a region, control left out."""
    return Sides(lows(region.shares), highs(region.shares), {})


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
    surely = drawn(start, sides.low, sides.controls, rule.surely)
    maybe = drawn(start, sides.high, sides.controls, rule.maybe)
    return {
        company: Figure(
            figure.share, _stated(company, surely.controlled, maybe.controlled), figure.caution
        )
        for company in sorted(maybe.held.keys() | maybe.controlled)
        for figure in [
            held_at_all(
                Interval(surely.held.get(company, NOTHING), maybe.held.get(company, NOTHING))
            )
        ]
    }


def _stated(company: str, surely: frozenset[str], maybe: frozenset[str]) -> Verdict:
    if company in surely:
        return Verdict.DEFINITE
    return Verdict.POSSIBLE if company in maybe else Verdict.BELOW


def figures_above(region: Region, company: str, sides: Sides, rule: Rule) -> dict[str, Figure]:
    """Return what each party of a region, taken alone, has of one company."""
    found = {p: figures_of(frozenset({p}), sides, rule) for p in sorted(region.parties)}
    return {p: each[company] for p, each in found.items() if company in each}
