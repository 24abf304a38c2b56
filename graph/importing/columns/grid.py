"""Any table as it is in its file: headings, and cells that wait for the meaning of their column."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import KW_ONLY, dataclass
from itertools import chain, islice

from graph.importing.columns.meanings import Meaning, guess_meanings
from graph.importing.result import Problem
from graph.importing.spreadsheet.cell_values.damaged_cells import CellFault, text_fault
from graph.importing.spreadsheet.cell_values.workbook_cells import UNCALCULATED, read_cell
from graph.importing.spreadsheet.csv_tables import unescape_cell
from graph.importing.spreadsheet.table_format import HEADER_ROWS
from graph.importing.spreadsheet.workbook import unescape_text

_FIRST_VALUES = 3
_LEAST_FILLED = 2
_LETTERS = 26

# Columns of each meaning by the names that the rules for cells know: no number is a date.
_READ_AS = {
    Meaning.SHOP: "name",
    Meaning.SELLER: "name",
    Meaning.OWNER: "name",
    Meaning.DIRECTOR: "name",
    Meaning.PLATFORM: "name",
    Meaning.NUMBER: "registration number",
    Meaning.OWNER_NUMBER: "registration number",
    Meaning.VAT: "vat",
    Meaning.PHONE: "phone",
    Meaning.SHARE: "share",
}


@dataclass(frozen=True, slots=True)
class SheetCell:
    """Cell of a workbook that is no plain text; its text depends on the meaning of its column.

    ``lacks_result`` is True for a formula whose result is not in the file.
    """

    value: object
    data_type: str
    number_format: str
    lacks_result: bool = False

    def __str__(self) -> str:
        read = read_cell("", self)
        return "" if isinstance(read, tuple) or self.lacks_result else read


Cell = str | SheetCell


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row with the line or row of the file where it begins, a cell for each heading."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Table of a file: each heading is there once.

    ``place`` names the file, and the sheet of a workbook. ``line`` is that of the headings,
    ``title`` the text above them. ``assumed`` is the encoding that the bytes were taken for,
    ``repeated`` are the headings that the file has more than once.
    """

    place: str
    header: tuple[str, ...]
    rows: tuple[GridRow, ...]
    problems: tuple[Problem, ...] = ()
    _: KW_ONLY
    line: int = 1
    title: str = ""
    assumed: str = ""
    repeated: tuple[str, ...] = ()

    def first_rows(self, number: int) -> "Grid":
        """Return the table with its first rows alone."""
        return Grid(self.place, self.header, self.rows[:number], line=self.line, title=self.title)

    def first_values(self, column: int) -> list[str]:
        """Return the first different values of a column."""
        texts = (str(row.cells[column]).strip() for row in self.rows)
        return list(islice(dict.fromkeys(filter(None, islice(texts, 1000))), _FIRST_VALUES))


def cell_text(meaning: Meaning, cell: Cell) -> str | CellFault:
    """Return the text of a cell under a heading of this meaning, or why it cannot be read."""
    column = _READ_AS.get(meaning, "")
    if isinstance(cell, SheetCell):
        if cell.lacks_result:
            return UNCALCULATED
        read = read_cell(column, cell)
        return unescape_text(read).strip() if isinstance(read, str) else read
    text = unescape_cell(cell).strip()
    return (text_fault(column, text) if text else None) or text


def make_grid(
    place: str, rows: Iterable[tuple[int, Sequence[Cell]] | Problem], assumed: str = ""
) -> Grid:
    """Return the table of numbered rows; the header is looked for among the first ones."""
    problems: list[Problem] = []
    filled = _filled_rows(rows, problems)
    above = list(islice(filled, HEADER_ROWS))
    at = _header_at([[str(cell) for cell in cells] for _, cells in above])
    kept = [GridRow(line, tuple(cells)) for line, cells in chain(above[at + 1 :], filled)]
    headings = [str(cell).strip() for cell in above[at][1]] if above else []
    used = _used_columns(headings, kept)
    names = _distinct_names(headings, used)
    title = [str(cell).strip() for _, cells in above[:at] for cell in cells if str(cell).strip()]
    return Grid(
        place=place,
        header=names,
        rows=tuple(_narrowed(row, used) for row in kept),
        problems=tuple(problems),
        line=above[at][0] if above else 1,
        title=" ".join(title),
        assumed=assumed,
        repeated=tuple(sorted(n for n, times in Counter(headings).items() if n and times > 1)),
    )


def _filled_rows(
    rows: Iterable[tuple[int, Sequence[Cell]] | Problem], problems: list[Problem]
) -> Iterable[tuple[int, Sequence[Cell]]]:
    for row in rows:
        if isinstance(row, Problem):
            problems.append(row)
        elif any(not isinstance(cell, str) or cell.strip() for cell in row[1]):
            yield row


def _header_at(rows: Sequence[Sequence[str]]) -> int:
    """Return the row of the headings: the most that have a meaning, else the first full row."""
    filled = [sum(bool(cell.strip()) for cell in cells) for cells in rows]
    guessed = [sum(m is not Meaning.UNUSED for m in guess_meanings(cells)) for cells in rows]
    if guessed and max(guessed) >= _LEAST_FILLED:
        return guessed.index(max(guessed))
    full = (at for at, n in enumerate(filled) if n >= _LEAST_FILLED and 2 * n >= max(filled))
    return next(full, 0)


def _used_columns(headings: Sequence[str], rows: Sequence[GridRow]) -> list[int]:
    """Return the columns that have a heading, or hold something."""
    used = {at for at, name in enumerate(headings) if name}
    waiting = set(range(max((len(row.cells) for row in rows), default=0))) - used
    for row in rows:
        used |= {at for at in waiting if at < len(row.cells) and str(row.cells[at]).strip()}
        waiting -= used
        if not waiting:
            break
    return sorted(used)


def _distinct_names(headings: Sequence[str], used: Sequence[int]) -> tuple[str, ...]:
    """Return a name for each column: its heading, numbered where it is there before."""
    names: list[str] = []
    for at in used:
        name = headings[at] if at < len(headings) else ""
        name = name or f"({_letters(at)})"
        repeats = sum(name == each or each.startswith(f"{name} (") for each in names)
        while name in names:
            repeats += 1
            name = f"{headings[at]} ({repeats})"
        names.append(name)
    return tuple(names)


def _letters(at: int) -> str:
    """Return the letters of a column in a spreadsheet: A, Z, AA."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def _narrowed(row: GridRow, used: Sequence[int]) -> GridRow:
    cells = row.cells
    return GridRow(row.line, tuple(cells[at] if at < len(cells) else "" for at in used))


def fault_problem(grid: Grid, line: int, column: str, fault: CellFault) -> Problem:
    """Return the problem of a damaged cell."""
    found, expected = fault
    return Problem(place=grid.place, line=line, column=column, found=found, expected=expected)
