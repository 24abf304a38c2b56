"""The seller gives an address that the platform's group gives too."""

from collections.abc import Iterator

from graph.analyses.tracing.ground import Placed, ships
from graph.language import N_
from graph.language import gettext as _
from graph.model import Tie, TieType
from graph.red_flags.base import Flag, SignStrength
from graph.red_flags.documents import FATF_EGMONT_2018
from graph.red_flags.findings import Finding, finding
from graph.red_flags.populations import SELLERS_WITH_ADDRESS
from graph.red_flags.scene import Scene

NAME = "platform_office"


def _detect(scene: Scene) -> Iterator[Finding]:
    for seller, operated in scene.sellers.items():
        for p in operated:
            shared = _shared(scene, seller, p.end)
            if shared:
                own, others, way = shared
                sentence = _("{seller} gives the same address as {company}: {address}.").format(
                    seller=scene.name(seller),
                    company=scene.name(others.start),
                    address=scene.name(own.end),
                )
                platforms = scene.out_of(p.end, TieType.SELLS_ON)
                yield finding(
                    scene,
                    NAME,
                    seller,
                    sentence,
                    entities=(p.end, own.end, others.start),
                    ties=(p.tie, *(s.tie for s in platforms), own.tie, others.tie, *way),
                )
                break


def _shared(scene: Scene, seller: str, front: str) -> tuple[Placed, Placed, tuple[Tie, ...]] | None:
    """Return the seller's address tie, that of a company on the platform's side, and its way."""
    for own in scene.out_of(seller, TieType.LOCATED_AT):
        tenants = scene.into(own.end, TieType.LOCATED_AT)
        # An address of very many says nothing of any two of them.
        if ships(own.tie) or len({t.start for t in tenants}) > scene.limits.mass_tenants:
            continue
        for other in tenants:
            if other.start == seller or ships(other.tie):
                continue
            way = scene.groups.way_to_side(other.start, front)
            if way is not None:
                return own, other, way[1]
    return None


FLAG = Flag(
    name=NAME,
    title=N_("The seller’s address is an office of the platform"),
    why_it_matters=N_("A shared office is a trace of who works for whom that registers keep."),
    innocent_explanation=N_(
        "One building has many tenants, and a seller may rent a desk from the platform’s landlord."
    ),
    source=FATF_EGMONT_2018,
    strength=SignStrength.MODERATE,
    population=SELLERS_WITH_ADDRESS,
    detect=_detect,
)
