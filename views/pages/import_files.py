"""Page that imports files: a preview first, then the writing; one bad row prevents it all."""

from collections.abc import Sequence

import streamlit as st

from graph.errors import InvestigatorError
from graph.importing.columns.grid_files import is_foreign, unpacked_sheets
from graph.importing.columns.mapped_files import join_contents
from graph.importing.files import NamedFile
from graph.importing.read_all import read_files, read_paths
from graph.importing.result import ImportContents, Problem
from views.actions import last_removal, remove
from views.jobs import imports as import_jobs
from views.lists import imports, known_in_registers
from views.lists.importing.chosen_files import (
    ask_files,
    offer_start_again,
    offer_templates,
    start_again,
)
from views.lists.importing.column_mapper import ask_mapping
from views.lists.importing.examples import chosen_example, offer_examples
from views.lists.importing.mapped_sheets import GivenSheet, given_sheet
from views.lists.importing.outcome import show_outcome
from views.lists.importing.preview import (
    show_first_statements,
    show_parties_there,
)
from views.shell import html, session
from views.shell.identity import Role
from views.shell.role_buttons import role_button, tell_limits
from views.shell.texts import _, ngettext


def _read_chosen_files() -> ImportContents | None:
    """Return what the chosen files or the example state; None while there is nothing to show."""
    example = chosen_example()
    if example is not None:
        offer_start_again()
        with st.spinner(_("Reading")):
            return read_paths([example])
    chosen = ask_files()
    if not chosen.files:
        offer_templates()
        offer_examples()
        return None
    files = unpacked_sheets(chosen.files)
    foreign = [given_sheet(file) for file in files if is_foreign(*file)]
    unmapped = next((sheet for sheet in foreign if sheet.mapping is None), None)
    if unmapped is not None:
        offer_start_again()
        ask_mapping(unmapped)
        return None
    return _read_files(files, foreign)


def _read_files(files: Sequence[NamedFile], foreign: Sequence[GivenSheet]) -> ImportContents:
    names = {sheet.name for sheet in foreign}
    ours = [file for file in files if file[0] not in names]
    readings = [sheet.reading(sheet.mapping) for sheet in foreign if sheet.mapping]
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        offer_start_again()
        for sheet in foreign:
            key = f"change_{sheet.key}"
            if st.button(_("Change the columns"), icon=":material/view_column:", key=key):
                sheet.change()
                st.rerun()
            if len(foreign) > 1:
                html.show_note(sheet.name)
    if ours or not readings:
        with st.spinner(_("Reading")):
            readings.append(read_files(ours))
    return join_contents(readings)


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
    show_first_statements(reading)
    show_parties_there(reading)
    known_in_registers.show_counts({each.entity for each in reading.records.statements})
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
    if role_button(Role.EDITOR, label, type="primary", disabled=not (changes or replace)):
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


def _show_end(job: import_jobs.ImportJob) -> None:
    if job.failure:
        html.show_problem(_("The import was not written"), str(job.failure))
    else:
        show_outcome(job)
    if role_button(Role.EDITOR, _("Import more")):
        start_again()
        import_jobs.forget_import(job)
        st.rerun()


def _show_page() -> None:
    job = import_jobs.last_import()
    if job and not job.ended:
        _show_progress()
    elif job and (job.failure or job is st.session_state.get("began")):
        _show_end(job)  # only its own session sees a success, all sessions see a failure
    else:
        if reading := _read_chosen_files():
            _show_preview(reading)
        last_removal.show_last_removal()
        imports.show()
        remove.offer_source_removal()


st.title(_("Import"), anchor=False)
tell_limits(Role.EDITOR)
with st.container(key="import"):
    try:
        _show_page()
    except InvestigatorError as error:
        html.show_problem(_("Nothing was written"), str(error))
