"""State of the search for pairs: running with progress, stopped, failed, or never done."""

import streamlit as st

from graph.matches.candidate import MatchList
from views.jobs.job import JobProgress, JobState
from views.jobs.matches import kept_matches as match_jobs
from views.jobs.matches import verdict_marks
from views.shell import html
from views.shell.session import Snapshot
from views.shell.texts import _, ngettext, number_text


def show_search(shot: Snapshot) -> None:
    """Show how far a search is, or why there is no newer list."""
    if shot.contents.unfinished:
        count = len(shot.contents.unfinished)
        form = ngettext(
            "{n} import has not finished; its entries may be missing here.",
            "{n} imports have not finished; their entries may be missing here.",
            count,
        )
        html.show_problem(form.format(n=count))
    job = match_jobs.last_search()
    if job is None:
        return
    if not job.ended:
        _show_progress()
    elif job.failure:
        _show_end(job)


@st.fragment(run_every=1)
def _show_progress() -> None:
    job = match_jobs.last_search()
    if job is None or job.ended:
        st.rerun()
        return
    progress = job.progress
    part = min(progress.done / progress.of, 1.0) if progress.of else 0.0
    said = progress_text(progress, match_jobs.kept_matches().found)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.progress(part, text=said)
        if st.button(_("Cancel"), key="cancel_search", icon=":material/stop:"):
            job.stop()


def progress_text(progress: JobProgress, last: MatchList | None) -> str:
    """Return how far a search is, and what can be done meanwhile where a list was made before."""
    said = _("Comparing entries.")
    if progress.of:
        form = _("Comparing entries: {done} of {all}.")
        said = form.format(done=number_text(progress.done), all=number_text(progress.of))
    return f"{said} {_('You can judge the last list meanwhile.')}" if last else said


def _show_end(job: match_jobs.SearchJob) -> None:
    if job.state is JobState.STOPPED:
        html.show_note(str(job.failure))
    else:
        html.show_problem(_("The entries could not be compared"), str(job.failure))
    if st.button(_("Compare again"), key="compare_again"):
        match_jobs.forget_search(job)
        st.rerun()


def show_marking() -> None:
    """Show that the order of the list is still being worked out, until it is."""
    job = verdict_marks.last_marking()
    if job is not None and not job.ended:
        _show_marking()


@st.fragment(run_every=1)
def _show_marking() -> None:
    job = verdict_marks.last_marking()
    if job is None or job.ended:
        st.rerun()
        return
    said = _("Working out which pairs change a verdict; they come first then.")
    if job.progress.of:
        form = _("{said} {done} of {all}")
        done, of = number_text(job.progress.done), number_text(job.progress.of)
        said = form.format(said=said, done=done, all=of)
    html.show_note(said)
