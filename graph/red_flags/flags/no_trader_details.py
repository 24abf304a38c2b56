"""Storefronts without trader details where European law asks the platform to show them."""

import re
from collections.abc import Iterator
from datetime import date

from graph.analyses.tracing.search.walkable_graph import Placed
from graph.model.records import Standing, TieType
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.facts.citations import TRADER_DETAILS
from graph.red_flags.facts.repeated_sources import title_of
from graph.red_flags.facts.value_dates import read_on
from graph.red_flags.findings import Finding, finding
from graph.red_flags.scene import Scene
from graph.support.language import N_, CountryText, said

NAME = "no_trader_details"
# The Digital Services Act applies to all platforms from this day (article 93).
APPLIES = date(2024, 2, 17)
_UNION = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)
_LIST = re.compile(r"[;,/]")
_OWN = (TieType.LOCATED_AT, TieType.REACHED_AT)


def _pages_read(scene: Scene, front: str) -> list[Placed]:
    """Return the ties to platforms that their own pages, read since the law applies, state.

    Where a source says that it could not read the seller, nothing is known of the page.
    """
    markets = {m.strip().upper() for m in _LIST.split(scene.text(front, "market"))}
    if not markets & _UNION or front in scene.reasons:
        return []
    ties = scene.out_of(front, TieType.SELLS_ON)
    return [p for p in ties if p.tie.standing is Standing.PLATFORM and _read_since(scene, p)]


def _read_since(scene: Scene, placed: Placed) -> bool:
    read = read_on(scene.ground.sources.get(placed.tie.source))
    return read is not None and read[0] >= APPLIES


def _detect(scene: Scene) -> Iterator[Finding]:
    for front in sorted(scene.storefronts):
        pages = _pages_read(scene, front)
        shown = scene.into(front, TieType.OPERATES) or scene.out_of(front, *_OWN)
        if not pages or shown:
            continue
        sentence = said(
            N_(
                "{page} shows {storefront} on {platform} (market: {market}); no trader, address "
                "or contact was read from it."
            ),
            page=title_of(scene, pages[0].tie.source),
            storefront=scene.name(front),
            platform=scene.names(p.end for p in pages),
            market=CountryText(scene.text(front, "market")),
        )
        yield finding(scene, NAME, front, sentence, ties=pages, stated=[(front, "market")])


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
    strength=SignStrength.MODERATE,
    population=Population(N_("storefronts for the European Union whose page was read"), _pages),
    detect=_detect,
)
