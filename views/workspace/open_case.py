"""Which case is open on the page of the working graph, what is chosen in it, and what was done."""

from collections.abc import Callable, Iterable

import streamlit as st

from graph.errors import InvestigatorError
from graph.support.settings import settings
from views.shell.texts import _
from views.workspace.case.case import Case
from views.workspace.case.case_files import CaseFolder
from views.workspace.case.graph_state import WorkingGraph
from views.workspace.case.history import StepKind
from views.workspace.labels import step_text

FIRST_CASE = "First case"
PAGE_FRAGMENTS = ["tools", "canvas", "under", "beside"]
_LAYOUT_STEPS = frozenset({StepKind.ARRANGE, StepKind.OPEN, StepKind.BEGIN})


@st.cache_resource(show_spinner=False)
def case_folder() -> CaseFolder:
    """Return the cases of this process's data folder."""
    return CaseFolder(settings().data_dir / "cases")


def case_name() -> str:
    """Return the case that the address names, else the one that was open last."""
    return st.query_params.get("case") or st.session_state.get("case") or FIRST_CASE


def current_case() -> Case:
    """Return the open case.

    Raises:
        InputError: it cannot be read.
    """
    return case_folder().read(case_name())


def open_case(chosen: str) -> None:
    """Go to another case."""
    st.session_state["case"] = chosen
    st.query_params["case"] = chosen
    choose_items(())
    request_fit()


def chosen_parties() -> list[str]:
    """Return the parties that are chosen in the open case."""
    told = (text.partition(":") for text in st.query_params.get_all("pick"))
    graph = current_case().graph
    ids = (ident for kind, _sep, ident in told if kind == "entity")
    return [i for i in dict.fromkeys(ids) if i in graph.spots and i not in graph.hidden]


def chosen_tie() -> str:
    """Return the tie that is chosen, empty where none is."""
    told = (text.partition(":") for text in st.query_params.get_all("pick"))
    return next((ident for kind, _sep, ident in told if kind == "tie"), "")


def choose_items(ids: Iterable[str], tie: str = "") -> None:
    """Choose parties, or one tie; the address keeps it."""
    picks = [f"entity:{ident}" for ident in ids] or ([f"tie:{tie}"] if tie else [])
    if picks:
        st.query_params["pick"] = picks
    else:
        st.query_params.pop("pick", None)


def change_case(alter: Callable[[Case], Case]) -> None:
    """Alter the open case, and say aloud what was done; a failure is shown on the page."""
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
    """Return what was done last in this session, with its number."""
    told: tuple[int, str] = st.session_state.get("said", (0, ""))
    return told


def drawing_number(graph: WorkingGraph, revision: int) -> int:
    """Return a number that changes when the graph or the store does: a large one is sent anew."""
    number, before, seen = st.session_state.get("drawn_number", (0, None, None))
    if before is not graph or seen != revision:
        number += 1
        st.session_state["drawn_number"] = number, graph, revision
    return int(number)


def request_fit() -> None:
    """Let the canvas show the whole graph when it next draws."""
    st.session_state["fits"] = fit_count() + 1


def fit_count() -> int:
    """Return how often the canvas was asked to show the whole graph."""
    return int(st.session_state.get("fits", 0))


def record_failure(error: InvestigatorError) -> None:
    """Keep why an act failed, for the page to show."""
    st.session_state["failure"] = str(error)


def take_failure() -> str:
    """Return why the last act failed, once."""
    return str(st.session_state.pop("failure", ""))
