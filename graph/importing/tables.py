"""CSV as rows that know their line, with every reason to refuse the bytes."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import chain, islice

from graph.importing.reading import Problem, quoted
from graph.importing.separators import LOOKED, is_header, saved_otherwise
from graph.importing.spoilt import spoilt_cells
from graph.language import N_, Said, Text, said

CELL_LIMIT = 1024 * 1024
ROW_LIMIT = 4 * CELL_LIMIT

# Above both limits, so that a large cell is refused by our own check, with its column.
csv.field_size_limit(4 * ROW_LIMIT)

_GUARDED = re.compile(r"'+[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line where it begins and its cells by column, none of them blank."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A header and its rows; ``place`` is how messages name it."""

    place: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()


def unguarded(cell: str) -> str:
    """Take off the ``'`` that keeps a spreadsheet from running a cell as a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell


def csv_table(place: str, content: bytes) -> Table:
    """Read a CSV file of UTF-8 with a header row."""
    other = saved_otherwise(place, content)
    if other:
        return _without_more(place, [other])
    problems: list[Problem] = []
    text = _decoded(place, content, problems)
    return _without_more(place, problems) if text is None else table(place, _csv_rows(place, text))


def table(place: str, rows: Iterable[tuple[int, Sequence[str]] | Problem]) -> Table:
    """Make a table of numbered rows of cells, the first of them the header."""
    problems: list[Problem] = []
    header: tuple[str, ...] = ()
    read: list[Row] = []
    pending = iter(rows)
    first = list(islice(pending, LOOKED))
    above = _text_above(place, [row for row in first if not isinstance(row, Problem)])
    if above:
        return _without_more(place, [above])
    for row in chain(first, pending):
        if isinstance(row, Problem):
            problems.append(row)
        elif not header:
            header = tuple(unguarded(cell).strip() for cell in row[1])
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
    return Table(place, header, tuple(read), tuple(problems))


def _ends_at(problems: Sequence[Problem], line: int) -> bool:
    """Whether a row has been named already, all of whose cells may be spoilt."""
    return bool(problems) and problems[-1].line == line


def _text_above(place: str, rows: Sequence[tuple[int, Sequence[str]]]) -> Problem | None:
    """Find a title over the header, which makes every row below it unreadable."""
    at = next((i for i, (_, cells) in enumerate(rows) if is_header(cells)), 0)
    if at == 0:
        return None
    found = said(N_("other text above the header, which is row {n}"), n=rows[at][0])
    return Problem(place, rows[0][0], "", found, Said(N_("the header as the first row")))


def _without_more(place: str, problems: list[Problem]) -> Table:
    return Table(place, (), (), tuple(problems))


def _decoded(place: str, content: bytes, problems: list[Problem]) -> str | None:
    zero = content.find(b"\0")
    if zero >= 0:
        line = content.count(b"\n", 0, zero) + 1
        problems.append(
            Problem(place, line, "", Said(N_("a NUL byte")), Said(N_("text without one")))
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = said(N_("bytes that are not UTF-8 (0x{byte:02x})"), byte=content[error.start])
        expected = Said(N_("a file saved as CSV UTF-8 or as .xlsx"))
        problems.append(Problem(place, line, "", found, expected))
    return None if problems else text


def _csv_rows(place: str, text: str) -> Iterator[tuple[int, Sequence[str]] | Problem]:
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for cells in reader:
            if cells:
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
