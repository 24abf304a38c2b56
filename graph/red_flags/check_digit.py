"""A number of a company fails its own check digit."""

from collections.abc import Iterator

from graph.language import N_
from graph.language import gettext as _
from graph.model import Kind
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.documents import TRADER_DETAILS
from graph.red_flags.findings import Finding, finding
from graph.red_flags.numbers import checkable, fails
from graph.red_flags.scene import Scene

NAME = "check_digit"


def _detect(scene: Scene) -> Iterator[Finding]:
    for company in scene.nodes[Kind.COMPANY]:
        wrong = [(n, t) for n, t in checkable(scene, company) if fails(scene, company, n, t)]
        if not wrong:
            continue
        sentence = _("The {kind} stated for {company}, {number}, fails its check digit.")
        name, number = wrong[0]
        yield finding(
            scene,
            NAME,
            company,
            sentence.format(
                kind=name.replace("_", " "), company=scene.name(company), number=number
            ),
            entities=scene.fronts_of(company),
            stated=[(company, n) for n, _number in wrong],
        )


def _checkable(scene: Scene) -> frozenset[str]:
    return frozenset(c for c in scene.nodes[Kind.COMPANY] if checkable(scene, c))


FLAG = Flag(
    name=NAME,
    title=N_("A register number that fails its check digit"),
    why_it_matters=N_("A number that no register can have issued leads to no register entry."),
    innocent_explanation=N_("A typing error on the page, or a digit lost by a spreadsheet."),
    source=TRADER_DETAILS,
    strength=SignStrength.MODERATE,
    population=Population(N_("companies with a number that has a check digit"), _checkable),
    detect=_detect,
)
