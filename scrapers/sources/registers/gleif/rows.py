"""Golden-copy files in their three formats as flat rows: values by path, joined with dots.

The formats are XML, JSON and CSV. Paths are those of the CSV without the numbers of repeated
columns, except where several values belong together: a name with its type, the lines of an address,
the dates of a period or an event.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ijson
from lxml import etree

from graph.errors import AnswerError
from graph.support.language import N_
from scrapers.contract.page import Page

FlatRow = dict[str, list[str]]
"""Values by path, such as ``Entity.LegalName``; several where a path is repeated."""

_RECORDS = ("LEIRecord", "RelationshipRecord", "Exception")
_JSON = ("records.item", "relations.item", "exceptions.item", "item")
_DEEPEST = 40
_PERIOD = "Relationship.Period."
# Elements with several values that belong together keep their number in the path.
_NUMBERED = frozenset(
    "RelationshipPeriod OtherEntityName TransliteratedOtherEntityName OtherAddress "
    "TransliteratedOtherAddress LegalEntityEvent SuccessorEntity".split()
)
_NUMBER = re.compile(
    r"(?<!Period)(?<!OtherEntityName)(?<!OtherAddress)(?<!LegalEntityEvent)(?<!SuccessorEntity)"
    r"\.\d+(?=\.|$)"
)


def flat_rows(page: Page) -> Iterator[tuple[str, FlatRow]]:
    """Yield the records of a file, each with its place, in bounded memory.

    Raises:
        AnswerError: the file is not XML, JSON or CSV, or is broken.
    """
    start = page.head(400).lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith(b"<"):
        yield from _xml(page)
    elif start.startswith((b"{", b"[")):
        yield from _json(page)
    else:
        for place, cells in page.rows():
            yield place, _flat_cells(cells)


def _flat_cells(cells: dict[str, str]) -> FlatRow:
    row: FlatRow = {}
    for name, cell in cells.items():
        if cell:
            path = name if name.startswith(_PERIOD) else _NUMBER.sub("", name)
            row.setdefault(path, []).append(cell)
    return row


def numbered_groups(row: FlatRow, path: str) -> Iterator[FlatRow]:
    """Yield the values under each number of a path, as rows of their own.

    The value of the path itself is under the empty path.
    """
    groups: dict[int, FlatRow] = {}
    for name, cells in row.items():
        number, _, inner = name.removeprefix(f"{path}.").partition(".")
        if name.startswith(f"{path}.") and number.isdecimal() and number.isascii():
            groups.setdefault(int(number[:9]), {})[inner] = cells
    for key in sorted(groups):
        yield groups[key]


@contextmanager
def _refuse_broken(page: Page, form: str) -> Iterator[None]:
    try:
        yield
    except (etree.XMLSyntaxError, ijson.JSONError, ValueError, RecursionError) as error:
        raise AnswerError(
            N_("{where} is not readable {form} ({error})."),
            where=page.where,
            form=form,
            error=error,
        ) from error


def _xml(page: Page) -> Iterator[tuple[str, FlatRow]]:
    number = 0
    with page.open_stream() as stream, _refuse_broken(page, "XML"):
        events = etree.iterparse(
            stream, events=("end",), resolve_entities=False, no_network=True, huge_tree=False
        )
        for _, element in events:
            if isinstance(element.tag, str) and etree.QName(element).localname in _RECORDS:
                number += 1
                row: FlatRow = {}
                _flatten_xml(element, "", row)
                yield f"{page.where}, record {number}", row
                _free_element(element)


def _flatten_xml(element: Any, prefix: str, row: FlatRow) -> None:
    counts: Counter[str] = Counter()
    for child in element.iterchildren(tag=etree.Element):
        name = etree.QName(child).localname
        counts[name] += 1
        path = _path(prefix, name, counts[name])
        if len(child):
            _flatten_xml(child, f"{path}.", row)
        elif child.text and child.text.strip():
            row.setdefault(path, []).append(child.text.strip())
        else:
            continue
        for attribute, value in child.attrib.items():
            row.setdefault(f"{path}.{etree.QName(attribute).localname}", []).append(str(value))


def _path(prefix: str, name: str, number: int) -> str:
    """Return the path of a value as the CSV format names it."""
    if name == "RelationshipPeriod":
        return f"{_PERIOD}{number}"
    if prefix.startswith(_PERIOD):
        return f"{prefix}{name[:1].lower()}{name[1:]}"
    return f"{prefix}{name}.{number}" if name in _NUMBERED else f"{prefix}{name}"


def _free_element(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _json(page: Page) -> Iterator[tuple[str, FlatRow]]:
    list_path = next((path for path in _JSON if next(_items(page, path), None) is not None), "")
    if not list_path:
        raise AnswerError(N_("{where} holds no list of records."), where=page.where)
    for number, item in enumerate(_items(page, list_path), 1):
        row: FlatRow = {}
        inner = item if isinstance(item, dict) else {}
        for name in _RECORDS:
            inner = inner[name] if isinstance(inner.get(name), dict) else inner
        _flatten_json(inner, "", row, 0)
        yield f"{page.where}, record {number}", row


def _items(page: Page, path: str) -> Iterator[Any]:
    with page.open_stream() as stream, _refuse_broken(page, "JSON"):
        yield from ijson.items(stream, path)


def _flatten_json(value: dict[str, Any], prefix: str, row: FlatRow, depth: int) -> None:
    """Add the values of nested objects to a flat row.

    ``{"$": text}`` holds a text next to its attributes.
    """
    if depth > _DEEPEST:
        raise AnswerError(N_("A record is nested too deeply to be one of GLEIF."))
    for key, values in value.items():
        for number, inner in enumerate(values if isinstance(values, list) else [values], 1):
            name = key.removeprefix("@")
            path = prefix.rstrip(".") if name == "$" else _path(prefix, name, number)
            if isinstance(inner, dict):
                _flatten_json(inner, f"{path}.", row, depth + 1)
            elif isinstance(inner, str) and inner.strip():
                row.setdefault(path, []).append(inner.strip())
