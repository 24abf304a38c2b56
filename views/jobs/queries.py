"""Queries that run beside the page, so that a reader can stop one that takes too long."""

from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import streamlit as st

from graph.stores.reading.cancel import RunningQuery
from graph.stores.results import QueryRows
from graph.stores.store import Store
from graph.support.settings import settings
from views.jobs.job import BackgroundJob, JobRegistry, session_jobs
from views.shell import html
from views.shell.identity import Role
from views.shell.texts import _


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """A query with its values, asked of the store at one revision."""

    cypher: str
    values: tuple[tuple[str, object], ...]
    limit: int
    revision: int


QueryJob: TypeAlias = BackgroundJob[QueryRequest, QueryRows]


def start_query(store: Store, question: QueryRequest, key: str) -> QueryJob:
    """Ask a question, or return the one already asked under ``key`` if it is the same."""
    before = _query_jobs().find(key)
    if before and before.request == question:
        return before
    forget_query(key)
    asked = _query_jobs().begin(key, question, partial(_read_answer, store))
    asked.wait_briefly()
    return asked


def forget_query(key: str) -> None:
    """Let a question be asked again that was asked before."""
    if asked := _query_jobs().find(key):
        asked.stop()
        _query_jobs().forget(key, asked)


def _query_jobs() -> JobRegistry[QueryRequest, QueryRows]:
    return session_jobs("query", Role.READER)


def _read_answer(store: Store, asked: QueryJob) -> QueryRows:
    question, running = asked.request, RunningQuery()
    asked.on_stop(running.cancel)
    return store.read(
        question.cypher,
        dict(question.values),
        limit=question.limit,
        seconds=settings().query_seconds,
        running=running,
    )


@st.fragment(run_every=1)
def show_running_query(asked: QueryJob) -> None:
    """Show how long a question has been running, with a way to stop it."""
    if asked.ended:
        st.rerun()
        return
    most = f"{settings().query_seconds:g}"
    form = _("Running for {seconds} s; it is stopped after {most} s.")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        html.show_note(form.format(seconds=asked.seconds, most=most))
        if st.button(_("Cancel"), key="cancel", icon=":material/stop:"):
            asked.stop()
