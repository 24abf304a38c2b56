"""Addresses of sellers that very many others give."""

from collections.abc import Iterator

from graph.analyses.tracing.search.walkable_graph import is_shipping_address
from graph.model.records import TieType
from graph.red_flags.base import Flag, FlagStrength
from graph.red_flags.facts.citations import TRANSPARENCY_UK_2017
from graph.red_flags.facts.populations import SELLERS_WITH_ADDRESS
from graph.red_flags.facts.shared_details import is_whole_address
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.red_flags.words import source_kinds
from graph.support.language import N_, lazy_text

NAME = "mass_address"


def _detect(scene: Scene) -> Iterator[Finding]:
    for seller in scene.sellers:
        for p in scene.ties_out_of(seller, TieType.LOCATED_AT):
            tenants = {
                t.start
                for t in scene.ties_into(p.end, TieType.LOCATED_AT)
                if not is_shipping_address(t.tie)
            }
            crowded = len(tenants) > scene.limits.mass_tenants
            if is_shipping_address(p.tie) or not crowded or not is_whole_address(scene, p.end):
                continue
            sentence = lazy_text(
                N_("{seller} gives the address {address} ({sources}), as do {count} others."),
                seller=scene.name(seller),
                count=len(tenants) - 1,
                address=scene.name(p.end),
                sources=source_kinds([p]),
            )
            yield make_finding(scene, NAME, seller, sentence, entities=(p.end,), ties=(p,))
            break


FLAG = Flag(
    name=NAME,
    title=N_("Very many others give the seller’s address"),
    why_it_matters=N_("Where hundreds give one address, the seller may have no one there."),
    innocent_explanation=N_(
        "Formation agents and accountants lend their address to thousands of small companies."
    ),
    source=TRANSPARENCY_UK_2017,
    strength=FlagStrength.WEAK,
    population=SELLERS_WITH_ADDRESS,
    detect=_detect,
)
