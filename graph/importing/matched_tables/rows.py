"""Rows of a table as descriptions of parties, by the columns that the user names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from graph.errors import InputError
from graph.importing.columns.grid import Grid, GridRow, SheetCell, cell_text
from graph.importing.columns.meanings import Meaning
from graph.matches.pairs.outside import OutsideParty
from graph.matches.table import COLUMNS, RowFinder, RowMatch
from graph.model.records import Kind
from graph.support.language import N_

KINDS = {"company": Kind.COMPANY, "person": Kind.PERSON, "storefront": Kind.STOREFRONT}
"""Kinds of party that a table can describe, by the word for them."""


_AT_ONCE = 200  # rows that are looked for together


@dataclass(frozen=True, slots=True)
class TableColumns:
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


def refuse_unfit_table(grid: Grid, asked: TableColumns) -> None:
    """Refuse a table without rows, or whose columns are not those asked for.

    Raises:
        InputError: it names the columns that there are.
    """
    if not grid.rows:
        raise InputError(
            N_("{table} has no rows; its columns: {columns}."),
            table=grid.place,
            columns=_listed(grid),
        )
    if grid.repeated:
        raise InputError(
            N_("{table} has two columns of one name: {names}; rename one. Its columns: {columns}."),
            table=grid.place,
            names=", ".join(grid.repeated),
            columns=_listed(grid),
        )
    if missing := [name for name in asked.named if name not in grid.header]:
        raise InputError(
            N_("{table} has no column {name!r}; its columns: {columns}."),
            table=grid.place,
            name=missing[0],
            columns=_listed(grid),
        )
    if taken := [name for name in COLUMNS if name in grid.header]:
        raise InputError(
            N_("{table} has a column {name!r} already, which would be added; rename it."),
            table=grid.place,
            name=taken[0],
        )


def _listed(grid: Grid) -> str:
    return ", ".join(grid.header) or "–"


@dataclass(frozen=True, slots=True)
class UnreadCell:
    """A cell that was not compared, by its line and the name of its column."""

    line: int
    column: str


class RowReader:
    """Rows as descriptions of parties; counts the cells that cannot be read."""

    def __init__(self, grid: Grid, columns: TableColumns, kind: Kind) -> None:
        self._grid = grid
        self._columns = columns
        self._kind = kind
        self._unread: list[UnreadCell] = []

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

    @property
    def unread(self) -> Sequence[UnreadCell]:
        """The cells that a spreadsheet spoilt: they cannot be read as what they should be."""
        return tuple(self._unread)

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
        self._unread.append(UnreadCell(row.line, column))
        return ""


def count_uncalculated(grid: Grid) -> int:
    """Return how many cells are formulas whose results the file does not hold."""
    cells = (cell for row in grid.rows for cell in row.cells)
    return sum(isinstance(cell, SheetCell) and cell.lacks_result for cell in cells)


def match_grid(
    find: RowFinder, reader: RowReader, rows: Iterable[GridRow]
) -> Iterator[tuple[GridRow, RowMatch]]:
    """Yield each row with the party that it may be."""
    waiting = iter(rows)
    while some := list(islice(waiting, _AT_ONCE)):
        yield from zip(some, find([reader.describe(row) for row in some]), strict=True)
