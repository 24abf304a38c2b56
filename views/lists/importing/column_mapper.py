"""Form that asks what each column of a spreadsheet is, with its first rows in sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from graph.errors import InvestigatorError
from graph.importing.columns.grid import Grid
from graph.importing.columns.grid_files import sheet_names
from graph.importing.columns.kept_mappings import find_mapping, keep_mapping
from graph.importing.columns.mapped_records import map_grid
from graph.importing.columns.mapping import ColumnMapping, SheetSource
from graph.importing.columns.meanings import MEANING_LABELS, Meaning, guess_meanings
from graph.importing.previews.first_sentences import first_sentences
from graph.importing.spreadsheet.table_format import ENCODINGS, UTF_8
from graph.model.records import Standing
from graph.presentation.labels import SOURCE_LABELS
from views.lists.importing.known_platforms import ask_known_platforms
from views.lists.importing.mapped_sheets import GivenSheet
from views.shell import html
from views.shell.identity import Role, needs
from views.shell.place import data_dir
from views.shell.texts import _, ngettext, number_text

_SHOWN = 24
_FIRST_ROWS = 5
_SENTENCES = 8
_UNTOLD = frozenset({Standing.DERIVED})


def ask_mapping(given: GivenSheet) -> None:
    """Show the form; once its button is pressed, the sheet has a mapping."""
    sheet = _ask_sheet(given)
    grid = given.grid(sheet, _encoding(given))
    html.show(
        "column_mapper",
        name=given.name,
        rows=number_text(len(grid.rows)),
        columns=number_text(len(grid.header)),
        line=number_text(grid.line),
        title=grid.title,
    )
    _ask_encoding(given, grid)
    if not grid.header:
        html.show("import_problems", problems=grid.problems, more=())
        return
    kept = given.earlier or _kept_mapping(grid)
    columns = _ask_columns(given, grid, kept)
    platform = _ask_platform(given, kept, columns)
    known = ask_known_platforms(given.key, _platform_names(grid, columns, platform), kept)
    source = _ask_source(given, grid, kept)
    mapping = ColumnMapping(
        columns=columns, source=source, platform=platform, known_platforms=known, sheet=sheet
    )
    _show_first_rows(grid, mapping)
    if st.button(_("Check all rows"), type="primary", icon=":material/fact_check:"):
        _confirm(given, grid, mapping)


def _confirm(given: GivenSheet, grid: Grid, mapping: ColumnMapping) -> None:
    if faults := mapping.problems(grid.place, grid.line, grid.header):
        html.show_problem(_("Something is missing; nothing was read."))
        html.show("import_problems", problems=faults, more=())
        return
    try:
        needs(Role.EDITOR)(keep_mapping)(data_dir(), mapping)
    except InvestigatorError as error:  # the import itself does not depend on it
        html.show_problem(str(error))
    given.use(mapping, _encoding(given))
    st.rerun()


def _ask_sheet(given: GivenSheet) -> str:
    names = sheet_names(given.content) if given.name.lower().endswith(".xlsx") else []
    if len(names) < 2:
        return next(iter(names), "")
    return st.selectbox(_("Sheet of the workbook"), names, key=f"map_sheet_{given.key}", width=300)


def _encoding(given: GivenSheet) -> str:
    return str(st.session_state.get(f"map_encoding_{given.key}") or "")


def _ask_encoding(given: GivenSheet, grid: Grid) -> None:
    """Let the user choose the encoding of a file that is not UTF-8."""
    if not grid.assumed and not _encoding(given):
        return
    html.show_note(
        _("This file is not UTF-8. If letters look wrong below, choose how it was saved.")
    )
    others = [each for each in ENCODINGS if each != UTF_8]
    st.selectbox(_("Encoding"), others, key=f"map_encoding_{given.key}", width=200)


def _kept_mapping(grid: Grid) -> ColumnMapping | None:
    try:
        return find_mapping(data_dir(), grid.header)
    except InvestigatorError:
        return None  # a damaged file is written anew with the next choice


def _ask_columns(
    given: GivenSheet, grid: Grid, kept: ColumnMapping | None
) -> Mapping[str, Meaning]:
    guessed = guess_meanings(grid.header)
    first = [
        kept.columns.get(name, Meaning.UNUSED) if kept else guess
        for name, guess in zip(grid.header, guessed, strict=True)
    ]
    note = _("As you chose the last time for these headings.")
    if not kept:
        note = _("Guesses come from the headings alone: check each.")
    html.show_note(note)
    every = [at for at in range(len(grid.header)) if grid.first_values(at)]
    shown = [at for at in every if at in every[:_SHOWN] or first[at] is not Meaning.UNUSED]
    if len(shown) < len(every):
        rest = len(every) - len(shown)
        text = ngettext("Show {n} more column", "Show {n} more columns", rest)
        if st.toggle(text.format(n=rest), key=f"map_all_{given.key}"):
            shown = every
    # A column that is empty in this file has the meaning that it had in the one before.
    chosen = {
        name: kept.columns.get(name, Meaning.UNUSED) if kept else Meaning.UNUSED
        for name in grid.header
    }
    with st.container(key="mapper", horizontal=True, gap="medium"):
        for at in shown:
            is_guess = kept is None and guessed[at] is not Meaning.UNUSED
            chosen[grid.header[at]] = _ask_column(given, grid, at, first[at], is_guess)
    return chosen


def _ask_column(given: GivenSheet, grid: Grid, at: int, first: Meaning, is_guess: bool) -> Meaning:
    with st.container(width=300, gap="xxsmall"):
        html.show("column", name=grid.header[at], values=grid.first_values(at))
        chosen = st.selectbox(
            _("Meaning of column {n}").format(n=at + 1),
            list(Meaning),
            list(Meaning).index(first),
            format_func=lambda m: _guess_label(m) if is_guess and m is first else _label(m),
            key=f"map_{at}_{given.key}_{grid.place}",
            label_visibility="collapsed",
        )
    return Meaning(chosen or Meaning.UNUSED)


def _label(meaning: Meaning) -> str:
    return _(MEANING_LABELS[meaning])


def _guess_label(meaning: Meaning) -> str:
    return _("{meaning} (guessed)").format(meaning=_label(meaning))


def _ask_platform(
    given: GivenSheet, kept: ColumnMapping | None, columns: Mapping[str, Meaning]
) -> str:
    label = _("Platform on which all these shops sell, if it is one")
    if Meaning.PLATFORM in columns.values():
        label = _("Platform of rows that name none")
    before = kept.platform if kept else ""
    return st.text_input(label, before, key=f"map_platform_{given.key}", width=420).strip()


def _platform_names(grid: Grid, columns: Mapping[str, Meaning], platform: str) -> Sequence[str]:
    at = next((i for i, name in enumerate(grid.header) if columns[name] is Meaning.PLATFORM), None)
    texts = [] if at is None else [" ".join(str(row.cells[at]).split()) for row in grid.rows]
    return tuple(dict.fromkeys(filter(None, (platform, *texts))))


def _ask_source(given: GivenSheet, grid: Grid, kept: ColumnMapping | None) -> SheetSource:
    before = kept.source if kept else SheetSource(title=grid.title)
    html.show("sheet_source")
    key = given.key
    with st.container(horizontal=True, gap="small"):
        title = st.text_input(_("Title"), before.title, key=f"map_title_{key}", width=300)
        publisher = st.text_input(
            _("Author or publisher"), before.publisher, key=f"map_publisher_{key}", width=220
        )
        published = st.text_input(
            _("Date"),
            before.published,
            key=f"map_date_{key}",
            placeholder="2026-11-30",
            width=140,
        )
        url = st.text_input(
            _("Address of the page"),
            before.url,
            key=f"map_url_{key}",
            placeholder="https://",
            width=300,
        )
        standings = [
            Standing.OWN_RESEARCH,
            *(s for s in Standing if s is not Standing.OWN_RESEARCH),
        ]
        standing = st.selectbox(
            _("What kind of source it is"),
            [s for s in standings if s not in _UNTOLD],
            key=f"map_standing_{key}",
            format_func=SOURCE_LABELS.__getitem__,
            help=_("A list made from a register is not the register: keep “own research”."),
            width=220,
        )
    return SheetSource(title, publisher, published, url, standing=standing)


def _show_first_rows(grid: Grid, mapping: ColumnMapping) -> None:
    """Show what the first rows will state; a source without a title yet has that of the file."""
    source = replace(mapping.source, title=mapping.source.title.strip() or grid.place)
    reading = map_grid(grid.first_rows(_FIRST_ROWS), replace(mapping, source=source))
    sentences = first_sentences(reading.records, {}, _SENTENCES)
    html.show("first_rows", sentences=sentences, problems=reading.problems, unused=_unused(mapping))


def _unused(mapping: ColumnMapping) -> Sequence[str]:
    return [name for name, meaning in mapping.columns.items() if meaning is Meaning.UNUSED]
