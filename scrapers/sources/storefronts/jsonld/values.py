"""Values of JSON-LD: texts with a language, lists, and Role objects around a party."""

from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, dataclass

from scrapers.parsing.json_values import Json, day, mapping, text
from scrapers.sources.trader_details.page.embedded_json import types_of


def item_text(fields: Json, key: str) -> str:
    """Return a text: plain, as ``{"@value": …}``, or the first of a list of them."""
    value = fields.get(key)
    for item in value if isinstance(value, list) else [value]:
        found = text(mapping(item), "@value") or text({"x": item}, "x")
        if found:
            return found
    return ""


def item_list(value: object) -> list[object]:
    """Return a value as a list; a single one has one item, None has none."""
    return value if isinstance(value, list) else [] if value is None else [value]


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A party that a field names, with the role and days of the Role object around it."""

    item: Json
    role: str = ""
    since: str = ""
    until: str = ""
    _: KW_ONLY
    end_words: str = ""

    @property
    def name(self) -> str:
        """Its legal name, else its name; empty for none, and for an address on the web."""
        name = item_text(self.item, "legalName") or item_text(self.item, "name")
        return "" if name.startswith(("http://", "https://", "#", "_:")) else name

    @property
    def types(self) -> tuple[str, ...]:
        """Its types in schema.org."""
        return types_of(self.item)


def named_parties(fields: Json, key: str, by_id: Mapping[str, Json]) -> Iterator[NamedParty]:
    """Yield the parties of a field, with what the page says about them elsewhere."""
    for item in item_list(fields.get(key)):
        yield from _parse_party(item, key, by_id)


def _parse_party(item: object, key: str, by_id: Mapping[str, Json]) -> Iterator[NamedParty]:
    if isinstance(item, str) and item.strip():
        yield NamedParty(item=by_id.get(item.strip(), {"name": item.strip()}))
        return
    found = mapping(item)
    if not found:
        return
    whole = {**by_id.get(text(found, "@id"), {}), **found}
    inner = whole.get(key)
    if any(name.endswith("Role") for name in types_of(whole)) and inner is not None:
        ended = item_text(whole, "endDate")
        role = item_text(whole, "roleName") or item_text(whole, "namedPosition")
        for inner_item in item_list(inner):
            for one in _parse_party(inner_item, key, by_id):
                yield NamedParty(
                    item=one.item,
                    role=role,
                    since=day(item_text(whole, "startDate")),
                    until=day(ended),
                    end_words=ended,
                )
        return
    yield NamedParty(item=whole)
