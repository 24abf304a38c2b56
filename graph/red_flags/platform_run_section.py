"""A storefront run from the platform's side stands beside sellers that are not."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.analyses.tracing.trace import Row
from graph.analyses.tracing.verdict import NOT_FOUND
from graph.language import N_
from graph.language import gettext as _
from graph.model import Kind, TieType
from graph.red_flags.base import Flag, SignStrength
from graph.red_flags.documents import FINANCIAL_TIMES_2023
from graph.red_flags.findings import Finding, finding
from graph.red_flags.platform_controls_seller import run_from_the_platform, ties_to_platform
from graph.red_flags.populations import STOREFRONTS
from graph.red_flags.scene import Scene

NAME = "platform_run_section"
# What a source says of other sellers on a platform whose storefronts are not in the graph.
STATED = "third_party_sellers"


def _detect(scene: Scene) -> Iterator[Finding]:
    others = _others(scene)
    for front, row in scene.verdicts.items():
        if not run_from_the_platform(row):
            continue
        for platform in sorted({p.end for p in scene.out_of(front, TieType.SELLS_ON)}):
            beside = others.get(platform, 0)
            stated = scene.text(platform, STATED)
            if not beside and not stated:
                continue
            ties = ties_to_platform(scene, front)
            yield finding(
                scene,
                NAME,
                front,
                _sentence(scene, row, platform, beside, stated),
                entities=(platform, *(e for t in ties for e in (t.start, t.end))),
                ties=ties,
                stated=[] if beside else [(platform, STATED)],
            )
            break


def _sentence(scene: Scene, row: Row, platform: str, beside: int, stated: str) -> str:
    target = row.target.name if row.target else ""
    if beside:
        return _(
            "{storefront}, stated to be run from the side of {target}, sells on {platform} beside "
            "{count} storefronts for which no tie to that side was found."
        ).format(
            storefront=row.storefront.name,
            target=target,
            platform=scene.name(platform),
            count=beside,
        )
    return _(
        "{storefront}, stated to be run from the side of {target}, sells on {platform}, of which "
        "a source says: {stated}."
    ).format(
        storefront=row.storefront.name,
        target=target,
        platform=scene.name(platform),
        stated=stated.rstrip("."),
    )


def _others(scene: Scene) -> Mapping[str, int]:
    """Count on each platform the storefronts with a stated seller and no tie to its side."""
    count: dict[str, int] = defaultdict(int)
    for front, row in scene.verdicts.items():
        if row.verdict == NOT_FOUND and scene.into(front, TieType.OPERATES):
            for platform in {p.end for p in scene.out_of(front, TieType.SELLS_ON)}:
                if scene.ground.kind(platform) is Kind.PLATFORM:
                    count[platform] += 1
    return count


FLAG = Flag(
    name=NAME,
    title=N_("A section run by the platform beside other sellers"),
    why_it_matters=N_(
        "The pattern of Project S: the platform keeps what its own section earns, and others pay."
    ),
    innocent_explanation=N_(
        "A trial of a few weeks, or a section that the platform labels as its own."
    ),
    source=FINANCIAL_TIMES_2023,
    strength=SignStrength.MODERATE,
    population=STOREFRONTS,
    detect=_detect,
)
