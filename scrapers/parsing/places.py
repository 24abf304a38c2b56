"""Addresses and contacts as records."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import ids
from graph.model.records import Kind, Source, Standing, Statement, Tie, TieType, Value
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


@dataclass(frozen=True, slots=True)
class Place:
    """Address with its id, or a mere place without one; ``name`` is empty where nothing is stated.

    ``country`` is alpha-2 or empty.
    """

    ident: str
    name: str
    country: str

    @property
    def values(self) -> dict[str, Value]:
        """The values of an address."""
        return {k: v for k, v in (("name", self.name), ("country", self.country)) if v}


def stated_place(text: str, country: str) -> Place:
    """Return what an address in one line, without its country, and an alpha-2 code say."""
    parts = stated_parts(text)
    ident = ids.address_id_of(parts, country)
    if not ident:
        return Place("", place_text(text, country), country)
    return Place(ident, ", ".join((*parts, country) if country else parts), country)


def place_field(purpose: str) -> str:
    """Return the property of a party in which a mere place is kept."""
    return _FIELDS.get(purpose, "place")


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
    place = stated_place(text, country)
    ident = place.ident
    if not ident:
        if place.name:
            yield Statement(party, kind, source.id, {place_field(purpose): place.name})
        return
    yield Statement(ident, Kind.ADDRESS, source.id, place.values)
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
