"""Holdings just under a share at which they would have to be declared."""

from collections.abc import Iterator
from fractions import Fraction

from graph.analyses.tracing.search.hops import Step
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.facts.citations import OWNERSHIP_THRESHOLD
from graph.red_flags.findings import Finding, finding
from graph.red_flags.holders import shareholders
from graph.red_flags.scene import Scene
from graph.red_flags.words import kinds_of, share_of
from graph.support.language import N_, said

NAME = "just_under_threshold"
THRESHOLDS = (Fraction(1, 4), Fraction(1, 2))
_MARGIN = Fraction(1, 100)


def _under(step: Step) -> Fraction | None:
    """Return the threshold that the stated shares of a holder lie less than one point under."""
    if step.stake is None or not step.stake.known:
        return None
    low, high = step.stake.share.low.value, step.stake.share.high.value
    return next((t for t in THRESHOLDS if t - _MARGIN < low <= high < t), None)


def _detect(scene: Scene) -> Iterator[Finding]:
    for company in sorted(scene.behind):
        found = [(s, t) for s in shareholders(scene, company) if (t := _under(s)) is not None]
        if not found:
            continue
        step, limit = found[0]
        sentence = said(
            N_("{holder} holds {share} of {company} ({sources}), just under {limit} %."),
            holder=scene.name(step.there),
            share=share_of(step.stake) if step.stake else "",
            company=scene.name(company),
            sources=kinds_of([step.tie]),
            limit=int(limit * 100),
        )
        entities = (s.there for s, _limit in found)
        ties = (s.tie for s, _limit in found)
        yield finding(scene, NAME, company, sentence, entities=entities, ties=ties)


def _stated(scene: Scene) -> frozenset[str]:
    return frozenset(c for c in scene.behind if any(_has_share(scene, c)))


def _has_share(scene: Scene, company: str) -> Iterator[bool]:
    yield from (s.stake is not None and s.stake.known for s in shareholders(scene, company))


FLAG = Flag(
    name=NAME,
    title=N_("A holding just under a threshold"),
    why_it_matters=N_(
        "Many laws ask to declare a holder of a quarter, and call half a subsidiary."
    ),
    innocent_explanation=N_(
        "Partners agree on odd shares, and some countries limit the share of a foreigner."
    ),
    source=OWNERSHIP_THRESHOLD,
    strength=SignStrength.WEAK,
    population=Population(N_("companies behind storefronts with a stated share"), _stated),
    detect=_detect,
)
