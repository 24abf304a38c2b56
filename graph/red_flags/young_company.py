"""A company began to sell within 90 days of its incorporation."""

from collections.abc import Iterator

from graph.language import N_
from graph.language import gettext as _
from graph.model import TieType
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.dating import first_listing, period
from graph.red_flags.documents import FATF_EGMONT_2021
from graph.red_flags.findings import Finding, finding
from graph.red_flags.scene import Scene

NAME = "young_company"
MOST_DAYS = 90


def _dated(scene: Scene) -> Iterator[tuple[str, str, str, str]]:
    """Yield seller, its incorporation date, storefront and its first listing, where known."""
    for seller, operated in scene.sellers.items():
        incorporated = scene.text(seller, "incorporated")
        for p in operated if period(incorporated) else ():
            listed = first_listing(scene, p.end)
            if listed:
                yield seller, incorporated, p.end, listed


def _detect(scene: Scene) -> Iterator[Finding]:
    told: set[str] = set()
    for seller, incorporated, front, listed in _dated(scene):
        began, opened = period(incorporated), period(listed)
        if began is None or opened is None or seller in told:
            continue
        longest, shortest = (opened[1] - began[0]).days, (opened[0] - began[1]).days
        # A date of a month or a year counts only where every reading of it is that young.
        if shortest < 0 or longest >= MOST_DAYS:
            continue
        told.add(seller)
        sentence = _(
            "{seller} was incorporated on {incorporated}; the first listing of {storefront} is "
            "dated {listed}."
        ).format(
            seller=scene.name(seller),
            incorporated=incorporated,
            storefront=scene.name(front),
            listed=listed,
        )
        ties = [p for p in scene.sellers[seller] if p.end == front]
        ties += [
            p
            for p in scene.ever_out_of(front, TieType.SELLS_ON, TieType.SELLS)
            if p.tie.since == listed
        ]
        yield finding(
            scene,
            NAME,
            seller,
            sentence,
            entities=(front,),
            ties=ties,
            stated=[(seller, "incorporated")],
        )


def _known(scene: Scene) -> frozenset[str]:
    return frozenset(seller for seller, *_rest in _dated(scene))


FLAG = Flag(
    name=NAME,
    title=N_("Incorporated less than 90 days before its first listing"),
    why_it_matters=N_("A company made for one shop has no history by which it could be judged."),
    innocent_explanation=N_("Every business begins one day, and many are founded to open a shop."),
    source=FATF_EGMONT_2021,
    strength=SignStrength.WEAK,
    population=Population(N_("sellers whose founding and first listing are dated"), _known),
    detect=_detect,
)
