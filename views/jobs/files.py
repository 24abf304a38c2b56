"""Files made beside the page, which stays usable meanwhile: how far each is, and how to stop it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from typing import Generic, TypeVar

import streamlit as st

from graph.errors import InvestigatorError, StoppedError
from graph.support.language import N_
from graph.support.progress import Part, watched
from views.jobs.thread import aside
from views.shell import html
from views.shell.texts import _, number_text

_AT_ONCE = 0.8  # seconds a page waits before it says how far a file is
_MEGA = 1_000_000
_STOPPED = N_("Stopped; nothing of the file was kept.")
_T = TypeVar("_T")


@dataclass(slots=True)
class Making(Generic[_T]):
    """A file under way; the thread that makes it is the only writer, save of ``stopped``.

    ``asked`` is what was asked for; ``size`` counts the bytes written of the part.
    """

    asked: object
    began: float = field(default_factory=time.monotonic)
    part: Part | None = None
    size: int = 0
    made: _T | None = None
    failure: InvestigatorError | None = None
    stopped: Event = field(default_factory=Event)

    @property
    def ended(self) -> bool:
        """Whether there is a file, or a reason why there is none."""
        return self.made is not None or self.failure is not None

    def failed(self, error: InvestigatorError) -> None:
        """Take why there is no file."""
        self.failure = error

    def told(self, part: Part) -> None:
        """Take which part is begun."""
        self.part, self.size = part, 0
        self.written(0)

    def written(self, size: int) -> None:
        """Take how many bytes more there are."""
        self.size += size
        if self.stopped.is_set():
            raise StoppedError(_STOPPED)


def begin(asked: object, work: Callable[[Making[_T]], _T]) -> Making[_T]:
    """Begin a file; what is soon made is there when this returns."""
    making: Making[_T] = Making(asked)

    def make() -> None:
        with watched(making.written):
            making.made = work(making)

    aside(make, making.failed).join(_AT_ONCE)
    return making


@st.fragment(run_every=0.5)
def wait(making: Making[_T], key: str) -> None:
    """Show which part is made and how far it is, with a way to stop it."""
    if making.ended:
        st.rerun()
    part = making.part
    if part is not None:
        st.progress((part.number - 1) / part.of, _how_far(part, making))
    if making.stopped.is_set():
        html.note(_("Stopping"))
    elif st.button(_("Cancel"), key=f"stop_{key}", icon=":material/stop:"):
        making.stopped.set()


def _how_far(part: Part, making: Making[_T]) -> str:
    told = _("Part {n} of {all}: {what}").format(n=part.number, all=part.of, what=_(part.what))
    seconds = int(time.monotonic() - making.began)
    size = number_text(round(making.size / _MEGA, 1))
    written = _("{size} MB written").format(size=size) if making.size else ""
    passed = _("{seconds} s").format(seconds=seconds)
    return " · ".join(text for text in (told, written, passed) if text)
