"""Sellers that give an address of a company of the platform's group."""

from collections.abc import Iterator

from graph.analyses.tracing.search.walkable_graph import DatedTie, is_shipping_address
from graph.model.records import Tie, TieType
from graph.red_flags.base import Flag, FlagStrength
from graph.red_flags.facts.citations import FATF_EGMONT_2018
from graph.red_flags.facts.populations import SELLERS_WITH_ADDRESS
from graph.red_flags.facts.shared_details import is_whole_address
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.red_flags.words import source_kinds
from graph.support.language import N_, lazy_text

NAME = "platform_office"


def _detect(scene: Scene) -> Iterator[Finding]:
    for seller, operated in scene.sellers.items():
        for p in operated:
            shared = _shared_address(scene, seller, p.end)
            if shared:
                own, other, way = shared
                sentence = lazy_text(
                    N_(
                        "{seller} gives an address of {company}, of the platform’s group: "
                        "{address} ({sources})."
                    ),
                    seller=scene.name(seller),
                    company=scene.name(other.start),
                    address=scene.name(own.end),
                    sources=source_kinds([own, other]),
                )
                platforms = scene.ties_out_of(p.end, TieType.SELLS_ON)
                yield make_finding(
                    scene,
                    NAME,
                    seller,
                    sentence,
                    entities=(p.end, own.end, other.start),
                    ties=(p.tie, *(s.tie for s in platforms), own.tie, other.tie, *way),
                )
                break


def _shared_address(
    scene: Scene, seller: str, front: str
) -> tuple[DatedTie, DatedTie, tuple[Tie, ...]] | None:
    """Return the seller's address tie, that of a company of the platform's group, and its way."""
    for own in scene.ties_out_of(seller, TieType.LOCATED_AT):
        tenants = scene.ties_into(own.end, TieType.LOCATED_AT)
        # An address that very many give says nothing about any two of them.
        crowded = len({t.start for t in tenants}) > scene.limits.mass_tenants
        if is_shipping_address(own.tie) or crowded or not is_whole_address(scene, own.end):
            continue
        for other in tenants:
            if other.start == seller or is_shipping_address(other.tie):
                continue
            way = scene.groups.way_to_head(other.start, front)
            if way is not None:
                return own, other, way
    return None


FLAG = Flag(
    name=NAME,
    title=N_("The seller gives an address of the platform’s group"),
    why_it_matters=N_("A shared address can show a link that the registers of owners do not."),
    innocent_explanation=N_("One building has many tenants; both may rent from one landlord."),
    source=FATF_EGMONT_2018,
    strength=FlagStrength.MODERATE,
    population=SELLERS_WITH_ADDRESS,
    detect=_detect,
)
