"""The open case of a session: its name, selection, changes and announcements."""

from collections.abc import Callable, Container, Hashable, Iterable

import streamlit as st

from graph.errors import InvestigatorError
from views.shell.identity import Role, may
from views.shell.place import data_dir, kept_in_place
from views.shell.texts import _
from views.workspace.case.case import Case
from views.workspace.case.case_files import CaseFolder
from views.workspace.case.graph_state import WorkingGraph
from views.workspace.case.history import StepKind
from views.workspace.case.reader_cases import Cases, ReaderCases
from views.workspace.labels import step_text

FIRST_CASE = "First case"
PAGE_FRAGMENTS = ["tools", "canvas", "under", "beside"]
_LAYOUT_STEPS = frozenset({StepKind.ARRANGE, StepKind.OPEN, StepKind.BEGIN})


@kept_in_place()
def _shared_cases() -> CaseFolder:
    """Return the folder of cases in the data folder, shared by all sessions."""
    return CaseFolder(data_dir() / "cases")


def case_folder() -> Cases:
    """Return the cases, which a reader changes for the own session only."""
    if may(Role.EDITOR):
        return _shared_cases()
    changed: dict[str, Case] = st.session_state.setdefault("reader_cases", {})
    return ReaderCases(_shared_cases(), changed)


def case_name() -> str:
    """Return the name of the case in the address, else of the one opened last."""
    return st.query_params.get("case") or st.session_state.get("case") or FIRST_CASE


def current_case() -> Case:
    """Return the open case.

    Raises:
        InputError: Its file cannot be read.
    """
    return case_folder().read(case_name())


def open_case(chosen: str) -> None:
    """Open another case."""
    st.session_state["case"] = chosen
    st.query_params["case"] = chosen
    choose_items(())
    request_fit()


def chosen_parties() -> list[str]:
    """Return the ids of the selected parties that are visible in the open case."""
    picks = (text.partition(":") for text in st.query_params.get_all("pick"))
    graph = current_case().graph
    ids = (ident for kind, _sep, ident in picks if kind == "entity")
    return [i for i in dict.fromkeys(ids) if i in graph.spots and i not in graph.hidden]


def chosen_outside(known: Container[str]) -> list[str]:
    """Return the ids of the selected parties that are drawn but belong to no case."""
    picks = (text.partition(":") for text in st.query_params.get_all("pick"))
    ids = (ident for kind, _sep, ident in picks if kind == "entity")
    return [i for i in dict.fromkeys(ids) if i in known]


def chosen_tie() -> str:
    """Return the id of the selected tie, or ""."""
    picks = (text.partition(":") for text in st.query_params.get_all("pick"))
    return next((ident for kind, _sep, ident in picks if kind == "tie"), "")


def choose_items(ids: Iterable[str], tie: str = "") -> None:
    """Select parties, or one tie; the selection is kept in the address."""
    picks = [f"entity:{ident}" for ident in ids] or ([f"tie:{tie}"] if tie else [])
    if picks:
        st.query_params["pick"] = picks
    else:
        st.query_params.pop("pick", None)


def change_case(alter: Callable[[Case], Case]) -> None:
    """Change the open case and announce the step; a failure is kept for the page to show."""
    try:
        before = current_case()
        after = case_folder().change_case(case_name(), alter)
    except InvestigatorError as error:
        record_failure(error)
        return
    if after.history == before.history:
        return
    _announce_step(before, after)
    acts = {before.history.now.act, after.history.now.act}
    if acts & _LAYOUT_STEPS:
        request_fit()


def _announce_step(before: Case, after: Case) -> None:
    undone = len(after.history.past) < len(before.history.past)
    form = _("Undone: {what}") if undone else _("Done: {what}")
    step = (before if undone else after).history.now
    stamp, _text = last_announcement()
    st.session_state["said"] = stamp + 1, form.format(what=step_text(step))


def last_announcement() -> tuple[int, str]:
    """Return the number and the text of the last announcement of this session."""
    announcement: tuple[int, str] = st.session_state.get("said", (0, ""))
    return announcement


def drawing_number(graph: WorkingGraph, marking: Hashable, revision: int) -> int:
    """Return a number that changes with the graph, its marking or the store: it is sent again."""
    number, before, seen = st.session_state.get("drawn_number", (0, None, None))
    if before is not graph or seen != (marking, revision):
        number += 1
        st.session_state["drawn_number"] = number, graph, (marking, revision)
    return int(number)


def request_fit() -> None:
    """Make the canvas show the whole graph when it next draws."""
    st.session_state["fits"] = fit_count() + 1


def fit_count() -> int:
    """Return how often ``request_fit`` was called in this session."""
    return int(st.session_state.get("fits", 0))


def record_failure(error: InvestigatorError) -> None:
    """Record the failure of an action, for the page to show."""
    st.session_state["failure"] = str(error)


def take_failure() -> str:
    """Return the failure of the last action and forget it; empty if there is none."""
    return str(st.session_state.pop("failure", ""))
