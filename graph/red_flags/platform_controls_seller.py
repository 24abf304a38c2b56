"""The seller of a storefront is owned or controlled from the platform's side."""

from collections.abc import Iterator

from graph.analyses.tracing.trace import Row
from graph.analyses.tracing.verdict import Strength
from graph.language import N_
from graph.language import gettext as _
from graph.model import Tie, TieType
from graph.presentation.verdict_words import headline
from graph.red_flags.base import Flag, SignStrength
from graph.red_flags.documents import PLATFORM_TO_BUSINESS
from graph.red_flags.findings import Finding, finding
from graph.red_flags.populations import STOREFRONTS
from graph.red_flags.scene import Scene

NAME = "platform_controls_seller"
_FIRM = frozenset({Strength.OWNED, Strength.CONTROLLED})


def run_from_the_platform(row: Row) -> bool:
    """Whether the verdict of a storefront says owned or controlled."""
    return row.verdict in _FIRM and row.target is not None


def ties_to_platform(scene: Scene, storefront: str) -> list[Tie]:
    """Return the ties between a storefront and its platform's side, through its sellers."""
    found = [p.tie for p in scene.out_of(storefront, TieType.SELLS_ON)]
    for p in scene.into(storefront, TieType.OPERATES):
        way = scene.groups.way_to_side(p.start, storefront)
        if way is not None:
            found += [p.tie, *way[1]]
    return found


def verdict_words(row: Row) -> str:
    """Return the verdict of a row as it is said everywhere."""
    name = row.target.name if row.target else ""
    strength = Strength(row.verdict)
    return headline(strength, row.standing, name, is_seller=row.hops == 1)


def _detect(scene: Scene) -> Iterator[Finding]:
    for front, row in scene.verdicts.items():
        if row.target is None or not run_from_the_platform(row):
            continue
        sentence = _("{storefront}, which sells on {platform}: {verdict}.").format(
            storefront=row.storefront.name,
            platform=scene.names(p.end for p in scene.out_of(front, TieType.SELLS_ON)),
            verdict=verdict_words(row),
        )
        ties = ties_to_platform(scene, front)
        yield finding(
            scene,
            NAME,
            front,
            sentence,
            entities=(e for t in ties for e in (t.start, t.end)),
            ties=ties,
        )


FLAG = Flag(
    name=NAME,
    title=N_("The platform’s group controls the seller"),
    why_it_matters=N_(
        "A platform that sells beside the sellers it hosts sees their figures and sets their rules."
    ),
    innocent_explanation=N_(
        "Many platforms sell goods of their own and say so on the page; then nothing is hidden."
    ),
    source=PLATFORM_TO_BUSINESS,
    strength=SignStrength.STRONG,
    population=STOREFRONTS,
    detect=_detect,
)
