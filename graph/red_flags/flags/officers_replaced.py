"""Companies whose officers all left at once, and others came."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from graph.analyses.tracing.search.walkable_graph import DatedTie
from graph.model.records import TieType
from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import COMPANY_HIJACKING
from graph.red_flags.facts.value_dates import DAY_LENGTH
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.red_flags.words import source_kinds
from graph.support.language import N_, OnDate, lazy_text

NAME = "officers_replaced"
WINDOW = timedelta(days=30)
_LEAST = 2


def _offices(scene: Scene, company: str) -> list[DatedTie]:
    """Return all offices ever held in a company; none at all if one of them is not dated."""
    offices = scene.started_ties_into(company, TieType.OFFICER_OF)
    return offices if all(p.since > date.min for p in offices) else []


def _find_replacement(
    scene: Scene, offices: Sequence[DatedTie]
) -> tuple[list[DatedTie], list[DatedTie]] | None:
    """Return those who left within a window and those who came, if no officer stayed through it.

    An end given as a month or a year says nothing about thirty days.
    """
    for last in sorted({p.until for p in offices if p.until <= scene.day.day}, reverse=True):
        begin = last - WINDOW
        serving = [p for p in offices if p.since < begin and p.until >= begin]
        left = [p for p in serving if p.until <= last]
        came = [p for p in offices if begin <= p.since <= last + WINDOW and p.until > last]
        stayed = {p.start for p in serving if p.until > last} | {p.start for p in left} & {
            p.start for p in came
        }
        precise = all(len(p.tie.until) == DAY_LENGTH for p in left)
        precise = precise and all(len(p.tie.since) == DAY_LENGTH for p in came)
        if came and not stayed and precise and len({p.start for p in left}) >= _LEAST:
            return left, came
    return None


def _detect(scene: Scene) -> Iterator[Finding]:
    for company in sorted(scene.companies_behind):
        found = _find_replacement(scene, _offices(scene, company))
        if found is None:
            continue
        left, came = found
        ties = (*left, *came)
        sentence = lazy_text(
            N_(
                "All listed officers of {company} ({count}) left within 30 days, the last "
                "{on_date}. {others} joined ({sources})."
            ),
            count=len({p.start for p in left}),
            company=scene.name(company),
            on_date=OnDate(max(left, key=lambda p: p.until).tie.until),
            others=scene.names(p.start for p in came),
            sources=source_kinds(ties),
        )
        entities = (p.start for p in ties)
        yield make_finding(scene, NAME, company, sentence, entities=entities, ties=ties)


def _companies_with_officers(scene: Scene) -> frozenset[str]:
    return frozenset(c for c in scene.companies_behind if _offices(scene, c))


FLAG = Flag(
    name=NAME,
    title=N_("All officers replaced at once"),
    why_it_matters=N_(
        "A ready-made company may have changed hands, or someone filed without its owners’ consent."
    ),
    innocent_explanation=N_("The business was sold, or a formation agent handed the company over."),
    source=COMPANY_HIJACKING,
    strength=FlagStrength.MODERATE,
    population=Population(
        N_("companies behind storefronts with dated officers"), _companies_with_officers
    ),
    detect=_detect,
)
