"""Queries that run beside the page, so that a reader can stop one that takes too long."""

import time
from dataclasses import dataclass, field

import streamlit as st

from graph.errors import InvestigatorError
from graph.stores.reading.cancel import Running
from graph.stores.results import Rows
from graph.stores.store import Store
from graph.support.settings import settings
from views.jobs.thread import aside
from views.shell import html
from views.shell.texts import _

_AT_ONCE = 0.8  # seconds a page waits before it says that a query is running


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its values, asked of the store at one revision."""

    cypher: str
    values: tuple[tuple[str, object], ...]
    limit: int
    revision: int


@dataclass(slots=True)
class Asked:
    """A question under way; the thread that asks it is the only writer of the answer."""

    question: Question
    running: Running = field(default_factory=Running)
    began: float = field(default_factory=time.monotonic)
    rows: Rows | None = None
    failure: InvestigatorError | None = None

    @property
    def ended(self) -> bool:
        """Whether there is an answer, or a reason why there is none."""
        return self.rows is not None or self.failure is not None

    def failed(self, error: InvestigatorError) -> None:
        """Take why there is no answer."""
        self.failure = error


def ask(store: Store, question: Question, key: str) -> Asked:
    """Ask a question, or return the one already asked under ``key`` if it is the same."""
    before: Asked | None = st.session_state.get(key)
    if before and before.question == question:
        return before
    forget(key)
    asked = Asked(question)
    st.session_state[key] = asked
    aside(lambda: _answer(store, asked), asked.failed).join(_AT_ONCE)
    return asked


def forget(key: str) -> None:
    """Let a question be asked again that was asked before."""
    asked: Asked | None = st.session_state.pop(key, None)
    if asked and not asked.ended:
        asked.running.cancel()


def _answer(store: Store, asked: Asked) -> None:
    question = asked.question
    asked.rows = store.read(
        question.cypher,
        dict(question.values),
        limit=question.limit,
        seconds=settings().query_seconds,
        running=asked.running,
    )


@st.fragment(run_every=1)
def wait(asked: Asked) -> None:
    """Show how long a question has been running, with a way to stop it."""
    if asked.ended:
        st.rerun()
        return
    seconds = int(time.monotonic() - asked.began)
    most = f"{settings().query_seconds:g}"
    form = _("Running for {seconds} s; it is stopped after {most} s.")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        html.note(form.format(seconds=seconds, most=most))
        if st.button(_("Cancel"), key="cancel", icon=":material/stop:"):
            asked.running.cancel()
