"""Sellers that a verdict calls owned or controlled by the group of the platform."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.analyses.strength_scale import CONTROL_STRENGTHS
from graph.analyses.tracing.trace import VerdictRow
from graph.model.records import Tie, TieType
from graph.presentation.sentences.headlines import headline
from graph.presentation.sentences.tie_sentences import end_sentence
from graph.red_flags.base import Flag, FlagStrength
from graph.red_flags.facts.citations import PLATFORM_TO_BUSINESS
from graph.red_flags.facts.populations import STOREFRONTS
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.support.language import N_, lazy_text

NAME = "platform_controls_seller"


@dataclass(frozen=True, slots=True)
class HeadlineSentence:
    """Headline of a verdict, as everywhere else, in the user's language."""

    row: VerdictRow

    def __str__(self) -> str:
        return end_sentence(str(headline(self.row.summary)))


def _group_ties(scene: Scene, storefront: str) -> list[Tie]:
    """Return the ties by which sellers of a storefront are of the group of its platform."""
    found: list[Tie] = []
    for p in scene.ties_into(storefront, TieType.OPERATES):
        way = scene.groups.way_to_head(p.start, storefront)
        # Another flag covers an operator that is itself the seller.
        if way is not None and p.start not in scene.groups.operators(storefront):
            found += [p.tie, *way]
    return found


def _detect(scene: Scene) -> Iterator[Finding]:
    for front, row in scene.verdicts.items():
        ways = _group_ties(scene, front) if row.verdict in CONTROL_STRENGTHS else []
        if not ways:
            continue
        sold = scene.ties_out_of(front, TieType.SELLS_ON)
        sentence = lazy_text(
            N_("{storefront} sells on {platform}. {verdict}"),
            storefront=row.storefront.name,
            platform=scene.names(p.end for p in sold),
            verdict=HeadlineSentence(row),
        )
        ties = [*(p.tie for p in sold), *ways]
        entities = (e for t in ties for e in (t.start, t.end))
        yield make_finding(scene, NAME, front, sentence, entities=entities, ties=ties)


FLAG = Flag(
    name=NAME,
    title=N_("The platform’s group owns or controls the seller"),
    why_it_matters=N_(
        "The platform sees the figures of the sellers it hosts, and sets their rules."
    ),
    innocent_explanation=N_("Many platforms sell goods of their own and say so on the page."),
    source=PLATFORM_TO_BUSINESS,
    strength=FlagStrength.STRONG,
    population=STOREFRONTS,
    detect=_detect,
)
