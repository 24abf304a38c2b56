"""Addresses of sellers that very many others give."""

from collections.abc import Iterator

from graph.analyses.tracing.search.walkable_graph import ships
from graph.model.records import TieType
from graph.red_flags.base import Flag, SignStrength
from graph.red_flags.facts.citations import TRANSPARENCY_UK_2017
from graph.red_flags.facts.populations import SELLERS_WITH_ADDRESS
from graph.red_flags.facts.shared_details import is_whole_address
from graph.red_flags.findings import Finding, finding
from graph.red_flags.scene import Scene
from graph.red_flags.words import kinds_of
from graph.support.language import N_, said

NAME = "mass_address"


def _detect(scene: Scene) -> Iterator[Finding]:
    for seller in scene.sellers:
        for p in scene.out_of(seller, TieType.LOCATED_AT):
            tenants = {t.start for t in scene.into(p.end, TieType.LOCATED_AT) if not ships(t.tie)}
            crowded = len(tenants) > scene.limits.mass_tenants
            if ships(p.tie) or not crowded or not is_whole_address(scene, p.end):
                continue
            sentence = said(
                N_("{seller} gives the address {address} ({sources}), as do {count} others."),
                seller=scene.name(seller),
                count=len(tenants) - 1,
                address=scene.name(p.end),
                sources=kinds_of([p]),
            )
            yield finding(scene, NAME, seller, sentence, entities=(p.end,), ties=(p,))
            break


FLAG = Flag(
    name=NAME,
    title=N_("Very many others give the seller’s address"),
    why_it_matters=N_("Where hundreds give one address, the seller may have no one there."),
    innocent_explanation=N_(
        "Formation agents and accountants lend their address to thousands of small companies."
    ),
    source=TRANSPARENCY_UK_2017,
    strength=SignStrength.WEAK,
    population=SELLERS_WITH_ADDRESS,
    detect=_detect,
)
