"""Storefronts that ship from another country than that of their seller."""

import re
from collections.abc import Iterator

from graph.analyses.tracing.search.walkable_graph import DatedTie
from graph.model.records import TieType
from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import FATF_EGMONT_2021
from graph.red_flags.facts.register_numbers import country_of
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.red_flags.words import WordList
from graph.support.language import N_, CountryText, lazy_text

NAME = "ships_from_elsewhere"
_LIST = re.compile(r"[;,/]")
_PURPOSE = "ships from"


def _shipping_countries(scene: Scene, front: str) -> tuple[set[str], list[DatedTie]]:
    """Return the countries that a storefront ships from, and the ties that say so."""
    listed = _LIST.split(scene.text(front, "ships_from"))
    countries = {c for text in listed if len(c := text.strip().upper()) == 2}
    ties = [p for p in scene.ties_out_of(front, TieType.LOCATED_AT) if _is_shipping(p)]
    ties = [p for p in ties if country_of(scene, p.end)]
    return countries | {country_of(scene, p.end) for p in ties}, ties


def _is_shipping(placed: DatedTie) -> bool:
    return placed.tie.purpose.strip().replace("_", " ").casefold() == _PURPOSE


def _detect(scene: Scene) -> Iterator[Finding]:
    for front in sorted(scene.storefronts):
        countries, ties = _shipping_countries(scene, front)
        sellers = [
            p for p in scene.ties_into(front, TieType.OPERATES) if country_of(scene, p.start)
        ]
        homes = {country_of(scene, p.start) for p in sellers}
        if not countries or not sellers or homes & countries:
            continue
        operated = sellers[0]
        sentence = lazy_text(
            N_("{storefront} ships from {from_}; its seller, {seller}, is listed in {home}."),
            storefront=scene.name(front),
            from_=WordList(tuple(map(CountryText, sorted(countries)))),
            seller=scene.name(operated.start),
            home=CountryText(country_of(scene, operated.start)),
        )
        yield make_finding(
            scene,
            NAME,
            front,
            sentence,
            entities=(operated.start, *(p.end for p in ties)),
            ties=(operated, *ties),
            stated=[(front, "ships_from"), (operated.start, "country")],
        )


def _storefronts_with_shipping(scene: Scene) -> frozenset[str]:
    def both(front: str) -> bool:
        sellers = scene.ties_into(front, TieType.OPERATES)
        return bool(
            _shipping_countries(scene, front)[0]
            and any(country_of(scene, p.start) for p in sellers)
        )

    return frozenset(f for f in scene.storefronts if both(f))


FLAG = Flag(
    name=NAME,
    title=N_("Ships from another country than that of its seller"),
    why_it_matters=N_("Another company than the one on the page may handle the goods."),
    innocent_explanation=N_("Many sellers store their goods in the country where they are made."),
    source=FATF_EGMONT_2021,
    strength=FlagStrength.WEAK,
    population=Population(
        N_("storefronts where both countries are stated"), _storefronts_with_shipping
    ),
    detect=_detect,
)
