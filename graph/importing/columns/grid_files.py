"""Tables of CSV files and workbooks in whatever form they were saved."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from typing import Any
from warnings import catch_warnings, simplefilter

from openpyxl import load_workbook
from openpyxl.reader.excel import ExcelReader

from graph.importing.columns.grid import Cell, Grid, SheetCell, make_grid
from graph.importing.files import NamedFile, unpack_zip
from graph.importing.result import IN_WORKBOOK, Problem
from graph.importing.spreadsheet.csv_tables import csv_rows
from graph.importing.spreadsheet.table_format import (
    HEADER_ROWS,
    REQUIRED,
    UTF_8,
    decode_text,
    is_declaration,
    is_header,
    wide_encoding,
)
from graph.importing.spreadsheet.workbook import SHEETS, archive_problems, calculation_of
from graph.support.language import N_, LazyText, lazy_text
from graph.support.safe_text import split_lines

_SEPARATORS = (",", ";", "\t", "|")
_HEAD = 64 * 1024
WINDOWS = "cp1252"
"""Encoding that is assumed for bytes that are not UTF-8: that of spreadsheets on Windows."""


def is_foreign(name: str, content: bytes) -> bool:
    """Whether a file is a spreadsheet without the columns or sheets of the project's own form."""
    stem, _, suffix = name.lower().rpartition(".")
    if suffix == "xlsx":
        sheets = sheet_names(content)
        return bool(sheets) and not any(each.strip().lower() in SHEETS for each in sheets)
    if suffix != "csv" or stem in REQUIRED or not content.strip():
        return False
    head = content[:_HEAD].decode(wide_encoding(content[:_HEAD]) or UTF_8, "replace")
    lines = split_lines(head.lstrip("\ufeff"))[:HEADER_ROWS]
    return not any(is_header(line.split(each)) for line in lines for each in _SEPARATORS)


def unpacked_sheets(files: Sequence[NamedFile]) -> list[NamedFile]:
    """Return files with the entries of each archive that holds such a spreadsheet in its place."""
    return [each for file in files for each in _entries_of_sheets(file)]


def _entries_of_sheets(file: NamedFile) -> list[NamedFile]:
    name, content = file
    if not name.lower().endswith(".zip"):
        return [file]
    entries, problems = unpack_zip(name, content)
    # An archive that must be refused stays whole: who reads it says why.
    has_sheet = not problems and any(is_foreign(*entry) for entry in entries)
    return entries if has_sheet else [file]


def sheet_names(content: bytes) -> list[str]:
    """Return the names of the sheets of a workbook; none where it cannot be opened."""
    if archive_problems("", content):
        return []
    try:
        # The list of sheets alone: to open the workbook reads all of its texts.
        reader = ExcelReader(BytesIO(content), read_only=True)
        reader.read_manifest()
        reader.read_workbook()
        return [str(sheet.name) for sheet, _rel in reader.parser.find_sheets()]
    except Exception:  # openpyxl raises errors of any kind for a damaged file
        return []


def read_grid(name: str, content: bytes, sheet: str = "", encoding: str = "") -> Grid:
    """Return the table of a CSV file, or of one sheet of a workbook, by default the first.

    ``encoding`` is that of a CSV file; without one, UTF-8 or else ``WINDOWS`` is assumed.
    """
    if name.lower().endswith(".xlsx"):
        return _sheet_grid(name, content, sheet)
    return _csv_grid(name, content, encoding)


def _csv_grid(name: str, content: bytes, encoding: str) -> Grid:
    wide = wide_encoding(content[:_HEAD])
    text = decode_text(name, content, encoding or wide or UTF_8)
    assumed = ""
    if isinstance(text, Problem) and not encoding and not wide and b"\0" not in content:
        assumed = WINDOWS
        text = decode_text(name, content, WINDOWS)
    if isinstance(text, Problem):
        return Grid(place=name, header=(), rows=(), problems=(text,))
    return make_grid(name, csv_rows(name, text, _separator(text)), assumed)


def _separator(text: str) -> str:
    """Return the separator that gives the first lines the most columns, each line as many."""
    lines = list(StringIO(text[:_HEAD], newline=""))
    if lines and is_declaration([lines[0]]):
        return lines[0].strip()[-1]
    sample = "".join(lines[:-1] if len(text) > _HEAD else lines)
    return max(_SEPARATORS, key=lambda each: _fit(sample, each))


def _fit(sample: str, separator: str) -> int:
    """Return how many rows have the most frequent number of columns, times that number."""
    try:
        rows = list(csv.reader(StringIO(sample, newline=""), delimiter=separator))[:HEADER_ROWS]
    except csv.Error:
        return 0
    widths = [len(row) for row in rows if any(row)]
    return max((widths.count(width) * (width - 1) for width in set(widths)), default=0)


def _sheet_grid(name: str, content: bytes, sheet: str) -> Grid:
    if broken := archive_problems(name, content):
        return Grid(place=name, header=(), rows=(), problems=tuple(broken))
    try:
        with catch_warnings():
            simplefilter("ignore")  # Warnings about styles do not matter here.
            return _open_sheet(name, content, sheet)
    except Exception as error:  # openpyxl raises errors of any kind for a damaged file.
        found = lazy_text(N_("a broken workbook ({error})"), error=error)
        wanted = LazyText(N_("an .xlsx file"))
        problem = Problem(place=name, line=0, column="", found=found, expected=wanted)
        return Grid(place=name, header=(), rows=(), problems=(problem,))


def _open_sheet(name: str, content: bytes, sheet: str) -> Grid:
    has_formulas, untrusted = calculation_of(content)
    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    second = load_workbook(BytesIO(content), read_only=True) if has_formulas else None
    try:
        named = next((each for each in book.worksheets if each.title == sheet), book.worksheets[0])
        place = f"{name}{IN_WORKBOOK}{named.title}"
        formulas = second[named.title].iter_rows() if second else None
        return make_grid(place, _sheet_rows(named.iter_rows(), formulas, untrusted))
    finally:
        book.close()
        if second:
            second.close()


def _sheet_rows(
    written: Iterable[Sequence[Any]], formulas: Iterable[Sequence[Any]] | None, untrusted: bool
) -> Iterator[tuple[int, Sequence[Cell]]]:
    if formulas is None:
        for number, row in enumerate(written, start=1):
            yield number, [_cell(cell) for cell in row]
        return
    for number, (row, calculated) in enumerate(zip(written, formulas, strict=False), start=1):
        yield (
            number,
            [
                _cell(cell, is_formula=formula.data_type == "f", untrusted=untrusted)
                for cell, formula in zip(row, calculated, strict=False)
            ],
        )


def _cell(cell: Any, *, is_formula: bool = False, untrusted: bool = False) -> Cell:
    value = cell.value
    # A formula may give an empty text, which is stored as one.
    if is_formula and (untrusted or (value is None and cell.data_type != "str")):
        return SheetCell(value, "f", "", lacks_result=True)
    if value is None:
        return ""
    if isinstance(value, str) and cell.data_type != "e":
        return value
    return SheetCell(value, cell.data_type, cell.number_format or "")
