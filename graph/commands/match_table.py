"""Command that looks for the rows of a spreadsheet among the parties of the store."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from graph.commands.output import tell
from graph.commands.shared import open_default_store
from graph.errors import InputError
from graph.importing.columns.grid import Cell, Grid, GridRow, SheetCell, cell_text
from graph.importing.columns.grid_files import read_grid
from graph.importing.columns.meanings import Meaning
from graph.importing.files import BYTE_LIMIT, too_large
from graph.importing.result import row_name
from graph.matches.match_index import MatchIndex
from graph.matches.pairs.outside import OutsideParty
from graph.matches.table import COLUMNS, match_row
from graph.model.records import Kind
from graph.support.atomic_files import replace_file
from graph.support.csv_text import csv_text
from graph.support.safe_text import escape_formula

_SUFFIXES = (".csv", ".xlsx")
_KINDS = {"company": Kind.COMPANY, "person": Kind.PERSON, "storefront": Kind.STOREFRONT}
_ROWS, _COLUMNS, _LONGEST = 1_048_576, 16_384, 32_767  # of a sheet, and characters of a cell
_COLUMN = "COLUMN"
_CREATED = datetime(1980, 1, 1)  # of every workbook, so that its bytes do not depend on the day


@dataclass(frozen=True, slots=True)
class _Columns:
    """Names of the columns that describe a party; empty where the table has none of a kind."""

    name: str
    country: str
    number: str
    lei: str
    vat: str
    incorporated: str
    born: str
    contacts: tuple[str, ...]
    addresses: tuple[str, ...]

    @property
    def named(self) -> Iterator[str]:
        """Yield each column that is asked for."""
        single = (self.country, self.number, self.lei, self.vat, self.incorporated, self.born)
        yield self.name
        yield from (name for name in (*single, *self.contacts, *self.addresses) if name)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--column", "name", required=True, metavar=_COLUMN, help="Column of the names.")
@click.option("--kind", type=click.Choice(list(_KINDS)), default="company", show_default=True)
@click.option("--country", default="", metavar=_COLUMN, help="Column of the countries.")
@click.option("--number", default="", metavar=_COLUMN, help="Column of the register numbers.")
@click.option("--lei", default="", metavar=_COLUMN, help="Column of the LEIs.")
@click.option("--vat", default="", metavar=_COLUMN, help="Column of the VAT numbers.")
@click.option("--incorporated", default="", metavar=_COLUMN, help="Column of the founding days.")
@click.option("--born", default="", metavar=_COLUMN, help="Column of the dates of birth.")
@click.option(
    "--contact",
    "contacts",
    multiple=True,
    metavar=_COLUMN,
    help="Column of phones, e-mails or websites; may be repeated.",
)
@click.option(
    "--address",
    "addresses",
    multiple=True,
    metavar=_COLUMN,
    help="Column of addresses; may be repeated.",
)
@click.option("--sheet", default="", metavar="NAME", help="Sheet of a workbook; else the first.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A .csv or .xlsx file.")
def table(
    file: Path,
    name: str,
    kind: str,
    country: str,
    number: str,
    lei: str,
    vat: str,
    incorporated: str,
    born: str,
    contacts: tuple[str, ...],
    addresses: tuple[str, ...],
    sheet: str,
    out: Path,
) -> None:
    """Look for the rows of a spreadsheet in the store, and write them with what they may be.

    A party is filled in only where it is strong or likely and no other could as well be meant.
    """
    if out.suffix.lower() not in _SUFFIXES:
        raise InputError(f"{out} is neither .csv nor .xlsx; choose another --out.")
    asked = _Columns(
        *(name, country, number, lei, vat, incorporated, born),
        contacts=contacts,
        addresses=addresses,
    )
    grid = _read(file, sheet)
    _check_columns(grid, asked)
    with open_default_store() as store:
        contents = store.contents()
    index = MatchIndex.by_settings(contents)
    rows = _RowReader(grid, asked, _KINDS[kind])
    with click.progressbar(grid.rows, label="Comparing", file=sys.stderr) as each:
        _write(out, grid, ((row, match_row(index, rows.describe(row)).cells) for row in each))
    rows.tell_unread()
    _tell_uncalculated(grid)
    tell(f"Written: {out}")


def _read(file: Path, sheet: str) -> Grid:
    if file.suffix.lower() not in _SUFFIXES:
        raise InputError(f"{file} is neither .csv nor .xlsx.")
    try:
        if file.stat().st_size > BYTE_LIMIT:
            raise InputError(str(too_large(file.name)))
        content = file.read_bytes()
    except OSError as error:
        reason = error.strerror or "a failure"
        raise InputError(f"{file} cannot be read ({reason}).") from error
    grid = read_grid(file.name, content, sheet)
    if grid.problems:
        raise InputError("\n".join(map(str, grid.problems)))
    if not grid.rows:
        raise InputError(f"{grid.place} has no rows; its columns: {_listed(grid)}.")
    return grid


def _check_columns(grid: Grid, asked: _Columns) -> None:
    if grid.repeated:
        twice = ", ".join(grid.repeated)
        raise InputError(
            f"{grid.place} has two columns of one name: {twice}; rename one. "
            f"Its columns: {_listed(grid)}."
        )
    if missing := [name for name in asked.named if name not in grid.header]:
        raise InputError(
            f"{grid.place} has no column {missing[0]!r}; its columns: {_listed(grid)}."
        )
    if taken := [name for name in COLUMNS if name in grid.header]:
        raise InputError(
            f"{grid.place} has a column {taken[0]!r} already, which this command adds; rename it."
        )


def _listed(grid: Grid) -> str:
    return ", ".join(grid.header) or "none"


class _RowReader:
    """Rows as descriptions of parties; counts the cells that cannot be read."""

    def __init__(self, grid: Grid, columns: _Columns, kind: Kind) -> None:
        self._grid = grid
        self._columns = columns
        self._kind = kind
        self._unread: list[tuple[int, str]] = []

    def describe(self, row: GridRow) -> OutsideParty:
        """Return what a row states of its party."""
        columns = self._columns
        return OutsideParty(
            name=self._text(row, columns.name, Meaning.SELLER),
            kind=self._kind,
            country=self._text(row, columns.country),
            number=self._text(row, columns.number, Meaning.NUMBER),
            lei=self._text(row, columns.lei, Meaning.NUMBER),
            vat_number=self._text(row, columns.vat, Meaning.VAT),
            incorporated=self._text(row, columns.incorporated),
            birth_date=self._text(row, columns.born),
            contacts=self._texts(row, columns.contacts, Meaning.PHONE),
            addresses=self._texts(row, columns.addresses),
        )

    def tell_unread(self) -> None:
        """Say which cells were not compared, since a spreadsheet spoilt them."""
        if self._unread:
            line, column = self._unread[0]
            where = row_name(self._grid.place, line)
            tell(
                f"Not compared: {len(self._unread)} cells that cannot be read as what they "
                f"should be, the first in {where}, column {column}."
            )

    def _texts(
        self, row: GridRow, columns: Sequence[str], meaning: Meaning = Meaning.UNUSED
    ) -> tuple[str, ...]:
        texts = (self._text(row, column, meaning) for column in columns)
        return tuple(text for text in texts if text)

    def _text(self, row: GridRow, column: str, meaning: Meaning = Meaning.UNUSED) -> str:
        if not column:
            return ""
        text = cell_text(meaning, row.cells[self._grid.header.index(column)])
        if isinstance(text, str):
            return text
        self._unread.append((row.line, column))
        return ""


def _tell_uncalculated(grid: Grid) -> None:
    cells = (cell for row in grid.rows for cell in row.cells)
    if lacking := sum(isinstance(cell, SheetCell) and cell.lacks_result for cell in cells):
        tell(f"Left empty: {lacking} formulas whose results the file does not hold.")


_Found = Iterator[tuple[GridRow, tuple[str, ...]]]


def _write(out: Path, grid: Grid, found: _Found) -> None:
    try:
        with replace_file(out) as part:
            if out.suffix.lower() == ".csv":
                _write_csv(part, grid, found)
            else:
                _write_workbook(part, grid, found)
    except (OSError, FileCreateError) as error:
        raise InputError(f"{out} cannot be written ({error}); choose another --out.") from error


def _write_csv(part: Path, grid: Grid, found: _Found) -> None:
    with part.open("w", encoding="utf-8", newline="") as file:
        for row in _with_header((*grid.header, *COLUMNS), found):
            file.write(csv_text([[escape_formula(_shown(cell)) for cell in row]]))


def _write_workbook(part: Path, grid: Grid, found: _Found) -> None:
    header = (*grid.header, *COLUMNS)
    if len(grid.rows) >= _ROWS or len(header) > _COLUMNS:
        raise InputError("A sheet does not hold so many rows and columns; choose a .csv as --out.")
    with Workbook(str(part), {"constant_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        sheet = book.add_worksheet()
        for number, row in enumerate(_with_header(header, found)):
            for place, cell in enumerate(row):
                _write_cell(sheet, number, place, cell)


def _with_header(header: Sequence[str], found: _Found) -> Iterator[Sequence[Cell]]:
    yield header
    for row, cells in found:
        yield (*row.cells, *cells)


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
    """Write a number as a number, and all else as text, which runs no formula."""
    if isinstance(cell, SheetCell) and type(cell.value) in (int, float):
        sheet.write_number(row, column, cell.value)
    elif text := _shown(cell):
        sheet.write_string(row, column, text[:_LONGEST])


def _shown(cell: Cell) -> str:
    """Return the text of a cell, also of one that could not be read as what it should be."""
    text = str(cell)
    if text or not isinstance(cell, SheetCell) or cell.value is None or cell.lacks_result:
        return text
    return str(cell.value)
