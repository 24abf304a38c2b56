"""Owners of the seller in a jurisdiction of a published list."""

from collections.abc import Iterator

from graph.model.records import Kind
from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import GLOBAL_WITNESS_2018
from graph.red_flags.facts.register_numbers import country_of
from graph.red_flags.facts.secrecy_list import ListedJurisdiction, listed_jurisdictions
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.red_flags.words import source_kinds
from graph.support.language import N_, CountryText, DateText, lazy_text, local_country_name

NAME = "secrecy_jurisdiction"


def _controlling_companies(scene: Scene, seller: str) -> list[str]:
    """Return the companies above a seller whose country is stated."""
    above = scene.groups.ways_above(seller)
    companies = [a for a in above if scene.ground.kind(a) is Kind.COMPANY]
    return [c for c in companies if country_of(scene, c)]


def _detect(scene: Scene) -> Iterator[Finding]:
    listed = listed_jurisdictions(scene.limits.secrecy_list)
    for seller in scene.sellers:
        for company in _controlling_companies(scene, seller):
            found = listed.get(country_of(scene, company))
            if found is None:
                continue
            way = scene.groups.ways_above(seller)[company]
            sentence = lazy_text(
                N_(
                    "{company} owns or controls {seller} ({sources}). Its country, {country}, is "
                    "on the {list} of {dated}."
                ),
                company=scene.name(company),
                seller=scene.name(seller),
                sources=source_kinds(way),
                country=_country(found),
                list=found.title,
                dated=DateText(found.dated),
            )
            yield make_finding(
                scene,
                NAME,
                seller,
                sentence,
                entities=(company,),
                ties=way,
                stated=[(company, "country")],
            )
            break


def _country(found: ListedJurisdiction) -> object:
    """Return a country by its name; a user's own list may have other places."""
    known = local_country_name(found.country) != found.country
    return CountryText(found.country) if known else found.name


def _sellers_with_country(scene: Scene) -> frozenset[str]:
    return frozenset(s for s in scene.sellers if _controlling_companies(scene, s))


FLAG = Flag(
    name=NAME,
    title=N_("An owner of the seller in a listed jurisdiction"),
    why_it_matters=N_("Registers of such places often do not name the person behind a company."),
    innocent_explanation=N_(
        "Holding companies go where treaties and investors are. Some groups come from there."
    ),
    source=GLOBAL_WITNESS_2018,
    strength=FlagStrength.MODERATE,
    population=Population(
        N_("sellers with an owner whose country is stated"), _sellers_with_country
    ),
    detect=_detect,
)
