"""Numbers of a company that fail their own check digit."""

from collections.abc import Iterator

from graph.model.records import Kind
from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import TRADER_DETAILS
from graph.red_flags.facts.register_numbers import checkable_numbers, has_wrong_check_digit
from graph.red_flags.facts.repeated_sources import source_titles
from graph.red_flags.findings import Finding, make_finding, value_sources
from graph.red_flags.scene import Scene
from graph.red_flags.words import PROPERTIES
from graph.support.language import N_, LazyText, lazy_text

NAME = "check_digit"


def _detect(scene: Scene) -> Iterator[Finding]:
    for company in scene.nodes[Kind.COMPANY]:
        wrong = [
            (n, t)
            for n, t in checkable_numbers(scene, company)
            if has_wrong_check_digit(scene, company, n, t)
        ]
        if not wrong:
            continue
        name, number = wrong[0]
        sentence = lazy_text(
            N_(
                "According to {sources}, {company} has the {kind} {number}; its check digit is "
                "wrong."
            ),
            sources=source_titles(scene, value_sources(scene, company, name)),
            company=scene.name(company),
            kind=LazyText(PROPERTIES[name]),
            number=number,
        )
        yield make_finding(
            scene,
            NAME,
            company,
            sentence,
            entities=scene.fronts_of(company),
            stated=[(company, n) for n, _number in wrong],
        )


def _checkable_companies(scene: Scene) -> frozenset[str]:
    return frozenset(c for c in scene.nodes[Kind.COMPANY] if checkable_numbers(scene, c))


FLAG = Flag(
    name=NAME,
    title=N_("A company number with a wrong check digit"),
    why_it_matters=N_("A number with a wrong check digit seldom leads to a register entry."),
    innocent_explanation=N_("A typing error on the page, or a digit lost by a spreadsheet."),
    source=TRADER_DETAILS,
    strength=FlagStrength.MODERATE,
    population=Population(
        N_("companies with a number that has a check digit"), _checkable_companies
    ),
    detect=_detect,
)
