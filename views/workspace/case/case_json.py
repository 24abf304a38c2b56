"""A case as a JSON document: each step kept as what it changed of the one after it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from graph.presentation.layout.chain_layout import Spot
from graph.publishing.stories.story import story_document, story_from
from views.workspace.case.case import Case
from views.workspace.case.graph_state import EMPTY, Filters, Layout, Working
from views.workspace.case.history import Act, History, Step

VERSION = 1
_LISTS = ("kinds", "ties", "strengths", "standings", "sources")
Document = dict[str, Any]


def case_document(case: Case) -> Document:
    """Return a case ready for ``json.dumps``."""
    history = case.history
    return {
        "version": VERSION,
        "name": case.name,
        "now": _step(EMPTY, history.now),
        "past": _chain(history.now, history.past[::-1]),
        "ahead": _chain(history.now, history.ahead),
        "views": {name: _change(EMPTY, graph) for name, graph in case.views.items()},
        "story": story_document(case.story),
    }


def case_from(document: Mapping[str, Any]) -> Case:
    """Read a case back.

    Raises:
        KeyError, TypeError, ValueError, InputError: it is no document of a case.
    """
    if document["version"] != VERSION:
        raise ValueError(document["version"])
    now = _step_from(EMPTY, document["now"])
    past = _chain_from(now, document["past"])
    ahead = _chain_from(now, document["ahead"])
    views = {str(n): _changed(EMPTY, change) for n, change in document["views"].items()}
    # A case that was kept before there were stories has none.
    story = story_from(document.get("story", {}))
    return Case(str(document["name"]), History(now, past[::-1], ahead), views, story)


def _chain(now: Step, steps: Sequence[Step]) -> list[Document]:
    """Write steps, each as its difference from the one nearer to the present."""
    nearer = (now, *steps)
    return [_step(near.graph, far) for near, far in zip(nearer, steps, strict=False)]


def _chain_from(now: Step, documents: Sequence[Mapping[str, Any]]) -> tuple[Step, ...]:
    steps: list[Step] = []
    for document in documents:
        steps.append(_step_from((steps or [now])[-1].graph, document))
    return tuple(steps)


def _step(near: Working, step: Step) -> Document:
    return {"act": step.act, "count": step.count, "graph": _change(near, step.graph)}


def _step_from(near: Working, document: Mapping[str, Any]) -> Step:
    graph = _changed(near, document["graph"])
    return Step(Act(document["act"]), int(document["count"]), graph)


def _change(before: Working, after: Working) -> Document:
    placed = {i: [s.x, s.y] for i, s in after.spots.items() if before.spots.get(i) != s}
    return {
        "placed": placed,
        "gone": sorted(before.spots.keys() - after.spots.keys()),
        "pinned": sorted(after.pinned),
        "hidden": sorted(after.hidden),
        "layout": after.layout,
        "filters": _filters(after.filters),
    }


def _changed(before: Working, document: Mapping[str, Any]) -> Working:
    gone = set(document["gone"])
    placed = {str(i): Spot(float(x), float(y)) for i, (x, y) in document["placed"].items()}
    spots = {i: s for i, s in before.spots.items() if i not in gone} | placed
    return Working(
        spots,
        frozenset(document["pinned"]) & spots.keys(),
        frozenset(document["hidden"]) & spots.keys(),
        Layout(document["layout"]),
        _filters_from(document["filters"]),
    )


def _filters_from(told: Mapping[str, Any]) -> Filters:
    out = {name: frozenset(map(str, told[name])) for name in _LISTS}
    return Filters(
        as_of=str(told["as_of"]),
        undated=bool(told["undated"]),
        least_share=int(told["least_share"]),
        kinds=out["kinds"],
        ties=out["ties"],
        strengths=out["strengths"],
        standings=out["standings"],
        sources=out["sources"],
    )


def _filters(filters: Filters) -> Document:
    told = asdict(filters)
    return {k: sorted(v) if isinstance(v, frozenset) else v for k, v in told.items()}
