"""Holders of a company, each judged as in a verdict."""

from collections.abc import Iterator
from fractions import Fraction

from graph.analyses.stakes import SHARES, VOTES, Stake
from graph.analyses.strength_scale import CONTROL_STRENGTHS
from graph.analyses.tracing.search.hops import Hop, hops_up, is_shareholding
from graph.red_flags.scene import Scene

_QUARTER = Fraction(1, 4)


def owner_hops(scene: Scene, node: str) -> Iterator[Hop]:
    """Yield the hops to the parties that a verdict would call owner or controller."""
    yield from (s for s in hops_up(scene.day, node) if s.strength in CONTROL_STRENGTHS)


def shareholder_hops(scene: Scene, company: str) -> Iterator[Hop]:
    """Yield the hops to the holders of shares of a company."""
    for step in hops_up(scene.day, company):
        if is_shareholding(step):
            yield step


def quarter_holder_hops(scene: Scene, company: str) -> Iterator[Hop]:
    """Yield the hops to owners, controllers and holders of certainly more than a quarter.

    Exactly a quarter is not enough, since several laws begin above it. Shares held for another
    party and other interests do not make a controlling person.
    """
    for step in hops_up(scene.day, company):
        if step.strength in CONTROL_STRENGTHS or _exceeds_a_quarter(step.stake):
            yield step


def _exceeds_a_quarter(stake: Stake | None) -> bool:
    if stake is None or not stake.known or stake.interest not in (SHARES, VOTES):
        return False
    low = stake.share.low
    return low.value > _QUARTER or (low.value == _QUARTER and low.open)
