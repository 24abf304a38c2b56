"""Rows of a query as a table, JSON or CSV."""

import io
import json
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.stores.results import NodeValue, PathValue, QueryRows, TieValue
from graph.support.csv_text import csv_text
from graph.support.safe_text import escape_control_characters, escape_formula


def format_json(rows: QueryRows) -> str:
    """Return a JSON array with an object for each row."""
    documents = [dict(zip(rows.columns, map(_document, row), strict=True)) for row in rows.rows]
    return json.dumps(documents, ensure_ascii=False, indent=2, default=str)


def format_csv(rows: QueryRows) -> str:
    """Return header and rows as CSV, with formulas escaped for spreadsheets."""
    cells = ([escape_formula(cell_text(v)) for v in row] for row in rows.rows)
    return csv_text([map(escape_formula, rows.columns), *cells]).removesuffix("\n")


def format_table(rows: QueryRows) -> str:
    """Return a table for the terminal, with control characters made visible."""
    table = Table(*rows.columns)
    for row in rows.rows:
        table.add_row(*(Text(escape_control_characters(cell_text(v))) for v in row))
    console = Console(file=io.StringIO(), width=160)
    with console.capture() as captured:
        console.print(table)
    return captured.get().rstrip("\n")


FORMATS = {"table": format_table, "json": format_json, "csv": format_csv}


def cell_text(value: Any) -> str:
    """Return one value as text: a node by its name, a tie by type and id, a path by its nodes."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(cell_text(v) for v in value)
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
