"""Changes of a working graph; each function returns the changed graph."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.presentation.layout.chain_layout import Spot
from views.workspace.case.graph_state import Filters, Layout, WorkingGraph


def add(graph: WorkingGraph, spots: Mapping[str, Spot]) -> WorkingGraph:
    """Add parties at their places; those already in the graph keep theirs and are shown again."""
    new = {ident: spot for ident, spot in spots.items() if ident not in graph.spots}
    return replace(graph, spots={**graph.spots, **new}, hidden=graph.hidden - spots.keys())


def hide(graph: WorkingGraph, ids: Iterable[str]) -> WorkingGraph:
    """Hide parties; their places are kept."""
    return replace(graph, hidden=graph.hidden | (set(ids) & graph.spots.keys()))


def show_hidden(graph: WorkingGraph) -> WorkingGraph:
    """Show all hidden parties again."""
    return replace(graph, hidden=frozenset())


def remove(graph: WorkingGraph, ids: Iterable[str]) -> WorkingGraph:
    """Remove parties from the graph; the store keeps them."""
    gone = set(ids)
    spots = {ident: spot for ident, spot in graph.spots.items() if ident not in gone}
    return replace(graph, spots=spots, pinned=graph.pinned - gone, hidden=graph.hidden - gone)


def keep(graph: WorkingGraph, ids: Iterable[str]) -> WorkingGraph:
    """Remove all other parties from the graph."""
    return remove(graph, graph.spots.keys() - set(ids))


def pin(graph: WorkingGraph, ids: Iterable[str]) -> WorkingGraph:
    """Pin parties, or unpin them if all of them are pinned."""
    chosen = set(ids) & graph.spots.keys()
    pinned = graph.pinned - chosen if chosen <= graph.pinned else graph.pinned | chosen
    return replace(graph, pinned=pinned)


def move(graph: WorkingGraph, spots: Mapping[str, Spot]) -> WorkingGraph:
    """Move parties of the graph to other places."""
    moved = {ident: spot for ident, spot in spots.items() if ident in graph.spots}
    return replace(graph, spots={**graph.spots, **moved})


def arrange(graph: WorkingGraph, layout: Layout, spots: Mapping[str, Spot]) -> WorkingGraph:
    """Move parties to the places of a layout; pinned ones keep theirs."""
    placed = {i: s for i, s in spots.items() if i not in graph.pinned}
    return replace(move(graph, placed), layout=layout)


def set_filters(graph: WorkingGraph, filters: Filters) -> WorkingGraph:
    """Replace the filters."""
    return replace(graph, filters=filters)


def toggle_fold(graph: WorkingGraph, platforms: Iterable[str]) -> WorkingGraph:
    """Unfold the links of the storefronts on platforms, or fold them again."""
    return replace(graph, unfolded=graph.unfolded ^ set(platforms))
