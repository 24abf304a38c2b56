"""Sellers between whom no tie is stated give one VAT number."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.language import N_
from graph.language import gettext as _
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.documents import TRADER_DETAILS
from graph.red_flags.findings import Finding, finding
from graph.red_flags.scene import Scene
from graph.red_flags.sharing import untied

NAME = "shared_vat_number"
VAT = "vat_number"


def _by_number(scene: Scene) -> Mapping[str, dict[str, str]]:
    """Return, by number, the sellers and who of them or their storefronts states it."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for seller in scene.sellers:
        for node in (seller, *scene.fronts_of(seller)):
            number = "".join(c for c in scene.text(node, VAT).upper() if c.isalnum())
            if number:
                found[number].setdefault(seller, node)
    return found


def _detect(scene: Scene) -> Iterator[Finding]:
    for number, givers in _by_number(scene).items():
        sellers = untied(scene, givers)
        if not sellers or len(givers) > scene.limits.mass_tenants:
            continue
        sentence = _("{sellers} give the same VAT number, {number}; no tie is stated.").format(
            sellers=scene.names(sellers), number=number
        )
        yield finding(
            scene,
            NAME,
            min(givers),
            sentence,
            entities=(*sellers, *(givers[s] for s in sellers)),
            stated=[(givers[s], VAT) for s in sellers],
        )


def _numbers(scene: Scene) -> frozenset[str]:
    return frozenset(min(givers) for givers in _by_number(scene).values())


FLAG = Flag(
    name=NAME,
    title=N_("One VAT number of sellers that state no tie"),
    why_it_matters=N_(
        "A VAT number belongs to one taxable person; two sellers cannot both own it."
    ),
    innocent_explanation=N_(
        "A VAT group, a tax representative, or a page that shows the number of the platform."
    ),
    source=TRADER_DETAILS,
    strength=SignStrength.STRONG,
    population=Population(N_("VAT numbers that sellers give"), _numbers),
    detect=_detect,
)
