"""Conversion of cases to and from JSON; each step is stored as its difference from its neighbour.

The present graph is complete; steps before and after it hold only what differs, so that a long
history of a large graph stays small.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from graph.presentation.layout.chain_layout import Spot
from graph.publishing.stories.story import story_document, story_from
from views.workspace.case.case import Case
from views.workspace.case.graph_state import EMPTY_GRAPH, Filters, Layout, WorkingGraph
from views.workspace.case.history import GraphStep, History, StepKind

VERSION = 1
_LISTS = ("kinds", "ties", "strengths", "standings", "sources")
Document = dict[str, Any]


def case_document(case: Case) -> Document:
    """Return a case as a document for ``json.dumps``."""
    history = case.history
    return {
        "version": VERSION,
        "name": case.name,
        "now": _step_document(EMPTY_GRAPH, history.now),
        "past": _steps_document(history.now, history.past[::-1]),
        "ahead": _steps_document(history.now, history.ahead),
        "views": {name: _graph_document(EMPTY_GRAPH, graph) for name, graph in case.views.items()},
        "story": story_document(case.story),
    }


def case_from(document: Mapping[str, Any]) -> Case:
    """Return the case of a document.

    Raises:
        KeyError, TypeError, ValueError, InputError: The document is not a valid case.
    """
    if document["version"] != VERSION:
        raise ValueError(document["version"])
    now = _step_from(EMPTY_GRAPH, document["now"])
    past = _steps_from(now, document["past"])
    ahead = _steps_from(now, document["ahead"])
    views = {str(n): _graph_from(EMPTY_GRAPH, change) for n, change in document["views"].items()}
    # Cases saved before stories existed have none.
    story = story_from(document.get("story", {}))
    return Case(str(document["name"]), History(now, past[::-1], ahead), views, story)


def _steps_document(now: GraphStep, steps: Sequence[GraphStep]) -> list[Document]:
    """Return steps as documents, each the difference from the step nearer to the present."""
    nearer = (now, *steps)
    return [_step_document(near.graph, far) for near, far in zip(nearer, steps, strict=False)]


def _steps_from(now: GraphStep, documents: Sequence[Mapping[str, Any]]) -> tuple[GraphStep, ...]:
    steps: list[GraphStep] = []
    for document in documents:
        steps.append(_step_from((steps or [now])[-1].graph, document))
    return tuple(steps)


def _step_document(near: WorkingGraph, step: GraphStep) -> Document:
    return {"act": step.act, "count": step.count, "graph": _graph_document(near, step.graph)}


def _step_from(near: WorkingGraph, document: Mapping[str, Any]) -> GraphStep:
    graph = _graph_from(near, document["graph"])
    return GraphStep(StepKind(document["act"]), int(document["count"]), graph)


def _graph_document(before: WorkingGraph, after: WorkingGraph) -> Document:
    placed = {i: [s.x, s.y] for i, s in after.spots.items() if before.spots.get(i) != s}
    return {
        "placed": placed,
        "gone": sorted(before.spots.keys() - after.spots.keys()),
        "pinned": sorted(after.pinned),
        "hidden": sorted(after.hidden),
        "layout": after.layout,
        "unfolded": sorted(after.unfolded),
        "filters": _filters_document(after.filters),
    }


def _graph_from(before: WorkingGraph, document: Mapping[str, Any]) -> WorkingGraph:
    gone = set(document["gone"])
    placed = {str(i): Spot(float(x), float(y)) for i, (x, y) in document["placed"].items()}
    spots = {i: s for i, s in before.spots.items() if i not in gone} | placed
    return WorkingGraph(
        spots=spots,
        pinned=frozenset(document["pinned"]) & spots.keys(),
        hidden=frozenset(document["hidden"]) & spots.keys(),
        layout=Layout(document["layout"]),
        filters=_filters_from(document["filters"]),
        # Cases saved before links were folded name no platform.
        unfolded=frozenset(map(str, document.get("unfolded", ()))),
    )


def _filters_from(document: Mapping[str, Any]) -> Filters:
    out = {name: frozenset(map(str, document[name])) for name in _LISTS}
    return Filters(
        as_of=str(document["as_of"]),
        undated=bool(document["undated"]),
        least_share=int(document["least_share"]),
        kinds=out["kinds"],
        ties=out["ties"],
        strengths=out["strengths"],
        standings=out["standings"],
        sources=out["sources"],
    )


def _filters_document(filters: Filters) -> Document:
    values = asdict(filters)
    return {k: sorted(v) if isinstance(v, frozenset) else v for k, v in values.items()}
