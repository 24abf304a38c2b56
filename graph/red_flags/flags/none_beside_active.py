"""Companies that declare no controlling person while a source names one on the day."""

from collections.abc import Iterator

from graph.analyses.tracing.search.hops import Step
from graph.model.dates import first_day
from graph.model.records import Statement
from graph.red_flags.base import Flag, SignStrength
from graph.red_flags.facts.citations import FATF_2023
from graph.red_flags.facts.declarations import declared_nobody, speaks_of_persons
from graph.red_flags.facts.populations import BEHIND
from graph.red_flags.facts.repeated_sources import title_of
from graph.red_flags.facts.value_dates import read_on
from graph.red_flags.findings import Finding, finding
from graph.red_flags.holders import over_a_quarter
from graph.red_flags.scene import Scene
from graph.red_flags.words import kinds_of
from graph.support.language import N_, said

NAME = "none_beside_active"


def _contradicting(scene: Scene, declared: Statement, reason: str, company: str) -> list[Step]:
    """Return the steps to those whom a declaration denies though it was made in their time."""
    made = read_on(scene.ground.sources.get(declared.source))
    return [
        step
        for step in over_a_quarter(scene, company)
        if (scene.is_person(step.there) or not speaks_of_persons(reason))
        and not (made and step.tie.since and first_day(step.tie.since) > made[1])
    ]


def _detect(scene: Scene) -> Iterator[Finding]:
    for company in sorted(scene.behind):
        declared, reason = next(declared_nobody(scene, company), (None, ""))
        named = _contradicting(scene, declared, reason, company) if declared else []
        if declared is None or not named:
            continue
        sentence = said(
            N_(
                "{source} names no controlling person of {company} (“{reason}”). Other entries "
                "({sources}) give {holders} control or more than a quarter."
            ),
            source=title_of(scene, declared.source),
            company=scene.name(company),
            reason=reason,
            sources=kinds_of(s.tie for s in named),
            holders=scene.names(s.there for s in named),
        )
        yield finding(
            scene,
            NAME,
            company,
            sentence,
            entities=(s.there for s in named),
            ties=(s.tie for s in named),
            sources=(declared.source,),
        )


FLAG = Flag(
    name=NAME,
    title=N_("“None” declared, while a source names a holder of more than a quarter"),
    why_it_matters=N_("The two entries do not fit one day: one of them is wrong or out of date."),
    innocent_explanation=N_(
        "The entries are of different days, or another rule of disclosure covers the holder."
    ),
    source=FATF_2023,
    strength=SignStrength.STRONG,
    population=BEHIND,
    detect=_detect,
)
