"""Officers of the seller who hold offices in very many companies."""

from collections.abc import Iterator

from graph.model.records import TieType
from graph.red_flags.base import Flag, FlagStrength
from graph.red_flags.facts.citations import STAR_2011
from graph.red_flags.facts.populations import SELLERS_WITH_OFFICERS
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.red_flags.words import post_words, source_kinds
from graph.support.language import N_, lazy_text

NAME = "mass_director"


def _detect(scene: Scene) -> Iterator[Finding]:
    for seller in scene.sellers:
        for p in scene.ties_into(seller, TieType.OFFICER_OF):
            held = {o.end for o in scene.ties_out_of(p.start, TieType.OFFICER_OF)}
            if len(held) <= scene.limits.mass_tenants:
                continue
            sentence = lazy_text(
                N_(
                    "{officer} is {role} of {seller} ({sources}) and holds offices in {count} "
                    "other companies."
                ),
                officer=scene.name(p.start),
                role=post_words(p.tie),
                seller=scene.name(seller),
                sources=source_kinds([p]),
                count=len(held) - 1,
            )
            yield make_finding(scene, NAME, seller, sentence, entities=(p.start,), ties=(p,))
            break


FLAG = Flag(
    name=NAME,
    title=N_("An officer of the seller holds offices in very many companies"),
    why_it_matters=N_("One person can hardly run very many companies; others may decide."),
    innocent_explanation=N_(
        "Formation agents supply secretaries and first directors, and leave soon after."
    ),
    source=STAR_2011,
    strength=FlagStrength.MODERATE,
    population=SELLERS_WITH_OFFICERS,
    detect=_detect,
)
