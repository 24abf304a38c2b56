"""Queries that run beside the page, so that a reader can stop one that takes too long."""

import time
from dataclasses import KW_ONLY, dataclass, field

import streamlit as st

from graph.errors import InvestigatorError
from graph.stores.reading.cancel import RunningQuery
from graph.stores.results import QueryRows
from graph.stores.store import Store
from graph.support.settings import settings
from views.jobs.thread import run_in_thread
from views.shell import html
from views.shell.texts import _

_AT_ONCE = 0.8  # seconds a page waits before it says that a query is running


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """A query with its values, asked of the store at one revision."""

    cypher: str
    values: tuple[tuple[str, object], ...]
    limit: int
    revision: int


@dataclass(slots=True)
class QueryJob:
    """A question under way; the thread that asks it is the only writer of the answer."""

    request: QueryRequest
    running: RunningQuery = field(default_factory=RunningQuery)
    started_at: float = field(default_factory=time.monotonic)
    rows: QueryRows | None = None
    _: KW_ONLY
    failure: InvestigatorError | None = None

    @property
    def ended(self) -> bool:
        """Whether there is an answer, or a reason why there is none."""
        return self.rows is not None or self.failure is not None

    def record_failure(self, error: InvestigatorError) -> None:
        """Take why there is no answer."""
        self.failure = error


def start_query(store: Store, question: QueryRequest, key: str) -> QueryJob:
    """Ask a question, or return the one already asked under ``key`` if it is the same."""
    before: QueryJob | None = st.session_state.get(key)
    if before and before.request == question:
        return before
    forget_query(key)
    asked = QueryJob(request=question)
    st.session_state[key] = asked
    run_in_thread(lambda: _read_answer(store, asked), asked.record_failure).join(_AT_ONCE)
    return asked


def forget_query(key: str) -> None:
    """Let a question be asked again that was asked before."""
    asked: QueryJob | None = st.session_state.pop(key, None)
    if asked and not asked.ended:
        asked.running.cancel()


def _read_answer(store: Store, asked: QueryJob) -> None:
    question = asked.request
    asked.rows = store.read(
        question.cypher,
        dict(question.values),
        limit=question.limit,
        seconds=settings().query_seconds,
        running=asked.running,
    )


@st.fragment(run_every=1)
def show_running_query(asked: QueryJob) -> None:
    """Show how long a question has been running, with a way to stop it."""
    if asked.ended:
        st.rerun()
        return
    seconds = int(time.monotonic() - asked.started_at)
    most = f"{settings().query_seconds:g}"
    form = _("Running for {seconds} s; it is stopped after {most} s.")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        html.show_note(form.format(seconds=seconds, most=most))
        if st.button(_("Cancel"), key="cancel", icon=":material/stop:"):
            asked.running.cancel()
