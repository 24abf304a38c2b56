"""Queue of many requests in the background; it goes on after the program was ended."""

from functools import partial
from typing import TypeAlias

import streamlit as st

from graph.stores.store import Store
from graph.support.settings import Settings, settings
from scrapers.fetching.fetcher import Fetcher
from scrapers.runs.queue.fetch_queue import FetchQueue, QueueFile, QueueProgress, run_queue
from views.jobs.job import BackgroundJob, JobRegistry

_KEY = "queue"  # one at a time, whoever looks at it

QueueJob: TypeAlias = BackgroundJob[FetchQueue, None]


@st.cache_resource
def _jobs() -> JobRegistry[FetchQueue, None]:
    """Return the queue of this process; it outlives a session."""
    return JobRegistry()


def queue_file() -> QueueFile:
    """Return the queue of the data folder."""
    return QueueFile(settings().data_dir)


def queue_job() -> QueueJob | None:
    """Return the work on the queue that goes on, or has ended, in this process."""
    return _jobs().find(_KEY)


def work_on_queue(queue: FetchQueue, store: Store) -> None:
    """Start the queue, or go on with it."""
    _jobs().begin(_KEY, queue, partial(_work, store, settings()))


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
