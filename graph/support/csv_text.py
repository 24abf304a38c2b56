"""CSV as text, for every table that is not an export format."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

_ENDED = "\r\n"


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """Return rows as CSV, each ended by a line feed; a cell with any line break is quoted.

    A bare carriage return would end the row in a spreadsheet, and begin a formula after it.
    """
    return "".join(_lines(rows))


def _lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    for row in rows:
        # The writer quotes the characters that end its lines.
        line = StringIO(newline="")
        csv.writer(line, lineterminator=_ENDED).writerow(row)
        yield f"{line.getvalue().removesuffix(_ENDED)}\n"
