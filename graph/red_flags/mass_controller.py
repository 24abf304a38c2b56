"""A person who owns or controls the seller is stated to do so for very many companies."""

from collections.abc import Iterator

from graph.analyses.tracing.ground import Placed
from graph.language import N_
from graph.language import gettext as _
from graph.model import Kind, TieType
from graph.red_flags.base import Flag, SignStrength
from graph.red_flags.documents import GLOBAL_WITNESS_2018
from graph.red_flags.findings import Finding, finding
from graph.red_flags.populations import SELLERS_WITH_OWNERS
from graph.red_flags.scene import Scene

NAME = "mass_controller"
_TYPES = (TieType.OWNS, TieType.CONTROLS)


def _is_something(placed: Placed) -> bool:
    return placed.tie.share is None or placed.tie.share.max > 0


def _detect(scene: Scene) -> Iterator[Finding]:
    for seller in scene.sellers:
        for p in scene.into(seller, *_TYPES):
            held = {o.end for o in scene.out_of(p.start, *_TYPES) if _is_something(o)}
            person = scene.ground.kind(p.start) is Kind.PERSON
            if not person or not _is_something(p) or len(held) <= scene.limits.mass_tenants:
                continue
            sentence = _(
                "{person}, stated to hold or control {seller}, is stated so for {count} companies."
            ).format(
                person=scene.name(p.start),
                seller=scene.name(seller),
                count=len(held),
            )
            yield finding(scene, NAME, seller, sentence, entities=(p.start,), ties=(p,))
            break


FLAG = Flag(
    name=NAME,
    title=N_("A person who controls the seller controls very many companies"),
    why_it_matters=N_("A name on hundreds of registers may stand in for others."),
    innocent_explanation=N_(
        "Formation agents hold the first share for a day, and some people do own many companies."
    ),
    source=GLOBAL_WITNESS_2018,
    strength=SignStrength.MODERATE,
    population=SELLERS_WITH_OWNERS,
    detect=_detect,
)
