"""Addresses and contacts as records."""

from collections.abc import Iterator

from graph.model import ids
from graph.model.records import Kind, Source, Standing, Statement, Tie, TieType
from graph.model.vocabulary.countries import country_code
from graph.model.vocabulary.postal_addresses import stated_parts
from scrapers.contract.collector import Record, tie_id_stem

# A place at which the party itself is not has a property of its own, by the purpose.
_FIELDS = {"ships from": "ships_from", "returns": "returns_place", "service": "service_place"}


def place_text(text: str, country: str) -> str:
    """Return a place with its country, unless the place is the country; empty without both."""
    parts = stated_parts(text)
    if country and [country_code(part) for part in parts] == [country]:
        return parts[0]
    return ", ".join((*parts, country) if country and parts else parts)


def location_records(
    party: str,
    text: str,
    country: str,
    purpose: str,
    source: Source,
    standing: Standing,
    *,
    kind: Kind = Kind.COMPANY,
) -> Iterator[Record]:
    """Yield an address and the tie of a party to it; a mere place becomes a value of the party.

    ``country`` is alpha-2 or empty, ``text`` the address in one line without it, ``kind`` the
    party's. Nothing is yielded for neither text nor country, or words for "not stated".
    """
    ident = ids.address_id(text, country)
    if not ident:
        if place := place_text(text, country):
            field = _FIELDS.get(purpose, "place")
            yield Statement(party, kind, source.id, {field: place})
        return
    shown = ", ".join(part for part in (", ".join(stated_parts(text)), country) if part)
    values = {"name": shown, "country": country}
    yield Statement(ident, Kind.ADDRESS, source.id, {k: v for k, v in values.items() if v})
    tie = f"{tie_id_stem(source)} > {party} > {ident} > {purpose}"
    yield Tie(
        id=ids.shorten_id(tie),
        type=TieType.LOCATED_AT,
        start=party,
        end=ident,
        source=source.id,
        standing=standing,
        purpose=purpose,
    )


def contact_records(
    party: str, contact: str, name: str, kind: str, source: Source, standing: Standing
) -> Iterator[Record]:
    """Yield a contact and the tie of a party to it; nothing if the contact's id is empty.

    ``contact`` is the id, ``kind`` is phone, email, website or tracker.
    """
    if not contact:
        return
    values = {"name": name, "contact_type": kind}
    yield Statement(contact, Kind.CONTACT, source.id, values)
    tie = ids.shorten_id(f"{tie_id_stem(source)} > {party} > {contact}")
    yield Tie(
        id=tie,
        type=TieType.REACHED_AT,
        start=party,
        end=contact,
        source=source.id,
        standing=standing,
    )
