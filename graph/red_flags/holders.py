"""Holders of a company, each judged as a verdict would judge it."""

from collections.abc import Iterator
from fractions import Fraction

from graph.analyses.stakes import SHARES, VOTES, Stake
from graph.analyses.strength import ABOVE
from graph.analyses.tracing.search.hops import Step, is_share, upward
from graph.red_flags.scene import Scene

_QUARTER = Fraction(1, 4)


def owners(scene: Scene, node: str) -> Iterator[Step]:
    """Yield the steps to those whom a verdict would call owner or controller."""
    yield from (s for s in upward(scene.day, node) if s.strength in ABOVE)


def shareholders(scene: Scene, company: str) -> Iterator[Step]:
    """Yield the steps to those who hold shares of a company."""
    for step in upward(scene.day, company):
        if is_share(step):
            yield step


def over_a_quarter(scene: Scene, company: str) -> Iterator[Step]:
    """Yield the steps to owners, controllers and holders of certainly more than a quarter.

    Just a quarter is not more: several laws begin above it. Shares held for another and other
    interests make nobody a controlling person.
    """
    for step in upward(scene.day, company):
        if step.strength in ABOVE or _exceeds_a_quarter(step.stake):
            yield step


def _exceeds_a_quarter(stake: Stake | None) -> bool:
    if stake is None or not stake.known or stake.interest not in (SHARES, VOTES):
        return False
    low = stake.share.low
    return low.value > _QUARTER or (low.value == _QUARTER and low.open)
