"""What can be done to a working graph; each function returns the graph after it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.presentation.layout.chain_layout import Spot
from views.workspace.case.graph_state import Filters, Layout, WorkingGraph


def add(graph: WorkingGraph, spots: Mapping[str, Spot]) -> WorkingGraph:
    """Put parties at their places; those already in it stay where they are and come into sight."""
    new = {ident: spot for ident, spot in spots.items() if ident not in graph.spots}
    return replace(graph, spots={**graph.spots, **new}, hidden=graph.hidden - spots.keys())


def hide(graph: WorkingGraph, ids: Iterable[str]) -> WorkingGraph:
    """Keep parties out of sight; their places are kept."""
    return replace(graph, hidden=graph.hidden | (set(ids) & graph.spots.keys()))


def show_hidden(graph: WorkingGraph) -> WorkingGraph:
    """Show again every party that was hidden."""
    return replace(graph, hidden=frozenset())


def remove(graph: WorkingGraph, ids: Iterable[str]) -> WorkingGraph:
    """Take parties out of the graph; the store keeps them."""
    gone = set(ids)
    spots = {ident: spot for ident, spot in graph.spots.items() if ident not in gone}
    return replace(graph, spots=spots, pinned=graph.pinned - gone, hidden=graph.hidden - gone)


def keep(graph: WorkingGraph, ids: Iterable[str]) -> WorkingGraph:
    """Take every other party out of the graph."""
    return remove(graph, graph.spots.keys() - set(ids))


def pin(graph: WorkingGraph, ids: Iterable[str]) -> WorkingGraph:
    """Pin parties, or unpin them where all of them are pinned."""
    chosen = set(ids) & graph.spots.keys()
    pinned = graph.pinned - chosen if chosen <= graph.pinned else graph.pinned | chosen
    return replace(graph, pinned=pinned)


def move(graph: WorkingGraph, spots: Mapping[str, Spot]) -> WorkingGraph:
    """Put parties of the graph elsewhere."""
    moved = {ident: spot for ident, spot in spots.items() if ident in graph.spots}
    return replace(graph, spots={**graph.spots, **moved})


def arrange(graph: WorkingGraph, layout: Layout, spots: Mapping[str, Spot]) -> WorkingGraph:
    """Take over the places of a layout; pinned parties keep theirs."""
    placed = {i: s for i, s in spots.items() if i not in graph.pinned}
    return replace(move(graph, placed), layout=layout)


def set_filters(graph: WorkingGraph, filters: Filters) -> WorkingGraph:
    """Set what is kept out of sight."""
    return replace(graph, filters=filters)
