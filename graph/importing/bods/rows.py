"""Rows of the spreadsheet format in BODS statements: an export is read back as it was.

A statement lacks fields for some cells of a row: a standing, a month, the id of a source. Its
annotation holds the rows themselves. They count only if all statements of a file still have the
digest they were written with; after an edit the fields of all of them count.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from graph.importing.json_objects import Json, NumberedObject
from graph.importing.spreadsheet.csv_tables import Table, TableRow
from graph.importing.spreadsheet.table_format import REQUIRED

RowsBySheet = Mapping[str, Sequence[Mapping[str, str]]]
"""Rows by the name of their sheet, with their cells by column."""

_CREATOR = "Seller-ownership graph investigator"
_TARGET = "/recordDetails"


def rows_annotation(rows: RowsBySheet) -> dict[str, object]:
    """Return the annotation that holds rows."""
    return {
        "statementPointerTarget": _TARGET,
        "motivation": "commenting",
        "createdBy": {"name": _CREATOR},
        "description": json.dumps(rows, ensure_ascii=False, sort_keys=True),
    }


def statement_id(content: Json) -> str:
    """Return the id of a statement, a digest of everything else that it says."""
    plain = {name: value for name, value in content.items() if name != "statementId"}
    return sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def own_tables(statements: Sequence[NumberedObject]) -> list[tuple[str, Table]] | None:
    """Return the rows in the statements of a file as tables of one row each.

    None if one of them has no rows, or was changed since: then the fields of all count.
    """
    tables: list[tuple[str, Table]] = []
    for place, statement in statements:
        rows = _annotated_rows(statement)
        if rows is None or statement.get("statementId") != statement_id(statement):
            return None
        tables.extend(_tables(place, rows))
    return tables


def _annotated_rows(statement: Json) -> Mapping[str, object] | None:
    listed = statement.get("annotations")
    for each in listed if isinstance(listed, list) else ():
        by = each.get("createdBy") if isinstance(each, dict) else None
        if not isinstance(by, dict) or by.get("name") != _CREATOR:
            continue
        try:
            rows = json.loads(str(each.get("description", "")))
        except (ValueError, RecursionError):
            return None
        return rows if isinstance(rows, dict) else None
    return None


def _tables(place: str, rows: Mapping[str, object]) -> Iterator[tuple[str, Table]]:
    for sheet, required in REQUIRED.items():
        listed = rows.get(sheet)
        for row in listed if isinstance(listed, list) else ():
            if isinstance(row, dict):
                cells = {str(name): str(cell) for name, cell in row.items() if str(cell).strip()}
                yield (
                    sheet,
                    Table(place=place, header=(*required, *cells), rows=(TableRow(0, cells),)),
                )
