"""A source says that no controlling person is declared, and nobody else names one."""

from collections.abc import Iterator

from graph.language import N_
from graph.language import gettext as _
from graph.model import TieType
from graph.red_flags.base import Flag, SignStrength
from graph.red_flags.declarations import declared_no_name
from graph.red_flags.documents import GLOBAL_WITNESS_2018
from graph.red_flags.findings import Finding, finding
from graph.red_flags.populations import BEHIND
from graph.red_flags.scene import Scene

NAME = "no_controller_declared"


def _detect(scene: Scene) -> Iterator[Finding]:
    for company in sorted(scene.behind):
        if scene.into(company, TieType.OWNS, TieType.CONTROLS):
            continue
        statement, reason = next(declared_no_name(scene, company), (None, ""))
        if statement is None:
            continue
        sentence = _(
            "For {company} no controlling person is declared ({reason}), and no source in the "
            "data names an owner."
        ).format(company=scene.name(company), reason=reason)
        yield finding(
            scene,
            NAME,
            company,
            sentence,
            entities=scene.fronts_of(company),
            ties=scene.sellers.get(company, ()),
            stated=[(company, "unknown_reason")],
        )


FLAG = Flag(
    name=NAME,
    title=N_("No controlling person declared"),
    why_it_matters=N_("A declaration that names nobody is the simplest way to name nobody."),
    innocent_explanation=N_(
        "Where no one holds more than a quarter, the law asks for no name; some are exempt."
    ),
    source=GLOBAL_WITNESS_2018,
    strength=SignStrength.WEAK,
    population=BEHIND,
    detect=_detect,
)
