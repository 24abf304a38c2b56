"""Cells for values, such that reading the cells gives the same values."""

import json
import re
from fractions import Fraction

from graph.errors import InputError
from graph.importing.spreadsheet.cell_values.damaged_cells import text_fault
from graph.importing.spreadsheet.cells import is_moment
from graph.importing.spreadsheet.rows import ENTITY_DATES
from graph.importing.spreadsheet.typed_columns import FORMS
from graph.model.records import BIRTH, Value
from graph.model.shares import Share, exact_text, parse_share

UNHOLDABLE = re.compile("[\0\ud800-\udfff]")
"""Characters that no plain cell can hold: NUL and lone surrogates."""


def column_of(name: str, value: Value) -> tuple[str, str]:
    """Return the column and the cell of a value; all but plain text goes to ``NAME:form``."""
    if isinstance(value, bool):
        return f"{name}:boolean", "true" if value else "false"
    if isinstance(value, int | float):
        return f"{name}:number", repr(value)
    if isinstance(value, tuple):
        return f"{name}:list", json.dumps(list(value), ensure_ascii=False)
    return (name, value) if _is_plain(name, value) else (f"{name}:text", json.dumps(value))


def _is_plain(name: str, value: str) -> bool:
    """Whether a plain cell under this heading is read as it is."""
    if not value.strip() or UNHOLDABLE.search(value) or name.rpartition(":")[2] in FORMS:
        return False
    if text_fault(name, value):
        return False
    if name.lower() in BIRTH or name in ENTITY_DATES:
        return is_moment(value)
    return True


def share_cells(share: Share | None) -> dict[str, str]:
    """Return cells that read back as the share: its bounds, and its words where they differ."""
    if share is None:
        return {}
    if _reads_as(share.text, share):
        return {"share": share.text}
    written = _bounds(share)
    words = {"share_text": share.text} if share.text else {"share_text:list": "[]"}
    if share.text == written:
        words = {}
    # A third is not a finite percentage, so a band from it has a column of its own.
    column = "share_bounds" if "/" in written and "," in written else "share"
    return {column: written, **words}


def _reads_as(text: str, share: Share) -> bool:
    try:
        return parse_share(text) == share
    except InputError:
        return False


def _bounds(share: Share) -> str:
    if share.min == share.max:
        return "100%" if share.min == 1 else exact_text(share.min)
    left, right = "(" if share.min_open else "[", ")" if share.max_open else "]"
    return f"{left}{_percent(share.min)},{_percent(share.max)}{right}%"


def _percent(bound: Fraction) -> str:
    return exact_text(bound * 100)
