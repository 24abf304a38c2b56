"""Officers and owners of the seller too young or too old to be likely to act."""

from collections.abc import Iterator
from datetime import date

from graph.model.records import Tie, TieType
from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import GLOBAL_WITNESS_2018
from graph.red_flags.facts.repeated_sources import source_titles
from graph.red_flags.facts.value_dates import birth_date, date_span
from graph.red_flags.findings import Finding, make_finding, value_sources
from graph.red_flags.holders import owner_hops
from graph.red_flags.scene import Scene
from graph.red_flags.words import part_words, source_kinds
from graph.support.language import N_, DateText, lazy_text

NAME = "implausible_age"
# Companies Act 2006, section 157: a director is at least 16.
YOUNGEST = 16
OLDEST = 100
_MONTH = len("2010-01")  # pages never show more of a birth date


def _acting_persons(scene: Scene) -> dict[str, Tie]:
    """Return the persons who direct, own or control a company behind a storefront.

    A person who holds less may be an heir of any age.
    """
    found: dict[str, Tie] = {}
    for company in sorted(scene.companies_behind):
        ties = [(p.start, p.tie) for p in scene.ties_into(company, TieType.OFFICER_OF)]
        ties += [(s.there, s.tie) for s in owner_hops(scene, company)]
        for party, tie in ties:
            if scene.is_person(party) and birth_date(scene, party)[1]:
                found.setdefault(party, tie)
    return found


def _years(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _detect(scene: Scene) -> Iterator[Finding]:
    day = scene.day.day
    for person, tie in _acting_persons(scene).items():
        property_name, text = birth_date(scene, person)
        birth = date_span(text)
        if birth is None:
            continue
        # Each reading of a birth month must be that young, or that old.
        if _years(birth[0], day) >= YOUNGEST and _years(birth[1], day) <= OLDEST:
            continue
        company = scene.ground.matches.representative_of(tie.end)
        sentence = lazy_text(
            N_(
                "{person} is {part} of {company} ({sources}). {source} gives {birth} as the date "
                "of birth."
            ),
            person=scene.name(person),
            part=part_words(tie),
            company=scene.name(company),
            sources=source_kinds([tie]),
            birth=DateText(text[:_MONTH]),
            source=source_titles(scene, value_sources(scene, person, property_name)),
        )
        yield make_finding(
            scene,
            NAME,
            person,
            sentence,
            entities=(company,),
            ties=(tie,),
            stated=[(person, property_name)],
        )


def _persons_with_birth(scene: Scene) -> frozenset[str]:
    return frozenset(_acting_persons(scene))


FLAG = Flag(
    name=NAME,
    title=N_("An officer or owner of implausible age"),
    why_it_matters=N_("Someone else may be using the name of a child or of a very old person."),
    innocent_explanation=N_(
        "A slip in the year of birth, a child who inherited, or an entry that outlived a person."
    ),
    source=GLOBAL_WITNESS_2018,
    strength=FlagStrength.MODERATE,
    population=Population(N_("officers and owners whose birth is dated"), _persons_with_birth),
    detect=_detect,
)
