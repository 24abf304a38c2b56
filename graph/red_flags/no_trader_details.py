"""A storefront shows no trader where European law asks the platform to show one."""

import re
from collections.abc import Iterator
from datetime import date

from graph.analyses.tracing.ground import Placed
from graph.language import N_
from graph.language import gettext as _
from graph.model import Standing, TieType
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.dating import period
from graph.red_flags.documents import TRADER_DETAILS
from graph.red_flags.findings import Finding, finding
from graph.red_flags.scene import Scene

NAME = "no_trader_details"
# The Digital Services Act applies to all platforms from this day (article 93).
APPLIES = date(2024, 2, 17)
_UNION = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)
_LIST = re.compile(r"[;,/]")
_OWN = (TieType.LOCATED_AT, TieType.REACHED_AT)


def _looked_at(scene: Scene, front: str) -> list[Placed]:
    """Return what the platform's own pages, read since the law applies, state of a storefront."""
    markets = {m.strip().upper() for m in _LIST.split(scene.text(front, "market"))}
    if not markets & _UNION:
        return []
    ties = [*scene.out_of(front, TieType.SELLS_ON, TieType.SELLS)]
    return [p for p in ties if p.tie.standing is Standing.PLATFORM and _read_since(scene, p)]


def _read_since(scene: Scene, placed: Placed) -> bool:
    source = scene.ground.sources.get(placed.tie.source)
    read = period(source.retrieved or source.published) if source else None
    return read is not None and read[0] >= APPLIES


def _detect(scene: Scene) -> Iterator[Finding]:
    for front in sorted(scene.storefronts):
        pages = _looked_at(scene, front)
        shown = scene.into(front, TieType.OPERATES) or scene.out_of(front, *_OWN)
        if not pages or shown:
            continue
        sentence = _(
            "The page of {storefront} on {platform}, for the market {market}, was read, and no "
            "trader, address or contact is stated from it."
        ).format(
            storefront=scene.name(front),
            platform=scene.names(p.end for p in scene.out_of(front, TieType.SELLS_ON)),
            market=scene.text(front, "market"),
        )
        yield finding(scene, NAME, front, sentence, ties=pages, stated=[(front, "market")])


def _pages(scene: Scene) -> frozenset[str]:
    return frozenset(f for f in scene.storefronts if _looked_at(scene, f))


FLAG = Flag(
    name=NAME,
    title=N_("No trader details where the law asks for them"),
    why_it_matters=N_("In the European Union a buyer has the right to see who the trader is."),
    innocent_explanation=N_(
        "A private person sells, or the details stand on a page that was not saved."
    ),
    source=TRADER_DETAILS,
    strength=SignStrength.MODERATE,
    population=Population(N_("storefronts for the European Union whose page was read"), _pages),
    detect=_detect,
)
