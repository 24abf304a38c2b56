"""List of collector runs: the state and outcome of each, and buttons to resume or re-read it."""

from collections.abc import Iterator

import streamlit as st

from graph.errors import InputError, InvestigatorError
from graph.presentation.visual_language import KIND_SIGNS
from graph.stores.results import Brought
from graph.support.language import N_
from graph.support.safe_text import escape_control_characters
from scrapers.runs.open_sink import find_collector
from scrapers.runs.replay import Differences
from scrapers.runs.run import Run, RunKind, Runs, RunState
from scrapers.storing.writer import import_id_of
from views.jobs import collector_runs
from views.jobs.collector_runs import RunJob
from views.jobs.sources import collector_title
from views.shell import html, session
from views.shell.identity import Role
from views.shell.place import data_dir
from views.shell.role_buttons import role_button
from views.shell.texts import _, moment_text, ngettext, number_text

_MOST_RUNS = 12
_LINES = 3
_LENGTH = 300  # characters shown of a record that differs after re-reading
_INTERRUPTED = N_("interrupted")
_STATES = {
    RunState.RUNNING: N_("running"),
    RunState.STOPPED: N_("stopped"),
    RunState.FINISHED: N_("finished"),
    RunState.INCOMPLETE: N_("incomplete"),
    RunState.FAILED: N_("failed"),
}


def show() -> None:
    """List the runs, newest first; refresh every second while one is running."""
    running = collector_runs.has_running_jobs()
    st.fragment(run_every=1 if running else None)(_show_runs)(running)


def _show_runs(was_running: bool) -> None:
    """Show the runs; redraw the whole page once when the last one has ended."""
    if was_running and not collector_runs.has_running_jobs():
        st.rerun()
    runs = Runs(data_dir()).all()
    st.header(_("Runs"), anchor=False)
    if not runs:
        html.show_note(
            _("No runs yet. Each run saves a copy of what it read, so that you can re-read it.")
        )
    brought = session.brought([import_id_of(run.run) for run in runs[:_MOST_RUNS]])
    for run in runs[:_MOST_RUNS]:
        _show_run(run, collector_runs.job_of_run(run.run), brought.get(import_id_of(run.run)))
    if len(runs) > _MOST_RUNS:
        rest = len(runs) - _MOST_RUNS
        form = ngettext(
            "{n} older run is listed by “python -m scrapers runs”.",
            "{n} older runs are listed by “python -m scrapers runs”.",
            rest,
        )
        html.show_note(form.format(n=rest))


def _show_run(run: Run, task: RunJob | None, brought: Brought | None) -> None:
    live = task is not None and not task.ended
    elsewhere = not live and run.state is RunState.RUNNING and _is_live(run)
    with st.container(
        key=f"row_import-{run.run}", horizontal=True, wrap=True, vertical_alignment="center"
    ):
        differences = task.result.differences if task and task.result else None
        html.show(
            "collector_run",
            title=_brought_title(brought) if brought else _title(run),
            what=_request_text(run, brought),
            state=_state(run, task, live or elsewhere),
            when=moment_text(run.started),
            hops=_hops(run),
            counts=_counts(run),
            came=_outcome_text(run, brought),
            current_request=task.progress.unit if task and live else "",
            problem=(collector_runs.problem_of(task) if task else "") or run.problem,
            notes=run.notes,
            odd=run.not_understood,
            replay=_replay_text(task) if task and not live else "",
            lines=list(_difference_lines(differences)) if differences else [],
        )
        if not elsewhere:
            _show_buttons(run, task, live)


