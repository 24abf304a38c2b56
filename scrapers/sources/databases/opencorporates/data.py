"""Data that OpenCorporates adds to a company: numbers, groupings, further items."""

import re
from collections.abc import Iterator

from graph.model.ids import email_id, phone_id, web_id
from graph.model.records import Source
from graph.model.vocabulary.countries import country_code
from scrapers.contract.collector import Record
from scrapers.parsing.json_values import Json, mapping, objects, text
from scrapers.parsing.places import contact_records, location_records
from scrapers.sources.databases.opencorporates.origin import ORIGIN

_VAT = re.compile(r"\bVAT\b|value added tax|\bUSt\b|\bTVA\b|\bBTW\b|\bIVA\b", re.IGNORECASE)
_PURPOSES = (
    ("registered", "registered office"),
    ("mailing", "mailing"),
    ("trading", "business"),
    ("business", "business"),
    ("head", "business"),
)


def identifiers_of(company: Json) -> list[tuple[str, str]]:
    """Return the identifiers of a company as pairs of system code and number: ``lei``."""
    listed = (mapping(i.get("identifier")) or i for i in objects(company.get("identifiers")))
    numbers = ((_system_code(each), text(each, "uid") or text(each, "value")) for each in listed)
    return [(system, uid) for system, uid in numbers if uid]


def _system_code(each: Json) -> str:
    return text(each, "identifier_system_code") or text(each, "identifier_system_name")


def groupings_of(company: Json) -> tuple[str, ...]:
    """Return the names of the groups to which users of OpenCorporates assign a company."""
    listed = objects(company.get("corporate_groupings"))
    names = (text(mapping(i.get("corporate_grouping")) or i, "name") for i in listed)
    return tuple(dict.fromkeys(filter(None, names)))


def _further_items(company: Json) -> Iterator[tuple[str, str]]:
    """Yield title and text of each further item."""
    data = company.get("data")
    listed = mapping(data).get("most_recent") if isinstance(data, dict) else data
    for item in objects(listed):
        each = mapping(item.get("datum")) or mapping(item.get("statement")) or item
        title = text(each, "title") or text(each, "data_type")
        content = text(each, "description") or text(each, "value")
        if title or content:
            yield title, ", ".join(line.strip() for line in content.splitlines() if line.strip())


def further_item_lines(company: Json) -> tuple[str, ...]:
    """Return further items as lines: title and text of each."""
    return tuple(dict.fromkeys(": ".join(filter(None, pair)) for pair in _further_items(company)))


def vat_number(company: Json) -> str:
    """Return the only VAT number of a company; empty for several."""
    numbers = {
        content for title, content in _further_items(company) if _VAT.search(title) and content
    }
    return numbers.pop() if len(numbers) == 1 else ""


def further_item_records(found: Json, company: str, source: Source) -> Iterator[Record]:
    """Yield the addresses and contacts among further items, by their titles."""
    home = text(found, "jurisdiction_code")[:2].upper()
    seen: set[tuple[str, str]] = set()
    for title, content in _further_items(found):
        words = title.casefold()
        if "address" in words and "email" not in words and "e-mail" not in words:
            purpose = next((name for mark, name in _PURPOSES if mark in words), words)
            if (content, purpose) not in seen:
                country = _country(content)
                line = content.rpartition(",")[0] if country else content
                yield from location_records(
                    company, line, country, purpose, source, ORIGIN.standing
                )
            seen.add((content, purpose))
        elif (contact := _contact(words, content, home)) and contact not in seen:
            seen.add(contact)
            ident, kind = contact
            yield from contact_records(company, ident, content, kind, source, ORIGIN.standing)


def _country(address: str) -> str:
    last = address.rpartition(",")[2].strip()
    return country_code(last) if len(last) > 2 else ""


def _contact(words: str, content: str, home: str) -> tuple[str, str] | None:
    if "website" in words or "url" in words.split():
        return (web_id(content), "website") if web_id(content) else None
    if "telephone" in words or "phone" in words:
        return (phone_id(content, home), "phone") if phone_id(content, home) else None
    if "email" in words or "e-mail" in words:
        return (email_id(content), "email") if email_id(content) else None
    return None
