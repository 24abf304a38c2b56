"""What a person enters in a form, read by the rules of the spreadsheet format."""

import csv
import io
from collections.abc import Mapping, Sequence

from graph.importing.read import read_files
from graph.importing.reading import Reading

Row = Mapping[str, str]
"""One row by the columns of its sheet (design section 5); an empty value is not stated."""


def read_entries(sources: Sequence[Row], entities: Sequence[Row], ties: Sequence[Row]) -> Reading:
    """Return the records of some rows, or everything that is wrong with them."""
    sheets = (("sources.csv", sources), ("entities.csv", entities), ("ties.csv", ties))
    return read_files([(name, _sheet(rows)) for name, rows in sheets if rows])


def _sheet(rows: Sequence[Row]) -> bytes:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")
