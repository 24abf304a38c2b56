"""Reader of CSV: rows with their lines, and every problem of the file."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from io import StringIO
from itertools import chain, islice

from graph.importing.result import Problem, quote_value, row_name
from graph.importing.spreadsheet.cell_values.damaged_cells import cell_faults
from graph.importing.spreadsheet.table_format import (
    HEADER_ROWS,
    UTF_8,
    columns_in,
    decode_table,
    is_declaration,
    is_header,
)
from graph.support.language import N_, LazyText, Text, lazy_text

CELL_LIMIT = 1024 * 1024
ROW_LIMIT = 4 * CELL_LIMIT

# Above both limits, so that a large cell is refused by our own check, with its column.
csv.field_size_limit(4 * ROW_LIMIT)

NumberedRow = tuple[int, Sequence[str]]
"""A row of cells with the line, or row, where it begins."""

TEXT_ABOVE = "text above the header"
_MOST_IN_TITLE = 2
_NUMBERS = frozenset({"share", "share_bounds", "score"})
_COMMA = re.compile(r"(?<=\d),(?=\d)", re.ASCII)
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: the line where it begins and its cells by column, none of them blank."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A header and its rows; ``place`` is the name in messages.

    ``aside`` are the rows that are not records: the kind of each, and its place.
    """

    place: str
    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    problems: tuple[Problem, ...] = ()
    _: KW_ONLY
    aside: tuple[tuple[str, str], ...] = ()


def unescape_cell(cell: str) -> str:
    """Remove the ``'`` that keeps a spreadsheet from running a cell as a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell


def csv_table(place: str, content: bytes, encoding: str = UTF_8) -> Table:
    """Return the table of a CSV file with a header row; ``encoding`` is that of its bytes."""
    saved = decode_table(place, content, encoding)
    if isinstance(saved, Problem):
        return _without_more(place, [saved])
    rows = csv_rows(place, saved.text, saved.separator)
    return make_table(place, _with_points(rows) if saved.separator == ";" else rows)


def make_table(place: str, rows: Iterable[NumberedRow | Problem]) -> Table:
    """Return the table of numbered rows of cells; the first row after a title is the header."""
    problems: list[Problem] = []
    header: tuple[str, ...] = ()
    read: list[TableRow] = []
    pending = iter(rows)
    first = list(islice(pending, HEADER_ROWS))
    title = _rows_above(row for row in first if not isinstance(row, Problem))
    if not is_title([cells for _, cells in title]):
        return _without_more(place, [_text_above(place, title, first)])
    below = (row for row in first if isinstance(row, Problem) or row not in title)
    for row in chain(below, pending):
        if isinstance(row, Problem):
            problems.append(row)
        elif not header:
            header = columns_in([unescape_cell(cell) for cell in row[1]])
            problems.extend(_header_problems(place, row[0], header))
        elif any(cell.strip() for cell in row[1]) or _ends_at(problems, row[0]):
            line, cells = row
            problems.extend(_size_problems(place, line, header, cells))
            problems.extend(_stray_problems(place, line, header, cells))
            named = zip(header, cells, strict=False)
            texts = {name: unescape_cell(cell) for name, cell in named if cell.strip()}
            problems.extend(cell_faults(place, line, texts))
            read.append(TableRow(line, texts))
    if not header and not problems:
        problems.append(
            Problem(
                place=place,
                line=1,
                column="",
                found=quote_value(""),
                expected=LazyText(N_("a header row")),
            )
        )
    aside = tuple((TEXT_ABOVE, describe_row(place, *row)) for row in title if any(row[1]))
    return Table(
        place=place, header=header, rows=tuple(read), problems=tuple(problems), aside=aside
    )


def _with_points(rows: Iterable[NumberedRow | Problem]) -> Iterator[NumberedRow | Problem]:
    """Yield rows with shares as 50.5%: in files with semicolons a comma begins the decimals."""
    columns: set[int] = set()
    for row in rows:
        if isinstance(row, Problem):
            yield row
            continue
        line, cells = row
        if not columns and is_header(cells):
            columns = {i for i, name in enumerate(columns_in(cells)) if name in _NUMBERS}
        yield line, [_point_for_comma(c) if i in columns else c for i, c in enumerate(cells)]


def _point_for_comma(cell: str) -> str:
    """Replace the decimal comma of a number; in a band the comma is between two numbers."""
    return cell if cell.lstrip()[:1] in ("(", "[") else _COMMA.sub(".", cell)


def is_title(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows above a header can only be a title: at most two cells in each."""
    return all(sum(bool(cell.strip()) for cell in cells) <= _MOST_IN_TITLE for cells in rows)


