"""Runs of the collectors beside the pages: several at once, and leaving a page ends none."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, field
from pathlib import Path
from threading import Event

import streamlit as st

from graph.errors import InvestigatorError, StoppedError
from graph.stores.store import Store
from graph.support.language import N_, Text, join_lines
from graph.support.settings import Settings, settings
from scrapers.captures.given_files import FileDescription
from scrapers.fetching.fetcher import Fetcher
from scrapers.runs.collect import run_collector
from scrapers.runs.import_files import run_import
from scrapers.runs.open_sink import (
    REPLAY_RECORDS,
    compare_replay,
    find_collector,
    has_replay_records,
    open_sink,
)
from scrapers.runs.replay import Differences, replay_run
from scrapers.runs.run import Run, RunFolder, RunKind, Runs
from views.jobs.thread import run_in_thread


@dataclass(slots=True)
class RunJob:
    """Work on one run; the thread that does it is the only writer, save of ``cancelled``."""

    run: str
    current_request: Text = ""
    ended: bool = False
    failure: Text = ""
    _: KW_ONLY
    differences: Differences | None = None
    replaying: bool = False
    cancelled: Event = field(default_factory=Event)
    fetcher: Fetcher | None = None

    def record_failure(self, error: InvestigatorError) -> None:
        """Take why it failed; of being stopped, the run itself tells."""
        if not isinstance(error, StoppedError):
            self.failure = error.text
        self.ended = True

    def cancel(self) -> None:
        """Let it end at its next question; what was captured stays, and it can be gone on with."""
        self.cancelled.set()
        if self.fetcher is not None:
            self.fetcher.stop.set()

    def record_request(self, _run: Run, asking: Text) -> None:
        """Take what is being asked."""
        self.current_request = asking
        if self.cancelled.is_set():
            raise StoppedError(N_("Stopped. Start the same again to go on."))

    def set_fetcher(self, fetcher: Fetcher) -> None:
        """Take who asks, so that a wait can be cut short."""
        self.fetcher = fetcher


RunWork = Callable[[RunJob, RunFolder, Store, Settings], None]


@st.cache_resource
def run_jobs() -> dict[str, RunJob]:
    """Return the work of this process by its run; it outlives a session."""
    return {}


def job_of_run(run: str) -> RunJob | None:
    """Return the work that goes on, or has ended, at a run."""
    return run_jobs().get(run)


def start_run(asked: Run, store: Store) -> str:
    """Begin a run, or go on with the last one if it is the same and unfinished; return its id."""
    folder = Runs(settings().data_dir).begin(asked)
    return _start_job(
        folder, store, _import_files if asked.kind is RunKind.IMPORT else _collect_subjects
    )


def resume_run(run: Run, store: Store) -> None:
    """Go on with a run that was stopped."""
    folder = Runs(settings().data_dir).folder(run.run)
    _start_job(folder, store, _import_files if run.kind is RunKind.IMPORT else _collect_subjects)


def start_replay(run: Run, store: Store) -> None:
    """Read a run again from its captures."""
    _start_job(Runs(settings().data_dir).folder(run.run), store, _replay_captures)


def _start_job(folder: RunFolder, store: Store, work: RunWork) -> str:
    name = folder.path.name
    before = job_of_run(name)
    if before and not before.ended:
        return name
    task = RunJob(run=name, replaying=work is _replay_captures)
    run_jobs()[name] = task
    chosen = settings()

    def do() -> None:
        work(task, folder, store, chosen)
        task.ended = True

    run_in_thread(do, task.record_failure)
    return name


def _collect_subjects(task: RunJob, folder: RunFolder, store: Store, chosen: Settings) -> None:
    collector = find_collector(folder.read().source)
    sink = open_sink(collector, folder, store)
    run_collector(collector, chosen, folder, sink, task.record_request, task.set_fetcher)


def _import_files(task: RunJob, folder: RunFolder, store: Store, _chosen: Settings) -> None:
    run = folder.read()
    collector = find_collector(run.source)
    given = FileDescription(run.url, run.retrieved, run.company)
    paths = [Path(name) for name in run.files]
    run_import(
        collector, folder, paths, given, open_sink(collector, folder, store), task.record_request
    )


def _replay_captures(task: RunJob, folder: RunFolder, store: Store, chosen: Settings) -> None:
    collector = find_collector(folder.read().source)
    with folder.lock():
        problems = replay_run(
            collector, chosen, folder, open_sink(collector, folder, store, kept=REPLAY_RECORDS)
        )
        if has_replay_records(folder):
            task.differences = compare_replay(folder)
    task.failure = join_lines(problems) if problems else ""
