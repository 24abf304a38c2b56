"""Storefronts without trader details where European law asks the platform to show them."""

import re
from collections.abc import Iterator
from datetime import date

from graph.analyses.tracing.search.walkable_graph import DatedTie
from graph.model.records import Standing, TieType
from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import TRADER_DETAILS
from graph.red_flags.facts.repeated_sources import source_title
from graph.red_flags.facts.value_dates import read_days
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.support.language import N_, CountryText, lazy_text

NAME = "no_trader_details"
# The Digital Services Act applies to all platforms from this day (article 93).
APPLIES = date(2024, 2, 17)
_UNION_COUNTRIES = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)
_LIST = re.compile(r"[;,/]")
_DETAIL_TYPES = (TieType.LOCATED_AT, TieType.REACHED_AT)


def _pages_read(scene: Scene, front: str) -> list[DatedTie]:
    """Return the platform ties of a storefront whose pages were read since the law applies.

    They are stated by the platform's own page. If a source says that it could not read the seller,
    nothing is known of the page, and none are returned.
    """
    markets = {m.strip().upper() for m in _LIST.split(scene.text(front, "market"))}
    if not markets & _UNION_COUNTRIES or front in scene.unknown_reasons:
        return []
    ties = scene.ties_out_of(front, TieType.SELLS_ON)
    return [p for p in ties if p.tie.standing is Standing.PLATFORM and _is_read_since(scene, p)]


def _is_read_since(scene: Scene, placed: DatedTie) -> bool:
    read = read_days(scene.ground.sources.get(placed.tie.source))
    return read is not None and read[0] >= APPLIES


def _detect(scene: Scene) -> Iterator[Finding]:
    for front in sorted(scene.storefronts):
        pages = _pages_read(scene, front)
        shown = scene.ties_into(front, TieType.OPERATES) or scene.ties_out_of(front, *_DETAIL_TYPES)
        if not pages or shown:
            continue
        sentence = lazy_text(
            N_(
                "{page} shows {storefront} on {platform} (market: {market}); no trader, address "
                "or contact was read from it."
            ),
            page=source_title(scene, pages[0].tie.source),
            storefront=scene.name(front),
            platform=scene.names(p.end for p in pages),
            market=CountryText(scene.text(front, "market")),
        )
        yield make_finding(scene, NAME, front, sentence, ties=pages, stated=[(front, "market")])


def _pages(scene: Scene) -> frozenset[str]:
    return frozenset(f for f in scene.storefronts if _pages_read(scene, f))


FLAG = Flag(
    name=NAME,
    title=N_("No trader details read where the law asks for them"),
    why_it_matters=N_("In the European Union a buyer has the right to know the trader."),
    innocent_explanation=N_(
        "A private person sells, the platform is a small one, or another page shows the details."
    ),
    source=TRADER_DETAILS,
    strength=FlagStrength.MODERATE,
    population=Population(N_("storefronts for the European Union whose page was read"), _pages),
    detect=_detect,
)
