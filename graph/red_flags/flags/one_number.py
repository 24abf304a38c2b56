"""Register numbers that the sellers of many storefronts share."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import TRADER_DETAILS
from graph.red_flags.facts.register_numbers import register_number
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.support.language import N_, CountryText, lazy_text

NAME = "one_number_many_storefronts"
LEAST = 5


def _by_number(scene: Scene) -> Mapping[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for seller in scene.sellers:
        number = register_number(scene, seller)
        if number is not None:
            found[number].append(seller)
    return found


def _detect(scene: Scene) -> Iterator[Finding]:
    for (country, number), sellers in _by_number(scene).items():
        fronts = sorted({f for s in sellers for f in scene.fronts_of(s)})
        if len(fronts) < LEAST:
            continue
        sentence = lazy_text(
            N_(
                "The sellers of {count} storefronts give the register number {number} ({country}): "
                "{storefronts}."
            ),
            number=number,
            country=CountryText(country),
            count=len(fronts),
            storefronts=scene.names(fronts),
        )
        yield make_finding(
            scene,
            NAME,
            sellers[0],
            sentence,
            entities=(*sellers, *fronts),
            ties=(p for s in sellers for p in scene.sellers[s]),
            stated=[(s, "registration_number") for s in sellers],
        )


def _numbers(scene: Scene) -> frozenset[str]:
    return frozenset(sellers[0] for sellers in _by_number(scene).values())


FLAG = Flag(
    name=NAME,
    title=N_("One register number for many storefronts"),
    why_it_matters=N_("Shops that look like rivals may be one business."),
    innocent_explanation=N_("A seller may have one shop for each brand or country."),
    source=TRADER_DETAILS,
    strength=FlagStrength.WEAK,
    population=Population(N_("register numbers of sellers"), _numbers, shared=True),
    detect=_detect,
)
