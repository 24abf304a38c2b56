"""Figures from sums over chains: both ends of the interval, and a fallback for endless sums.

Where direct shares add up to at most 100 %, a party outside every circle cannot own more than 100 %
of a company. So the upper end of such an owner is capped at 100 %, with a caution. It is not
narrowed further by what others hold, so it stays right whatever the sources leave out. A company
inside a circle may exceed 100 % under a convention that counts every round.
"""

from collections.abc import Callable

from graph.analyses.intervals import ALL, NOTHING, End, Interval
from graph.analyses.ownership.calculation.chain_sums import (
    EndGraph,
    Sums,
    is_circle,
    lower_ends,
    parts_from,
    sum_all_chains,
    upper_ends,
)
from graph.analyses.ownership.calculation.region import Holdings
from graph.analyses.ownership.calculation.simple_chains import sum_simple_chains
from graph.analyses.ownership.conventions.base import Caution, Figure, Figures

ChainSum = Callable[[EndGraph, str], Sums]


def interval_figures(
    holdings: Holdings, start: str, summing: ChainSum, *, over_all: bool
) -> Figures:
    """Return the figures that sums over chains from ``start`` give, at both ends.

    ``over_all`` says that parties in a circle may have more than 100 %. Where a sum has no end,
    the lower end counts the chains that pass no party twice, and the upper end is 100 %.
    """
    top = upper_ends(holdings)
    high = summing(top, start)
    low = high if all_exact(holdings) else summing(lower_ends(holdings), start)
    ringed = (
        {a for p in parts_from(top, start) if is_circle(p, top) for a in p} if over_all else set()
    )
    endless = any(end is None for end in low.values())
    once = sum_simple_chains(lower_ends(holdings), start).sums if endless else {}
    return {
        party: _figure(
            once.get(party, NOTHING) if low.get(party, NOTHING) is None else low.get(party),
            high[party],
            ringed=party in ringed,
        )
        for party in high
    }


def all_exact(holdings: Holdings) -> bool:
    """Whether every share is one figure, so that one end is both."""
    return all(s.share.is_exact for stakes in holdings.values() for s in stakes.values())


def _figure(low: End | None, high: End | None, *, ringed: bool) -> Figure:
    low = low or NOTHING
    if high is None:
        over = _exceeds(low, ALL)
        return Figure(Interval(low, low if over else ALL), caution=Caution.ENDLESS)
    return Figure(Interval(low, high)) if ringed else cap_at_whole(Interval(low, high))


def cap_at_whole(share: Interval) -> Figure:
    """Return a figure with its upper end capped at 100 %.

    A lower end above 100 % is a contradiction between sources, which stays visible.
    """
    if share.high.value <= 1 or _exceeds(share.low, ALL):
        return Figure(share)
    return Figure(Interval(share.low, ALL), caution=Caution.WHOLE)


def _exceeds(end: End, other: End) -> bool:
    return end.value > other.value or (end.value == other.value and end.open)


def simple_figures(holdings: Holdings, start: str) -> Figures:
    """Return the figures over chains that pass no party twice.

    Where there are too many to try, the lower end counts those tried and the upper end every
    chain there is, which is never less.
    """
    top = sum_simple_chains(upper_ends(holdings), start)
    low = top if all_exact(holdings) else sum_simple_chains(lower_ends(holdings), start)
    if top.tried_all:
        return {p: cap_at_whole(Interval(low.sums.get(p, NOTHING), e)) for p, e in top.sums.items()}
    widest = sum_all_chains(upper_ends(holdings), start)
    widest.pop(start, None)
    return {p: _untried_figure(low.sums.get(p, NOTHING), e) for p, e in widest.items()}


def _untried_figure(low: End, high: End | None) -> Figure:
    share = cap_at_whole(Interval(low, high or ALL)).share
    return Figure(share, caution=Caution.UNTRIED)
