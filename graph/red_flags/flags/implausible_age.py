"""Officers and owners of the seller too young or too old to be likely to act."""

from collections.abc import Iterator
from datetime import date

from graph.model.records import Tie, TieType
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.facts.citations import GLOBAL_WITNESS_2018
from graph.red_flags.facts.repeated_sources import titles_of
from graph.red_flags.facts.value_dates import born, period
from graph.red_flags.findings import Finding, finding, sources_of
from graph.red_flags.holders import owners
from graph.red_flags.scene import Scene
from graph.red_flags.words import kinds_of, part_of
from graph.support.language import N_, DateText, said

NAME = "implausible_age"
# Companies Act 2006, section 157: a director is at least 16.
YOUNGEST = 16
OLDEST = 100
_MONTH = len("2010-01")  # a page never shows more of a birth


def _acting(scene: Scene) -> dict[str, Tie]:
    """Return the persons who direct, own or control a company behind a storefront.

    Who holds less may be an heir of any age.
    """
    found: dict[str, Tie] = {}
    for company in sorted(scene.behind):
        ties = [(p.start, p.tie) for p in scene.into(company, TieType.OFFICER_OF)]
        ties += [(s.there, s.tie) for s in owners(scene, company)]
        for party, tie in ties:
            if scene.is_person(party) and born(scene, party)[1]:
                found.setdefault(party, tie)
    return found


def _years(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _detect(scene: Scene) -> Iterator[Finding]:
    day = scene.day.day
    for person, tie in _acting(scene).items():
        property_name, text = born(scene, person)
        birth = period(text)
        if birth is None:
            continue
        # Each reading of a birth month must be that young, or that old.
        if _years(birth[0], day) >= YOUNGEST and _years(birth[1], day) <= OLDEST:
            continue
        company = scene.ground.matches.of(tie.end)
        sentence = said(
            N_(
                "{person} is {part} of {company} ({sources}). {source} gives {birth} as the date "
                "of birth."
            ),
            person=scene.name(person),
            part=part_of(tie),
            company=scene.name(company),
            sources=kinds_of([tie]),
            birth=DateText(text[:_MONTH]),
            source=titles_of(scene, sources_of(scene, person, property_name)),
        )
        yield finding(
            scene,
            NAME,
            person,
            sentence,
            entities=(company,),
            ties=(tie,),
            stated=[(person, property_name)],
        )


def _dated(scene: Scene) -> frozenset[str]:
    return frozenset(_acting(scene))


FLAG = Flag(
    name=NAME,
    title=N_("An officer or owner of implausible age"),
    why_it_matters=N_("Someone else may be using the name of a child or of a very old person."),
    innocent_explanation=N_(
        "A slip in the year of birth, a child who inherited, or an entry that outlived a person."
    ),
    source=GLOBAL_WITNESS_2018,
    strength=SignStrength.MODERATE,
    population=Population(N_("officers and owners whose birth is dated"), _dated),
    detect=_detect,
)
