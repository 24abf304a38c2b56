"""Owners of the seller in a jurisdiction of a published list."""

from collections.abc import Iterator

from graph.model.records import Kind
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.facts.citations import GLOBAL_WITNESS_2018
from graph.red_flags.facts.register_numbers import country_of
from graph.red_flags.facts.secrecy_list import Listed, listed_jurisdictions
from graph.red_flags.findings import Finding, finding
from graph.red_flags.scene import Scene
from graph.red_flags.words import kinds_of
from graph.support.language import N_, CountryText, DateText, country_name, said

NAME = "secrecy_jurisdiction"


def _controlling(scene: Scene, seller: str) -> list[str]:
    """Return the companies above a seller whose country is stated."""
    above = scene.groups.above(seller)
    companies = [a for a in above if scene.ground.kind(a) is Kind.COMPANY]
    return [c for c in companies if country_of(scene, c)]


def _detect(scene: Scene) -> Iterator[Finding]:
    listed = listed_jurisdictions(scene.limits.secrecy_list)
    for seller in scene.sellers:
        for company in _controlling(scene, seller):
            found = listed.get(country_of(scene, company))
            if found is None:
                continue
            way = scene.groups.above(seller)[company]
            sentence = said(
                N_(
                    "{company} owns or controls {seller} ({sources}). Its country, {country}, is "
                    "on the {list} of {dated}."
                ),
                company=scene.name(company),
                seller=scene.name(seller),
                sources=kinds_of(way),
                country=_country(found),
                list=found.title,
                dated=DateText(found.dated),
            )
            yield finding(
                scene,
                NAME,
                seller,
                sentence,
                entities=(company,),
                ties=way,
                stated=[(company, "country")],
            )
            break


def _country(found: Listed) -> object:
    """Return a country by its name; a list of one's own may have places of its own."""
    known = country_name(found.country) != found.country
    return CountryText(found.country) if known else found.name


def _known(scene: Scene) -> frozenset[str]:
    return frozenset(s for s in scene.sellers if _controlling(scene, s))


FLAG = Flag(
    name=NAME,
    title=N_("An owner of the seller in a listed jurisdiction"),
    why_it_matters=N_("Registers of such places often do not name the person behind a company."),
    innocent_explanation=N_(
        "Holding companies go where treaties and investors are. Some groups come from there."
    ),
    source=GLOBAL_WITNESS_2018,
    strength=SignStrength.MODERATE,
    population=Population(N_("sellers with an owner whose country is stated"), _known),
    detect=_detect,
)
