"""Common parts of every BODS 0.4 statement: its ids, its dates and its source.

https://standard.openownership.org/en/0.4.0/standard/reference.html
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from graph.errors import DateError
from graph.exports.base import UnsupportedFields
from graph.importing.bods.rows import RowsBySheet, rows_annotation, statement_id
from graph.model.dates import first_day
from graph.model.records import SOURCE_STANDING, Contents, Source
from graph.support.language import N_, lazy_text

Json = dict[str, Any]

VERSION = "0.4"
NO_DAY = "0001-01-01"
"""Placeholder for the day that BODS requires, where no source of the export states one."""

_URI = re.compile(r"https?://[A-Za-z0-9][^\s<>\"{}|\\^`\u007f-\U0010ffff]*")
_DAY_LENGTH = 10
_LATER = N_(
    "a source without a full date: BODS requires one, so the latest day of any source is used"
)
_NONE = lazy_text(
    N_("no source has a full date: BODS requires one, so {day} means not stated"), day=NO_DAY
)
_PRECISION = N_("a year, month or time where BODS takes a full date only")
_ROUNDED = N_("a share that no decimal number holds exactly, rounded")


class StatementWriter:
    """Builds the statements of one export; no date in them is made up or taken from the clock."""

    def __init__(self, contents: Contents, lacking: UnsupportedFields) -> None:
        self._contents = contents
        self._lacking = lacking
        days = [day for source in contents.sources.values() if (day := _stated_day(source))]
        self._latest = max(days, default="")

    def statement(
        self, record: str, record_type: str, details: Json, source_id: str, rows: RowsBySheet
    ) -> Json:
        """Return a statement whose id changes when its content changes, and only then.

        An import of the file reads ``rows`` instead of the statement; they are empty for our own
        inference, so that it is never imported as if a source stated it.
        """
        source = self._contents.sources.get(source_id)
        day = self.day(source_id)
        subject = details.get("subject", record)
        made: Json = {
            "declarationSubject": subject,
            "statementDate": day,
            "recordId": record,
            "recordType": record_type,
            "recordStatus": "new",
            "recordDetails": details,
            "publicationDetails": _publication(source, day),
            "annotations": [rows_annotation(rows)],
        }
        if source:
            made["source"] = self._source(source)
        return {"statementId": statement_id(made), **made}

    def day(self, source_id: str) -> str:
        """Return the day that a source states, else the latest of all sources, else ``NO_DAY``."""
        source = self._contents.sources.get(source_id)
        day = _stated_day(source) if source else ""
        if not day:
            self._lacking.add("dates", _LATER if self._latest else _NONE)
        return day or self._latest or NO_DAY

    def full_date(self, text: str) -> str:
        """Return a full date as it is, empty for a month or a year, which is noted."""
        if text and not is_day(text):
            self._lacking.add("dates", _PRECISION)
        return text if is_day(text) else ""

    def number(self, share: Fraction) -> int | float:
        """Return a share from 0 to 1 as a percentage from 0 to 100; a rounded one is noted."""
        percent = share * 100
        if percent.denominator == 1:
            return int(percent)
        number = float(percent)
        if Fraction(repr(number)) != percent:
            self._lacking.add("share", _ROUNDED)
        return number

    def uri(self, column: str, text: str) -> str:
        """Return a text if it is a web URI, empty otherwise."""
        if text and not _URI.fullmatch(text):
            self._lacking.add(column, N_("no address of the form that BODS demands"))
        return text if _URI.fullmatch(text) else ""

    def _source(self, source: Source) -> Json:
        url = self.uri("url", source.url)
        fields = {
            "type": [source.type] if source.type in SOURCE_STANDING else [],
            "description": source.title,
            "url": url,
            "retrievedAt": source.retrieved if is_day(source.retrieved) else "",
            "assertedBy": [{"name": source.publisher}] if source.publisher else [],
        }
        return drop_empty(fields)


def drop_empty(fields: Mapping[str, Any]) -> Json:
    """Return the fields that are not empty."""
    return {name: value for name, value in fields.items() if value not in ("", [], {}, None)}


def is_day(text: str) -> bool:
    """Whether a text is a full date."""
    try:
        first_day(text)
    except DateError:
        return False
    return len(text) == _DAY_LENGTH


def _stated_day(source: Source) -> str:
    for text in (source.published[:_DAY_LENGTH], source.retrieved[:_DAY_LENGTH]):
        if is_day(text):
            return text
    return ""


def _publication(source: Source | None, day: str) -> Json:
    name = (source.publisher or source.title) if source else "not stated"
    licence = source.licence if source else ""
    details = {
        "publicationDate": day,
        "bodsVersion": VERSION,
        "license": licence if _URI.fullmatch(licence) else "",
        "publisher": {"name": name},
    }
    return drop_empty(details)
