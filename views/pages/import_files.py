"""Page that imports files: a preview first, then the writing; one bad row prevents it all."""

from collections.abc import Sequence

import streamlit as st

from graph.errors import InvestigatorError
from graph.importing import ImportContents, read_files
from graph.importing.result import Problem
from views.actions import last_removal, remove
from views.jobs import imports as import_jobs
from views.lists import imports
from views.shell import html, session
from views.shell.page_list import START
from views.shell.texts import _, ngettext

_KINDS = ["csv", "xlsx", "zip", "json", "jsonl", "ijson", "ndjson", "graphml", "gexf"]


def _read_chosen_files() -> ImportContents | None:
    files = st.file_uploader(
        _(
            "Spreadsheets (sources, entities, ties as .csv or one .xlsx), BODS, FollowTheMoney, "
            "GraphML, GEXF or node-link JSON"
        ),
        type=_KINDS,
        accept_multiple_files=True,
        key="files",
    )
    if not files:
        html.show_note(_("Nothing is written before you have seen what would change."))
        return None
    with st.spinner(_("Reading")):
        return read_files([(f.name, f.getvalue()) for f in files])


def _show_problems(problems: Sequence[Problem], more: Sequence[object]) -> None:
    count = len(problems) + len(more)
    places = len({p.place for p in problems}) or 1
    problem_count = ngettext("{n} problem", "{n} problems", count).format(n=count)
    where = ngettext("in {n} file", "in {n} files", places).format(n=places)
    html.show_problem(
        _("Nothing was written: {found} {where}").format(found=problem_count, where=where),
        _("Correct these rows and choose the files again; all problems are listed."),
    )
    html.show("import_problems", problems=problems, more=more)


def _show_preview(reading: ImportContents) -> None:
    replace = bool(st.session_state.get("replace"))
    if problems := reading.problems_with(session.store().known_ids):
        _show_problems(problems, ())
        return
    preview = session.store().preview(reading.records, replace)
    if preview.problems:
        _show_problems((), [reading.with_place(problem) for problem in preview.problems])
        return
    html.show("import_preview", p=preview)
    for text in preview.notes:
        html.show_note(str(text))
    if reading.not_understood:
        html.show("not_understood", values=reading.not_understood)
    if preview.notes or replace:
        st.checkbox(
            _("These files are everything their sources say: remove what they no longer state"),
            key="replace",
        )
    new = preview.new
    changes = new.sources + new.entities + new.ties + preview.differing
    label = ngettext("Write {n} row", "Write {n} rows", changes).format(n=changes)
    if not changes and not replace:
        label = _("Nothing new to write")
    if st.button(label, type="primary", disabled=not (changes or replace)):
        st.session_state["began"] = import_jobs.begin_import(
            session.store(), reading, replace=replace
        )
        st.rerun()


@st.fragment(run_every=1)
def _show_progress() -> None:
    job = import_jobs.last_import()
    if job is None or job.ended:
        st.rerun()
        return
    text = _("Writing: {done} of {rows}. You can leave this page; the import continues.")
    told = text.format(done=job.progress.done, rows=job.request.rows)
    st.progress(import_jobs.written_part(job), text=told)


def _show_outcome(job: import_jobs.ImportJob) -> None:
    if job.failure:
        html.show_problem(_("The import was not written"), str(job.failure))
    else:
        rows = ngettext("{n} row is", "{n} rows are", job.request.rows)
        html.show_note(_("Imported: {rows}.").format(rows=rows.format(n=job.request.rows)))
    with st.container(horizontal=True, gap="small"):
        if not job.failure and st.button(_("Go to search"), type="primary"):
            st.switch_page(START)
        if st.button(_("Import more")):
            import_jobs.forget_import(job)
            st.rerun()


def _show_page() -> None:
    job = import_jobs.last_import()
    if job and not job.ended:
        _show_progress()
    elif job and (job.failure or job is st.session_state.get("began")):
        _show_outcome(job)  # only its own session sees a success, all sessions see a failure
    else:
        if reading := _read_chosen_files():
            _show_preview(reading)
        last_removal.show_last_removal()
        imports.show()
        remove.offer_source_removal()


st.title(_("Import"), anchor=False)
with st.container(key="import"):
    try:
        _show_page()
    except InvestigatorError as error:
        html.show_problem(_("Nothing was written"), str(error))
