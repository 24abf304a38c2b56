"""Values out of what others wrote: of the type asked for, or nothing."""

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
    """Return a text whose signs were escaped once more than was undone: ``KO&amp;O``."""
    for _turn in range(3):
        if not _ESCAPED.search(text):
            break
        text = html.unescape(text)
    return text


def mapping(value: object) -> Json:
    """Return an object of JSON, an empty one where there is something else."""
    return value if isinstance(value, dict) else EMPTY_JSON


def require_object(value: object, where: str) -> Json:
    """Return an object of JSON.

    Raises:
        AnswerError: it is something else, or empty.
    """
    if not isinstance(value, dict) or not value:
        raise AnswerError(N_("{where} does not hold what this source answers with."), where=where)
    return value


def objects(value: object) -> list[Json]:
    """Return the objects of a list, without what is none."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def text(where: Json, *path: str) -> str:
    """Return a text or number under some keys as trimmed text, empty where there is none."""
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
    """Return the texts of a list."""
    listed = value if isinstance(value, list) else []
    found = (text({"x": item}, "x") for item in listed)
    return tuple(item for item in found if item)


_FALSE_VALUES = (None, False, 0, "", "false", "no", "0")


def is_true(value: object) -> bool:
    """Whether a flag is set, however it is written: true, 1, ``yes``."""
    plain = value.strip().casefold() if isinstance(value, str) else value
    return isinstance(plain, str | int | float) and plain not in _FALSE_VALUES


@lru_cache(maxsize=1 << 16)
def day(stated: str) -> str:
    """Return a date, or the date of a time, as ISO text; empty where it is none that exists."""
    try:
        dates.first_day(stated[:10])
    except DateError:
        return ""
    return stated[:10]


def drop_unstated(values: Mapping[str, Value | None]) -> dict[str, Value]:
    """Leave out what is not stated: None, an empty text, an empty list."""
    return {k: v for k, v in values.items() if v is not None and v not in ("", ())}


def unknown_fields(found: Json, known: Iterable[str], where: str) -> Iterator[Unknown]:
    """Yield the fields that nobody asked for, so that a new one is seen."""
    for key in sorted(found.keys() - set(known)):
        if found[key] not in (None, "", [], {}):
            yield Unknown(f"field {escape_control_characters(key)[:_SHOWN]}", where)


def unknown_value(what: str, value: str, where: str) -> Unknown:
    """Name a value that is not among those a source is known to use."""
    return Unknown(f"{what} {escape_control_characters(value)[:_SHOWN]!r}", where)
