"""Picture of the chains of a verdict, and nothing else.

The places follow from the chains by arithmetic alone, so that a check on another machine draws the
same. Other parties would be placed by a library whose results may differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from graph.analyses.projection import Projection
from graph.analyses.tracing.tie_reader import tie_reader
from graph.analyses.tracing.verdict import ChainHop, Verdict
from graph.exports.base import Selection, UnsupportedFields
from graph.exports.pictures.drawing import Drawing, drawing_of, place_records
from graph.exports.pictures.svg import drawing_svg
from graph.model.records import Contents
from graph.publishing.inline_drawing import LegendSample, inline_marks, legend_samples
from graph.publishing.stories.drawing_views import whole_view


@dataclass(frozen=True, slots=True)
class ChainPicture:
    """The chains as SVG marks, the viewBox of all of them, and the legend."""

    marks: Markup
    whole: str
    legend: Sequence[LegendSample]


def chain_picture(contents: Contents, verdict: Verdict) -> ChainPicture | None:
    """Return the picture of the chains of a verdict, None without any."""
    hops = _hops(verdict)
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
    return ChainPicture(inline_marks(drawing), whole_view(drawing), tuple(legend_samples(drawing)))


def chain_svg(graph: Projection, verdict: Verdict, caption: str, note: str) -> str:
    """Return the chains of a verdict as an SVG with legend and sources, empty without any.

    ``graph`` is the projection that the verdict was found in.
    """
    hops = _hops(verdict)
    if not hops:
        return ""
    drawing = _draw_hops(graph, verdict, hops)
    return "".join(drawing_svg(drawing, caption, note, UnsupportedFields(drawing.contents)))


def _draw_hops(graph: Projection, verdict: Verdict, hops: Sequence[ChainHop]) -> Drawing:
    ties = {hop.tie.id: hop.tie for hop in hops}
    ends = {end for tie in ties.values() for end in (tie.start, tie.end)}
    part = Contents(
        entities={ident: graph.nodes[ident]["entity"] for ident in sorted(ends)},
        sources={hop.source.id: hop.source for hop in hops},
        statements=(),
        ties=tuple(ties.values()),
    )
    return place_records(tie_reader(part, graph, verdict.as_of), verdict.chains)


def _hops(verdict: Verdict) -> list[ChainHop]:
    return [h for chain in verdict.chains for h in (*chain.hops, *chain.platform_leg)]
