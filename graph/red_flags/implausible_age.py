"""An officer or owner of the seller is too young or too old to be likely to act."""

from collections.abc import Iterator
from datetime import date

from graph.analyses.tracing.ground import Placed
from graph.language import N_
from graph.language import gettext as _
from graph.model import Kind, TieType
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.dating import born, period
from graph.red_flags.documents import GLOBAL_WITNESS_2018
from graph.red_flags.findings import Finding, finding
from graph.red_flags.scene import Scene

NAME = "implausible_age"
# Companies Act 2006, section 157: a director is at least 16.
YOUNGEST = 16
OLDEST = 100
_TYPES = (TieType.OFFICER_OF, TieType.OWNS, TieType.CONTROLS)


def _acting(scene: Scene) -> dict[str, Placed]:
    """Return the persons who direct, hold or control a company behind a storefront."""
    found: dict[str, Placed] = {}
    for company in sorted(scene.behind):
        for p in scene.into(company, *_TYPES):
            if scene.ground.kind(p.start) is Kind.PERSON and born(scene, p.start)[1]:
                found.setdefault(p.start, p)
    return found


def _years(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _detect(scene: Scene) -> Iterator[Finding]:
    day = scene.day.day
    for person, placed in _acting(scene).items():
        property_name, text = born(scene, person)
        birth = period(text)
        if birth is None:
            continue
        # Each reading of a birth month must be that young, or that old.
        if _years(birth[0], day) >= YOUNGEST and _years(birth[1], day) <= OLDEST:
            continue
        sentence = _("{person}, stated as {part} of {company}, is stated to be born in {birth}.")
        yield finding(
            scene,
            NAME,
            person,
            sentence.format(
                person=scene.name(person),
                part=placed.tie.role or _("officer or owner"),
                company=scene.name(placed.end),
                birth=text[:7],
            ),
            entities=(placed.end,),
            ties=(placed,),
            stated=[(person, property_name)],
        )


def _dated(scene: Scene) -> frozenset[str]:
    return frozenset(_acting(scene))


FLAG = Flag(
    name=NAME,
    title=N_("An implausible age"),
    why_it_matters=N_("A child or a very old person may be a name that somebody else uses."),
    innocent_explanation=N_(
        "A slip of the pen in the year, or the dead whom no one has struck off."
    ),
    source=GLOBAL_WITNESS_2018,
    strength=SignStrength.MODERATE,
    population=Population(N_("officers and owners whose birth is dated"), _dated),
    detect=_detect,
)
