"""Background jobs of the pages: progress, end, request to stop, and where to find one again."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Event, Lock, Thread
from typing import Any, Generic, TypeVar

import streamlit as st

from graph.errors import InvestigatorError, QueryStoppedError, StoppedError
from graph.support.language import N_, Text
from views.shell.identity import Person, Role, acting_as, require
from views.shell.place import current_place, working_in
from views.shell.store.places import Place

_FAULT = N_("The program failed at this. Try again; if it stays, report what its log says of it.")
_AT_ONCE = 0.8  # seconds a page waits before it says that a job is running
_Request = TypeVar("_Request")
_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)


class JobState(StrEnum):
    """State of a job; ``STOPPED`` is the end of one that obeyed a request to stop."""

    WAITING = "waiting"
    RUNNING = "running"
    ENDED = "ended"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class JobProgress:
    """Progress of a job: ``done`` of ``of`` units, 0 where their number is unknown.

    ``unit`` names the current one, and ``size`` counts the bytes written of it.
    """

    done: int = 0
    of: int = 0
    unit: Text = ""
    size: int = 0


class BackgroundJob(Generic[_Request, _Result]):
    """Work on a request in a thread; any thread may read it, and ask it to stop.

    It acts for the person who began it, with the role that they had then. ``role`` is what it takes
    to begin or to stop it.

    A ``Future`` holds how it ends. The thread is not an executor's: those are waited for when the
    program ends, which a source that answers slowly would delay for minutes, and in a pool a query
    would wait for the collectors.
    """

    def __init__(self, request: _Request, role: Role) -> None:
        self.request = request
        self._role = role
        self.started_at = time.monotonic()
        self._future: Future[_Result] = Future()
        self._lock = Lock()
        self._progress = JobProgress()
        self._stop = Event()
        self._stop_callbacks: list[Callable[[], None]] = []

    def start(self, work: Callable[["BackgroundJob[_Request, _Result]"], _Result]) -> None:
        """Begin the work, in the place of the session that begins it; a job is begun once.

        Raises:
            RoleError: the person may not.
        """
        Thread(
            target=self._run, args=(require(self._role), current_place(), work), daemon=True
        ).start()

    @property
    def state(self) -> JobState:
        """State at this moment."""
        if self._future.running():
            return JobState.RUNNING
        if not self._future.done():
            return JobState.WAITING
        if self.failure is None:
            return JobState.ENDED
        obeyed = isinstance(self.failure, StoppedError | QueryStoppedError)
        return JobState.STOPPED if obeyed and self.stop_requested else JobState.FAILED

    @property
    def ended(self) -> bool:
        """Whether there is a result, or a reason why there is none."""
        return self._future.done()

    @property
    def result(self) -> _Result | None:
        """Result of the work; None until it has ended, and where it failed."""
        return self._future.result() if self.ended and self.failure is None else None

    @property
    def failure(self) -> InvestigatorError | None:
        """Reason why there is no result, in one sentence."""
        error = self._future.exception() if self.ended else None
        return error if isinstance(error, InvestigatorError) else None

    @property
    def seconds(self) -> int:
        """Whole seconds since it was begun."""
        return int(time.monotonic() - self.started_at)

    @property
    def progress(self) -> JobProgress:
        """Progress of the work until now."""
        return self._progress

    def report(self, done: int, of: int = 0, unit: Text = "") -> None:
        """Record the progress of the work."""
        with self._lock:
            self._progress = JobProgress(done, of, unit)

    def add_size(self, size: int) -> None:
        """Record how many more bytes are written of the current unit."""
        with self._lock:
            self._progress = replace(self._progress, size=self._progress.size + size)

    @property
    def stop_requested(self) -> bool:
        """Whether it was asked to stop; it may still be running."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask the work to stop; it does so where it next looks, or never if it never looks.

        Raises:
            RoleError: the person may not.
        """
        require(self._role)
        with self._lock:
            self._stop.set()
            callbacks, self._stop_callbacks = self._stop_callbacks, []
        for callback in callbacks:
            callback()

    def on_stop(self, callback: Callable[[], None]) -> None:
        """Call a function when the work is asked to stop, at once if it already was."""
        with self._lock:
            if not self.stop_requested:
                self._stop_callbacks.append(callback)
                return
        callback()

    def end_if_stopped(self, message: str) -> None:
        """End the work here if it was asked to stop.

        Raises:
            StoppedError: it was; ``message`` says what remains.
        """
        if self.stop_requested:
            raise StoppedError(message)

    def wait(self, seconds: float) -> bool:
        """Wait for the end, at most for some seconds; return whether it has come."""
        return bool(wait([self._future], seconds).done)

    def wait_briefly(self) -> None:
        """Wait for work that is soon done, so that a page need not say that it is running."""
        self.wait(_AT_ONCE)

    def _run(
        self,
        person: Person,
        place: Place,
        work: Callable[["BackgroundJob[_Request, _Result]"], _Result],
    ) -> None:
        self._future.set_running_or_notify_cancel()
        try:
            with acting_as(person), working_in(place):
                result = work(self)
        except BaseException as error:  # A page must not wait for ever, whatever ends a thread.
            self._future.set_exception(_explain(error))
        else:
            self._future.set_result(result)


def _explain(error: BaseException) -> InvestigatorError:
    """Return the reason of a failure as one sentence; a fault of the program goes to the log."""
    if isinstance(error, InvestigatorError):
        return error
    if isinstance(error, OSError):
        return InvestigatorError(str(error))
    _log.error("A background job failed", exc_info=error)
    return InvestigatorError(_FAULT)


class JobRegistry(Generic[_Request, _Result]):
    """Jobs of one kind by a key: kept by a session or the process, they outlive a page.

    ``role`` is what it takes to begin, to stop or to put aside one of them.
    """

    def __init__(self, role: Role) -> None:
        self.role = role
        self._lock = Lock()
        self._jobs: dict[str, BackgroundJob[_Request, _Result]] = {}

    def find(self, key: str) -> BackgroundJob[_Request, _Result] | None:
        """Return the last job that was begun under a key, whether or not it has ended."""
        return self._jobs.get(key)

    @property
    def is_busy(self) -> bool:
        """Whether any job has not ended."""
        with self._lock:
            return any(not job.ended for job in self._jobs.values())

    def begin(
        self,
        key: str,
        request: _Request,
        work: Callable[[BackgroundJob[_Request, _Result]], _Result],
    ) -> BackgroundJob[_Request, _Result]:
        """Begin a job and return it, or the one that is still under way under this key.

        Raises:
            RoleError: the person may not.
        """
        require(self.role)
        with self._lock:
            before = self._jobs.get(key)
            if before and not before.ended:
                return before
            job = self._jobs[key] = BackgroundJob(request, self.role)
        job.start(work)
        return job

    def forget(self, key: str, job: BackgroundJob[_Request, _Result]) -> None:
        """Forget a job, unless another has taken its place.

        Raises:
            RoleError: the person may not.
        """
        require(self.role)
        with self._lock:
            if self._jobs.get(key) is job:
                del self._jobs[key]


def session_jobs(kind: str, role: Role) -> JobRegistry[Any, Any]:
    """Return the jobs of one kind that this session has begun."""
    jobs: JobRegistry[Any, Any] = st.session_state.setdefault(f"{kind}_jobs", JobRegistry(role))
    return jobs
