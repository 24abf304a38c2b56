"""Data that a page carries in its scripts as JSON."""

import json
import re
from collections.abc import Iterator

from bs4 import BeautifulSoup

from scrapers.pages import Page, parsed_json
from scrapers.values import Json

_DEEPEST = 60


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
