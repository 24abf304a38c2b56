"""An .xlsx workbook as tables, one for each of its three sheets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from graph.importing.files import refusals
from graph.importing.reading import Problem
from graph.importing.tables import Table, table
from graph.language import N_, Said, said

SHEETS = ("sources", "entities", "ties")

# How a workbook writes a character that XML forbids; halves of a character stay as they are.
_ESCAPED = re.compile(r"_x(?![dD][89a-fA-F])([0-9a-fA-F]{4})_")


def workbook_tables(name: str, content: bytes) -> tuple[list[tuple[str, Table]], list[str]]:
    """Read the three sheets by name; the names of other sheets are returned beside them."""
    broken = _broken(name, content)
    if broken:
        return [("", Table(name, (), (), tuple(broken)))], []
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        try:
            known = [sheet for sheet in book.worksheets if sheet.title.strip().lower() in SHEETS]
            tables = [
                (
                    sheet.title.strip().lower(),
                    table(f"{name}, sheet {sheet.title}", _rows(sheet.iter_rows(values_only=True))),
                )
                for sheet in known
            ]
            return tables, [
                title for title in book.sheetnames if title.strip().lower() not in SHEETS
            ]
        finally:
            book.close()
    except Exception as error:  # openpyxl meets damage with whatever it stumbles over.
        problem = Problem(
            name,
            0,
            "",
            said(N_("a broken workbook ({error})"), error=error),
            Said(N_("an .xlsx file")),
        )
        return [("", Table(name, (), (), (problem,)))], []


def _broken(name: str, content: bytes) -> list[Problem]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            return list(refusals(name, archive.infolist()))
    except (BadZipFile, NotImplementedError, OSError, ValueError) as error:
        return [
            Problem(
                name,
                0,
                "",
                said(N_("a broken workbook ({error})"), error=error),
                Said(N_("an .xlsx file")),
            )
        ]


def _rows(rows: Iterable[Sequence[object]]) -> Iterator[tuple[int, Sequence[str]]]:
    for number, row in enumerate(rows, start=1):
        cells = [_text(value) for value in row]
        if any(cells):
            yield number, cells


def _text(value: object) -> str:
    """Write a cell as the CSV format would have it: a day without its midnight, 51 without .0."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        midnight = value.time() == datetime.min.time()
        return value.date().isoformat() if midnight else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), str(value))
