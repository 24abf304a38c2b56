"""Phones, e-mails, sites and trackers of several sellers, though no source links them."""

from collections.abc import Iterator

from graph.model.records import Kind, TieType
from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import FATF_EGMONT_2018
from graph.red_flags.facts.shared_details import given_by_sellers, shared_among_untied
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.red_flags.words import source_kinds
from graph.support.language import N_, lazy_text

NAME = "shared_contact"


def _detect(scene: Scene) -> Iterator[Finding]:
    contacts = scene.nodes[Kind.CONTACT]
    for contact, sellers, ties in shared_among_untied(scene, contacts, TieType.REACHED_AT):
        sentence = lazy_text(
            N_("{sellers} give one contact, {contact} ({sources}). No source links all of them."),
            sellers=scene.names(sellers),
            contact=scene.name(contact),
            sources=source_kinds(ties),
        )
        yield make_finding(scene, NAME, contact, sentence, entities=sellers, ties=ties)


def _given_contacts(scene: Scene) -> frozenset[str]:
    return given_by_sellers(scene, scene.nodes[Kind.CONTACT], TieType.REACHED_AT)


FLAG = Flag(
    name=NAME,
    title=N_("Sellers with one phone, e-mail or tracker and no known link"),
    why_it_matters=N_("A phone line or a tracker usually has one customer."),
    innocent_explanation=N_(
        "Several customers share an accountant, a call centre or a web agency."
    ),
    source=FATF_EGMONT_2018,
    strength=FlagStrength.MODERATE,
    population=Population(
        N_("phones, e-mails, sites and trackers that sellers give"), _given_contacts
    ),
    detect=_detect,
)
