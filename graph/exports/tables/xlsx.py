"""Spreadsheet format as one workbook of text cells, without the time of writing."""

from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format

from graph.errors import InputError
from graph.exports.base import ExportFormat, ExportNote, Selection, UnsupportedFields, count_records
from graph.exports.tables.rows import SheetTable, note_unwritten, tables_of
from graph.model.records import Contents
from graph.support.atomic_files import replace_file
from graph.support.language import N_, lazy_text
from graph.support.progress import report_pieces

LONGEST = 32_767
"""Most UTF-16 units of a cell: a character beyond U+FFFF counts as two."""

_ROWS = 1_048_575
_COLUMNS = 16_384
_CREATED = datetime(1980, 1, 1)
_CUT = lazy_text(
    N_("texts of more than {n} characters, which a cell cannot hold, were cut"), n=LONGEST
)


def write(selection: Selection, out: Path) -> ExportNote:
    """Write one workbook with three sheets."""
    contents = selection.contents
    lacking = UnsupportedFields(contents)
    note_unwritten(contents, lacking)
    with replace_file(out) as part:
        try:
            _write_book(contents, part, lacking)
        except FileCreateError as error:
            raise OSError(0, str(error)) from error
    return ExportNote(
        format="xlsx", files=(str(out),), counts=count_records(contents), not_held=lacking.items()
    )


def _write_book(contents: Contents, part: Path, lacking: UnsupportedFields) -> None:
    with Workbook(str(part), {"constant_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        text = book.add_format({"num_format": "@"})
        for table in tables_of(contents):
            _write_sheet(book, table, text, lacking)


def _write_sheet(
    book: Workbook, table: SheetTable, text: Format, lacking: UnsupportedFields
) -> None:
    sheet = book.add_worksheet(table.name)
    if len(table.header) > _COLUMNS:
        raise InputError(
            N_("A sheet holds {columns} columns at most; export csv instead."), columns=_COLUMNS
        )
    sheet.set_column(0, len(table.header) - 1, 16, text)
    for column, name in enumerate(table.header):
        sheet.write_string(0, column, name)
    for number, row in enumerate(report_pieces(table.rows, _letters), 1):
        if number > _ROWS:
            raise InputError(
                N_("A sheet holds {rows} rows at most; export csv instead."), rows=_ROWS
            )
        for column, cell in enumerate(row):
            if cell:
                held = _shorten_cell(cell)
                if held != cell:
                    lacking.add(table.header[column], _CUT)
                sheet.write_string(number, column, held)


def _letters(row: tuple[str, ...]) -> int:
    return sum(map(len, row))


def _shorten_cell(cell: str) -> str:
    if 2 * len(cell) <= LONGEST:
        return cell
    units = cell.encode("utf-16-le", "replace")
    return units[: 2 * LONGEST].decode("utf-16-le", "ignore") if len(units) > 2 * LONGEST else cell


EXPORT = ExportFormat("xlsx", N_("one workbook of the spreadsheet format"), "xlsx", write)
