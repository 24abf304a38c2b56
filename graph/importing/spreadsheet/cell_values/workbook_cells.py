"""A cell of a workbook as a text: what it shows, or why that is not what it holds."""

import re
from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from graph.importing.result import quoted
from graph.importing.spreadsheet.cell_values.damaged_cells import (
    AS_TEXT,
    Spoilt,
    dated,
    dropped,
    failed,
    is_identity,
    is_measured,
    shortened,
)
from graph.importing.spreadsheet.cell_values.number_formats import (
    DIGITS,
    Precision,
    is_exponent,
    pads,
    plain,
    precision,
    shown,
)
from graph.support.language import N_, Said, Text, said

_SHARES = frozenset({"share", "share_bounds"})
_SHOWN = re.compile(r"(?P<number>-?\d+(?:\.\d+)?)\s*(?P<percent>%)?", re.ASCII)
# A percentage may be shown with two decimals: a third as 33.33%.
_ROUNDED = Fraction(1, 20_000)

_SHARE_TEXT: Text = Said(N_("what is meant, as text: 51%, 1/3 or 25-50%"))
_SHOWN_DATE: Text = Said(N_("a date whose cell shows its day, month and year, or month and year"))
_RESULT: Text = Said(N_("a value; open the file in a spreadsheet program and save it there"))
UNCALCULATED: Spoilt = (Said(N_("a formula without a stored result")), _RESULT)


def read_cell(column: str, cell: Any) -> str | Spoilt:
    """Return the text of a cell under a heading as the CSV format would have it."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        return failed(str(value))
    if isinstance(value, bool):
        return _truth(column, value)
    if isinstance(value, int | float):
        return _number(column, value, cell.number_format or "")
    if isinstance(value, str):
        return value
    return _time(column, value, cell.number_format or "")


def _truth(column: str, value: bool) -> str | Spoilt:
    text = "true" if value else "false"
    if is_identity(column):
        return said(N_("{text}, a truth value"), text=quoted(text.upper())), AS_TEXT
    return text


def _number(column: str, value: float, code: str) -> str | Spoilt:
    if abs(value) >= 10**DIGITS:
        return dropped(plain(value))
    if is_measured(column):
        return plain(value)
    if is_exponent(code):
        return shortened(plain(value))
    return _reader(column)(value, code)


def _reader(column: str) -> Callable[[float, str], str | Spoilt]:
    if column in _SHARES:
        return _share
    return _identity if is_identity(column) else _other


def _share(value: float, code: str) -> str | Spoilt:
    """Return a share as it is shown, if that is its number."""
    text = shown(value, code)
    if text is None:
        return _unreadable(value, code)
    match = _SHOWN.fullmatch(text)
    told = Fraction(match["number"]) / (100 if match["percent"] else 1) if match else None
    if told is None or abs(told - Fraction(value)) > _ROUNDED:
        return _differing(value, text)
    return text  # Whether that is a share at all, the rules for a text say.


def _differing(value: float, text: str) -> Spoilt:
    found = N_("the number {number}, shown as {text}")
    return said(found, number=plain(value), text=quoted(text)), _SHARE_TEXT


def _unreadable(value: float, code: str) -> Spoilt:
    found = N_("the number {number} in the format {code}, which is not understood")
    expected = Said(N_("what the cell shows, as text"))
    return said(found, number=plain(value), code=quoted(code)), expected


def _identity(value: float, code: str) -> str | Spoilt:
    """Return a whole number, with the zeros or the text that its format puts before it."""
    if not float(value).is_integer():
        return said(N_("{text}, a number with decimals"), text=quoted(plain(value))), AS_TEXT
    text = shown(value, code)
    if text is None:
        return _unreadable(value, code)
    return text if pads(code) else plain(value)


def _other(value: float, code: str) -> str:
    text = shown(value, code) if pads(code) else None
    return text if text and text.isdecimal() else plain(value)


def _time(column: str, value: object, code: str) -> str | Spoilt:
    """Return a date as far as the cell shows it."""
    if is_identity(column) or column in _SHARES:
        told, expected = dated(value.isoformat() if isinstance(value, date) else str(value))
        return told, _SHARE_TEXT if column in _SHARES else expected
    if not isinstance(value, date):
        return str(value)
    match precision(code):
        case Precision.NONE:
            found = N_("a date of which {code} shows no year")
            return said(found, code=quoted(code)), _SHOWN_DATE
        case Precision.YEAR:
            return f"{value:%Y}"
        case Precision.MONTH:
            return f"{value:%Y-%m}"
        case Precision.DAY:
            return f"{value:%Y-%m-%d}"
    midnight = not isinstance(value, datetime) or value.time() == datetime.min.time()
    return f"{value:%Y-%m-%d}" if midnight else value.isoformat()
