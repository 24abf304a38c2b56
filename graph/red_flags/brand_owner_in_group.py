"""Seller and owner of the brand it sells are one group, and the storefront names neither."""

from collections.abc import Iterator

from graph.analyses.tracing.ground import Placed
from graph.language import N_
from graph.language import gettext as _
from graph.model import Standing, TieType
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.documents import MARKUP_2021
from graph.red_flags.findings import Finding, finding
from graph.red_flags.scene import Scene

NAME = "brand_owner_in_group"
_OPEN = frozenset({Standing.PLATFORM, Standing.OWN_STATEMENT})
Brand = tuple[Placed, Placed, Placed]


def _brands(scene: Scene, front: str) -> Iterator[Brand]:
    """Yield the ties from a storefront to a product, to its brand, and from the brand's owner."""
    for sold in scene.out_of(front, TieType.SELLS):
        for branded in scene.out_of(sold.end, TieType.OF_BRAND):
            for owned in scene.into(branded.end, TieType.OWNS):
                if not (owned.tie.share and owned.tie.share.max == 0):
                    yield sold, branded, owned


def _detect(scene: Scene) -> Iterator[Finding]:
    for front in sorted(scene.storefronts):
        found = next(_in_one_group(scene, front), None)
        if found is not None:
            yield found


def _in_one_group(scene: Scene, front: str) -> Iterator[Finding]:
    for sold, branded, owned in _brands(scene, front):
        for operated in scene.into(front, TieType.OPERATES):
            way = scene.groups.together(operated.start, owned.start)
            parties = (operated.start, owned.start)
            if way is None or _named(scene, front, parties):
                continue
            sentence = _(
                "{storefront} sells the brand {brand} of {owner}; its seller {seller} is stated to "
                "be of the same group, and the storefront’s own page names neither."
            ).format(
                storefront=scene.name(front),
                brand=scene.name(branded.end),
                owner=scene.name(owned.start),
                seller=scene.name(operated.start),
            )
            yield finding(
                scene,
                NAME,
                front,
                sentence,
                entities=(sold.end, branded.end, *parties),
                ties=(operated.tie, sold.tie, branded.tie, owned.tie, *way),
            )


def _named(scene: Scene, front: str, parties: tuple[str, ...]) -> bool:
    """Whether the page itself, or the storefront's name, names the seller or the brand's owner."""
    shown = scene.text(front, "name") or scene.name(front)
    for party in parties:
        ties = [*scene.out_of(party), *scene.into(party)]
        near = {front, *(p.end for p in scene.out_of(front, TieType.SELLS))}
        said = any(p.tie.standing in _OPEN and near & {p.start, p.end} for p in ties)
        if said or scene.name(party).casefold() in shown.casefold():
            return True
    return False


def _with_brand(scene: Scene) -> frozenset[str]:
    return frozenset(f for f in scene.storefronts if next(_brands(scene, f), None))


FLAG = Flag(
    name=NAME,
    title=N_("Brand owner and seller are one group, and the storefront names neither"),
    why_it_matters=N_("A buyer who compares brands does not see that the shop belongs to one."),
    innocent_explanation=N_(
        "Brands are often sold by a sister company; the page may name it where nobody looked."
    ),
    source=MARKUP_2021,
    strength=SignStrength.MODERATE,
    population=Population(N_("storefronts that sell a brand whose owner is stated"), _with_brand),
    detect=_detect,
)
