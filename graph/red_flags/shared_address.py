"""Sellers between whom no tie is stated give one address."""

from collections.abc import Iterator

from graph.language import N_
from graph.language import gettext as _
from graph.model import Kind, TieType
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.documents import FATF_EGMONT_2018
from graph.red_flags.findings import Finding, finding
from graph.red_flags.scene import Scene
from graph.red_flags.sharing import given_by_sellers, shared_among_untied

NAME = "shared_address"


def _detect(scene: Scene) -> Iterator[Finding]:
    addresses = scene.nodes[Kind.ADDRESS]
    for address, sellers, ties in shared_among_untied(scene, addresses, TieType.LOCATED_AT):
        sentence = _("{sellers} give the same address, {address}; no tie is stated.").format(
            sellers=scene.names(sellers), address=scene.name(address)
        )
        yield finding(scene, NAME, address, sentence, entities=sellers, ties=ties)


def _given(scene: Scene) -> frozenset[str]:
    return given_by_sellers(scene, scene.nodes[Kind.ADDRESS], TieType.LOCATED_AT)


FLAG = Flag(
    name=NAME,
    title=N_("One address of sellers that state no tie"),
    why_it_matters=N_("Sellers that look like rivals may work from one desk."),
    innocent_explanation=N_(
        "Office buildings, shared desks, accountants and neighbours; look at the room number."
    ),
    source=FATF_EGMONT_2018,
    strength=SignStrength.WEAK,
    population=Population(N_("addresses that sellers give"), _given),
    detect=_detect,
)
