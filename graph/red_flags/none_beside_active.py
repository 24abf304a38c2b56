"""A company declares no controlling person while a source names one who holds on the day."""

from collections.abc import Iterator

from graph.language import N_
from graph.language import gettext as _
from graph.red_flags.base import Flag, SignStrength
from graph.red_flags.declarations import controllers, declared_nobody
from graph.red_flags.documents import FATF_2023
from graph.red_flags.findings import Finding, finding
from graph.red_flags.populations import BEHIND
from graph.red_flags.scene import Scene

NAME = "none_beside_active"


def _detect(scene: Scene) -> Iterator[Finding]:
    for company in sorted(scene.behind):
        statement, reason = next(declared_nobody(scene, company), (None, ""))
        named = controllers(scene, company) if statement else []
        if statement is None or not named:
            continue
        sentence = _(
            "{company} is stated to have no controlling person ({reason}); beside it stands "
            "{holders}, stated to hold or control it."
        ).format(
            company=scene.name(company),
            reason=reason,
            holders=scene.names(s.there for s in named),
        )
        yield finding(
            scene,
            NAME,
            company,
            sentence,
            entities=(s.there for s in named),
            ties=(s.tie for s in named),
            stated=[(company, "unknown_reason")],
        )


FLAG = Flag(
    name=NAME,
    title=N_("“None” declared beside a controlling person"),
    why_it_matters=N_("Both cannot be true on one day; one of the entries is wrong or old."),
    innocent_explanation=N_(
        "The two may be of different days, or the holder falls under another rule of disclosure."
    ),
    source=FATF_2023,
    strength=SignStrength.STRONG,
    population=BEHIND,
    detect=_detect,
)
