"""Companies that began to sell within 90 days of their incorporation."""

from collections.abc import Iterator

from graph.analyses.tracing.search.walkable_graph import DatedTie
from graph.model.dates import last_day
from graph.model.records import TieType
from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import FATF_EGMONT_2021
from graph.red_flags.facts.value_dates import DAY_LENGTH, date_span, first_listing
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.support.language import N_, DateText, OnDate, lazy_text

NAME = "young_company"
MOST_DAYS = 90


def _dated_listings(scene: Scene) -> Iterator[tuple[DatedTie, str, str]]:
    """Yield each seller's tie to a storefront, its incorporation and the first listing there.

    A listing from before the seller took over the storefront belongs to another seller.
    """
    for seller, operated in scene.sellers.items():
        incorporated = scene.text(seller, "incorporated")
        for p in operated if date_span(incorporated) else ():
            listed = first_listing(scene, p.end)
            if listed and p.since <= last_day(listed):
                yield p, incorporated, listed


def _detect(scene: Scene) -> Iterator[Finding]:
    passed: set[str] = set()
    for placed, incorporated, listed in _dated_listings(scene):
        seller, front = placed.start, placed.end
        began, opened = date_span(incorporated), date_span(listed)
        if began is None or opened is None or seller in passed:
            continue
        longest, shortest = (opened[1] - began[0]).days, (opened[0] - began[1]).days
        # A date of a month or a year counts only where every reading of it is that young.
        if shortest < 0 or longest >= MOST_DAYS:
            continue
        passed.add(seller)
        sentence = lazy_text(
            N_(
                "{seller} was incorporated {incorporated}. The first dated listing of {storefront} "
                "is dated {listed}."
            ),
            seller=scene.name(seller),
            incorporated=OnDate(incorporated[:DAY_LENGTH]),
            storefront=scene.name(front),
            listed=DateText(listed),
        )
        begun = scene.started_ties_out_of(front, TieType.SELLS_ON, TieType.SELLS)
        ties = (placed, *(p for p in begun if p.tie.since == listed))
        stated = [(seller, "incorporated")]
        yield make_finding(
            scene, NAME, seller, sentence, entities=(front,), ties=ties, stated=stated
        )


def _sellers_with_dates(scene: Scene) -> frozenset[str]:
    return frozenset(p.start for p, *_rest in _dated_listings(scene))


FLAG = Flag(
    name=NAME,
    title=N_("Incorporated less than 90 days before its first dated listing"),
    why_it_matters=N_("A new company has no record by which a buyer could judge it."),
    innocent_explanation=N_("Every business is new at first, and many are founded to open a shop."),
    source=FATF_EGMONT_2021,
    strength=FlagStrength.WEAK,
    population=Population(
        N_("sellers whose founding and first listing are dated"), _sellers_with_dates
    ),
    detect=_detect,
)
