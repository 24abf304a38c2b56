"""Imports that run in the background, so that the page stays usable and may be left."""

from dataclasses import dataclass

import streamlit as st

from graph.errors import InvestigatorError
from graph.importing import ImportContents
from graph.stores.store import Store
from graph.support.language import N_, lazy_text
from views.jobs.thread import run_in_thread


@dataclass(slots=True)
class ImportJob:
    """One import under way; the thread that runs it is the only writer of these."""

    rows: int
    done: int = 0
    ended: bool = False
    failure: InvestigatorError | None = None

    def record_failure(self, error: InvestigatorError) -> None:
        """Take why it was not written."""
        self.failure = error
        self.ended = True

    @property
    def written_part(self) -> float:
        """Return how much is written, 0 to 1."""
        return min(self.done / self.rows, 1.0) if self.rows else 0.0


@dataclass(slots=True)
class ImportSlot:
    """The imports of this process: one at a time, whoever looks at it."""

    job: ImportJob | None = None


@st.cache_resource
def import_slot() -> ImportSlot:
    """Return the one desk of this process; it outlives a session."""
    return ImportSlot()


def begin_import(store: Store, reading: ImportContents, *, replace: bool) -> ImportJob | None:
    """Start writing what was read, and return the job; None while another is under way."""
    here = import_slot()
    if here.job and not here.job.ended:
        return None
    job = ImportJob(rows=len(reading.records))
    here.job = job
    run_in_thread(lambda: _write_import(store, reading, job, replace=replace), job.record_failure)
    return job


def _write_import(store: Store, reading: ImportContents, job: ImportJob, *, replace: bool) -> None:
    def progress(done: int, *_of: int) -> None:
        job.done = done

    store.load(
        reading.records,
        by=lazy_text(N_("app")),
        files=reading.files,
        replace=replace,
        progress=progress,
    )
    job.ended = True
