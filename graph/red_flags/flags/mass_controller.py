"""Persons who own or control the seller, and very many other companies."""

from collections.abc import Iterator

from graph.model.records import TieType
from graph.red_flags.base import Flag, FlagStrength
from graph.red_flags.facts.citations import GLOBAL_WITNESS_2018
from graph.red_flags.facts.populations import SELLERS_WITH_OWNERS
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.holders import owner_hops
from graph.red_flags.scene import Scene
from graph.red_flags.words import source_kinds
from graph.support.language import N_, lazy_text

NAME = "mass_controller"
_TYPES = (TieType.OWNS, TieType.CONTROLS)


def _owned_companies(scene: Scene, person: str) -> frozenset[str]:
    """Return the companies that a person owns or controls; a small stake does not count."""
    held = {p.end for p in scene.ties_out_of(person, *_TYPES)}
    if len(held) <= scene.limits.mass_tenants:
        return frozenset()
    return frozenset(c for c in held if any(s.there == person for s in owner_hops(scene, c)))


def _detect(scene: Scene) -> Iterator[Finding]:
    for seller in scene.sellers:
        for step in owner_hops(scene, seller):
            if not scene.is_person(step.there):
                continue
            owned = _owned_companies(scene, step.there)
            if len(owned) <= scene.limits.mass_tenants:
                continue
            sentence = lazy_text(
                N_("{person} owns or controls {count} companies, {seller} among them ({sources})."),
                person=scene.name(step.there),
                seller=scene.name(seller),
                sources=source_kinds([step.tie]),
                count=len(owned),
            )
            yield make_finding(
                scene, NAME, seller, sentence, entities=(step.there,), ties=(step.tie,)
            )
            break


FLAG = Flag(
    name=NAME,
    title=N_("The person who owns or controls the seller does so for very many companies"),
    why_it_matters=N_("A name on hundreds of registers may stand in for others."),
    innocent_explanation=N_(
        "Formation agents hold the first share for a day, and some people do own many companies."
    ),
    source=GLOBAL_WITNESS_2018,
    strength=FlagStrength.MODERATE,
    population=SELLERS_WITH_OWNERS,
    detect=_detect,
)