def describe_row(place: str, line: int, cells: Sequence[str]) -> str:
    """Return the place and the text of a row that is left out."""
    text = " ".join(cell.strip() for cell in cells if cell.strip())
    return f"{row_name(place, line)}: {text[:80]}"


def _rows_above(rows: Iterable[NumberedRow]) -> list[NumberedRow]:
    """Return the rows above the header; empty if no row is a header."""
    above: list[NumberedRow] = []
    for row in rows:
        if is_header(row[1]):
            return above
        above.append(row)
    return []


def _text_above(
    place: str, title: Sequence[NumberedRow], rows: Sequence[NumberedRow | Problem]
) -> Problem:
    """Return the problem of text above the header that may be more than a title."""
    numbers = [row[0] for row in rows if not isinstance(row, Problem)]
    found = lazy_text(N_("other text above the header, which is row {n}"), n=numbers[len(title)])
    return Problem(
        place=place,
        line=title[0][0],
        column="",
        found=found,
        expected=LazyText(N_("the header as the first row")),
    )


def _ends_at(problems: Sequence[Problem], line: int) -> bool:
    """Whether the last problem is of this row, all of whose cells may be damaged."""
    return bool(problems) and problems[-1].line == line


def _without_more(place: str, problems: list[Problem]) -> Table:
    return Table(place=place, header=(), rows=(), problems=tuple(problems))


def csv_rows(place: str, text: str, separator: str) -> Iterator[NumberedRow | Problem]:
    """Yield the rows of a text with the line where each begins; a quote left open is a problem."""
    reader = csv.reader(StringIO(text, newline=""), strict=True, delimiter=separator)
    begins = 1
    try:
        for cells in reader:
            if cells and not (begins == 1 and is_declaration(cells)):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        found: Text = str(error)
        if "unexpected end" in str(error) or "limit" in str(error):
            found = LazyText(N_("a quote that is not closed"))
        yield Problem(
            place=place,
            line=begins,
            column="",
            found=found,
            expected=LazyText(N_('quotes in pairs, "" for one inside a quoted cell')),
        )


def _header_problems(place: str, line: int, header: tuple[str, ...]) -> Iterator[Problem]:
    for column in sorted({name for name in header if name and header.count(name) > 1}):
        yield Problem(
            place=place,
            line=line,
            column=column,
            found=LazyText(N_("the column twice")),
            expected=LazyText(N_("each column once")),
        )


def _size_problems(
    place: str, line: int, header: Sequence[str], cells: Sequence[str]
) -> Iterator[Problem]:
    if 4 * sum(map(len, cells)) <= CELL_LIMIT:
        return  # Nothing can be too large: a character has at most four bytes.
    sizes = [len(cell.encode("utf-8", "surrogatepass")) for cell in cells]
    for column, size in zip(header, sizes, strict=False):
        if size > CELL_LIMIT:
            yield Problem(
                place=place,
                line=line,
                column=column,
                found=lazy_text(N_("a cell of {n} bytes"), n=size),
                expected=LazyText(N_("at most 1 MB in a cell")),
            )
    if sum(sizes) > ROW_LIMIT:
        yield Problem(
            place=place,
            line=line,
            column="",
            found=lazy_text(N_("a row of {n} bytes"), n=sum(sizes)),
            expected=LazyText(N_("at most 4 MB in a row")),
        )


def _stray_problems(
    place: str, line: int, header: Sequence[str], cells: Sequence[str]
) -> Iterator[Problem]:
    for index, cell in enumerate(cells):
        if cell.strip() and (index >= len(header) or not header[index]):
            found = lazy_text(N_("a cell under no heading in column {n}"), n=index + 1)
            yield Problem(
                place=place,
                line=line,
                column="",
                found=found,
                expected=LazyText(N_("as many cells as the header row has")),
            )
