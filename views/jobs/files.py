"""Files made beside the page, which stays usable meanwhile: how far each is, and how to stop it."""

from collections.abc import Callable
from typing import TypeAlias, TypeVar

import streamlit as st

from graph.support.language import N_
from graph.support.progress import ProgressPart, watch_bytes
from views.jobs.job import BackgroundJob, JobRegistry
from views.shell import html
from views.shell.texts import _, number_text

_MEGA = 1_000_000
_STOP_MESSAGE = N_("Stopped; nothing of the file was kept.")
_Request = TypeVar("_Request")
_File = TypeVar("_File")

FileJob: TypeAlias = BackgroundJob[_Request, _File]


def begin_file(
    jobs: JobRegistry[_Request, _File],
    key: str,
    request: _Request,
    work: Callable[[FileJob[_Request, _File]], _File],
) -> FileJob[_Request, _File]:
    """Begin a file; what is soon made is there when this returns."""

    def make(job: FileJob[_Request, _File]) -> _File:
        def add_bytes(size: int) -> None:
            job.add_size(size)
            job.end_if_stopped(_STOP_MESSAGE)

        with watch_bytes(add_bytes):
            return work(job)

    job = jobs.begin(key, request, make)
    job.wait_briefly()
    return job


def begin_part(job: FileJob[_Request, _File], part: ProgressPart) -> None:
    """Take which part of a file is begun.

    Raises:
        StoppedError: the reader wants no file any more.
    """
    job.report(part.number - 1, part.of, part.what)
    job.end_if_stopped(_STOP_MESSAGE)


@st.fragment(run_every=0.5)
def show_file_progress(job: FileJob[_Request, _File], key: str) -> None:
    """Show which part is made and how far it is, with a way to stop it."""
    if job.ended:
        st.rerun()
    progress = job.progress
    if progress.of:
        st.progress(progress.done / progress.of, _progress_text(job))
    if job.stop_requested:
        html.show_note(_("Stopping"))
    elif st.button(_("Cancel"), key=f"stop_{key}", icon=":material/stop:"):
        job.stop()


def _progress_text(job: FileJob[_Request, _File]) -> str:
    at = job.progress
    told = _("Part {n} of {all}: {what}").format(n=at.done + 1, all=at.of, what=_(str(at.unit)))
    size = number_text(round(at.size / _MEGA, 1))
    written = _("{size} MB written").format(size=size) if at.size else ""
    passed = _("{seconds} s").format(seconds=job.seconds)
    return " · ".join(text for text in (told, written, passed) if text)
