"""The seller gives an address that very many parties give."""

from collections.abc import Iterator

from graph.analyses.tracing.ground import ships
from graph.language import N_
from graph.language import gettext as _
from graph.model import TieType
from graph.red_flags.base import Flag, SignStrength
from graph.red_flags.documents import TRANSPARENCY_UK_2017
from graph.red_flags.findings import Finding, finding
from graph.red_flags.populations import SELLERS_WITH_ADDRESS
from graph.red_flags.scene import Scene

NAME = "mass_address"


def _detect(scene: Scene) -> Iterator[Finding]:
    for seller in scene.sellers:
        for p in scene.out_of(seller, TieType.LOCATED_AT):
            tenants = {t.start for t in scene.into(p.end, TieType.LOCATED_AT)}
            if ships(p.tie) or len(tenants) <= scene.limits.mass_tenants:
                continue
            sentence = _("{seller} gives an address that {count} parties give: {address}.").format(
                seller=scene.name(seller), count=len(tenants), address=scene.name(p.end)
            )
            yield finding(scene, NAME, seller, sentence, entities=(p.end,), ties=(p,))
            break


FLAG = Flag(
    name=NAME,
    title=N_("The seller’s address is one of very many parties"),
    why_it_matters=N_("Where hundreds are registered, nobody need be found."),
    innocent_explanation=N_(
        "Formation agents and accountants lend their address to thousands of small companies."
    ),
    source=TRANSPARENCY_UK_2017,
    strength=SignStrength.WEAK,
    population=SELLERS_WITH_ADDRESS,
    detect=_detect,
)
