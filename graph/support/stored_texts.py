"""Texts that are stored in a file or database, and translated when they are read.

A note of a run is written once and read by several users. A message of ours is stored with its
values, as JSON; words of a source are stored as they are and never translated.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from graph.errors import InvestigatorError
from graph.support.language import (
    LANGUAGES,
    CountryText,
    DateText,
    LazyText,
    OnDate,
    Text,
    english_text,
    is_message,
    join_lines,
    use_language,
)

Stored = str | int | float | dict[str, Any]
"""A text or value as JSON: words of a source as a string, a message of ours as an object."""

_PLACEHOLDER = re.compile(r"\{(\w+)(?:![rs])?(?::[^{}]*)?\}")
_LINES = re.compile(r"\{line_0\}(\n\{line_\d+\})*")
_DEEPEST = 8  # nested texts; a hostile file could nest until a page is full
_ILLEGIBLE = "?"


def store_text(text: Text) -> Stored:
    """Return a text as JSON; ``english`` is for programs that lack the message."""
    if isinstance(text, str):
        return text
    if _LINES.fullmatch(text.message):
        return {"lines": [_store_value(line) for line in text.values.values()]}
    values = {name: _store_value(value) for name, value in text.values.items()}
    return {"message": text.message, "values": values, "english": english_text(text)}


def _store_value(value: object) -> Stored:
    match value:
        case InvestigatorError():
            return store_text(value.text)
        case LazyText():
            return store_text(value)
        case DateText(iso):
            return {"date": iso}
        case OnDate(iso):
            return {"on_date": iso}
        case CountryText(code):
            return {"country": code}
        case int() | float():
            return value
        case _:
            return english_text(value)


def read_stored_text(stored: object) -> Text:
    """Return a stored text; a string, as older files hold, is returned as it is.

    No content of a file makes this function raise, nor ``str()`` of its result.
    """
    text = _read_part(stored, _DEEPEST)
    return text if isinstance(text, LazyText) else str(text)


def _read_part(stored: object, levels: int) -> object:
    match stored:
        case str() | int() | float():
            return stored
        case {"message": str(message), **parts}:
            return _read_message(message, parts, levels)
        case {"lines": list(texts)} if levels:
            return join_lines([_read_part(text, levels - 1) for text in texts])
        case {"date": str(iso)}:
            return _read_date(DateText(iso))
        case {"on_date": str(iso)}:
            return _read_date(OnDate(iso))
        case {"country": str(code)}:
            return CountryText(code)
        case _:
            return _ILLEGIBLE


def _read_date(day: DateText | OnDate) -> object:
    try:
        str(day)
    except (ValueError, OverflowError):
        return day.iso
    return day


def _read_message(message: str, parts: Mapping[object, object], levels: int) -> object:
    """Return a message of ours, or its stored English if it cannot be translated any more.

    Only a message of the catalogue is ever formatted: another could hold ``{x.__class__}``.
    """
    english, values = parts.get("english"), parts.get("values")
    if levels and is_message(message) and isinstance(values, dict):
        text = LazyText(
            message, {name: _read_part(value, levels - 1) for name, value in values.items()}
        )
        if _fits_placeholders(text):
            return text
    return english if isinstance(english, str) else message


def _fits_placeholders(text: LazyText) -> bool:
    """Whether the values fit the placeholders, in every language."""
    if not set(_PLACEHOLDER.findall(text.message)) <= text.values.keys():
        return False
    try:
        for code in LANGUAGES:
            with use_language(code):
                str(text)
    except (LookupError, ValueError, TypeError, AttributeError):
        return False
    return True


def encode_text(text: Text) -> str:
    """Return a text as a string for a property of the database, which takes no objects."""
    return json.dumps(store_text(text), ensure_ascii=False)


def decode_text(encoded: str) -> Text:
    """Return the text of a property; a value that is not JSON is returned as it is."""
    try:
        return read_stored_text(json.loads(encoded))
    except (ValueError, RecursionError):
        return encoded
