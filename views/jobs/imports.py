"""Imports that run in the background, so that the page stays usable and may be left."""

from dataclasses import dataclass

import streamlit as st

from graph.errors import InvestigatorError
from graph.importing import Reading
from graph.stores.store import Store
from graph.support.language import N_, said
from views.jobs.thread import aside


@dataclass(slots=True)
class Job:
    """One import under way; the thread that runs it is the only writer of these."""

    rows: int
    done: int = 0
    ended: bool = False
    failure: InvestigatorError | None = None

    def failed(self, error: InvestigatorError) -> None:
        """Take why it was not written."""
        self.failure = error
        self.ended = True

    @property
    def part(self) -> float:
        """Return how much is written, 0 to 1."""
        return min(self.done / self.rows, 1.0) if self.rows else 0.0


@dataclass(slots=True)
class Desk:
    """The imports of this process: one at a time, whoever looks at it."""

    job: Job | None = None


@st.cache_resource
def desk() -> Desk:
    """Return the one desk of this process; it outlives a session."""
    return Desk()


def begin(store: Store, reading: Reading, *, replace: bool) -> Job | None:
    """Start writing what was read, and return the job; None while another is under way."""
    here = desk()
    if here.job and not here.job.ended:
        return None
    job = Job(rows=len(reading.records))
    here.job = job
    aside(lambda: _write(store, reading, job, replace=replace), job.failed)
    return job


def _write(store: Store, reading: Reading, job: Job, *, replace: bool) -> None:
    def progress(done: int, *_of: int) -> None:
        job.done = done

    store.load(
        reading.records, by=said(N_("app")), files=reading.files, replace=replace, progress=progress
    )
    job.ended = True
