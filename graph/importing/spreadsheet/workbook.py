"""Reader of .xlsx workbooks: a table for each of the three sheets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain, islice
from typing import Any
from warnings import catch_warnings, simplefilter
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from graph.importing.files import refusals
from graph.importing.result import Problem
from graph.importing.spreadsheet.cell_values.damaged_cells import CellFault
from graph.importing.spreadsheet.cell_values.workbook_cells import UNCALCULATED, read_cell
from graph.importing.spreadsheet.csv_tables import Table, make_table
from graph.importing.spreadsheet.table_format import HEADER_ROWS, columns_in, is_header
from graph.support.language import N_, LazyText, lazy_text

SheetRow = Sequence[Any]

SHEETS = ("sources", "entities", "ties")

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_WAITING = re.compile(rb"fullCalcOnLoad\s*=\s*[\"'](?:1|true)")

# How a workbook writes a character that XML forbids; lone surrogates stay as they are.
_ESCAPED = re.compile(r"_x(?![dD][89a-fA-F])([0-9a-fA-F]{4})_")


def workbook_tables(name: str, content: bytes) -> tuple[list[tuple[str, Table]], list[str]]:
    """Return the tables of the three sheets by name, and the names of other sheets."""
    broken = archive_problems(name, content)
    if broken:
        return [("", Table(place=name, header=(), rows=(), problems=tuple(broken)))], []
    try:
        with catch_warnings():
            simplefilter("ignore")  # Warnings about styles do not matter here.
            return _read_sheets(name, content)
    except Exception as error:  # openpyxl raises errors of any kind for a damaged file.
        problem = Problem(
            place=name,
            line=0,
            column="",
            found=lazy_text(N_("a broken workbook ({error})"), error=error),
            expected=LazyText(N_("an .xlsx file")),
        )
        return [("", Table(place=name, header=(), rows=(), problems=(problem,)))], []


def _read_sheets(name: str, content: bytes) -> tuple[list[tuple[str, Table]], list[str]]:
    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    has_formulas, untrusted = calculation_of(content)
    # openpyxl reads formulas and results in two passes; most files have no formulas.
    second = load_workbook(BytesIO(content), read_only=True) if has_formulas else None
    try:
        tables = []
        for sheet in book.worksheets:
            if sheet.title.strip().lower() not in SHEETS:
                continue
            place = f"{name}, sheet {sheet.title}"
            formulas = second[sheet.title].iter_rows() if second else None
            rows = _rows(place, sheet.iter_rows(), formulas, untrusted)
            tables.append((sheet.title.strip().lower(), make_table(place, rows)))
        return tables, [t for t in book.sheetnames if t.strip().lower() not in SHEETS]
    finally:
        book.close()
        if second:
            second.close()


def calculation_of(content: bytes) -> tuple[bool, bool]:
    """Return whether there are formulas, and whether their results are still to be calculated.

    A program that writes formulas and cannot calculate them stores 0 and asks for a calculation.
    """
    with ZipFile(BytesIO(content)) as archive:
        sheets = (n for n in archive.namelist() if n.startswith("xl/worksheets/"))
        has_formulas = any(_FORMULA.search(archive.read(name)) for name in sheets)
        books = (n for n in archive.namelist() if n.endswith("workbook.xml"))
        return has_formulas, any(_WAITING.search(archive.read(name)) for name in books)


def archive_problems(name: str, content: bytes) -> list[Problem]:
    """Return why the bytes are no workbook that can be opened."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            return list(refusals(name, archive.infolist()))
    except (BadZipFile, NotImplementedError, OSError, ValueError) as error:
        return [
            Problem(
                place=name,
                line=0,
                column="",
                found=lazy_text(N_("a broken workbook ({error})"), error=error),
                expected=LazyText(N_("an .xlsx file")),
            )
        ]


def _rows(
    place: str, written: Iterable[SheetRow], formulas: Iterable[SheetRow] | None, untrusted: bool
) -> Iterator[tuple[int, Sequence[str]] | Problem]:
    """Yield the rows of a sheet that hold something, after what is wrong with their cells."""
    pairs = zip(written, formulas, strict=False) if formulas else ((row, row) for row in written)
    numbered = enumerate(pairs, start=1)
    above = list(islice(numbered, HEADER_ROWS))
    at = _header_at([[_heading(cell) for cell in row] for _, (row, _) in above])
    for number, (row, _) in above[:at]:
        if any(title := [_heading(cell) for cell in row]):
            yield number, title
    header: Sequence[str] = ()
    for number, (row, calculated) in chain(above[at:], numbered):
        if not header:
            header = columns_in([_heading(cell) for cell in row])
            yield number, header
            continue
        texts, spoilt = [], False
        for index, cell in enumerate(row):
            column = header[index].strip() if index < len(header) else ""
            read = _read_checked(column, cell, calculated[index] if formulas else None, untrusted)
            if isinstance(read, tuple):
                yield Problem(place, number, column, *read)
                read, spoilt = "", True
            texts.append(read)
        if spoilt or any(texts):
            yield number, texts


def _header_at(rows: Sequence[Sequence[str]]) -> int:
    """Return the index of the header: the first row that is one of ours, else with cells."""
    of_ours = (i for i, cells in enumerate(rows) if is_header(cells))
    filled = (i for i, cells in enumerate(rows) if any(cells))
    return next(of_ours, next(filled, len(rows)))


def _read_checked(column: str, cell: Any, calculated: Any, untrusted: bool) -> str | CellFault:
    is_formula = calculated is not None and calculated.data_type == "f"
    # A formula may give an empty text, which is stored as one.
    lacking = cell.value is None and cell.data_type != "str"
    if column and is_formula and (lacking or untrusted):
        return UNCALCULATED
    read = read_cell(column, cell)
    if isinstance(read, tuple) and not column:
        return str(cell.value)
    return read if isinstance(read, tuple) else unescape_text(read)


def _heading(cell: Any) -> str:
    return "" if cell.value is None else unescape_text(str(cell.value))


def unescape_text(text: str) -> str:
    """Return the text of a cell with the characters that XML forbids."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
