"""Legend of the working graph: signs with counts, what is hidden, and what is folded."""

from collections.abc import Iterable, Mapping

from graph.model.records import Entity, Kind
from graph.presentation.visual_language import KIND_SIGNS, TIE_SIGNS
from views.drawing.components import ComponentSheet
from views.shell.texts import _
from views.workspace.arrivals import Arrivals, new_sign
from views.workspace.canvas.folding import PlatformStar
from views.workspace.case.graph_state import Filters
from views.workspace.graph_filters import Facet, FilteredGraph


def sign_legend(
    drawn: list[ComponentSheet], filters: Filters, sight: FilteredGraph
) -> list[ComponentSheet]:
    """Return the entries of the legend: the signs that are drawn, then those it has hidden."""
    off = [
        {"kind": kind, "label": KIND_SIGNS[Kind(kind)].label, "off": True, "count": count}
        for kind, count in sight.options[Facet.KIND].items()
        if kind in filters.kinds
    ]
    off += [
        {
            "strength": slug,
            "hollow": False,
            "label": TIE_SIGNS[slug].label,
            "off": True,
            "count": count,
        }
        for slug, count in sight.options[Facet.STRENGTH].items()
        if slug in filters.strengths
    ]
    kept = [e for e in drawn if e.get("strength") not in filters.strengths]
    return [*kept, *off]


def arrival_legend(arrivals: Arrivals) -> list[ComponentSheet]:
    """Return the entry that explains the mark of what is new, if anything is."""
    count = len(arrivals.parties) + len(arrivals.ties)
    if not count:
        return []
    label = _("New since the graph was opened")
    return [{"mark": new_sign(), "label": label, "count": count}]


def star_legend(
    stars: Iterable[PlatformStar], entities: Mapping[str, Entity]
) -> list[ComponentSheet]:
    """Return the entries of the legend that fold and unfold stars."""
    return [
        {
            "fold": star.platform,
            "label": _("Sells on {name}").format(name=entities[star.platform].name),
            "count": len(star.ties),
            "off": star.is_folded,
        }
        for star in stars
    ]
