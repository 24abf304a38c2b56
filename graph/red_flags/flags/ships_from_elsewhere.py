"""Storefronts that ship from another country than that of their seller."""

import re
from collections.abc import Iterator

from graph.analyses.tracing.search.walkable_graph import Placed
from graph.model.records import TieType
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.facts.citations import FATF_EGMONT_2021
from graph.red_flags.facts.register_numbers import country_of
from graph.red_flags.findings import Finding, finding
from graph.red_flags.scene import Scene
from graph.red_flags.words import WordList
from graph.support.language import N_, CountryText, said

NAME = "ships_from_elsewhere"
_LIST = re.compile(r"[;,/]")
_PURPOSE = "ships from"


def _shipping(scene: Scene, front: str) -> tuple[set[str], list[Placed]]:
    """Return the countries that a storefront ships from, and the ties that say so."""
    listed = _LIST.split(scene.text(front, "ships_from"))
    countries = {c for text in listed if len(c := text.strip().upper()) == 2}
    ties = [p for p in scene.out_of(front, TieType.LOCATED_AT) if _is_shipping(p)]
    ties = [p for p in ties if country_of(scene, p.end)]
    return countries | {country_of(scene, p.end) for p in ties}, ties


def _is_shipping(placed: Placed) -> bool:
    return placed.tie.purpose.strip().replace("_", " ").casefold() == _PURPOSE


def _detect(scene: Scene) -> Iterator[Finding]:
    for front in sorted(scene.storefronts):
        countries, ties = _shipping(scene, front)
        sellers = [p for p in scene.into(front, TieType.OPERATES) if country_of(scene, p.start)]
        homes = {country_of(scene, p.start) for p in sellers}
        if not countries or not sellers or homes & countries:
            continue
        operated = sellers[0]
        sentence = said(
            N_("{storefront} ships from {from_}; its seller, {seller}, is listed in {home}."),
            storefront=scene.name(front),
            from_=WordList(tuple(map(CountryText, sorted(countries)))),
            seller=scene.name(operated.start),
            home=CountryText(country_of(scene, operated.start)),
        )
        yield finding(
            scene,
            NAME,
            front,
            sentence,
            entities=(operated.start, *(p.end for p in ties)),
            ties=(operated, *ties),
            stated=[(front, "ships_from"), (operated.start, "country")],
        )


def _known(scene: Scene) -> frozenset[str]:
    def both(front: str) -> bool:
        sellers = scene.into(front, TieType.OPERATES)
        return bool(_shipping(scene, front)[0] and any(country_of(scene, p.start) for p in sellers))

    return frozenset(f for f in scene.storefronts if both(f))


FLAG = Flag(
    name=NAME,
    title=N_("Ships from another country than that of its seller"),
    why_it_matters=N_("Another company than the one on the page may handle the goods."),
    innocent_explanation=N_("Many sellers store their goods in the country where they are made."),
    source=FATF_EGMONT_2021,
    strength=SignStrength.WEAK,
    population=Population(N_("storefronts where both countries are stated"), _known),
    detect=_detect,
)
