"""Companies of which one source declares no controlling person, and no other names one."""

from collections.abc import Iterator

from graph.model.records import TieType
from graph.red_flags.base import Flag, SignStrength
from graph.red_flags.facts.citations import GLOBAL_WITNESS_2018
from graph.red_flags.facts.declarations import declared_no_name
from graph.red_flags.facts.populations import BEHIND
from graph.red_flags.facts.repeated_sources import title_of
from graph.red_flags.findings import Finding, finding
from graph.red_flags.scene import Scene
from graph.support.language import N_, said

NAME = "no_controller_declared"


def _detect(scene: Scene) -> Iterator[Finding]:
    for company in sorted(scene.behind):
        if scene.into(company, TieType.OWNS, TieType.CONTROLS):
            continue
        statement, reason = next(declared_no_name(scene, company), (None, ""))
        if statement is None:
            continue
        sentence = said(
            N_(
                "{source} names no controlling person of {company} (“{reason}”). No source here "
                "names an owner."
            ),
            source=title_of(scene, statement.source),
            company=scene.name(company),
            reason=reason,
        )
        yield finding(
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
    strength=SignStrength.WEAK,
    population=BEHIND,
    detect=_detect,
)
