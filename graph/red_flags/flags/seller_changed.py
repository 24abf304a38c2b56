"""Storefronts that stayed while their legal seller changed."""

from collections.abc import Iterator

from graph.analyses.tracing.search.walkable_graph import DatedTie
from graph.model.dates import first_day, last_day
from graph.model.records import TieType
from graph.red_flags.base import Flag, FlagStrength
from graph.red_flags.facts.citations import INFORM_ACT
from graph.red_flags.facts.populations import STOREFRONTS
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.red_flags.words import source_kinds
from graph.support.language import N_, DateText, lazy_text

NAME = "seller_changed"


def _change(scene: Scene, front: str) -> tuple[DatedTie, DatedTie, list[DatedTie]] | None:
    """Return the last seller to leave, the first to come, and the platform ties between."""
    now = scene.ties_into(front, TieType.OPERATES)
    staying = {p.start for p in now}
    ever = scene.started_ties_into(front, TieType.OPERATES)
    # No source states a change where a tie ended only with its company.
    gone = [p for p in ever if p.tie.until and last_day(p.tie.until) < scene.day.day]
    gone = [p for p in gone if p.start not in staying]
    if not gone:
        return None
    last = max(gone, key=lambda p: (p.until, p.tie.id))
    sold = [p for p in scene.ties_out_of(front, TieType.SELLS_ON) if p.since <= last.until]
    came = [p for p in now if p.tie.since and first_day(p.tie.since) >= last.until]
    if not sold or not came or any(p not in came for p in now):
        # A seller from before still sells: one seller more or less is not a change of seller.
        return None
    return last, min(came, key=lambda p: (p.since, p.tie.id)), sold


def _detect(scene: Scene) -> Iterator[Finding]:
    for front in sorted(scene.storefronts):
        found = _change(scene, front)
        if found is None:
            continue
        last, first, sold = found
        sentence = lazy_text(
            N_(
                "{before} was the seller of {storefront} until {until}; {after} has been since "
                "{since} ({sources})."
            ),
            storefront=scene.name(front),
            before=scene.name(last.start),
            until=DateText(last.tie.until),
            after=scene.name(first.start),
            since=DateText(first.tie.since),
            sources=source_kinds([last, first]),
        )
        entities, ties = (last.start, first.start), (last, first, *sold)
        yield make_finding(scene, NAME, front, sentence, entities=entities, ties=ties)


FLAG = Flag(
    name=NAME,
    title=N_("The legal seller changed while the storefront stayed"),
    why_it_matters=N_(
        "The storefront keeps its ratings; another company answers for its past sales."
    ),
    innocent_explanation=N_("The business was sold, became a company, or moved within its group."),
    source=INFORM_ACT,
    strength=FlagStrength.MODERATE,
    population=STOREFRONTS,
    detect=_detect,
)
