"""What the canvas of the working graph asks for, done to a case."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from graph.presentation.layout.chain_layout import Spot
from graph.presentation.neighbours import Neighbours, next_ones
from views.workspace.case import graph_steps
from views.workspace.case.case import Case
from views.workspace.case.graph_state import Filters, Layout, Working
from views.workspace.case.history import Act
from views.workspace.graph_filters import seen
from views.workspace.place_new import apart, beside
from views.workspace.rearrange import placed

Message = Mapping[str, Any]
"""An act with what it is for, as the canvas sends it."""

_MANY = 200  # parties above which each is no longer put beside one it is tied to
_SIFTED = {"kind": "kinds", "strength": "strengths"}


def alteration(message: Message, neighbours: Neighbours) -> Callable[[Case], Case] | None:
    """Return what a message does to a case; None where it is no act that is known."""
    ids = tuple(map(str, message.get("ids", ())))
    plain: Mapping[str, Callable[[Case], Case]] = {
        "undo": Case.undo,
        "redo": Case.redo,
        "hide": lambda c: c.do(Act.HIDE, graph_steps.hide(c.graph, ids), len(ids)),
        "pin": lambda c: c.do(Act.PIN, graph_steps.pin(c.graph, ids), len(ids)),
        "remove": lambda c: c.do(Act.REMOVE, graph_steps.remove(c.graph, ids), len(ids)),
        "back": lambda c: c.do(
            Act.BRING_BACK, graph_steps.bring_back(c.graph), len(c.graph.hidden)
        ),
        "move": lambda c: _moved(c, message),
        "sift": lambda c: c.do(Act.SIFT, _sifted(c.graph, message)),
        "expand": lambda c: expanded(
            c, str(message.get("id")), str(message.get("key", "")), neighbours
        ),
        "arrange": lambda c: arranged(c, str(message.get("layout")), neighbours),
    }
    return plain.get(str(message.get("act")))


def expanded(case: Case, ident: str, key: str, neighbours: Neighbours) -> Case:
    """Show the next neighbours of a party, of one kind of tie or of all, beside it."""
    graph = case.graph
    if ident not in graph.spots:
        return case
    found = next_ones(neighbours.around(ident, graph.spots.keys() - graph.hidden), key)
    return case.do(Act.EXPAND, added(graph, found, graph.spots[ident]), len(found))


def added(graph: Working, ids: Iterable[str], anchor: Spot | None = None) -> Working:
    """Put parties into a graph beside an anchor, else below all else; hidden ones come back."""
    wanted = list(ids)
    new = [i for i in wanted if i not in graph.spots]
    places = beside(anchor, new, graph.spots.values()) if anchor else apart(new, graph.spots)
    back = {i: graph.spots[i] for i in wanted if i in graph.spots}
    return graph_steps.add(graph, {**back, **places})


def taken_in(case: Case, ids: Iterable[str], neighbours: Neighbours) -> Case:
    """Put parties into a case, each beside one that it is tied to where there is one."""
    graph = case.graph
    wanted = [i for i in dict.fromkeys(ids) if i in neighbours.entities]
    if len(wanted) > _MANY:
        return case.do(Act.ADD, added(graph, wanted), len(wanted))
    for ident in wanted:
        if ident in graph.spots:
            graph = added(graph, [ident])
            continue
        ends = (t.end if t.start == ident else t.start for t in neighbours.ties_of(ident))
        anchor = next((graph.spots[e] for e in ends if e in graph.spots), None)
        graph = added(graph, [ident], anchor)
    return case.do(Act.ADD, graph, len(wanted))


def kept(case: Case, ids: Iterable[str]) -> Case:
    """Take everything else out of the graph."""
    graph = graph_steps.keep(case.graph, ids)
    return case.do(Act.KEEP, graph, len(graph.spots))


def arranged(case: Case, layout: str, neighbours: Neighbours) -> Case:
    """Place anew what is seen; pinned parties and those out of sight stay."""
    graph = case.graph
    chosen = Layout(layout)
    reader = neighbours.reader_on(graph.filters.as_of)
    sight = seen(graph, neighbours, reader)
    spots = placed(graph, chosen, sight.parties, sight.ties, reader.contents)
    return case.do(Act.ARRANGE, graph_steps.arrange(graph, chosen, spots), len(spots))


def _moved(case: Case, message: Message) -> Case:
    told = message.get("spots", {})
    spots = {str(i): Spot(float(x), float(y)) for i, (x, y) in told.items()}
    return case.do(Act.MOVE, graph_steps.move(case.graph, spots), len(spots))


def _sifted(graph: Working, message: Message) -> Working:
    """Switch one kind or strength off, or on again."""
    name, value = _SIFTED[str(message["facet"])], str(message["value"])
    off: frozenset[str] = getattr(graph.filters, name)
    filters: Filters = replace(graph.filters, **{name: off ^ {value}})  # type: ignore[arg-type]
    return graph_steps.sift(graph, filters)
