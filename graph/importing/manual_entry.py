"""Entries of a form, read by the rules of the spreadsheet format."""

from collections.abc import Mapping, Sequence

from graph.importing.read_all import read_files
from graph.importing.result import ImportContents
from graph.support.csv_text import csv_text

EntryRow = Mapping[str, str]
"""One row by the columns of its sheet; an empty value is not stated."""


def read_entries(
    sources: Sequence[EntryRow], entities: Sequence[EntryRow], ties: Sequence[EntryRow]
) -> ImportContents:
    """Return the records of some rows, or everything that is wrong with them."""
    sheets = (("sources.csv", sources), ("entities.csv", entities), ("ties.csv", ties))
    return read_files([(name, _sheet(rows)) for name, rows in sheets if rows])


def _sheet(rows: Sequence[EntryRow]) -> bytes:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    cells = ([row.get(column, "") for column in columns] for row in rows)
    return csv_text([columns, *cells]).encode("utf-8")
