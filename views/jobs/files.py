"""Files made beside the page, which stays usable meanwhile: how far each is, and how to stop it."""

import time
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, field
from threading import Event
from typing import Generic, TypeVar

import streamlit as st

from graph.errors import InvestigatorError, StoppedError
from graph.support.language import N_
from graph.support.progress import ProgressPart, watch_bytes
from views.jobs.thread import run_in_thread
from views.shell import html
from views.shell.texts import _, number_text

_AT_ONCE = 0.8  # seconds a page waits before it says how far a file is
_MEGA = 1_000_000
_STOP_MESSAGE = N_("Stopped; nothing of the file was kept.")
_T = TypeVar("_T")


@dataclass(slots=True)
class FileJob(Generic[_T]):
    """A file under way; the thread that makes it is the only writer, save of ``stopped``.

    ``asked`` is what was asked for; ``size`` counts the bytes written of the part.
    """

    request: object
    started_at: float = field(default_factory=time.monotonic)
    part: ProgressPart | None = None
    size: int = 0
    _: KW_ONLY
    result: _T | None = None
    failure: InvestigatorError | None = None
    stopped: Event = field(default_factory=Event)

    @property
    def ended(self) -> bool:
        """Whether there is a file, or a reason why there is none."""
        return self.result is not None or self.failure is not None

    def record_failure(self, error: InvestigatorError) -> None:
        """Take why there is no file."""
        self.failure = error

    def begin_part(self, part: ProgressPart) -> None:
        """Take which part is begun."""
        self.part, self.size = part, 0
        self.add_bytes(0)

    def add_bytes(self, size: int) -> None:
        """Take how many bytes more there are."""
        self.size += size
        if self.stopped.is_set():
            raise StoppedError(_STOP_MESSAGE)


def begin_file(asked: object, work: Callable[[FileJob[_T]], _T]) -> FileJob[_T]:
    """Begin a file; what is soon made is there when this returns."""
    making: FileJob[_T] = FileJob(request=asked)

    def make() -> None:
        with watch_bytes(making.add_bytes):
            making.result = work(making)

    run_in_thread(make, making.record_failure).join(_AT_ONCE)
    return making


@st.fragment(run_every=0.5)
def show_file_progress(making: FileJob[_T], key: str) -> None:
    """Show which part is made and how far it is, with a way to stop it."""
    if making.ended:
        st.rerun()
    part = making.part
    if part is not None:
        st.progress((part.number - 1) / part.of, _progress_text(part, making))
    if making.stopped.is_set():
        html.show_note(_("Stopping"))
    elif st.button(_("Cancel"), key=f"stop_{key}", icon=":material/stop:"):
        making.stopped.set()


def _progress_text(part: ProgressPart, making: FileJob[_T]) -> str:
    told = _("Part {n} of {all}: {what}").format(n=part.number, all=part.of, what=_(part.what))
    seconds = int(time.monotonic() - making.started_at)
    size = number_text(round(making.size / _MEGA, 1))
    written = _("{size} MB written").format(size=size) if making.size else ""
    passed = _("{seconds} s").format(seconds=seconds)
    return " · ".join(text for text in (told, written, passed) if text)
