"""Register numbers that are stated for companies of different names."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz, utils

from graph.model.records import Kind, Statement
from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import TRADER_DETAILS
from graph.red_flags.facts.register_numbers import register_number
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.support.language import N_, CountryText, lazy_text

NAME = "number_of_another_name"
# Below this two names share hardly a word; a legal form or a spelling stays above it.
_LIKENESS_LIMIT = 60.0
_OTHER_NAMES = ("aliases", "other_names", "previous_names", "former_names", "short_name")


def _by_number(scene: Scene) -> Mapping[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for company in scene.nodes[Kind.COMPANY]:
        number = register_number(scene, company)
        if number is not None:
            found[number].append(company)
    return found


def _detect(scene: Scene) -> Iterator[Finding]:
    for (country, number), companies in _by_number(scene).items():
        first = companies[0]
        stated = [n for c in companies for n in _stated_names(scene, c)]
        differing = [n for n in stated[1:] if _names_differ(scene, companies, stated[0][0], n[0])]
        if not differing:
            continue
        sentence = lazy_text(
            N_("The register number {number} ({country}) is given for both {one} and {other}."),
            number=number,
            country=CountryText(country),
            one=stated[0][0],
            other=differing[0][0],
        )
        yield make_finding(
            scene,
            NAME,
            first,
            sentence,
            entities=(*companies, *(f for c in companies for f in scene.fronts_of(c))),
            stated=[s for c in companies for s in ((c, "registration_number"), (c, "name"))]
            + [(m, "name") for c in companies for m in scene.members(c)],
        )


def _stated_names(scene: Scene, company: str) -> Iterator[tuple[str, str]]:
    """Yield each name under which a source states this number, with the source."""
    yield scene.name(company), ""
    for statement in _number_statements(scene, company):
        name = str(statement.values.get("name", ""))
        if name and name != scene.name(company):
            yield name, statement.source


def _number_statements(scene: Scene, company: str) -> Iterator[Statement]:
    compared: Mapping[str, tuple[Statement, ...]] = scene.graph.graph["compared"]
    yield from (s for s in compared.get(company, ()) if "registration_number" in s.values)


def _names_differ(scene: Scene, companies: list[str], one: str, other: str) -> bool:
    """Whether two names have hardly a word in common, and neither is a known other name."""
    known = {
        t.casefold()
        for c in companies
        for m in scene.members(c)
        for p in _OTHER_NAMES
        for t in scene.text(m, p).split("; ")
    }
    if known & {one.casefold(), other.casefold()} or one.isascii() is not other.isascii():
        # A name in another script is often the same name.
        return False
    return fuzz.token_set_ratio(one, other, processor=utils.default_process) < _LIKENESS_LIMIT


def _companies_with_number(scene: Scene) -> frozenset[str]:
    return frozenset(companies[0] for companies in _by_number(scene).values())


FLAG = Flag(
    name=NAME,
    title=N_("One register number under two different names"),
    why_it_matters=N_("Someone who looks the number up may find a company other than the seller."),
    innocent_explanation=N_("The company changed its name, or trades under another name."),
    source=TRADER_DETAILS,
    strength=FlagStrength.MODERATE,
    population=Population(N_("register numbers"), _companies_with_number, shared=True),
    detect=_detect,
)
