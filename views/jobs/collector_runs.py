"""Runs of the collectors beside the pages: several at once, and leaving a page ends none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol, TypeAlias

from graph.stores.store import Store
from graph.support.language import N_, Text, join_lines
from graph.support.settings import Settings
from scrapers.fetching.fetcher import Fetcher
from scrapers.runs.collect import run_collector
from scrapers.runs.import_files import description_of, run_import
from scrapers.runs.open_sink import (
    REPLAY_RECORDS,
    compare_replay,
    find_collector,
    has_replay_records,
    open_sink,
)
from scrapers.runs.replay import Differences, replay_run
from scrapers.runs.run import Run, RunFolder, RunKind, Runs
from views.jobs.job import BackgroundJob, JobRegistry, JobState
from views.shell.identity import Role, needs
from views.shell.place import data_dir, kept_in_place, place_settings

_STOP_MESSAGE = N_("Stopped. Start the same again to go on.")


@dataclass(frozen=True, slots=True)
class RunRequest:
    """A run to begin or to go on with, or one to read again from its captures."""

    run: str
    replaying: bool


@dataclass(frozen=True, slots=True)
class Replay:
    """A run read again: what differs from before, None where nothing was kept of that."""

    differences: Differences | None
    problem: Text


class RecordListener(Protocol):
    """Hears of the records of a run."""

    def add_record(self, document: Mapping[str, object]) -> None:
        """Take one record as a JSON object, before it is written."""
        ...

    def end(self) -> None:
        """Take that no more records come, well or not."""
        ...


RunJob: TypeAlias = BackgroundJob[RunRequest, Replay | None]
RunWork: TypeAlias = Callable[[RunFolder, Store, Settings, RunJob], Replay | None]
_Shown: TypeAlias = Callable[[dict[str, object]], None]


@kept_in_place()
def _run_jobs() -> JobRegistry[RunRequest, Replay | None]:
    """Return the work of this process by its run; it outlives a session."""
    return JobRegistry(Role.EDITOR)


def job_of_run(run: str) -> RunJob | None:
    """Return the work that goes on, or has ended, at a run."""
    return _run_jobs().find(run)


def has_running_jobs() -> bool:
    """Whether any work on a run goes on in this process."""
    return _run_jobs().is_busy


def problem_of(job: RunJob) -> Text:
    """Return why work on a run failed; of being stopped, the run itself tells."""
    if job.failure:
        return "" if job.state is JobState.STOPPED else job.failure.text
    return job.result.problem if job.result else ""


@needs(Role.EDITOR)
def start_run(asked: Run, store: Store, listener: RecordListener | None = None) -> str:
    """Begin a run, or go on with the last one if it is the same and unfinished; return its id."""
    return _start_job(Runs(data_dir()).begin(asked), store, _work_of(asked, listener))


def resume_run(run: Run, store: Store) -> None:
    """Go on with a run that was stopped."""
    _start_job(Runs(data_dir()).folder(run.run), store, _work_of(run, None))


def start_replay(run: Run, store: Store) -> None:
    """Read a run again from its captures."""
    _start_job(Runs(data_dir()).folder(run.run), store, _replay_captures)


def _work_of(run: Run, listener: RecordListener | None) -> RunWork:
    work = _import_files if run.kind is RunKind.IMPORT else _collect_subjects
    if listener is None:
        return partial(work, _ignore_record)

    def work_and_end(folder: RunFolder, store: Store, chosen: Settings, job: RunJob) -> None:
        try:
            work(listener.add_record, folder, store, chosen, job)
        finally:
            listener.end()

    return work_and_end


def _ignore_record(_document: dict[str, object]) -> None:
    pass


def _start_job(folder: RunFolder, store: Store, work: RunWork) -> str:
    name = folder.path.name
    request = RunRequest(name, replaying=work is _replay_captures)
    _run_jobs().begin(name, request, partial(work, folder, store, place_settings()))
    return name


def _report_request(job: RunJob, _run: Run, asking: Text) -> None:
    job.report(job.progress.done + 1, unit=asking)
    job.end_if_stopped(_STOP_MESSAGE)


def _collect_subjects(
    shown: _Shown, folder: RunFolder, store: Store, chosen: Settings, job: RunJob
) -> None:
    def cut_waits_short(fetcher: Fetcher) -> None:
        job.on_stop(fetcher.stop.set)

    collector = find_collector(folder.read().source)
    sink = open_sink(collector, folder, store, shown)
    run_collector(collector, chosen, folder, sink, partial(_report_request, job), cut_waits_short)


def _import_files(
    shown: _Shown, folder: RunFolder, store: Store, _chosen: Settings, job: RunJob
) -> None:
    run = folder.read()
    collector = find_collector(run.source)
    given = description_of(run)
    paths = [Path(name) for name in run.files]
    sink = open_sink(collector, folder, store, shown)
    run_import(collector, folder, paths, given, sink, partial(_report_request, job))


def _replay_captures(folder: RunFolder, store: Store, chosen: Settings, _job: RunJob) -> Replay:
    collector = find_collector(folder.read().source)
    with folder.lock():
        sink = open_sink(collector, folder, store, kept=REPLAY_RECORDS)
        problems = replay_run(collector, chosen, folder, sink)
        differences = compare_replay(folder) if has_replay_records(folder) else None
    return Replay(differences, join_lines(problems) if problems else "")
