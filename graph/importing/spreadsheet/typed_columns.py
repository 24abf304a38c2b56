"""Further columns whose cells are not plain text: ``NAME:number`` and the like."""

import json
import re
from collections.abc import Callable, Mapping
from math import isfinite

from graph.model.records import Value
from graph.support.language import N_, LazyText

_NUMBER = re.compile(r"-?\d+", re.ASCII)


def parse_finite(text: str) -> float:
    """Return the number of a text; raise ValueError for any other, and for infinity or NaN."""
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number


def _number(text: str) -> Value:
    return int(text) if _NUMBER.fullmatch(text) else parse_finite(text)


def _json_text(text: str) -> Value:
    item = json.loads(text)
    if not isinstance(item, str):
        raise ValueError(text)  # noqa: TRY004 - the cell has a wrong value, the code no wrong type
    return item


def _boolean(text: str) -> Value:
    if text not in {"true", "false"}:
        raise ValueError(text)
    return text == "true"


def _list(text: str) -> Value:
    items = json.loads(text)
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise ValueError(text)
    return tuple(items)


FORMS: Mapping[str, tuple[Callable[[str], Value], LazyText]] = {
    "number": (_number, LazyText(N_("a number"))),
    "boolean": (_boolean, LazyText(N_("true or false"))),
    "text": (_json_text, LazyText(N_('a JSON text such as "one"'))),
    "list": (_list, LazyText(N_('a JSON list of texts such as ["one", "two"]'))),
}
