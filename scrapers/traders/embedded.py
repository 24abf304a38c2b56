"""Data that a page carries in its scripts as JSON."""

import json
import re
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup

from graph.errors import AnswerError
from scrapers.pages import Page, parsed_json
from scrapers.traders.labels import Meaning, label_of
from scrapers.traders.pairs import Pair
from scrapers.values import Json, objects, text

_DEEPEST = 60
_CONTROL = re.compile(r"[\x00-\x1f]")
_COMMENTED = re.compile(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$")
_LABEL_KEYS = ("label", "title", "key", "field_name", "fieldName", "name")
_VALUE_KEYS = ("value", "content", "text", "desc", "description")


def script_json(page: Page, document: BeautifulSoup, *names: str) -> Iterator[object]:
    """Yield the data of the scripts of some names: by id, or assigned to a variable.

    Raises:
        AnswerError: such a script holds no readable JSON.
    """
    for script in document.find_all("script"):
        content = script.string or ""
        where = f"{page.where}, script"
        if script.get("id") in names and content.strip():
            yield parsed_json(content.encode("utf-8", "replace"), f"{where} {script.get('id')}")
            continue
        for name in names:
            if found := re.search(
                rf"window(?:\[['\"]{name}['\"]\]|\.{name})\s*=\s*(?=\{{)", content
            ):
                yield parsed_json(_first_object(content[found.end() :]), f"{where} {name}")


def _first_object(text: str) -> bytes:
    """Return the JSON object a text begins with, as far as it goes."""
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        end = len(text)
    return text[:end].encode("utf-8", "replace")


def objects_in(value: object) -> Iterator[Json]:
    """Yield all objects of some JSON, outer ones first."""
    waiting: list[tuple[object, int]] = [(value, 0)]
    while waiting:
        found, depth = waiting.pop()
        children: list[object] = []
        if isinstance(found, dict):
            yield found
            children = list(found.values())
        elif isinstance(found, list):
            children = found
        if depth < _DEEPEST:
            waiting.extend((child, depth + 1) for child in reversed(children))


def labelled(found: Iterable[Json]) -> list[Pair]:
    """Return what is labelled as a seller's details: as keys, or as objects of label and value.

    Labels that anything may have (name, phone) count only beside one that only a seller's details
    have.
    """
    pairs: dict[Pair, None] = {}
    for item in found:
        pairs |= dict.fromkeys(_if_distinct(list(_keyed(item))))
        for rows in item.values():
            if isinstance(rows, list):
                told = [pair for row in objects(rows) if (pair := _row(row))]
                pairs |= dict.fromkeys(_if_distinct(told))
    return list(pairs)


def _if_distinct(pairs: list[Pair]) -> list[Pair]:
    known = [pair.known for pair in pairs if pair.known]
    distinct = any(k.distinct and k.meaning is not Meaning.DISPLAY_NAME for k in known)
    return pairs if distinct else []


def _keyed(item: Json) -> Iterator[Pair]:
    for key in item:
        value = text(item, key)
        if value and label_of(key):
            yield Pair(key, tuple(line.strip() for line in value.splitlines() if line.strip()))


def _row(row: Json) -> Pair | None:
    label = next(filter(None, (text(row, key) for key in _LABEL_KEYS)), "").rstrip(": ")
    value = next(filter(None, (text(row, key) for key in _VALUE_KEYS)), "")
    lines = tuple(line.strip() for line in value.splitlines() if line.strip())
    return Pair(label, lines) if label and lines else None


def linked_data(document: BeautifulSoup) -> Iterator[Json]:
    """Yield the objects of a page's JSON-LD, outer ones first; what is not readable is left out."""
    for script in document.select('script[type="application/ld+json"]'):
        content = _COMMENTED.sub("", script.get_text()).strip()
        plain = _CONTROL.sub(" ", content).encode("utf-8", "replace")
        try:
            found = parsed_json(plain, "JSON-LD")
        except AnswerError:
            continue
        yield from objects_in(found)


def types_of(found: Json) -> tuple[str, ...]:
    """Return the schema.org types of an object, without the address before them."""
    stated = found.get("@type")
    listed = stated if isinstance(stated, list) else [stated]
    return tuple(name.rsplit("/", 1)[-1] for name in listed if isinstance(name, str))
