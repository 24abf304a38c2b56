"""List of the watches: when each is due, its last problem, and buttons to check or end it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from graph.errors import InvestigatorError
from scrapers.runs.open_sink import find_collector
from scrapers.watch.due import is_due, moment_now
from scrapers.watch.notices.outbox import send_test
from scrapers.watch.report import WatchReport
from scrapers.watch.watch_list import Watch, WatchKey, WatchList
from views.jobs import watches as watch_jobs
from views.jobs.job import JobState
from views.jobs.sources import collector_title
from views.jobs.watches import CheckJob
from views.lists.changes.paging import shown_page
from views.lists.changes.watched_names import watched_names
from views.shell import html, session
from views.shell.identity import Role, needs
from views.shell.place import data_dir, place_settings
from views.shell.role_buttons import role_button
from views.shell.texts import _, ngettext, number_text
from views.shell.watch_times import every_text, last_text, next_text

_FAILED = "watch_failed"
_MOST_NOTES = 5


def show() -> None:
    """List the watches, those due first.

    Raises:
        InputError: the list cannot be read.
    """
    watches = sorted(WatchList(data_dir()).all(), key=lambda watch: watch.next_due)
    if error := st.session_state.pop(_FAILED, None):
        html.show_problem(str(error))
    if not watches:
        html.show("no_watches")
        return
    _show_check(watches)
    _show_notices()
    names = watched_names(watches, session.snapshot())
    for watch in shown_page(watches, "watches"):
        _show_watch(watch, names)


def _show_check(watches: Sequence[Watch]) -> None:
    """Show the check that goes on, or buttons to begin one, and how the last one ended."""
    job = watch_jobs.check_job()
    if job is not None and not job.ended:
        _show_progress(job)
        return
    if job is not None:
        _show_outcome(job)
    now = moment_now()
    due = [watch.key for watch in watches if is_due(watch.next_due, watch.every, now)]
    with st.container(horizontal=True, gap="small"):
        if due:
            label = ngettext("Check the one that is due", "Check the {n} that are due", len(due))
            role_button(
                Role.EDITOR,
                label.format(n=number_text(len(due))),
                type="primary",
                icon=":material/sync:",
                on_click=_check,
                args=(due,),
            )
        if len(due) < len(watches):
            label = ngettext("Check it now", "Check all {n} now", len(watches))
            role_button(
                Role.EDITOR,
                label.format(n=number_text(len(watches))),
                key="check_all",
                icon=":material/sync:",
                on_click=_check,
                args=([watch.key for watch in watches],),
            )


def _check(keys: Sequence[WatchKey]) -> None:
    watch_jobs.begin_check(keys, session.store()).wait_briefly()


@st.fragment(run_every=1)
def _show_progress(job: CheckJob) -> None:
    if job.ended:
        st.rerun()
    at = job.progress
    form = _("{done} of {all} checked")
    told = form.format(done=number_text(at.done), all=number_text(at.of))
    st.progress(min(at.done / at.of, 1.0) if at.of else 0.0, text=told)
    if at.unit:
        html.show_note(str(at.unit))
    if job.stop_requested:
        html.show_note(_("Stopping"))
    elif role_button(Role.EDITOR, _("Cancel"), key="stop_check", icon=":material/stop:"):
        job.stop()


def _show_outcome(job: CheckJob) -> None:
    if job.state is JobState.STOPPED:
        html.show_note(_("Stopped. What was checked is kept; check again to go on."))
    elif job.failure:
        html.show_problem(_("The check did not end well"), str(job.failure))
    elif job.result is not None:
        _show_report(job.result)


def _show_notices() -> None:
    """Say where changes are sent, without the addresses, and offer a test."""
    count = len(place_settings().notify_urls)
    if not count:
        html.show_note(_("Changes are sent to nobody. For mail or chat, set NOTIFY_URLS."))
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        form = ngettext(
            "Changes go to {n} address of NOTIFY_URLS, without what a publication leaves out.",
            "Changes go to {n} addresses of NOTIFY_URLS, without what a publication leaves out.",
            count,
        )
        html.show_note(form.format(n=count))
        is_pressed = role_button(Role.EDITOR, _("Send a test message"), icon=":material/send:")
    if is_pressed:
        _send_test()


@needs(Role.EDITOR)
def _send_test() -> None:
    with st.spinner(_("Sending")):
        problems = send_test(place_settings())
    for problem in problems:
        html.show_problem(str(problem))
    if not problems:
        html.show_note(_("Every address took the test message."))


def _show_report(report: WatchReport) -> None:
    found = len(report.changes) + len(report.verdicts)
    form = ngettext("Checked: {n} change.", "Checked: {n} changes.", found)
    told = form.format(n=number_text(found)) if found else _("Checked: nothing changed.")
    failed = {(each.source, each.subject) for each in report.problems if not each.is_compared}
    if failed:
        form = ngettext(
            "{n} could not be compared; see below.",
            "{n} could not be compared; see below.",
            len(failed),
        )
        told = f"{told} {form.format(n=number_text(len(failed)))}"
    html.show_note(told)
    notes = (*(each for each in report.problems if each.is_compared), *report.notes)
    for each in notes[:_MOST_NOTES]:
        html.show_note(str(each.message))


def _show_watch(watch: Watch, names: Mapping[WatchKey, str]) -> None:
    name = names.get(watch.key, "")
    with st.container(
        key=f"row_watch-{watch.source}-{watch.subject}",
        horizontal=True,
        wrap=False,
        vertical_alignment="center",
        gap="small",
    ):
        html.show(
            "watch_row",
            name=name or watch.subject,
            asked=_asked(watch, name),
            case=watch.case,
            times=(every_text(watch.every), last_text(watch), next_text(watch)),
            problem=str(watch.problem),
        )
        busy = watch_jobs.is_checking()
        role_button(
            Role.EDITOR,
            _("Check now"),
            key=f"check_{watch.source}_{watch.subject}",
            icon=":material/sync:",
            disabled=busy,
            on_click=_check,
            args=([watch.key],),
        )
        role_button(
            Role.EDITOR,
            _("Stop watching"),
            key=f"end_{watch.source}_{watch.subject}",
            icon=":material/visibility_off:",
            on_click=_stop,
            args=(watch,),
        )


def _asked(watch: Watch, name: str) -> str:
    """Return the source that is asked, and for what unless that is shown as the name."""
    try:
        title = collector_title(find_collector(watch.source))
    except InvestigatorError:
        title = watch.source
    return f"{title}, {watch.subject}" if name else title


def _stop(watch: Watch) -> None:
    try:
        watch_jobs.stop_watching([watch])
    except InvestigatorError as error:
        st.session_state[_FAILED] = error
