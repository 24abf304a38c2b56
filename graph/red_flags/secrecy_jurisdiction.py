"""A company that owns or controls the seller is registered in a listed jurisdiction."""

from collections.abc import Iterator

from graph.language import N_
from graph.language import gettext as _
from graph.model import Kind
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.documents import GLOBAL_WITNESS_2018
from graph.red_flags.findings import Finding, finding
from graph.red_flags.jurisdictions import listed_jurisdictions
from graph.red_flags.numbers import country_of
from graph.red_flags.scene import Scene

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
            sentence = _(
                "{company}, stated to own or control {seller}, is stated to be of {country}, "
                "which is on the {list} of {dated}."
            ).format(
                company=scene.name(company),
                seller=scene.name(seller),
                country=found.name,
                list=found.title,
                dated=found.dated,
            )
            yield finding(
                scene,
                NAME,
                seller,
                sentence,
                entities=(company,),
                ties=scene.groups.above(seller)[company],
                stated=[(company, "country")],
            )
            break


def _known(scene: Scene) -> frozenset[str]:
    return frozenset(s for s in scene.sellers if _controlling(scene, s))


FLAG = Flag(
    name=NAME,
    title=N_("A controlling company in a secrecy jurisdiction"),
    why_it_matters=N_("Where registers are closed, the search for the person behind it ends."),
    innocent_explanation=N_(
        "Holding companies go where treaties and investors are; some groups come from there."
    ),
    source=GLOBAL_WITNESS_2018,
    strength=SignStrength.MODERATE,
    population=Population(N_("sellers whose controlling company has a stated country"), _known),
    detect=_detect,
)
