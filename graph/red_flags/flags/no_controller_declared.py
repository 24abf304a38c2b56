"""Companies of which one source declares no controlling person, and no other names one."""

from collections.abc import Iterator

from graph.model.records import TieType
from graph.red_flags.base import Flag, FlagStrength
from graph.red_flags.facts.citations import GLOBAL_WITNESS_2018
from graph.red_flags.facts.declarations import no_name_declarations
from graph.red_flags.facts.populations import COMPANIES_BEHIND
from graph.red_flags.facts.repeated_sources import source_title
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.support.language import N_, lazy_text

NAME = "no_controller_declared"


def _detect(scene: Scene) -> Iterator[Finding]:
    for company in sorted(scene.companies_behind):
        if scene.ties_into(company, TieType.OWNS, TieType.CONTROLS):
            continue
        statement, reason = next(no_name_declarations(scene, company), (None, ""))
        if statement is None:
            continue
        sentence = lazy_text(
            N_(
                "{source} names no controlling person of {company} (“{reason}”). No source here "
                "names an owner."
            ),
            source=source_title(scene, statement.source),
            company=scene.name(company),
            reason=reason,
        )
        yield make_finding(
            scene,
            NAME,
            company,
            sentence,
            entities=scene.fronts_of(company),
            ties=scene.sellers.get(company, ()),
            sources=(statement.source,),
        )


FLAG = Flag(
    name=NAME,
    title=N_("No controlling person declared"),
    why_it_matters=N_("Without a declared person the register does not say who decides."),
    innocent_explanation=N_(
        "Where no one holds more than a quarter, the law asks for no name. Some are exempt."
    ),
    source=GLOBAL_WITNESS_2018,
    strength=FlagStrength.WEAK,
    population=COMPANIES_BEHIND,
    detect=_detect,
)