def _show_buttons(run: Run, task: RunJob | None, live: bool) -> None:
    if live and task:
        if task.stop_requested:
            html.show_note(_("Stopping"))
        elif not task.request.replaying and role_button(
            Role.EDITOR, _("Cancel"), key=f"cancel_{run.run}", icon=":material/stop:"
        ):
            task.stop()
            st.rerun()
        return
    if run.is_unfinished and role_button(
        Role.EDITOR, _("Resume"), key=f"on_{run.run}", icon=":material/play_arrow:"
    ):
        collector_runs.resume_run(run, session.store())
        st.rerun()
    if role_button(
        Role.EDITOR,
        _("Re-read the saved copy"),
        key=f"replay_{run.run}",
        icon=":material/replay:",
        help=_("Reads again what this run captured, without contacting the source."),
    ):
        collector_runs.start_replay(run, session.store())
        st.rerun()


def _is_live(run: Run) -> bool:
    try:
        return Runs(data_dir()).folder(run.run).is_live
    except InputError:
        return False


def _title(run: Run) -> str:
    try:
        return collector_title(find_collector(run.source))
    except InvestigatorError:
        return run.source


def _file_names(run: Run) -> tuple[str, ...]:
    return tuple(name.replace("\\", "/").rsplit("/", 1)[-1] for name in run.files)


def _state(run: Run, task: RunJob | None, running: bool) -> str:
    if running:
        return _("re-reading") if task and task.request.replaying else _(_STATES[RunState.RUNNING])
    # Its file still says "running", but no live process has its lock: that process ended abruptly.
    return _(_INTERRUPTED) if run.state is RunState.RUNNING else _(_STATES[run.state])


def _hops(run: Run) -> str:
    if not run.hops:
        return ""
    form = ngettext(
        "followed {n} step, at most {most} companies",
        "followed {n} steps, at most {most} companies",
        run.hops,
    )
    return form.format(n=run.hops, most=run.limit)


def _counts(run: Run) -> str:
    if run.kind is RunKind.IMPORT:
        pages = ngettext("{n} file", "{n} files", len(run.files)).format(n=len(run.files))
    else:
        pages = ngettext("{n} page", "{n} pages", run.pages).format(n=run.pages)
    records = ngettext("{n} record", "{n} records", run.records)
    return f"{pages}, {records.format(n=number_text(run.records))}"


def _request_text(run: Run, brought: Brought | None) -> str:
    """Return what was asked for, after the source unless the title names it."""
    asked = ", ".join(run.subjects or _file_names(run))
    return f"{_title(run)}: {asked}" if brought else asked


def _brought_title(brought: Brought) -> str:
    """Return the names that a run brought, and how many more there are."""
    names = ", ".join(escape_control_characters(name) for name in brought.names)
    rest = sum(brought.kinds.values()) - len(brought.names)
    if not rest:
        return names
    return ngettext("{names} and {n} more", "{names} and {n} more", rest).format(
        names=names, n=number_text(rest)
    )


def _kind_counts(brought: Brought) -> str:
    counts = ((KIND_SIGNS[kind].label, number_text(n)) for kind, n in brought.kinds.items())
    return ", ".join(f"{label} {n}" for label, n in counts)


def _outcome_text(run: Run, brought: Brought | None) -> str:
    if not run.records:
        return ""
    kinds = f"{_kind_counts(brought)} · " if brought else ""
    form = _("new: {new}, changed: {changed}, not understood: {odd}")
    odd = sum(each.count for each in run.not_understood)
    return kinds + form.format(
        new=number_text(run.new), changed=number_text(run.changed), odd=number_text(odd)
    )


def _replay_text(task: RunJob) -> str:
    if task.result is None or task.result.problem:
        return ""
    differences = task.result.differences
    if differences is None:
        return _("Re-read. The earlier result was not saved, so there is nothing to compare.")
    if not differences.before and not differences.now:
        return _("Re-read: the records are the same as before.")
    form = _("Re-read with differences: {before} records gone, {now} new.")
    return form.format(before=len(differences.before), now=len(differences.now))


def _difference_lines(differences: Differences) -> Iterator[tuple[str, str]]:
    for sign, lines in ((_("no longer"), differences.before), (_("now"), differences.now)):
        for line in lines[:_LINES]:
            yield sign, line[:_LENGTH]
