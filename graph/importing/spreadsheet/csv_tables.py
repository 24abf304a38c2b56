"""CSV as rows that know their line, with every reason to refuse the bytes."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import chain, islice

from graph.importing.result import Problem, quoted, row_words
from graph.importing.spreadsheet.cell_values.damaged_cells import spoilt_cells
from graph.importing.spreadsheet.table_format import (
    LOOKED,
    UTF_8,
    columns_in,
    is_declaration,
    is_header,
    saved_as,
)
from graph.support.language import N_, Said, Text, said

CELL_LIMIT = 1024 * 1024
ROW_LIMIT = 4 * CELL_LIMIT

# Above both limits, so that a large cell is refused by our own check, with its column.
csv.field_size_limit(4 * ROW_LIMIT)

Numbered = tuple[int, Sequence[str]]
"""A row of cells with the line, or row, where it begins."""

ABOVE = "text above the header"
_MOST_IN_TITLE = 2
_NUMBERS = frozenset({"share", "share_bounds", "score"})
_COMMA = re.compile(r"(?<=\d),(?=\d)", re.ASCII)
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line where it begins and its cells by column, none of them blank."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A header and its rows; ``place`` is how messages name it.

    ``aside`` are the rows that are no records: what each is, and where.
    """

    place: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    aside: tuple[tuple[str, str], ...] = ()


def unguarded(cell: str) -> str:
    """Take off the ``'`` that keeps a spreadsheet from running a cell as a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell


def csv_table(place: str, content: bytes, encoding: str = UTF_8) -> Table:
    """Read a CSV file with a header row; ``encoding`` is what its bytes were said to be."""
    saved = saved_as(place, content, encoding)
    if isinstance(saved, Problem):
        return _without_more(place, [saved])
    rows = _csv_rows(place, saved.text, saved.separator)
    return table(place, _with_points(rows) if saved.separator == ";" else rows)


def table(place: str, rows: Iterable[Numbered | Problem]) -> Table:
    """Make a table of numbered rows of cells, the first of them the header."""
    problems: list[Problem] = []
    header: tuple[str, ...] = ()
    read: list[Row] = []
    pending = iter(rows)
    first = list(islice(pending, LOOKED))
    title = _above(row for row in first if not isinstance(row, Problem))
    if not is_title([cells for _, cells in title]):
        return _without_more(place, [_text_above(place, title, first)])
    below = (row for row in first if isinstance(row, Problem) or row not in title)
    for row in chain(below, pending):
        if isinstance(row, Problem):
            problems.append(row)
        elif not header:
            header = columns_in([unguarded(cell) for cell in row[1]])
            problems.extend(_header_problems(place, row[0], header))
        elif any(cell.strip() for cell in row[1]) or _ends_at(problems, row[0]):
            line, cells = row
            problems.extend(_size_problems(place, line, header, cells))
            problems.extend(_stray_problems(place, line, header, cells))
            named = zip(header, cells, strict=False)
            texts = {name: unguarded(cell) for name, cell in named if cell.strip()}
            problems.extend(spoilt_cells(place, line, texts))
            read.append(Row(line, texts))
    if not header and not problems:
        problems.append(Problem(place, 1, "", quoted(""), Said(N_("a header row"))))
    aside = tuple((ABOVE, told_row(place, *row)) for row in title if any(row[1]))
    return Table(place, header, tuple(read), tuple(problems), aside)


def _with_points(rows: Iterable[Numbered | Problem]) -> Iterator[Numbered | Problem]:
    """Write shares as 50.5%: where semicolons part the columns, a comma begins the decimals."""
    columns: set[int] = set()
    for row in rows:
        if isinstance(row, Problem):
            yield row
            continue
        line, cells = row
        if not columns and is_header(cells):
            columns = {i for i, name in enumerate(columns_in(cells)) if name in _NUMBERS}
        yield line, [_pointed(c) if i in columns else c for i, c in enumerate(cells)]


def _pointed(cell: str) -> str:
    """Put a point for the comma of a number; in a band it stands between two of them."""
    return cell if cell.lstrip()[:1] in ("(", "[") else _COMMA.sub(".", cell)


def is_title(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows above a header can be nothing but a title: a cell or two in each."""
    return all(sum(bool(cell.strip()) for cell in cells) <= _MOST_IN_TITLE for cells in rows)


def told_row(place: str, line: int, cells: Sequence[str]) -> str:
    """Name a row that is left out, with what stands in it."""
    told = " ".join(cell.strip() for cell in cells if cell.strip())
    return f"{row_words(place, line)}: {told[:80]}"


def _above(rows: Iterable[Numbered]) -> list[Numbered]:
    """Return the rows above the header; none where none of the rows is one."""
    above: list[Numbered] = []
    for row in rows:
        if is_header(row[1]):
            return above
        above.append(row)
    return []


def _text_above(
    place: str, title: Sequence[Numbered], rows: Sequence[Numbered | Problem]
) -> Problem:
    """Name what stands over the header and may be more than a title."""
    numbers = [row[0] for row in rows if not isinstance(row, Problem)]
    found = said(N_("other text above the header, which is row {n}"), n=numbers[len(title)])
    return Problem(place, title[0][0], "", found, Said(N_("the header as the first row")))


def _ends_at(problems: Sequence[Problem], line: int) -> bool:
    """Whether a row has been named already, all of whose cells may be spoilt."""
    return bool(problems) and problems[-1].line == line


def _without_more(place: str, problems: list[Problem]) -> Table:
    return Table(place, (), (), tuple(problems))


def _csv_rows(place: str, text: str, separator: str) -> Iterator[Numbered | Problem]:
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
            found = Said(N_("a quote that is not closed"))
        yield Problem(
            place, begins, "", found, Said(N_('quotes in pairs, "" for one inside a quoted cell'))
        )


def _header_problems(place: str, line: int, header: tuple[str, ...]) -> Iterator[Problem]:
    for column in sorted({name for name in header if name and header.count(name) > 1}):
        yield Problem(
            place, line, column, Said(N_("the column twice")), Said(N_("each column once"))
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
                place,
                line,
                column,
                said(N_("a cell of {n} bytes"), n=size),
                Said(N_("at most 1 MB in a cell")),
            )
    if sum(sizes) > ROW_LIMIT:
        yield Problem(
            place,
            line,
            "",
            said(N_("a row of {n} bytes"), n=sum(sizes)),
            Said(N_("at most 4 MB in a row")),
        )


def _stray_problems(
    place: str, line: int, header: Sequence[str], cells: Sequence[str]
) -> Iterator[Problem]:
    for index, cell in enumerate(cells):
        if cell.strip() and (index >= len(header) or not header[index]):
            found = said(N_("a cell under no heading in column {n}"), n=index + 1)
            yield Problem(place, line, "", found, Said(N_("as many cells as the header row has")))
