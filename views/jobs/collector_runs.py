"""Runs of the collectors beside the pages: several at once, and leaving a page ends none."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import streamlit as st

from graph.errors import InvestigatorError, StoppedError
from graph.stores.store import Store
from graph.support.language import N_, Text, lines
from graph.support.settings import Settings, settings
from scrapers.captures.given_files import Given
from scrapers.fetching.fetcher import Fetcher
from scrapers.runs.collect import collected
from scrapers.runs.import_files import imported
from scrapers.runs.open_sink import REPLAYED, compared, named, sink_of, was_kept
from scrapers.runs.replay import Differences, replayed
from scrapers.runs.run import Run, RunFolder, RunKind, Runs
from views.jobs.thread import aside


@dataclass(slots=True)
class Task:
    """Work on one run; the thread that does it is the only writer, save of ``cancelled``."""

    run: str
    asking: Text = ""
    ended: bool = False
    failure: Text = ""
    differences: Differences | None = None
    replaying: bool = False
    cancelled: Event = field(default_factory=Event)
    fetcher: Fetcher | None = None

    def failed(self, error: InvestigatorError) -> None:
        """Take why it failed; of being stopped, the run itself tells."""
        if not isinstance(error, StoppedError):
            self.failure = error.text
        self.ended = True

    def cancel(self) -> None:
        """Let it end at its next question; what was captured stays, and it can be gone on with."""
        self.cancelled.set()
        if self.fetcher is not None:
            self.fetcher.stop.set()

    def told(self, _run: Run, asking: Text) -> None:
        """Take what is being asked."""
        self.asking = asking
        if self.cancelled.is_set():
            raise StoppedError(N_("Stopped. Start the same again to go on."))

    def asked_by(self, fetcher: Fetcher) -> None:
        """Take who asks, so that a wait can be cut short."""
        self.fetcher = fetcher


Work = Callable[[Task, RunFolder, Store, Settings], None]


@st.cache_resource
def tasks() -> dict[str, Task]:
    """Return the work of this process by its run; it outlives a session."""
    return {}


def of_run(run: str) -> Task | None:
    """Return the work that goes on, or has ended, at a run."""
    return tasks().get(run)


def begin(asked: Run, store: Store) -> str:
    """Begin a run, or go on with the last one if it is the same and unfinished; return its id."""
    folder = Runs(settings().data_dir).begin(asked)
    return _start(folder, store, _files if asked.kind is RunKind.IMPORT else _collect)


def go_on(run: Run, store: Store) -> None:
    """Go on with a run that was stopped."""
    folder = Runs(settings().data_dir).folder(run.run)
    _start(folder, store, _files if run.kind is RunKind.IMPORT else _collect)


def replay(run: Run, store: Store) -> None:
    """Read a run again from its captures."""
    _start(Runs(settings().data_dir).folder(run.run), store, _replay)


def _start(folder: RunFolder, store: Store, work: Work) -> str:
    name = folder.path.name
    before = of_run(name)
    if before and not before.ended:
        return name
    task = Task(name, replaying=work is _replay)
    tasks()[name] = task
    chosen = settings()

    def do() -> None:
        work(task, folder, store, chosen)
        task.ended = True

    aside(do, task.failed)
    return name


def _collect(task: Task, folder: RunFolder, store: Store, chosen: Settings) -> None:
    collector = named(folder.read().source)
    sink = sink_of(collector, folder, store)
    collected(collector, chosen, folder, sink, task.told, task.asked_by)


def _files(task: Task, folder: RunFolder, store: Store, _chosen: Settings) -> None:
    run = folder.read()
    collector = named(run.source)
    given = Given(run.url, run.retrieved, run.company)
    paths = [Path(name) for name in run.files]
    imported(collector, folder, paths, given, sink_of(collector, folder, store), task.told)


def _replay(task: Task, folder: RunFolder, store: Store, chosen: Settings) -> None:
    collector = named(folder.read().source)
    with folder.locked():
        problems = replayed(
            collector, chosen, folder, sink_of(collector, folder, store, kept=REPLAYED)
        )
        if was_kept(folder):
            task.differences = compared(folder)
    task.failure = lines(problems) if problems else ""
