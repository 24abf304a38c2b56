"""Page that looks for the rows of a spreadsheet in the database or a register, and imports none."""

from functools import partial
from hashlib import sha256

import streamlit as st

from graph.errors import InvestigatorError
from graph.importing.columns.grid import Grid
from graph.importing.columns.grid_files import read_grid, sheet_names
from graph.importing.matched_tables.rows import refuse_unfit_table
from graph.registers.lookup.matching import register_finder
from views.jobs.job import JobState
from views.jobs.matches import table_lookup
from views.jobs.matches.table_lookup import LookupJob, LookupRequest, MakeFinder
from views.lists.lookup.columns import ask_columns, ask_kind
from views.lists.lookup.found_rows import offer_files, show_found
from views.lists.lookup.place import ask_place
from views.shell import html, session
from views.shell.place import kept_in_place
from views.shell.registers import kept_registers
from views.shell.texts import _, ngettext, number_text

_NAME = "table_name"


def _ask_table() -> None:
    given = st.file_uploader(_("A spreadsheet (.csv, .xlsx)"), type=["csv", "xlsx"])
    if given is None:
        return
    content = given.getvalue()
    key = sha256(content, usedforsecurity=False).hexdigest()[:16]
    names = sheet_names(content) if given.name.lower().endswith(".xlsx") else []
    sheet = st.selectbox(_("Sheet"), names, key=f"table_sheet_{key}") if len(names) > 1 else ""
    grid = _grid(given.name, content, str(sheet or ""))
    if grid.problems:
        html.show("import_problems", problems=grid.problems, more=())
        return
    kind = ask_kind()
    columns = ask_columns(grid, f"{key}_{sheet}")
    if columns is None:
        html.show_note(_("Choose the column of the names."))
        return
    refuse_unfit_table(grid, columns)
    register = ask_place()
    count = len(grid.rows)
    form = ngettext("Compare {n} row", "Compare {n} rows", count)
    label = form.format(n=number_text(count))
    if st.button(label, type="primary", icon=":material/search:"):
        st.session_state[_NAME] = given.name
        asked = LookupRequest(grid, columns, kind, register)
        table_lookup.begin_lookup(asked, _finder_in(register)).wait_briefly()
        st.rerun()


def _finder_in(register: str) -> MakeFinder:
    """Return what makes the search in a register, or in the database without one."""
    if not register:
        return partial(table_lookup.store_finder, session.snapshot().contents)
    return partial(register_finder, [kept_registers().open_one(register)])


@kept_in_place(2)
def _grid(name: str, content: bytes, sheet: str) -> Grid:
    with st.spinner(_("Reading")):
        return read_grid(name, content, sheet)


@st.fragment(run_every=0.5)
def _show_progress(job: LookupJob) -> None:
    if job.ended:
        st.rerun()
    done, of = job.progress.done, job.progress.of
    said = _("Reading the register") if job.request.register else _("Reading the database")
    if of:
        said = _("Compared: {done} of {all} rows").format(
            done=number_text(done), all=number_text(of)
        )
    st.progress(done / of if of else 0.0, said)
    if st.button(_("Cancel"), key="stop_table", icon=":material/stop:"):
        job.stop()


def _show_end(job: LookupJob) -> None:
    if job.result is not None:
        show_found(job.request, job.result)
    elif job.state is JobState.STOPPED:
        html.show_note(str(job.failure))
    else:
        html.show_problem(_("The spreadsheet could not be compared"), str(job.failure))
    with st.container(horizontal=True, gap="small"):
        if job.result is not None:
            offer_files(str(st.session_state.get(_NAME, "table")), job.request, job.result)
        if st.button(_("Another spreadsheet"), icon=":material/restart_alt:"):
            table_lookup.forget_lookup(job)
            st.rerun()


def _show_page() -> None:
    job = table_lookup.last_lookup()
    if job is None:
        _ask_table()
    elif not job.ended:
        _show_progress(job)
    else:
        _show_end(job)


st.title(_("Look up a spreadsheet"), anchor=False)
html.show_note(
    _(
        "Each row with the entry of the database, or of a register, that it may be. Nothing is "
        "imported; a name alone is never filled in."
    )
)
try:
    _show_page()
except InvestigatorError as error:
    html.show_problem(str(error))
