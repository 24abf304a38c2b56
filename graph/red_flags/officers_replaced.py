"""All officers of a company left at once, and others came."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from graph.analyses.tracing.ground import Placed
from graph.language import N_
from graph.language import gettext as _
from graph.model import TieType
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.documents import COMPANY_HIJACKING
from graph.red_flags.findings import Finding, finding
from graph.red_flags.scene import Scene

NAME = "officers_replaced"
WINDOW = timedelta(days=30)
_LEAST = 2


def _offices(scene: Scene, company: str) -> list[Placed]:
    """Return all offices ever held in a company; none where one of them is not dated."""
    offices = scene.ever_into(company, TieType.OFFICER_OF)
    return offices if all(p.since > date.min for p in offices) else []


def _replaced(scene: Scene, offices: Sequence[Placed]) -> tuple[list[Placed], list[Placed]] | None:
    """Return those who left within a window and those who came, if nobody stayed through it."""
    for last in sorted({p.until for p in offices if p.until <= scene.day.day}, reverse=True):
        begin = last - WINDOW
        serving = [p for p in offices if p.since < begin and p.until >= begin]
        left = [p for p in serving if p.until <= last]
        came = [p for p in offices if begin <= p.since <= last + WINDOW and p.until > last]
        stayed = {p.start for p in serving if p.until > last} | {p.start for p in left} & {
            p.start for p in came
        }
        if came and not stayed and len({p.start for p in left}) >= _LEAST:
            return left, came
    return None


def _detect(scene: Scene) -> Iterator[Finding]:
    for company in sorted(scene.behind):
        found = _replaced(scene, _offices(scene, company))
        if found is None:
            continue
        left, came = found
        sentence = _(
            "All {count} officers of {company} left within 30 days, the last on {until}, and "
            "{others} came."
        ).format(
            count=len({p.start for p in left}),
            company=scene.name(company),
            until=max(left, key=lambda p: p.until).tie.until,
            others=scene.names(p.start for p in came),
        )
        yield finding(
            scene,
            NAME,
            company,
            sentence,
            entities=(p.start for p in (*left, *came)),
            ties=(*left, *came),
        )


def _with_officers(scene: Scene) -> frozenset[str]:
    return frozenset(c for c in scene.behind if _offices(scene, c))


FLAG = Flag(
    name=NAME,
    title=N_("All officers replaced at once"),
    why_it_matters=N_("So a shell is handed over, or a company is taken without its owners’ word."),
    innocent_explanation=N_("A sale of the business, or a formation agent that hands it over."),
    source=COMPANY_HIJACKING,
    strength=SignStrength.MODERATE,
    population=Population(N_("companies behind storefronts with dated officers"), _with_officers),
    detect=_detect,
)
