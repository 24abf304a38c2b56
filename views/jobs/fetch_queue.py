"""Queue of many requests in the background; it goes on after the program was ended."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from graph.stores.store import Store
from graph.support.settings import Settings
from scrapers.fetching.fetcher import Fetcher
from scrapers.runs.queue.fetch_queue import FetchQueue, QueueFile, QueueProgress, run_queue
from views.jobs.job import BackgroundJob, JobRegistry
from views.shell.identity import Role, needs
from views.shell.place import data_dir, kept_in_place, place_settings

_KEY = "queue"  # one at a time, whoever looks at it

QueueJob: TypeAlias = BackgroundJob[FetchQueue, None]


@kept_in_place()
def _jobs() -> JobRegistry[FetchQueue, None]:
    """Return the queue of this process; it outlives a session."""
    return JobRegistry(Role.EDITOR)


def queue_file() -> QueueFile:
    """Return the queue of the data folder."""
    return QueueFile(data_dir())


def queue_job() -> QueueJob | None:
    """Return the work on the queue that goes on, or has ended, in this process."""
    return _jobs().find(_KEY)


def work_on_queue(queue: FetchQueue, store: Store) -> None:
    """Start the queue, or go on with it."""
    _jobs().begin(_KEY, queue, partial(_work, store, place_settings()))


@needs(Role.EDITOR)
def begin_queue(subjects: Mapping[str, tuple[str, ...]], budget: int) -> None:
    """Keep a new queue, before work on it begins."""
    queue_file().begin(subjects, budget)


@needs(Role.EDITOR)
def raise_budget(queue: FetchQueue, more: int) -> None:
    """Let a queue send so many requests more."""
    queue_file().write(replace(queue, budget=queue.budget + more))


@needs(Role.EDITOR)
def forget_queue() -> None:
    """Put the queue aside; its runs and what they wrote stay."""
    if job := queue_job():
        _jobs().forget(_KEY, job)
    queue_file().remove()


def _work(store: Store, chosen: Settings, job: QueueJob) -> None:
    def cut_waits_short(fetcher: Fetcher) -> None:
        job.on_stop(fetcher.stop.set)

    def tell(progress: QueueProgress) -> None:
        job.report(progress.parties, progress.of, progress.asking)

    run_queue(queue_file(), chosen, store, tell, cut_waits_short)
