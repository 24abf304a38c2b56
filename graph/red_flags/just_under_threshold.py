"""A holding lies just under a share at which it would have to be declared."""

from collections.abc import Iterator
from fractions import Fraction

from graph.analyses.tracing.ground import Placed
from graph.language import N_
from graph.language import gettext as _
from graph.model import TieType
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.documents import OWNERSHIP_THRESHOLD
from graph.red_flags.findings import Finding, finding
from graph.red_flags.scene import Scene

NAME = "just_under_threshold"
THRESHOLDS = (Fraction(1, 4), Fraction(1, 2))
_MARGIN = Fraction(1, 100)


def _under(placed: Placed) -> Fraction | None:
    """Return the threshold that a stated share lies less than one point under."""
    share = placed.tie.share
    if share is None:
        return None
    return next((t for t in THRESHOLDS if t - _MARGIN < share.min <= share.max < t), None)


def _detect(scene: Scene) -> Iterator[Finding]:
    for company in sorted(scene.behind):
        held = scene.into(company, TieType.OWNS)
        found = [(p, limit) for p in held if (limit := _under(p)) is not None]
        if not found:
            continue
        placed, limit = found[0]
        share = placed.tie.share
        sentence = _("{holder} is stated to hold {share} of {company}, just under {limit} %.")
        yield finding(
            scene,
            NAME,
            company,
            sentence.format(
                holder=scene.name(placed.start),
                share=share.text if share else "",
                company=scene.name(company),
                limit=int(limit * 100),
            ),
            entities=(p.start for p, _limit in found),
            ties=(p for p, _limit in found),
        )


def _stated(scene: Scene) -> frozenset[str]:
    return frozenset(
        c for c in scene.behind if any(p.tie.share for p in scene.into(c, TieType.OWNS))
    )


FLAG = Flag(
    name=NAME,
    title=N_("A holding just under a threshold"),
    why_it_matters=N_("At a quarter a holder is declared, at half a holding is a subsidiary."),
    innocent_explanation=N_(
        "Partners agree on odd shares, and some countries limit what a foreigner may hold."
    ),
    source=OWNERSHIP_THRESHOLD,
    strength=SignStrength.WEAK,
    population=Population(N_("companies behind storefronts with a stated share"), _stated),
    detect=_detect,
)
