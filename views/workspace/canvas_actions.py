"""Actions on a case, as the canvas of the working graph requests them."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import replace
from typing import Any

from graph.presentation.layout.chain_layout import Spot
from graph.presentation.neighbours import Neighbours, next_neighbours
from views.workspace.canvas.folding import find_stars, ties_to_draw
from views.workspace.case import graph_steps
from views.workspace.case.case import Case
from views.workspace.case.graph_state import Filters, Layout, WorkingGraph
from views.workspace.case.history import StepKind
from views.workspace.graph_filters import apply_filters
from views.workspace.place_new import place_below, place_near
from views.workspace.rearrange import arrange_parties

CanvasMessage = Mapping[str, Any]
"""One action and its parameters, as the canvas sends it: ``act`` names the action."""

_MANY = 200  # new parties above which they are no longer placed next to their neighbours
_FILTER_FIELDS = {"kind": "kinds", "strength": "strengths"}


def message_action(message: CanvasMessage, neighbours: Neighbours) -> Callable[[Case], Case] | None:
    """Return the change that a message makes to a case, or None for an unknown action."""
    ids = tuple(map(str, message.get("ids", ())))
    actions: Mapping[str, Callable[[Case], Case]] = {
        "undo": Case.undo,
        "redo": Case.redo,
        "hide": lambda c: c.take_step(StepKind.HIDE, graph_steps.hide(c.graph, ids), len(ids)),
        "pin": lambda c: c.take_step(StepKind.PIN, graph_steps.pin(c.graph, ids), len(ids)),
        "remove": lambda c: c.take_step(
            StepKind.REMOVE, graph_steps.remove(c.graph, ids), len(ids)
        ),
        "back": lambda c: c.take_step(
            StepKind.BRING_BACK, graph_steps.show_hidden(c.graph), len(c.graph.hidden)
        ),
        "move": lambda c: _move_parties(c, message),
        "sift": lambda c: c.take_step(StepKind.SIFT, _toggle_filter(c.graph, message)),
        "fold": lambda c: c.take_step(
            StepKind.FOLD, graph_steps.toggle_fold(c.graph, ids), len(ids)
        ),
        "expand": lambda c: expand_party(
            c, str(message.get("id")), str(message.get("key", "")), neighbours
        ),
        "arrange": lambda c: arrange_graph(c, str(message.get("layout")), neighbours),
    }
    return actions.get(str(message.get("act")))


def without_parties(message: CanvasMessage, outside: Container[str]) -> CanvasMessage:
    """Return a message without the parties that are drawn but belong to no case."""
    ids = [ident for ident in message.get("ids", ()) if ident not in outside]
    spots = {i: spot for i, spot in message.get("spots", {}).items() if i not in outside}
    kept = {name: value for name, value in (("ids", ids), ("spots", spots)) if name in message}
    return {**message, **kept}


def put_at(case: Case, spots: Mapping[str, Spot]) -> Case:
    """Put parties into a case at given places."""
    return case.take_step(StepKind.ADD, graph_steps.add(case.graph, spots), len(spots))


def expand_party(case: Case, ident: str, key: str, neighbours: Neighbours) -> Case:
    """Put the next neighbours of a party near it: by the kind of tie ``key``, or all if empty."""
    graph = case.graph
    if ident not in graph.spots:
        return case
    added = next_neighbours(
        neighbours.neighbour_groups(ident, graph.spots.keys() - graph.hidden), key
    )
    return case.take_step(
        StepKind.EXPAND, put_parties(graph, added, graph.spots[ident]), len(added)
    )


def put_parties(
    graph: WorkingGraph, ids: Iterable[str], anchor: Spot | None = None
) -> WorkingGraph:
    """Put parties into a graph, near ``anchor`` or below all others; show hidden ones again."""
    wanted = list(ids)
    new = [i for i in wanted if i not in graph.spots]
    places = (
        place_near(anchor, new, graph.spots.values()) if anchor else place_below(new, graph.spots)
    )
    back = {i: graph.spots[i] for i in wanted if i in graph.spots}
    return graph_steps.add(graph, {**back, **places})


def add_parties(case: Case, ids: Iterable[str], neighbours: Neighbours) -> Case:
    """Put parties into a case, each next to a party that it is tied to, if there is one."""
    graph = case.graph
    wanted = [i for i in dict.fromkeys(ids) if i in neighbours.entities]
    if len(wanted) > _MANY:
        return case.take_step(StepKind.ADD, put_parties(graph, wanted), len(wanted))
    for ident in wanted:
        if ident in graph.spots:
            graph = put_parties(graph, [ident])
            continue
        ends = (t.other_end(ident) for t in neighbours.ties_of(ident))
        anchor = next((graph.spots[e] for e in ends if e in graph.spots), None)
        graph = put_parties(graph, [ident], anchor)
    return case.take_step(StepKind.ADD, graph, len(wanted))


def keep_parties(case: Case, ids: Iterable[str]) -> Case:
    """Remove all other parties from the graph."""
    graph = graph_steps.keep(case.graph, ids)
    return case.take_step(StepKind.KEEP, graph, len(graph.spots))


def arrange_graph(case: Case, layout: str, neighbours: Neighbours) -> Case:
    """Arrange the visible parties by a layout; pinned and invisible ones keep their places."""
    graph = case.graph
    chosen = Layout(layout)
    reader = neighbours.reader_on(graph.filters.as_of)
    sight = apply_filters(graph, neighbours, reader)
    # A folded star would draw all its storefronts to one place.
    ties = ties_to_draw(sight.ties, find_stars(sight.ties, graph.unfolded, reader))
    spots = arrange_parties(graph, chosen, sight.parties, ties, reader.contents)
    return case.take_step(StepKind.ARRANGE, graph_steps.arrange(graph, chosen, spots), len(spots))


def _move_parties(case: Case, message: CanvasMessage) -> Case:
    moved = message.get("spots", {})
    spots = {str(i): Spot(float(x), float(y)) for i, (x, y) in moved.items()}
    return case.take_step(StepKind.MOVE, graph_steps.move(case.graph, spots), len(spots))


def _toggle_filter(graph: WorkingGraph, message: CanvasMessage) -> WorkingGraph:
    """Hide one kind or strength, or show it again."""
    name, value = _FILTER_FIELDS[str(message["facet"])], str(message["value"])
    off: frozenset[str] = getattr(graph.filters, name)
    filters: Filters = replace(graph.filters, **{name: off ^ {value}})  # type: ignore[arg-type]
    return graph_steps.set_filters(graph, filters)
