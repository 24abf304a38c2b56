"""Values from foreign JSON: of the expected type, or empty."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from graph.errors import AnswerError, DateError
from graph.model import dates
from graph.model.records import Value
from graph.support.language import N_
from graph.support.safe_text import escape_control_characters
from scrapers.contract.collector import Unknown

Json = Mapping[str, object]
EMPTY_JSON: Json = {}
_SHOWN = 80


_ESCAPED = re.compile(r"&(?:amp|quot|apos|lt|gt|nbsp|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)


def unescape_entities(text: str) -> str:
    """Return a text without HTML entities such as ``&amp;``, even if escaped up to three times."""
    for _turn in range(3):
        if not _ESCAPED.search(text):
            break
        text = html.unescape(text)
    return text


_FULL_WIDTH = {
    code: code - 0xFEE0
    for code in range(0xFF01, 0xFF5F)
    if chr(code - 0xFEE0).isalnum() or chr(code - 0xFEE0) in "@.-/+&"
}


def fold_full_width(text: str) -> str:
    """Return a text with its full-width Latin letters, digits and signs as plain ones."""
    return text.translate(_FULL_WIDTH)


def mapping(value: object) -> Json:
    """Return a JSON object, an empty one for any other value."""
    return value if isinstance(value, dict) else EMPTY_JSON


def require_object(value: object, where: str) -> Json:
    """Return a JSON object that is not empty; ``where`` names the page in messages.

    Raises:
        AnswerError: the value is something else, or empty.
    """
    if not isinstance(value, dict) or not value:
        raise AnswerError(N_("{where} does not hold what this source answers with."), where=where)
    return value


def objects(value: object) -> list[Json]:
    """Return the JSON objects of a list, without other items; nothing if it is not a list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def text(where: Json, *path: str) -> str:
    """Return the text or number under nested keys as trimmed text, empty if there is none."""
    value: object = where
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    if isinstance(value, str):
        return unescape_entities(value.replace("\0", "")).strip()
    if value is None:
        return ""
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if plain else ""


def texts(value: object) -> tuple[str, ...]:
    """Return the texts and numbers of a list as trimmed texts, without empty ones."""
    listed = value if isinstance(value, list) else []
    converted = (text({"x": item}, "x") for item in listed)
    return tuple(item for item in converted if item)


_FALSE_VALUES = (None, False, 0, "", "false", "no", "0")


def is_true(value: object) -> bool:
    """Whether a flag is set, in any spelling: true, 1, ``yes``."""
    plain = value.strip().casefold() if isinstance(value, str) else value
    return isinstance(plain, str | int | float) and plain not in _FALSE_VALUES


@lru_cache(maxsize=1 << 16)
def day(stated: str) -> str:
    """Return the date of an ISO date or time, empty if it is not a date that exists."""
    try:
        dates.first_day(stated[:10])
    except DateError:
        return ""
    return stated[:10]


def drop_unstated(values: Mapping[str, Value | None]) -> dict[str, Value]:
    """Return the values that are stated: not None, an empty text or an empty list."""
    return {k: v for k, v in values.items() if v is not None and v not in ("", ())}


def unknown_fields(found: Json, known: Iterable[str], where: str) -> Iterator[Unknown]:
    """Yield the fields with a value that are not in ``known``, so that a new one is noticed."""
    for key in sorted(found.keys() - set(known)):
        if found[key] not in (None, "", [], {}):
            yield Unknown(f"field {escape_control_characters(key)[:_SHOWN]}", where)


def unknown_value(what: str, value: str, where: str) -> Unknown:
    """Return a value that is not among those a source is known to use, as an ``Unknown``."""
    return Unknown(f"{what} {escape_control_characters(value)[:_SHOWN]!r}", where)
