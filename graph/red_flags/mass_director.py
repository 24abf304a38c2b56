"""An officer of the seller holds offices in very many companies."""

from collections.abc import Iterator

from graph.language import N_
from graph.language import gettext as _
from graph.model import TieType
from graph.red_flags.base import Flag, SignStrength
from graph.red_flags.documents import STAR_2011
from graph.red_flags.findings import Finding, finding
from graph.red_flags.populations import SELLERS_WITH_OFFICERS
from graph.red_flags.scene import Scene

NAME = "mass_director"


def _detect(scene: Scene) -> Iterator[Finding]:
    for seller in scene.sellers:
        for p in scene.into(seller, TieType.OFFICER_OF):
            held = {o.end for o in scene.out_of(p.start, TieType.OFFICER_OF)}
            if len(held) <= scene.limits.mass_tenants:
                continue
            sentence = _("{officer}, {role} of {seller}, holds offices in {count} companies.")
            yield finding(
                scene,
                NAME,
                seller,
                sentence.format(
                    officer=scene.name(p.start),
                    role=p.tie.role or _("officer"),
                    seller=scene.name(seller),
                    count=len(held),
                ),
                entities=(p.start,),
                ties=(p,),
            )
            break


FLAG = Flag(
    name=NAME,
    title=N_("An officer of the seller holds offices in very many companies"),
    why_it_matters=N_("Who directs hundreds of companies directs none of them."),
    innocent_explanation=N_(
        "Formation agents supply secretaries and first directors, and leave soon after."
    ),
    source=STAR_2011,
    strength=SignStrength.MODERATE,
    population=SELLERS_WITH_OFFICERS,
    detect=_detect,
)
