"""Values of JSON-LD: texts that carry a language, lists, and Role objects around a party."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scrapers.parsing.json_values import Json, day, mapping, text
from scrapers.sources.trader_details.page.embedded_json import types_of


def told_text(told: Json, key: str) -> str:
    """Return a text: plain, as ``{"@value": …}``, or the first of a list of such."""
    value = told.get(key)
    for item in value if isinstance(value, list) else [value]:
        found = text(mapping(item), "@value") or text({"x": item}, "x")
        if found:
            return found
    return ""


def each(value: object) -> list[object]:
    """Return the items of a list, one that stands alone as a list of it, none for nothing."""
    return value if isinstance(value, list) else [] if value is None else [value]


@dataclass(frozen=True, slots=True)
class Named:
    """A party that a field names, with the role and days of the Role object around it."""

    told: Json
    role: str = ""
    since: str = ""
    until: str = ""
    ended: str = ""

    @property
    def name(self) -> str:
        """Its legal name, else its name; empty for none, and for an address on the web."""
        name = told_text(self.told, "legalName") or told_text(self.told, "name")
        return "" if name.startswith(("http://", "https://", "#", "_:")) else name

    @property
    def types(self) -> tuple[str, ...]:
        """Its types in schema.org."""
        return types_of(self.told)


def named_in(told: Json, key: str, by_id: Mapping[str, Json]) -> Iterator[Named]:
    """Yield whom a field names, with what the page tells of them elsewhere."""
    for item in each(told.get(key)):
        yield from _named(item, key, by_id)


def _named(item: object, key: str, by_id: Mapping[str, Json]) -> Iterator[Named]:
    if isinstance(item, str) and item.strip():
        yield Named(by_id.get(item.strip(), {"name": item.strip()}))
        return
    found = mapping(item)
    if not found:
        return
    whole = {**by_id.get(text(found, "@id"), {}), **found}
    inner = whole.get(key)
    if any(name.endswith("Role") for name in types_of(whole)) and inner is not None:
        ended = told_text(whole, "endDate")
        role = told_text(whole, "roleName") or told_text(whole, "namedPosition")
        for told in each(inner):
            for one in _named(told, key, by_id):
                yield Named(one.told, role, day(told_text(whole, "startDate")), day(ended), ended)
        return
    yield Named(whole)
