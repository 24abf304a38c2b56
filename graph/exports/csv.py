"""The spreadsheet format as CSV files, in a folder or a zip; the import reads the same again."""

import csv
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graph.exports.base import (
    ExportFormat,
    ExportNote,
    NotHeld,
    counts_of,
    unfinished,
    write_file,
)
from graph.exports.tables import SheetTable, tables_of, unwritten
from graph.model import Contents

# The earliest time that a zip can hold, so that its bytes do not depend on the day.
_TIME = (1980, 1, 1, 0, 0, 0)


def csv_bytes(table: SheetTable) -> bytes:
    """Write one table as UTF-8, lines ended as RFC 4180 has them."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.header)
    writer.writerows(table.rows)
    return text.getvalue().encode("utf-8", "replace")


def zip_bytes(files: dict[str, bytes]) -> bytes:
    """Pack files into a zip with fixed times and rights."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in sorted(files.items()):
            entry = ZipInfo(name, _TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return packed.getvalue()


def write(contents: Contents, out: Path) -> ExportNote:
    """Write three CSV files into a folder, or into a zip where the path ends in ``.zip``."""
    files = {f"{table.name}.csv": csv_bytes(table) for table in tables_of(contents)}
    if out.suffix.lower() == ".zip":
        write_file(out, zip_bytes(files))
        written: tuple[str, ...] = (str(out),)
    else:
        for name, content in files.items():
            write_file(out / name, content)
        written = tuple(str(out / name) for name in files)
    return ExportNote("csv", written, counts_of(contents), _not_held(contents))


def _not_held(contents: Contents) -> tuple[NotHeld, ...]:
    count = unwritten(contents)
    why = "values of a name that the table uses for a column of its own"
    return (*unfinished(contents), *((NotHeld("columns", count, why),) if count else ()))


EXPORT = ExportFormat("csv", "CSV files of the spreadsheet format, as a folder or .zip", write)
