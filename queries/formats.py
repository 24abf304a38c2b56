"""Write the rows of a query as a table, JSON or CSV."""

import io
import json
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.stores.results import NodeValue, PathValue, Rows, TieValue
from graph.support.csv_text import csv_text
from graph.support.safe_text import guarded, visible


def as_json(rows: Rows) -> str:
    """Return one array of objects."""
    told = [dict(zip(rows.columns, map(_document, row), strict=True)) for row in rows.rows]
    return json.dumps(told, ensure_ascii=False, indent=2, default=str)


def as_csv(rows: Rows) -> str:
    """Return header and rows, no cell of which a spreadsheet reads as a formula."""
    told = ([guarded(cell(v)) for v in row] for row in rows.rows)
    return csv_text([map(guarded, rows.columns), *told]).removesuffix("\n")


def as_table(rows: Rows) -> str:
    """Return a table for the terminal, control characters made visible."""
    table = Table(*rows.columns)
    for row in rows.rows:
        table.add_row(*(Text(visible(cell(v))) for v in row))
    console = Console(file=io.StringIO(), width=160)
    with console.capture() as captured:
        console.print(table)
    return captured.get().rstrip("\n")


FORMATS = {"table": as_table, "json": as_json, "csv": as_csv}


def cell(value: Any) -> str:
    """Write one value as text: parties by name."""
    if isinstance(value, NodeValue):
        return str(value.properties.get("name") or value.id)
    if isinstance(value, TieValue):
        return f"{value.type} {value.id}"
    if isinstance(value, PathValue):
        return " → ".join(cell(n) for n in value.nodes)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(cell(v) for v in value)
    return "" if value is None else str(value)


def _document(value: Any) -> Any:
    if isinstance(value, NodeValue):
        return {"id": value.id, "labels": list(value.labels), "properties": value.properties}
    if isinstance(value, TieValue):
        ends = {"start": value.start, "end": value.end}
        return {"id": value.id, "type": value.type, **ends, "properties": value.properties}
    if isinstance(value, PathValue):
        nodes, ties = map(_document, value.nodes), map(_document, value.ties)
        return {"nodes": list(nodes), "ties": list(ties)}
    return [_document(v) for v in value] if isinstance(value, list) else value
