"""Text of a workbook cell as it is shown, or the reason why it differs from its value."""

import re
from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from graph.importing.result import quote_value
from graph.importing.spreadsheet.cell_values.damaged_cells import (
    AS_TEXT,
    CellFault,
    is_identity,
    is_measured,
    refuse_date,
    refuse_dropped_digits,
    refuse_error,
    refuse_shortened,
)
from graph.importing.spreadsheet.cell_values.number_formats import (
    DIGITS,
    Precision,
    date_precision,
    has_padding,
    is_exponent,
    number_digits,
    shown_number,
)
from graph.support.language import N_, LazyText, Text, lazy_text

_SHARES = frozenset({"share", "share_bounds"})
_SHOWN = re.compile(r"(?P<number>-?\d+(?:\.\d+)?)\s*(?P<percent>%)?", re.ASCII)
# A percentage may be shown with two decimals: a third as 33.33%.
_ROUNDED = Fraction(1, 20_000)

_SHARE_TEXT: Text = LazyText(N_("what is meant, as text: 51%, 1/3 or 25-50%"))
_SHOWN_DATE: Text = LazyText(
    N_("a date whose cell shows its day, month and year, or month and year")
)
_RESULT: Text = LazyText(N_("a value; open the file in a spreadsheet program and save it there"))
UNCALCULATED: CellFault = (LazyText(N_("a formula without a stored result")), _RESULT)


def read_cell(column: str, cell: Any) -> str | CellFault:
    """Return the text of a cell as the CSV format has it, or its fault; ``column`` names it."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        return refuse_error(str(value))
    if isinstance(value, bool):
        return _truth(column, value)
    if isinstance(value, int | float):
        return _number(column, value, cell.number_format or "")
    if isinstance(value, str):
        return value
    return _date_cell(column, value, cell.number_format or "")


def _truth(column: str, value: bool) -> str | CellFault:
    text = "true" if value else "false"
    if is_identity(column):
        return lazy_text(N_("{text}, a truth value"), text=quote_value(text.upper())), AS_TEXT
    return text


def _number(column: str, value: float, code: str) -> str | CellFault:
    if abs(value) >= 10**DIGITS:
        return refuse_dropped_digits(number_digits(value))
    if is_measured(column):
        return number_digits(value)
    if is_exponent(code):
        return refuse_shortened(number_digits(value))
    return _reader(column)(value, code)


def _reader(column: str) -> Callable[[float, str], str | CellFault]:
    if column in _SHARES:
        return _share
    return _identity if is_identity(column) else _other_number


def _share(value: float, code: str) -> str | CellFault:
    """Return a share as it is shown, if that equals its number."""
    text = shown_number(value, code)
    if text is None:
        return _unreadable_fault(value, code)
    match = _SHOWN.fullmatch(text)
    shown = Fraction(match["number"]) / (100 if match["percent"] else 1) if match else None
    if shown is None or abs(shown - Fraction(value)) > _ROUNDED:
        return _differing_fault(value, text)
    return text  # The rules for texts decide whether it is a share.


def _differing_fault(value: float, text: str) -> CellFault:
    found = N_("the number {number}, shown as {text}")
    return lazy_text(found, number=number_digits(value), text=quote_value(text)), _SHARE_TEXT


def _unreadable_fault(value: float, code: str) -> CellFault:
    found = N_("the number {number} in the format {code}, which is not understood")
    expected = LazyText(N_("what the cell shows, as text"))
    return lazy_text(found, number=number_digits(value), code=quote_value(code)), expected


def _identity(value: float, code: str) -> str | CellFault:
    """Return a whole number, with the zeros or the text that its format puts before it."""
    if not float(value).is_integer():
        return lazy_text(
            N_("{text}, a number with decimals"), text=quote_value(number_digits(value))
        ), AS_TEXT
    text = shown_number(value, code)
    if text is None:
        return _unreadable_fault(value, code)
    return text if has_padding(code) else number_digits(value)


def _other_number(value: float, code: str) -> str:
    text = shown_number(value, code) if has_padding(code) else None
    return text if text and text.isdecimal() else number_digits(value)


def _date_cell(column: str, value: object, code: str) -> str | CellFault:
    """Return the part of a date that the cell shows."""
    if is_identity(column) or column in _SHARES:
        reason, expected = refuse_date(value.isoformat() if isinstance(value, date) else str(value))
        return reason, _SHARE_TEXT if column in _SHARES else expected
    if not isinstance(value, date):
        return str(value)
    match date_precision(code):
        case Precision.NONE:
            found = N_("a date of which {code} shows no year")
            return lazy_text(found, code=quote_value(code)), _SHOWN_DATE
        case Precision.YEAR:
            return f"{value:%Y}"
        case Precision.MONTH:
            return f"{value:%Y-%m}"
        case Precision.DAY:
            return f"{value:%Y-%m-%d}"
    midnight = not isinstance(value, datetime) or value.time() == datetime.min.time()
    return f"{value:%Y-%m-%d}" if midnight else value.isoformat()
