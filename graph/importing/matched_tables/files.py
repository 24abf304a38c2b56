"""Files of tables with the columns that say what each row may be; no cell runs a formula."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from graph.errors import InputError
from graph.importing.columns.grid import Cell, Grid, GridRow, SheetCell
from graph.matches.table import COLUMNS, RowMatch
from graph.support.csv_text import csv_text
from graph.support.language import N_
from graph.support.safe_text import escape_formula

_ROWS, _COLUMNS, _LONGEST = 1_048_576, 16_384, 32_767  # of a sheet, and characters of a cell
_CREATED = datetime(1980, 1, 1)  # of every workbook, so that its bytes do not depend on the day

MatchedRows = Iterable[tuple[GridRow, RowMatch]]
"""Rows of a table, each with what it may be."""


def _write_csv(part: Path, grid: Grid, found: MatchedRows) -> None:
    with part.open("w", encoding="utf-8", newline="") as file:
        for row in _with_header((*grid.header, *COLUMNS), found):
            file.write(csv_text([[escape_formula(shown_text(cell)) for cell in row]]))


def _write_workbook(part: Path, grid: Grid, found: MatchedRows) -> None:
    header = (*grid.header, *COLUMNS)
    if len(grid.rows) >= _ROWS or len(header) > _COLUMNS:
        raise InputError(N_("A sheet does not hold so many rows and columns; choose a .csv file."))
    with Workbook(str(part), {"constant_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        sheet = book.add_worksheet()
        for number, row in enumerate(_with_header(header, found)):
            for place, cell in enumerate(row):
                _write_cell(sheet, number, place, cell)


def _with_header(header: Sequence[str], found: MatchedRows) -> Iterator[Sequence[Cell]]:
    yield header
    for row, match in found:
        yield (*row.cells, *match.cells)


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
    """Write a number as a number, and all else as text, which runs no formula."""
    if isinstance(cell, SheetCell) and type(cell.value) in (int, float):
        sheet.write_number(row, column, cell.value)
    elif text := shown_text(cell):
        sheet.write_string(row, column, text[:_LONGEST])


def shown_text(cell: Cell) -> str:
    """Return the text of a cell, also of one that could not be read as what it should be."""
    text = str(cell)
    if text or not isinstance(cell, SheetCell) or cell.value is None or cell.lacks_result:
        return text
    return str(cell.value)


WRITERS: Mapping[str, Callable[[Path, Grid, MatchedRows], None]] = {
    ".csv": _write_csv,
    ".xlsx": _write_workbook,
}
"""Writers of a table with what its rows may be, by the suffix of the file."""
