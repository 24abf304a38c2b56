"""VAT numbers that several sellers give, though no source links them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import TRADER_DETAILS
from graph.red_flags.facts.register_numbers import comparable_number
from graph.red_flags.facts.shared_details import sole_seller, untied_parties
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.support.language import N_, lazy_text

NAME = "shared_vat_number"
VAT = "vat_number"


def _by_number(scene: Scene) -> Mapping[str, dict[str, str]]:
    """Return, by number, the sellers and for each the entity that gives it.

    A storefront's number counts for its seller only where it has exactly one.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for seller in scene.sellers:
        fronts = (f for f in scene.fronts_of(seller) if sole_seller(scene, f) == seller)
        for node in (seller, *fronts):
            number = comparable_number(scene.text(node, VAT))
            if number:
                found[number].setdefault(seller, node)
    return found


def _detect(scene: Scene) -> Iterator[Finding]:
    for number, givers in _by_number(scene).items():
        sellers = untied_parties(scene, givers)
        if not sellers or len(givers) > scene.limits.mass_tenants:
            continue
        sentence = lazy_text(
            N_("{sellers} give one VAT number, {number}. No source links all of them."),
            sellers=scene.names(sellers),
            number=number,
        )
        yield make_finding(
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
    title=N_("Sellers with one VAT number and no known link"),
    why_it_matters=N_("A VAT number usually belongs to one taxable person."),
    innocent_explanation=N_(
        "A VAT group, a tax representative, or a page that shows the platform’s number."
    ),
    source=TRADER_DETAILS,
    strength=FlagStrength.STRONG,
    population=Population(N_("VAT numbers that sellers give"), _numbers, shared=True),
    detect=_detect,
)
