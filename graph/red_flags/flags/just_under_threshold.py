"""Holdings just under a share at which they would have to be declared."""

from collections.abc import Iterator
from fractions import Fraction

from graph.analyses.tracing.search.hops import Hop
from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import OWNERSHIP_THRESHOLD
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.holders import shareholder_hops
from graph.red_flags.scene import Scene
from graph.red_flags.words import source_kinds, stake_words
from graph.support.language import N_, lazy_text

NAME = "just_under_threshold"
THRESHOLDS = (Fraction(1, 4), Fraction(1, 2))
_MARGIN = Fraction(1, 100)


def _threshold_above(step: Hop) -> Fraction | None:
    """Return the threshold that a stated share lies less than one point under; None if none."""
    if step.stake is None or not step.stake.known:
        return None
    low, high = step.stake.share.low.value, step.stake.share.high.value
    return next((t for t in THRESHOLDS if t - _MARGIN < low <= high < t), None)


def _detect(scene: Scene) -> Iterator[Finding]:
    for company in sorted(scene.companies_behind):
        found = [
            (s, t)
            for s in shareholder_hops(scene, company)
            if (t := _threshold_above(s)) is not None
        ]
        if not found:
            continue
        step, limit = found[0]
        sentence = lazy_text(
            N_("{holder} holds {share} of {company} ({sources}), just under {limit} %."),
            holder=scene.name(step.there),
            share=stake_words(step.stake) if step.stake else "",
            company=scene.name(company),
            sources=source_kinds([step.tie]),
            limit=int(limit * 100),
        )
        entities = (s.there for s, _limit in found)
        ties = (s.tie for s, _limit in found)
        yield make_finding(scene, NAME, company, sentence, entities=entities, ties=ties)


def _companies_with_share(scene: Scene) -> frozenset[str]:
    return frozenset(c for c in scene.companies_behind if any(_share_knowledge(scene, c)))


def _share_knowledge(scene: Scene, company: str) -> Iterator[bool]:
    yield from (s.stake is not None and s.stake.known for s in shareholder_hops(scene, company))


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
    strength=FlagStrength.WEAK,
    population=Population(
        N_("companies behind storefronts with a stated share"), _companies_with_share
    ),
    detect=_detect,
)
