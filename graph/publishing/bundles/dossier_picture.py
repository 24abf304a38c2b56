"""Picture of a dossier: the chains of its verdict, and nothing else.

The places follow from the chains by arithmetic alone, so that a check on another machine draws the
same. Other parties would be placed by a library whose results may differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from graph.analyses.tracing.verdict import Verdict
from graph.exports.base import Selection
from graph.exports.pictures.drawing import drawing_of
from graph.model.records import Contents
from graph.publishing.inline_drawing import LegendSample, inline_marks, legend_samples
from graph.publishing.stories.drawing_views import whole_view


@dataclass(frozen=True, slots=True)
class DossierPicture:
    """The chains as SVG marks, the viewBox of all of them, and the legend."""

    marks: Markup
    whole: str
    legend: Sequence[LegendSample]


def chain_picture(contents: Contents, verdict: Verdict) -> DossierPicture | None:
    """Return the picture of the chains of a verdict, None without any."""
    hops = [h for chain in verdict.chains for h in (*chain.hops, *chain.platform_leg)]
    if not hops:
        return None
    parties = {end for hop in hops for end in (hop.tie.start, hop.tie.end)}
    part = replace(
        contents,
        entities={i: e for i, e in contents.entities.items() if i in parties},
        statements=(),
        ties=tuple({hop.tie.id: hop.tie for hop in hops}.values()),
    )
    drawing = drawing_of(
        Selection(contents=part, chains=verdict.chains, whole=contents, as_of=verdict.as_of)
    )
    return DossierPicture(
        inline_marks(drawing), whole_view(drawing), tuple(legend_samples(drawing))
    )
