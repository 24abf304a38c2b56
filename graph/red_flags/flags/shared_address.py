"""Addresses that several sellers give, though no source links them."""

from collections.abc import Iterator

from graph.model.records import Kind, TieType
from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import FATF_EGMONT_2018
from graph.red_flags.facts.shared_details import (
    given_by_sellers,
    giver_of,
    is_of_platform,
    is_whole_address,
    shared_among_untied,
    untied_parties,
)
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.red_flags.words import source_kinds
from graph.support.language import N_, lazy_text

NAME = "shared_address"


def _detect(scene: Scene) -> Iterator[Finding]:
    addresses = [a for a in scene.nodes[Kind.ADDRESS] if is_whole_address(scene, a)]
    for address, sellers, ties in shared_among_untied(scene, addresses, TieType.LOCATED_AT):
        # Another flag covers the addresses of the platform's group.
        sellers = untied_parties(
            scene, (s for s in sellers if not is_of_platform(scene, s, sellers))
        )
        if not sellers:
            continue
        kept = [p for p in ties if giver_of(scene, p) in sellers]
        sentence = lazy_text(
            N_("{sellers} give one address, {address} ({sources}). No source links all of them."),
            sellers=scene.names(sellers),
            address=scene.name(address),
            sources=source_kinds(kept),
        )
        yield make_finding(scene, NAME, address, sentence, entities=sellers, ties=kept)


def _given_addresses(scene: Scene) -> frozenset[str]:
    return given_by_sellers(scene, scene.nodes[Kind.ADDRESS], TieType.LOCATED_AT)


FLAG = Flag(
    name=NAME,
    title=N_("Sellers with one address and no known link"),
    why_it_matters=N_("Sellers that look like rivals may work from one office."),
    innocent_explanation=N_(
        "An office building, shared desks, an accountant or neighbours. Compare the room numbers."
    ),
    source=FATF_EGMONT_2018,
    strength=FlagStrength.WEAK,
    population=Population(N_("addresses that sellers give"), _given_addresses),
    detect=_detect,
)
