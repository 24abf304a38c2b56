"""New places for the parties of a working graph by a layout, except pinned ones."""

from collections.abc import Mapping, Sequence
from statistics import median

from graph.model.records import UPWARD, Contents, Kind, Tie, TieType
from graph.presentation.layout import graph_layouts
from graph.presentation.layout.chain_layout import Spot
from views.workspace.case.graph_state import Layout, WorkingGraph
from views.workspace.place_new import clear_fixed_places

_TRADE = frozenset({TieType.SELLS_ON, TieType.SELLS, TieType.OF_BRAND})


def arrange_parties(
    graph: WorkingGraph, layout: Layout, ids: Sequence[str], ties: Sequence[Tie], contents: Contents
) -> dict[str, Spot]:
    """Return a place for each party; pinned ones keep theirs, and no other overlaps them.

    Storefronts are ordered first, so that each component of the graph begins with one.
    """
    order = sorted(ids, key=lambda i: (contents.entities[i].kind is not Kind.STOREFRONT, i))
    pinned = {i: graph.spots[i] for i in order if i in graph.pinned}
    upward = [(t.end, t.start) for t in ties if t.type in UPWARD]
    beside = [(t.start, t.end) for t in ties if t.type not in UPWARD]
    if layout is Layout.FORCE:
        trade = frozenset((t.start, t.end) for t in ties if t.type in _TRADE)
        spots = graph_layouts.force_spots(order, [*upward, *beside], pinned, trade)
        return clear_fixed_places(spots, pinned)
    place = graph_layouts.layered_spots if layout is Layout.LAYERED else graph_layouts.tree_spots
    return clear_fixed_places(_shift_to_pinned(place(order, upward, beside), pinned), pinned)


def _shift_to_pinned(spots: Mapping[str, Spot], pinned: Mapping[str, Spot]) -> dict[str, Spot]:
    """Shift a layout to where the pinned parties are."""
    if not pinned:
        return dict(spots)
    x = median(pinned[i].x - spots[i].x for i in pinned)
    y = median(pinned[i].y - spots[i].y for i in pinned)
    return {i: Spot(s.x + x, s.y + y) for i, s in spots.items()} | dict(pinned)
