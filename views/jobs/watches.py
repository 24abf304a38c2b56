"""Checks of watches beside the pages, and ends of watches that can be undone."""

from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial
from typing import TypeAlias

import streamlit as st

from graph.stores.store import Store
from graph.support.language import N_, lazy_text
from graph.support.settings import Settings
from scrapers.fetching.fetcher import Fetcher
from scrapers.watch.report import WatchReport
from scrapers.watch.running.batches import Progress
from scrapers.watch.running.journal import Journal
from scrapers.watch.running.run import RunRequest, run_watches
from scrapers.watch.watch_list import Watch, WatchKey, WatchList
from views.jobs.job import BackgroundJob, JobRegistry
from views.shell.identity import Role, needs
from views.shell.place import data_dir, kept_in_place, place_settings

_REMOVED = "removed_watches"
_KEY = "check"  # one at a time, whoever looks at it

CheckJob: TypeAlias = BackgroundJob[tuple[WatchKey, ...], WatchReport]


@kept_in_place()
def _checks() -> JobRegistry[tuple[WatchKey, ...], WatchReport]:
    """Return the check of this process; it outlives a session."""
    return JobRegistry(Role.EDITOR)


def check_job() -> CheckJob | None:
    """Return the check that goes on, or has ended, in this process."""
    return _checks().find(_KEY)


def is_checking() -> bool:
    """Whether a check goes on in this process."""
    return _checks().is_busy


def begin_check(keys: Sequence[WatchKey], store: Store) -> CheckJob:
    """Begin to check some watches, and return the work, or the one that is still under way."""
    return _checks().begin(_KEY, tuple(keys), partial(_check, store, place_settings()))


def _check(store: Store, chosen: Settings, job: CheckJob) -> WatchReport:
    def tell(progress: Progress) -> None:
        what = lazy_text(N_("Asking {source}: {what}"), source=progress.source, what=progress.what)
        job.report(progress.done, progress.total, what)

    def cut_waits_short(fetcher: Fetcher) -> None:
        job.on_stop(fetcher.stop.set)

    request = RunRequest(keys=frozenset(job.request))
    journal = Journal(chosen.data_dir)
    with journal.lock():
        report = run_watches(chosen, lambda: nullcontext(store), request, tell, cut_waits_short)
        journal.note_reported()  # the page shows what was found
    return report


@needs(Role.EDITOR)
def stop_watching(watches: Sequence[Watch]) -> None:
    """End watches; what they found stays.

    Raises:
        InputError: one of them is not watched any more, or the list cannot be written.
    """
    WatchList(data_dir()).remove([watch.key for watch in watches])
    st.session_state[_REMOVED] = tuple(watches)


def removed_watches() -> tuple[Watch, ...]:
    """Return the watches that were ended last."""
    removed: tuple[Watch, ...] = st.session_state.get(_REMOVED, ())
    return removed


@needs(Role.EDITOR)
def undo_removal() -> None:
    """Watch again what was ended last, with what was read before.

    Raises:
        InputError: the list cannot be written.
    """
    WatchList(data_dir()).put_back(removed_watches())
    put_aside()


def put_aside() -> None:
    """Forget what was ended last."""
    st.session_state.pop(_REMOVED, None)
