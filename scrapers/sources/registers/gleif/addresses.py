"""Addresses of answers of GLEIF's API, derived from their content."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from scrapers.parsing.json_values import Json, mapping, text

_RECORDS = "https://api.gleif.org/api/v1/lei-records"
_RELATIONS = {
    "IS_DIRECTLY_CONSOLIDATED_BY": "direct-parent",
    "IS_ULTIMATELY_CONSOLIDATED_BY": "ultimate-parent",
}
_EXCEPTIONS = {
    "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT": "direct-parent",
    "ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT": "ultimate-parent",
}


def answer_address(answer: Json, items: Sequence[Json]) -> str:
    """Return the address of a record, relation, exception or page of a list.

    Empty where the answer does not say: a list without links, an answer without records.
    """
    listed = text(answer, "links", "first")
    if listed.startswith(_RECORDS):
        return _page_address(listed, mapping(mapping(answer.get("meta")).get("pagination")))
    if not isinstance(answer.get("data"), dict) or len(items) != 1:
        return ""
    kind, attributes = text(items[0], "type"), mapping(items[0].get("attributes"))
    if kind == "relationship-records":
        return _relation_address(attributes)
    lei = text(attributes, "lei")
    if kind == "reporting-exceptions":
        category = text(attributes, "category")
        path = _EXCEPTIONS.get(category) or quote(category)
        return f"{_RECORDS}/{lei}/{path}-reporting-exception"
    return f"{_RECORDS}/{lei}" if lei else ""


def _relation_address(attributes: Json) -> str:
    child, parent, kind = (
        text(attributes, "relationship", *path)
        for path in (("startNode", "id"), ("endNode", "id"), ("type",))
    )
    if kind in _RELATIONS:
        # A company has one parent of each kind, so a new parent appears at the same address.
        return f"{_RECORDS}/{child}/{_RELATIONS[kind]}-relationship"
    return f"{_RECORDS}/{child}/{quote(kind)}/{parent}"


def _page_address(first: str, pagination: Json) -> str:
    """Return the address of a page, from the address of the first page of its list."""
    number = text(pagination, "currentPage") or "1"
    return re.sub(r"(page%5Bnumber%5D=)\d+", rf"\g<1>{number}", first)
