"""Cells of one row as values of the model; problems are collected, not raised."""

import re
from collections.abc import Collection, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from graph.errors import DateError, ShareError
from graph.importing.result import Problem, quote_value
from graph.importing.spreadsheet.csv_tables import TableRow
from graph.importing.spreadsheet.typed_columns import FORMS, parse_finite
from graph.model import dates, shares
from graph.model.records import BIRTH, Value
from graph.model.shares import EXPECTED, Share
from graph.support.language import N_, LazyText, Text, lazy_text

ID_LIMIT = 500

Word = TypeVar("Word", bound=StrEnum)

_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ].+", re.ASCII)
_ONE = re.compile(r"1(?:\.0+)?", re.ASCII)
_WHICH: Text = LazyText(N_("1% or 100%, as it is meant"))
_BOUNDS = re.compile(r"[\[(](?P<least>[\d./]+),(?P<most>[\d./]+)[\])]%", re.ASCII)


def is_moment(text: str) -> bool:
    """Whether a text is a day, month or year, or a time of a day."""
    try:
        dates.moment_span(text)
    except DateError:
        return False
    return True


def without_day(value: Value) -> Value:
    """Return a birth date, or each in a list, without its day."""
    if isinstance(value, tuple):
        return tuple(_month(item) for item in value)
    return _month(value) if isinstance(value, str) else value


def _month(text: str) -> str:
    return text[:7] if is_moment(text) else text


class Cells:
    """One row of a table, read column by column."""

    def __init__(
        self, place: str, row: TableRow, problems: list[Problem], refused: Collection[str] = ()
    ) -> None:
        """Begin a row; the columns in ``refused`` were reported before and are not again."""
        self.place = place
        self.row = row
        self._problems = problems
        self._refused = set(refused)

    def problem(self, column: str, found: Text, expected: Text) -> Problem:
        """Return a problem with a cell of this row, without refusing the row."""
        return Problem(
            place=self.place, line=self.row.line, column=column, found=found, expected=expected
        )

    def refuse(self, column: str, found: Text, expected: Text) -> None:
        """Report that this row cannot be imported."""
        if column not in self._refused:
            self._problems.append(self.problem(column, found, expected))

    def was_refused(self, column: str) -> bool:
        """Whether the cell itself was found to be damaged."""
        return column in self._refused

    def raw(self, column: str) -> str:
        """Return a cell as it is, empty where there is none."""
        return self.row.cells.get(column, "")

    def word(self, column: str) -> str:
        """Return a cell without the spaces around it."""
        return self.raw(column).strip()

    def id(self, column: str, required: bool = True) -> str:
        """Return an id of at most 500 bytes."""
        text = self.word(column)
        size = len(text.encode("utf-8", "surrogatepass"))
        if size > ID_LIMIT:
            self.refuse(
                column,
                lazy_text(N_("an id of {n} bytes"), n=size),
                lazy_text(N_("at most {n} bytes"), n=ID_LIMIT),
            )
        if required and not text:
            self.refuse(column, quote_value(text), LazyText(N_("an id")))
        return text

    def text(self, column: str) -> str:
        """Return a text that must be there, as it is written."""
        if not self.word(column):
            self.refuse(column, quote_value(""), LazyText(N_("a text")))
        return self.raw(column)

    def one_of(self, column: str, words: type[Word], required: bool = True) -> Word | None:
        """Return a word of a closed list."""
        text = self.word(column)
        if not text and not required:
            return None
        try:
            return words(text)
        except ValueError:
            self.refuse(
                column, quote_value(text), lazy_text(N_("one of {words}"), words=", ".join(words))
            )
            return None

    def date(self, column: str) -> str:
        """Return a day, month or year."""
        text = self.word(column)
        try:
            if text:
                dates.first_day(text)
        except DateError:
            self.refuse(column, quote_value(text), dates.EXPECTED)
        return text

    def moment(self, column: str, expected: Text = dates.EXPECTED) -> str:
        """Return a day, month or year, or a time of a day."""
        text = self.word(column)
        if text and not is_moment(text):
            self.refuse(column, quote_value(text), expected)
        return text

    def share(self, column: str) -> Share | None:
        """Return a share as bounds, None where not stated."""
        text = self.word(column)
        try:
            return shares.parse_share(text)
        except ShareError:
            bare = _ONE.fullmatch(text)
            found = lazy_text(N_("{text}, which can mean 1% or 100%"), text=quote_value(text))
            self.refuse(column, found if bare else quote_value(text), _WHICH if bare else EXPECTED)
            return None

    def bounds(self, column: str) -> Share | None:
        """Return a band of exact fractions in percent, such as ``[100/3,50]%``."""
        text = self.word(column)
        match = _BOUNDS.fullmatch(text)
        try:
            if match:
                least, most = Fraction(match["least"]) / 100, Fraction(match["most"]) / 100
                return Share(
                    min=least,
                    max=most,
                    min_open=text[0] == "(",
                    max_open=text[-2] == ")",
                    text=text,
                )
        except (ShareError, ValueError, ZeroDivisionError):
            match = None
        if text and not match:
            self.refuse(
                column, quote_value(text), LazyText(N_("a band such as [100/3,50]%, or empty"))
            )
        return None

    def truth(self, column: str) -> bool:
        """Return true or false, false where empty."""
        text = self.word(column)
        if text and text.lower() not in _TRUTH:
            self.refuse(column, quote_value(text), LazyText(N_("true or false, or empty")))
        return _TRUTH.get(text.lower(), False)

    def number(self, column: str) -> float | None:
        """Return a number, None where empty."""
        text = self.word(column)
        try:
            return parse_finite(text) if text else None
        except ValueError:
            self.refuse(column, quote_value(text), LazyText(N_("a number, or empty")))
            return None

    def values(self, without: Collection[str]) -> Mapping[str, Value]:
        """Return every cell of the other columns, under the column's name.

        A column ``NAME:number``, ``NAME:boolean``, ``NAME:list`` (a JSON list of texts) or
        ``NAME:text`` (a JSON text) holds what a plain cell cannot; the export writes such columns.
        """
        values: dict[str, Value] = {}
        for column in self.row.cells:
            if not column or column in without:
                continue
            name, _, form = column.rpartition(":")
            if name and form in FORMS:
                self._typed(values, column, name, form)
            else:
                values[column] = (
                    self._birth(column) if column.lower() in BIRTH else self.raw(column)
                )
        return values

    def _typed(self, values: dict[str, Value], column: str, name: str, form: str) -> None:
        read, expected = FORMS[form]
        try:
            value = read(self.word(column))
        except ValueError:
            self.refuse(column, quote_value(self.word(column)), expected)
        else:
            values[name] = without_day(value) if name.lower() in BIRTH else value

    def _birth(self, column: str) -> str:
        return self.moment(column)[:7]
