"""Data that a page carries in its scripts as JSON."""

import json
import re
from collections.abc import Callable, Iterator

from bs4 import BeautifulSoup

from graph.errors import AnswerError
from scrapers.contract.page import Page, parse_json
from scrapers.parsing.json_values import Json, fold_full_width, objects, text
from scrapers.sources.trader_details.labels.detail_labels import label_of
from scrapers.sources.trader_details.labels.meanings import DetailMeaning
from scrapers.sources.trader_details.page.label_value_pairs import Pair

_DEEPEST = 60
_CONTROL = re.compile(r"[\x00-\x1f]")
_CDATA_MARKS = re.compile(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$")
# Keys of a shop's data that hold its seller's details, and keys that hold another party's.
_OWN_KEY = re.compile(
    r"seller|shop|store|merchant|trader|legal|business|company|detail|info|contact|registration",
    re.IGNORECASE,
)
_OTHERS_KEY = re.compile(
    r"recommend|related|similar|platform|footer|billing|buyer|user|viewer|reader|customer|logistic|"
    r"shipping|delivery|fulfil|warehouse|brand|manufactur|parent|product|rec(?:s|_|$)|others?",
    re.IGNORECASE,
)
_LABEL_KEYS = ("label", "title", "key", "field_name", "fieldName", "name")
_VALUE_KEYS = ("value", "content", "text", "desc", "description")


def script_json(page: Page, document: BeautifulSoup, *names: str) -> Iterator[object]:
    """Yield the data of scripts with one of the names, as id or as assigned variable.

    Raises:
        AnswerError: such a script holds no readable JSON.
    """
    for script in document.find_all("script"):
        content = script.string or ""
        where = f"{page.where}, script"
        if script.get("id") in names and content.strip():
            yield parse_json(content.encode("utf-8", "replace"), f"{where} {script.get('id')}")
            continue
        for name in names:
            if match := re.search(
                rf"window(?:\[['\"]{name}['\"]\]|\.{name})\s*=\s*(?=\{{)", content
            ):
                yield parse_json(_first_object(content[match.end() :]), f"{where} {name}")


def _first_object(text: str) -> bytes:
    """Return the JSON object at the beginning of a text; the whole text if it is not valid JSON."""
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        end = len(text)
    return text[:end].encode("utf-8", "replace")


def objects_in(value: object) -> Iterator[Json]:
    """Yield all objects of some JSON, outer ones first."""
    waiting: list[tuple[object, int]] = [(value, 0)]
    while waiting:
        current, depth = waiting.pop()
        children: list[object] = []
        if isinstance(current, dict):
            yield current
            children = list(current.values())
        elif isinstance(current, list):
            children = current
        if depth < _DEEPEST:
            waiting.extend((child, depth + 1) for child in reversed(children))


def pairs_within(item: Json, is_others: Callable[[Json], bool]) -> list[Pair]:
    """Return the details of an object's own seller, from keys or from rows of label and value.

    Nested objects count only under keys about the seller, and not where ``is_others`` says that an
    object is about another party. Keys that anything may have (phone, address) count only together
    with one that only a seller's details have.
    """
    keyed: dict[Pair, None] = {}
    listed: dict[Pair, None] = {}
    for each in _own_objects(item, is_others):
        keyed |= dict.fromkeys(_keyed_pairs(each))
        for key, rows in each.items():
            own = each is not item or _OWN_KEY.search(key)
            if isinstance(rows, list) and own and not _OTHERS_KEY.search(key):
                listed |= dict.fromkeys(pair for row in objects(rows) if (pair := _row(row)))
    return [*_distinct_pairs(list(keyed)), *listed]


def _own_objects(item: Json, is_others: Callable[[Json], bool]) -> Iterator[Json]:
    waiting = [(item, 0)]
    while waiting:
        current, depth = waiting.pop()
        yield current
        for key, value in reversed(list(current.items())):
            inside = isinstance(value, dict) and depth < _DEEPEST and _OWN_KEY.search(key)
            if inside and isinstance(value, dict) and not _OTHERS_KEY.search(key):
                waiting += [] if is_others(value) else [(value, depth + 1)]


def _distinct_pairs(pairs: list[Pair]) -> list[Pair]:
    known = [pair.seller_label for pair in pairs if pair.seller_label]
    distinct = any(k.distinct and k.meaning is not DetailMeaning.DISPLAY_NAME for k in known)
    return pairs if distinct else []


def _keyed_pairs(item: Json) -> Iterator[Pair]:
    """Yield the fields whose keys are labels; a bare "name" is the object's, not a company's."""
    for key in item:
        value = text(item, key)
        known = label_of(key) if value else None
        if known and (known.distinct or known.meaning is not DetailMeaning.NAME):
            yield _lines_pair(key, value)


def _row(row: Json) -> Pair | None:
    label = next(filter(None, (text(row, key) for key in _LABEL_KEYS)), "").rstrip(": ")
    value = next(filter(None, (text(row, key) for key in _VALUE_KEYS)), "")
    pair = _lines_pair(label, value)
    return pair if label and pair.values else None


def _lines_pair(label: str, value: str) -> Pair:
    label, value = fold_full_width(label), fold_full_width(value)
    return Pair(label, tuple(line.strip() for line in value.splitlines() if line.strip()), -1, True)


def linked_data(document: BeautifulSoup) -> Iterator[Json]:
    """Yield the objects of a page's JSON-LD, outer ones first; unreadable scripts are skipped."""
    for script in document.select('script[type="application/ld+json"]'):
        content = _CDATA_MARKS.sub("", script.get_text()).strip()
        plain = _CONTROL.sub(" ", content).encode("utf-8", "replace")
        try:
            data = parse_json(plain, "JSON-LD")
        except AnswerError:
            continue
        yield from objects_in(data)


def types_of(item: Json) -> tuple[str, ...]:
    """Return the schema.org types of an object, without the address before them."""
    stated = item.get("@type")
    listed = stated if isinstance(stated, list) else [stated]
    return tuple(name.rsplit("/", 1)[-1] for name in listed if isinstance(name, str))
