"""Sellers in one group with the owner of the brand they sell, where the page names neither."""

from collections.abc import Iterator

from graph.analyses.tracing.search.hops import Hop, hops_up
from graph.analyses.tracing.search.walkable_graph import DatedTie
from graph.analyses.tracing.verdict import Strength
from graph.model.records import Standing, TieType
from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import MARKUP_2021
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.red_flags.words import source_kinds
from graph.support.language import N_, lazy_text

NAME = "brand_owner_in_group"
_PAGE = frozenset({Standing.PLATFORM, Standing.OWN_STATEMENT})
Brand = tuple[DatedTie, DatedTie, Hop]


def _brands(scene: Scene, front: str) -> Iterator[Brand]:
    """Yield the ties from a storefront to a product and its brand, and the hop to its owner.

    A holder of half a brand, one of several holders or a licensee does not own it.
    """
    for sold in scene.ties_out_of(front, TieType.SELLS):
        for branded in scene.ties_out_of(sold.end, TieType.OF_BRAND):
            for step in hops_up(scene.day, branded.end):
                if step.strength is Strength.OWNED:
                    yield sold, branded, step


def _detect(scene: Scene) -> Iterator[Finding]:
    for front in sorted(scene.storefronts):
        found = next(_group_findings(scene, front), None)
        if found is not None:
            yield found


def _group_findings(scene: Scene, front: str) -> Iterator[Finding]:
    if not _page_was_read(scene, front):
        return
    for sold, branded, owned in _brands(scene, front):
        for operated in scene.ties_into(front, TieType.OPERATES):
            way = scene.groups.joining_ties(operated.start, owned.there)
            parties = (operated.start, owned.there)
            if way is None or _is_named(scene, front, parties):
                continue
            ties = (operated.tie, sold.tie, branded.tie, owned.tie, *way)
            sentence = lazy_text(
                N_(
                    "{storefront} sells the brand {brand}. Its seller, {seller}, and the owner of "
                    "the brand, {owner}, are one group ({sources}). The page that was read names "
                    "neither."
                ),
                storefront=scene.name(front),
                brand=scene.name(branded.end),
                owner=scene.name(owned.there),
                seller=scene.name(operated.start),
                sources=source_kinds((owned.tie, *way)),
            )
            entities = (sold.end, branded.end, *parties)
            yield make_finding(scene, NAME, front, sentence, entities=entities, ties=ties)


def _page_was_read(scene: Scene, front: str) -> bool:
    """Whether the storefront's own page states anything; nothing is known of an unread page."""
    ties = (*scene.ties_out_of(front), *scene.ties_into(front))
    return any(p.tie.standing in _PAGE for p in ties)


def _is_named(scene: Scene, front: str, parties: tuple[str, ...]) -> bool:
    """Whether the page itself, or the storefront's name, names the seller or the brand's owner."""
    shown = scene.text(front, "name") or scene.name(front)
    for party in parties:
        ties = [*scene.ties_out_of(party), *scene.ties_into(party)]
        near = {front, *(p.end for p in scene.ties_out_of(front, TieType.SELLS))}
        named = any(p.tie.standing in _PAGE and near & {p.start, p.end} for p in ties)
        if named or scene.name(party).casefold() in shown.casefold():
            return True
    return False


def _storefronts_with_brand(scene: Scene) -> frozenset[str]:
    return frozenset(f for f in scene.storefronts if next(_brands(scene, f), None))


FLAG = Flag(
    name=NAME,
    title=N_("Seller and brand owner are one group, and the page read names neither"),
    why_it_matters=N_("A buyer who compares brands does not see that the shop belongs to one."),
    innocent_explanation=N_(
        "A sister company often sells a brand; another page, which was not saved, may say so."
    ),
    source=MARKUP_2021,
    strength=FlagStrength.MODERATE,
    population=Population(
        N_("storefronts that sell a brand whose owner is stated"), _storefronts_with_brand
    ),
    detect=_detect,
)
