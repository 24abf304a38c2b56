"""Spreadsheet format as CSV files, in a folder or a zip; the import reads them back."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path

from graph.exports.base import ExportFormat, ExportNote, Selection, UnsupportedFields, count_records
from graph.exports.tables.rows import SheetTable, note_unwritten, tables_of
from graph.model.records import Contents
from graph.support.atomic_files import Chunks, write_many
from graph.support.language import N_

_JOINED_SIZE = 1 << 16  # characters


class _Rfc4180(csv.excel):
    """Quotes only where needed, and lines that end as RFC 4180 says."""

    lineterminator = "\r\n"


def csv_chunks(
    header: Iterable[str],
    rows: Iterable[Iterable[str]],
    dialect: type[csv.Dialect] = _Rfc4180,
) -> Iterator[bytes]:
    """Yield one table as UTF-8, in pieces of about 64 KB; lone surrogates become ``?``."""
    text = StringIO(newline="")
    writer = csv.writer(text, dialect)
    writer.writerow(header)
    for row in rows:
        writer.writerow(row)
        if text.tell() > _JOINED_SIZE:
            yield text.getvalue().encode("utf-8", "replace")
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode("utf-8", "replace")


def csv_files(contents: Contents) -> dict[str, Chunks]:
    """Return the content of the three files by name."""
    return {f"{table.name}.csv": _chunks(table) for table in tables_of(contents)}


def _chunks(table: SheetTable) -> Chunks:
    return csv_chunks(table.header, table.rows)


def write(selection: Selection, out: Path) -> ExportNote:
    """Write three CSV files into a folder, or into a zip if the path ends in ``.zip``."""
    contents = selection.contents
    lacking = UnsupportedFields(contents)
    note_unwritten(contents, lacking)
    files = write_many(out, csv_files(contents))
    return ExportNote(
        format="csv", files=files, counts=count_records(contents), not_held=lacking.items()
    )


EXPORT = ExportFormat(
    "csv", N_("CSV files of the spreadsheet format, as a folder or .zip"), "zip", write
)
