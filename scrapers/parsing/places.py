"""Addresses and contacts as records."""

from collections.abc import Iterator

from graph.model import ids
from graph.model.records import Kind, Source, Standing, Statement, Tie, TieType
from graph.model.vocabulary.countries import country_code
from graph.model.vocabulary.postal_addresses import told_parts
from scrapers.contract.collector import Record, stem_of

# What is not where the party itself is has a name of its own.
_FIELDS = {"ships from": "ships_from", "returns": "returns_place", "service": "service_place"}


def place_of(text: str, country: str) -> str:
    """Return a place as it is shown, with its country where that is another; empty for none."""
    parts = told_parts(text)
    if country and [country_code(part) for part in parts] == [country]:
        return parts[0]
    return ", ".join((*parts, country) if country and parts else parts)


def located(
    party: str,
    text: str,
    country: str,
    purpose: str,
    source: Source,
    standing: Standing,
    *,
    kind: Kind = Kind.COMPANY,
    since: str = "",
) -> Iterator[Record]:
    """Yield an address and that a party is there; a place alone is a value of the party.

    ``country`` is alpha-2 or empty, ``text`` the address in one line without it, ``kind`` the
    party's. Nothing where the text is empty, or says that nothing is stated.
    """
    ident = ids.address_id(text, country)
    if not ident:
        if place := place_of(text, country):
            field = _FIELDS.get(purpose, "place")
            yield Statement(party, kind, source.id, {field: place})
        return
    shown = ", ".join(part for part in (", ".join(told_parts(text)), country) if part)
    values = {"name": shown, "country": country}
    yield Statement(ident, Kind.ADDRESS, source.id, {k: v for k, v in values.items() if v})
    tie = f"{stem_of(source)} > {party} > {ident} > {purpose}"
    yield Tie(
        ids.shortened(tie),
        TieType.LOCATED_AT,
        party,
        ident,
        source.id,
        standing,
        purpose=purpose,
        since=since,
    )


def reached(
    party: str, contact: str, name: str, kind: str, source: Source, standing: Standing
) -> Iterator[Record]:
    """Yield a contact and that a party is reached there; nothing where its id is empty.

    ``kind`` is phone, email, website or tracker.
    """
    if not contact:
        return
    values = {"name": name, "contact_type": kind}
    yield Statement(contact, Kind.CONTACT, source.id, values)
    tie = ids.shortened(f"{stem_of(source)} > {party} > {contact}")
    yield Tie(tie, TieType.REACHED_AT, party, contact, source.id, standing)
