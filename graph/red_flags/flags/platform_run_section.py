"""Sections that a source calls the platform's own, next to other sellers.

Ownership of the seller does not count here: that is a verdict, which another flag covers.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.analyses.tracing.search.walkable_graph import DatedTie
from graph.analyses.tracing.verdict import NOT_FOUND
from graph.model.records import TieType
from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import FINANCIAL_TIMES_2023
from graph.red_flags.facts.repeated_sources import source_titles
from graph.red_flags.findings import Finding, make_finding, value_sources
from graph.red_flags.scene import Scene
from graph.red_flags.words import source_kinds
from graph.support.language import N_, LazyText, lazy_text

NAME = "platform_run_section"
OWN = "own_section"
"""Property of a storefront: a source's words that call it the platform's own section."""
OTHERS = "third_party_sellers"
"""Property of a platform: what a source says of sellers that are not in the graph."""


def _detect(scene: Scene) -> Iterator[Finding]:
    others = _untied_storefronts(scene)
    for front in sorted(scene.storefronts):
        operated = _operator_ties(scene, front)
        if not operated and not scene.text(front, OWN):
            continue
        for sold in sorted(scene.ties_out_of(front, TieType.SELLS_ON), key=lambda p: p.end):
            other_words = _other_sellers_words(scene, sold.end, others[sold.end] - {front})
            if other_words is not None:
                yield _finding(scene, sold, operated, other_words)
                break


def _operator_ties(scene: Scene, front: str) -> list[DatedTie]:
    """Return the ties by which a source names an operator of the platform as the seller."""
    operators = scene.groups.operators(front)
    return [p for p in scene.ties_into(front, TieType.OPERATES) if p.start in operators]


def _finding(scene: Scene, sold: DatedTie, operated: list[DatedTie], beside: LazyText) -> Finding:
    front, platform = sold.start, sold.end
    sellers = {p.start for p in operated}
    runs = [p for p in scene.ties_into(platform, TieType.OPERATES) if p.start in sellers]
    return make_finding(
        scene,
        NAME,
        front,
        _sentence(scene, sold, operated, beside),
        entities=(platform, *sorted(sellers)),
        ties=(sold, *operated, *runs),
        stated=[(front, OWN), (platform, OTHERS)],
    )


def _sentence(scene: Scene, sold: DatedTie, operated: list[DatedTie], beside: LazyText) -> LazyText:
    storefront, platform = scene.name(sold.start), scene.name(sold.end)
    if operated:
        return lazy_text(
            N_(
                "{seller}, the operator or parent of {platform}, is itself named as the seller of "
                "{storefront} ({sources}). {beside}"
            ),
            seller=scene.name(operated[0].start),
            platform=platform,
            storefront=storefront,
            sources=source_kinds(operated),
            beside=beside,
        )
    return lazy_text(
        N_("{storefront} is a section of {platform} itself, says {sources}: “{words}”. {beside}"),
        sources=source_titles(scene, value_sources(scene, sold.start, OWN)),
        storefront=storefront,
        platform=platform,
        words=scene.text(sold.start, OWN),
        beside=beside,
    )


def _other_sellers_words(scene: Scene, platform: str, others: frozenset[str]) -> LazyText | None:
    """Return what is stated of other sellers on a platform; None where nothing is stated."""
    if others:
        return lazy_text(
            N_("Other storefronts there with no tie to it found so far: {count}."),
            count=len(others),
        )
    stated = scene.text(platform, OTHERS)
    if not stated:
        return None
    return lazy_text(
        N_("Of other sellers there, {sources} says: “{words}”."),
        sources=source_titles(scene, value_sources(scene, platform, OTHERS)),
        words=stated,
    )


def _untied_storefronts(scene: Scene) -> Mapping[str, frozenset[str]]:
    """Return by platform the storefronts with a stated seller and no tie to the platform."""
    found: dict[str, set[str]] = defaultdict(set)
    for front, row in scene.verdicts.items():
        has_seller = bool(scene.ties_into(front, TieType.OPERATES))
        if row.verdict == NOT_FOUND and has_seller and not scene.text(front, OWN):
            for sold in scene.ties_out_of(front, TieType.SELLS_ON):
                found[sold.end].add(front)
    return defaultdict(frozenset, {p: frozenset(fronts) for p, fronts in found.items()})


def _storefronts_with_section(scene: Scene) -> frozenset[str]:
    fronts = scene.storefronts
    return frozenset(
        f for f in fronts if scene.ties_into(f, TieType.OPERATES) or scene.text(f, OWN)
    )


FLAG = Flag(
    name=NAME,
    title=N_("The platform’s own section beside other sellers"),
    why_it_matters=N_("A platform that competes with its sellers can favour its own offers."),
    innocent_explanation=N_(
        "The page labels the section as the platform’s own, or it was a trial of a few weeks."
    ),
    source=FINANCIAL_TIMES_2023,
    strength=FlagStrength.MODERATE,
    population=Population(
        N_("storefronts whose seller or section is stated"), _storefronts_with_section
    ),
    detect=_detect,
)
