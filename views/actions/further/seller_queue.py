"""Queue that asks a register for every seller without a record: plan, budget, progress, pause."""

from collections.abc import Sequence

import streamlit as st

from scrapers.fetching.api_keys import is_key_missing
from scrapers.runs.open_sink import find_collector
from scrapers.runs.queue.fetch_queue import FetchQueue, QueueProgress, is_done, progress_of
from scrapers.runs.queue.plan import PlannedSeller, plan_sellers, subjects_by_source
from scrapers.runs.run import Run
from scrapers.sources.catalogue import COLLECTORS
from views.actions.further.found_records import undo_runs
from views.jobs import fetch_queue
from views.jobs.fetch_queue import QueueJob
from views.jobs.job import JobState
from views.jobs.sources import collector_title
from views.shell import html, party_links, session
from views.shell.identity import Role
from views.shell.party_links import LinkedText
from views.shell.place import kept_in_place, place_settings
from views.shell.role_buttons import role_button
from views.shell.texts import _, ngettext

_USUAL_BUDGET = 100
_MOST_BUDGET = 100_000
_MOST_ROWS = 50


def offer_queue() -> None:
    """Show the queue that there is, else the plan for one."""
    queue = fetch_queue.queue_file().read()
    if queue is None:
        _show_plan()
        return
    st.header(_("Queue: sellers without a register record"), anchor=False)
    job = fetch_queue.queue_job()
    if job is not None and not job.ended:
        _show_progress(queue, job)
        return
    _show_rest(queue, job)


def _show_plan() -> None:
    plan = _plan(session.snapshot().revision)
    if not plan:
        return
    form = _("All sellers without a register record ({n})")
    with st.expander(form.format(n=len(plan)), icon=":material/playlist_add_check:"):
        subjects = subjects_by_source(plan)
        rows = [_plan_row(each) for each in plan[:_MOST_ROWS]]
        html.show("seller_plan", rows=rows, rest=max(0, len(plan) - _MOST_ROWS))
        every = sum(map(len, subjects.values()))
        if not every:
            html.show_note(_("No register can be asked for any of them by what is known."))
            return
        counts = ", ".join(f"{_title(s)}: {len(each)}" for s, each in subjects.items())
        html.show_note(_("To be asked: {counts}").format(counts=counts))
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            budget = _budget_field(_("Budget: at most so many requests"))
            if role_button(Role.EDITOR, _("Start"), type="primary", icon=":material/play_arrow:"):
                fetch_queue.begin_queue(subjects, budget)
                _work_on()


def _plan(revision: int) -> tuple[PlannedSeller, ...]:
    """Return the plan at a revision, made anew when a key was set meanwhile."""
    return _kept_plan(revision, tuple(is_key_missing(c, place_settings()) for c in COLLECTORS))


@kept_in_place(2)
def _kept_plan(revision: int, lacking: tuple[bool, ...]) -> tuple[PlannedSeller, ...]:
    del revision, lacking  # another plan belongs to others
    return plan_sellers(session.snapshot().contents, place_settings())


def _plan_row(each: PlannedSeller) -> tuple[LinkedText, str]:
    name = party_links.name_link(each.seller)
    if each.source is None:
        return name, str(each.lack)
    return name, f"{_title(each.source.source)}: {each.source.subject}"


def _title(source: str) -> str:
    return collector_title(find_collector(source))


def _budget_field(label: str) -> int:
    return int(st.number_input(label, 1, _MOST_BUDGET, _USUAL_BUDGET, width=240))


def _work_on() -> None:
    queue = fetch_queue.queue_file().read()
    if queue is not None:
        fetch_queue.work_on_queue(queue, session.store())
    st.rerun()


@st.fragment(run_every=1)
def _show_progress(queue: FetchQueue, job: QueueJob) -> None:
    if job.ended:
        st.rerun()
    file = fetch_queue.queue_file()
    there = file.read() or queue
    sent = progress_of(there, file.runs(there)).sent
    at = QueueProgress(job.progress.done, job.progress.of, sent, job.progress.unit)
    _show_bar(at, there)
    html.show_note(str(at.asking))
    if job.stop_requested:
        html.show_note(_("Stopping"))
    elif role_button(Role.EDITOR, _("Pause"), icon=":material/pause:"):
        job.stop()


def _show_bar(at: QueueProgress, queue: FetchQueue) -> None:
    form = _("{done} of {all} sellers · {sent} of at most {budget} requests")
    told = form.format(done=at.parties, all=at.of, sent=at.sent, budget=queue.budget)
    st.progress(min(at.parties / at.of, 1.0) if at.of else 0.0, text=told)


def _show_rest(queue: FetchQueue, job: QueueJob | None) -> None:
    """Show a queue that is paused, was interrupted, or has ended."""
    file = fetch_queue.queue_file()
    runs = file.runs(queue)
    at = progress_of(queue, runs)
    _show_bar(at, queue)
    if file.is_live:
        html.show_note(_("Another window or process of this program works on it."))
        return
    if is_done(runs):
        _show_outcome([run for run in runs if run is not None])
        return
    if job is not None and job.failure and job.state is JobState.FAILED:
        html.show_note(str(job.failure))
    used_up = at.sent >= queue.budget
    html.show_note(_("The budget is used up.") if used_up else _("Paused; what was read is kept."))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        more = _budget_field(_("So many requests more")) if used_up else 0
        if role_button(
            Role.EDITOR, _("Resume"), key="queue_on", icon=":material/play_arrow:", type="primary"
        ):
            fetch_queue.raise_budget(queue, more)
            _work_on()
        if role_button(Role.EDITOR, _("End the queue"), key="queue_end", icon=":material/stop:"):
            fetch_queue.forget_queue()
            st.rerun()


def _show_outcome(runs: Sequence[Run]) -> None:
    new = sum(run.new for run in runs)
    form = ngettext("Done: {n} name or link is new.", "Done: {n} names and links are new.", new)
    html.show_note(form.format(n=new))
    for run in runs:
        if run.problem:
            html.show_problem(_("{source} was read only in part").format(source=_title(run.source)))
            html.show_note(str(run.problem))
    with st.container(horizontal=True, gap="small"):
        if role_button(Role.EDITOR, _("Close"), key="queue_close", icon=":material/close:"):
            fetch_queue.forget_queue()
            st.rerun()
        if role_button(Role.EDITOR, _("Undo this"), key="queue_undo", icon=":material/undo:"):
            undo_runs([run.run for run in runs], fetch_queue.forget_queue)
