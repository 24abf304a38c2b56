"""Companies that declare no controlling person while a source names one on the day."""

from collections.abc import Iterator

from graph.analyses.tracing.search.hops import Hop
from graph.model.dates import first_day
from graph.model.records import Statement
from graph.red_flags.base import Flag, FlagStrength
from graph.red_flags.facts.citations import FATF_2023
from graph.red_flags.facts.declarations import nobody_declarations, speaks_of_persons
from graph.red_flags.facts.populations import COMPANIES_BEHIND
from graph.red_flags.facts.repeated_sources import source_title
from graph.red_flags.facts.value_dates import read_days
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.holders import quarter_holder_hops
from graph.red_flags.scene import Scene
from graph.red_flags.words import source_kinds
from graph.support.language import N_, lazy_text

NAME = "none_beside_active"


def _contradicting_hops(scene: Scene, declared: Statement, reason: str, company: str) -> list[Hop]:
    """Return the hops to holders that a declaration denies though it was made in their time."""
    made = read_days(scene.ground.sources.get(declared.source))
    return [
        step
        for step in quarter_holder_hops(scene, company)
        if (scene.is_person(step.there) or not speaks_of_persons(reason))
        and not (made and step.tie.since and first_day(step.tie.since) > made[1])
    ]


def _detect(scene: Scene) -> Iterator[Finding]:
    for company in sorted(scene.companies_behind):
        declared, reason = next(nobody_declarations(scene, company), (None, ""))
        named = _contradicting_hops(scene, declared, reason, company) if declared else []
        if declared is None or not named:
            continue
        sentence = lazy_text(
            N_(
                "{source} names no controlling person of {company} (“{reason}”). Other entries "
                "({sources}) give {holders} control or more than a quarter."
            ),
            source=source_title(scene, declared.source),
            company=scene.name(company),
            reason=reason,
            sources=source_kinds(s.tie for s in named),
            holders=scene.names(s.there for s in named),
        )
        yield make_finding(
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
    strength=FlagStrength.STRONG,
    population=COMPANIES_BEHIND,
    detect=_detect,
)
