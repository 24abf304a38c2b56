"""Sellers between whom no tie is stated give one phone, e-mail, website or tracker."""

from collections.abc import Iterator

from graph.language import N_
from graph.language import gettext as _
from graph.model import Kind, TieType
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.documents import FATF_EGMONT_2018
from graph.red_flags.findings import Finding, finding
from graph.red_flags.scene import Scene
from graph.red_flags.sharing import given_by_sellers, shared_among_untied

NAME = "shared_contact"


def _detect(scene: Scene) -> Iterator[Finding]:
    contacts = scene.nodes[Kind.CONTACT]
    for contact, sellers, ties in shared_among_untied(scene, contacts, TieType.REACHED_AT):
        sentence = _("{sellers} give the same contact, {contact}; no tie is stated.").format(
            sellers=scene.names(sellers), contact=scene.name(contact)
        )
        yield finding(scene, NAME, contact, sentence, entities=sellers, ties=ties)


def _given(scene: Scene) -> frozenset[str]:
    return given_by_sellers(scene, scene.nodes[Kind.CONTACT], TieType.REACHED_AT)


FLAG = Flag(
    name=NAME,
    title=N_("One phone, e-mail or tracker of sellers that state no tie"),
    why_it_matters=N_("A phone or a tracker is paid for by one party, whatever the pages say."),
    innocent_explanation=N_(
        "A shared accountant, a hired call centre or the same web agency for several customers."
    ),
    source=FATF_EGMONT_2018,
    strength=SignStrength.MODERATE,
    population=Population(N_("phones, e-mails, sites and trackers that sellers give"), _given),
    detect=_detect,
)
