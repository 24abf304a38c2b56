"""Names and links that came to an open graph, which marks them as new.

They are what the database last got since the graph was opened in this session, by an import or by
asking a source, and the names that were last added to the graph. What is undone is new no longer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import streamlit as st

from graph.model.records import Tie
from views.shell import session
from views.shell.texts import _
from views.workspace import open_case
from views.workspace.case.case import Case
from views.workspace.case.graph_state import NO_IDS
from views.workspace.case.history import StepKind
from views.workspace.graph_filters import FilteredGraph

_SIGN = "✦"


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Ids of the visible names and links that are new; not of the links of a new name."""

    parties: frozenset[str] = NO_IDS
    ties: frozenset[str] = NO_IDS


@dataclass(frozen=True, slots=True)
class OpenedGraph:
    """Ids of a graph, and the revision of the store, as they were when it was opened."""

    parties: frozenset[str]
    revision: int


def new_mark() -> str:
    """Return the sign and word of what is new."""
    return f"{_SIGN} {_('new')}"


def new_sign() -> str:
    """Return the sign alone, as the legend explains it."""
    return _SIGN


def remember_opening(revision: int) -> None:
    """Remember the open case as it is, at the first look at it in this session."""
    name = open_case.case_name()
    if name not in _openings():
        parties = frozenset(open_case.current_case().graph.spots)
        _openings()[name] = OpenedGraph(parties, revision)


def visible_arrivals(sight: FilteredGraph) -> Arrivals:
    """Return what is new of the visible part of the open case."""
    opened = _openings().get(open_case.case_name())
    if opened is None:
        return Arrivals()
    latest = session.latest_arrivals()
    is_since = latest.revision > opened.revision
    written = latest.parties if is_since else NO_IDS
    parties = (written | added_last(open_case.current_case(), opened)) & set(sight.parties)
    return Arrivals(
        parties, _between_old(sight.ties, parties) & latest.ties if is_since else NO_IDS
    )


def added_last(case: Case, opened: OpenedGraph) -> frozenset[str]:
    """Return the parties that the last adding brought to a graph that was not empty when opened."""
    if not opened.parties:
        return NO_IDS
    steps = (*case.history.past, case.history.now)
    for before, step in reversed(list(pairwise(steps))):
        if step.act is not StepKind.ADD:
            continue
        if came := step.graph.spots.keys() - before.graph.spots.keys() - opened.parties:
            return frozenset(came)
    return NO_IDS


def _between_old(ties: Iterable[Tie], new: frozenset[str]) -> frozenset[str]:
    return frozenset(t.id for t in ties if t.start not in new and t.end not in new)


def _openings() -> dict[str, OpenedGraph]:
    openings: dict[str, OpenedGraph] = st.session_state.setdefault("opened_graphs", {})
    return openings
