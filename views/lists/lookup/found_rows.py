"""Rows of a spreadsheet with the party that each may be: counted, as a table, as files."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import streamlit as st

from graph.importing.columns.grid import Grid, GridRow
from graph.importing.matched_tables.files import WRITERS
from graph.importing.matched_tables.rows import count_uncalculated
from graph.matches.table import RowMatch
from graph.model.records import Entity
from views.jobs.matches.table_lookup import LookedUp, LookupRequest
from views.lists.lookup.place import place_title
from views.lists.matches.words import GRADE_LABELS
from views.shell import html, links, session
from views.shell.texts import _, ngettext, number_text

_SHOWN = 200
_TYPES = {
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_Rows = Sequence[tuple[GridRow, RowMatch]]


def show_found(asked: LookupRequest, found: LookedUp) -> None:
    """Show how many rows were found, the first of them, and what was not compared."""
    if asked.register:
        html.show_note(_("Looked for in {place}.").format(place=place_title(asked.register)))
    html.show_note(" ".join((*_counts(found.rows), *_left_out(asked.grid, found))))
    rows = [row for row in found.rows if row[1].grade] or list(found.rows)
    if len(rows) < len(found.rows):
        form = _("Shown: the {n} rows that may be somebody there. The files have all rows.")
        html.show_note(form.format(n=number_text(len(rows))))
    if len(rows) > _SHOWN:
        form = _("The first {shown} of {n} are shown.")
        html.show_note(form.format(shown=_SHOWN, n=number_text(len(rows))))
    _show_table(asked, rows[:_SHOWN])


def _counts(rows: _Rows) -> list[str]:
    filled = sum(bool(match.id) for _row, match in rows)
    grades = Counter(bool(match.grade) for _row, match in rows)
    form = ngettext("{n} row was compared.", "{n} rows were compared.", len(rows))
    return [
        form.format(n=number_text(len(rows))),
        _("Strong or likely, and filled in: {n}.").format(n=number_text(filled)),
        _("Only possible, or one of several: {n}.").format(n=number_text(grades[True] - filled)),
        _("Not found: {n}.").format(n=number_text(grades[False])),
    ]


def _left_out(grid: Grid, found: LookedUp) -> list[str]:
    said = []
    if found.unread:
        first = found.unread[0]
        form = _(
            "Not compared, since a spreadsheet spoilt them: {n} cells, the first in row {row}."
        )
        said.append(form.format(n=number_text(len(found.unread)), row=first.line))
    if lacking := count_uncalculated(grid):
        form = _("Left empty: {n} formulas whose results the file does not hold.")
        said.append(form.format(n=number_text(lacking)))
    return said


def _show_table(asked: LookupRequest, rows: _Rows) -> None:
    name = asked.columns.name
    at = asked.grid.header.index(name)
    entities = session.snapshot().contents.entities
    table = pd.DataFrame(
        {
            "row": [row.line for row, _match in rows],
            "name": [str(row.cells[at]) for row, _match in rows],
            "match": [_name_shown(match) for _row, match in rows],
            "link": [_href(match.id, entities) for _row, match in rows],
            "grade": [GRADE_LABELS[match.grade] if match.grade else "" for _row, match in rows],
            "others": [match.others for _row, match in rows],
            "why": [match.why for _row, match in rows],
        }
    )
    st.dataframe(
        table,
        hide_index=True,
        column_config={
            "row": st.column_config.NumberColumn(_("Row"), width="small"),
            "name": st.column_config.TextColumn(name, width="medium"),
            "match": st.column_config.TextColumn(_("May be"), width="medium"),
            "link": st.column_config.LinkColumn(_("Open"), display_text="↗", width="small"),
            "grade": st.column_config.TextColumn(_("Grade"), width="small"),
            "why": st.column_config.TextColumn(_("Why"), width="large"),
            "others": st.column_config.TextColumn(_("Others"), width="large"),
        },
    )


def _name_shown(match: RowMatch) -> str:
    return match.name or (_("not filled in") if match.grade else "")


def _href(ident: str, entities: Mapping[str, Entity]) -> str:
    """Return the page of a party, which shows one that only a register holds too."""
    if not ident:
        return ""
    entity = entities.get(ident)
    return links.party_href(entity) if entity else links.company_href(ident)


def offer_files(name: str, asked: LookupRequest, found: LookedUp) -> None:
    """Offer the whole table, with the columns that were added, as files."""
    stem = Path(name).stem
    for suffix, label in ((".csv", _("CSV")), (".xlsx", _("Excel"))):
        st.download_button(
            label,
            partial(_file, suffix, asked.grid, found.rows),
            f"{stem}-matches{suffix}",
            _TYPES[suffix],
            key=f"table_file_{suffix}",
            on_click="ignore",
            icon=":material/download:",
        )


def _file(suffix: str, grid: Grid, rows: _Rows) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"table{suffix}"
        WRITERS[suffix](path, grid, rows)
        return path.read_bytes()
