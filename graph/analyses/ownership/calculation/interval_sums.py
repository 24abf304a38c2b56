"""Figures from sums over chains: both ends of the interval, and what holds where a sum fails.

Nobody outside every circle can own more than all of a company: with owners that add up to 100 %
at most, what all the outside owners have of a company adds up to 100 % at most. So the upper end
of such an owner is held at 100 %, and this is said. It is not narrowed further by what others
hold: that stays right whatever is missing from the sources. A company inside a circle may come to
more than 100 % under a convention that goes round the circle again and again.
"""

from collections.abc import Callable

from graph.analyses.intervals import ALL, NOTHING, End, Interval
from graph.analyses.ownership.calculation.chain_sums import (
    Ends,
    Sums,
    all_chains,
    circles,
    highs,
    is_circle,
    lows,
)
from graph.analyses.ownership.calculation.region import Holdings
from graph.analyses.ownership.calculation.simple_chains import simple_chains
from graph.analyses.ownership.conventions.base import Caution, Figure, Figures

Summing = Callable[[Ends, str], Sums]


def figures(holdings: Holdings, start: str, summing: Summing, *, over_all: bool) -> Figures:
    """Return the figures that sums over chains from ``start`` give, at both ends.

    ``over_all`` says that parties in a circle may have more than 100 %. Where a sum has no end,
    the lower end counts the chains that pass no party twice, and the upper end is 100 %.
    """
    top = highs(holdings)
    high = summing(top, start)
    low = high if exact(holdings) else summing(lows(holdings), start)
    ringed = {a for p in circles(top, start) if is_circle(p, top) for a in p} if over_all else set()
    endless = any(end is None for end in low.values())
    once = simple_chains(lows(holdings), start).sums if endless else {}
    return {
        party: _figure(
            once.get(party, NOTHING) if low.get(party, NOTHING) is None else low.get(party),
            high[party],
            ringed=party in ringed,
        )
        for party in high
    }


def exact(holdings: Holdings) -> bool:
    """Whether every share is one figure, so that one end is both."""
    return all(s.share.exact for stakes in holdings.values() for s in stakes.values())


def _figure(low: End | None, high: End | None, *, ringed: bool) -> Figure:
    low = low or NOTHING
    if high is None:
        over = _over(low, ALL)
        return Figure(Interval(low, low if over else ALL), caution=Caution.ENDLESS)
    return Figure(Interval(low, high)) if ringed else held_at_all(Interval(low, high))


def held_at_all(share: Interval) -> Figure:
    """Hold an upper end at 100 %, unless the lower end alone is more: a contradiction stays."""
    if share.high.value <= 1 or _over(share.low, ALL):
        return Figure(share)
    return Figure(Interval(share.low, ALL), caution=Caution.WHOLE)


def _over(end: End, other: End) -> bool:
    return end.value > other.value or (end.value == other.value and end.open)


def simple_figures(holdings: Holdings, start: str) -> Figures:
    """Return the figures over chains that pass no party twice.

    Where there are too many to try, the lower end counts those tried and the upper end every
    chain there is, which is never less.
    """
    top = simple_chains(highs(holdings), start)
    low = top if exact(holdings) else simple_chains(lows(holdings), start)
    if top.whole:
        return {p: held_at_all(Interval(low.sums.get(p, NOTHING), e)) for p, e in top.sums.items()}
    widest = all_chains(highs(holdings), start)
    widest.pop(start, None)
    return {p: _untried(low.sums.get(p, NOTHING), e) for p, e in widest.items()}


def _untried(low: End, high: End | None) -> Figure:
    share = held_at_all(Interval(low, high or ALL)).share
    return Figure(share, caution=Caution.UNTRIED)
