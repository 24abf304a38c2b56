"""Countries by the names sources use, and addresses and contacts as records."""

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

from graph import identity
from graph.model import Kind, Source, Standing, Statement, Tie, TieType
from graph.postal import told_parts
from scrapers.base import Record, stem_of

_NAMES = {
    "england": "GB",
    "wales": "GB",
    "scotland": "GB",
    "northern ireland": "GB",
    "england and wales": "GB",
    "england & wales": "GB",
    "great britain": "GB",
    "uk": "GB",
    "u.k.": "GB",
    "usa": "US",
    "u.s.a.": "US",
    "united states of america": "US",
    "hong kong": "HK",
    "macau": "MO",
    "prc": "CN",
    "p.r. china": "CN",
    "people's republic of china": "CN",
    "mainland china": "CN",
    "republic of ireland": "IE",
    "korea": "KR",
    "republic of korea": "KR",
    "russian federation": "RU",
    "viet nam": "VN",
    "czech republic": "CZ",
    "british virgin islands": "VG",
    "virgin islands, british": "VG",
    "the netherlands": "NL",
    "holland": "NL",
    "turkey": "TR",
}
_LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "id", "zh", "pl", "sv")


@cache
def _territories() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if re.fullmatch("[A-Z]{2}", code):
                found.setdefault(name.casefold(), code)
    return {**found, **_NAMES}


@cache
def country_code(stated: str) -> str:
    """Return ISO 3166-1 alpha-2 for a country's code or name; empty where it is neither.

    Names in English, German and other languages of the marketplaces are known; the parts of the
    United Kingdom count as GB.
    """
    name = " ".join(stated.split()).casefold()
    if re.fullmatch("[a-z]{2}", name):
        code = {"UK": "GB"}.get(name.upper(), name.upper())
        return code if code in set(_territories().values()) else ""
    return _territories().get(name, "")


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
    ident = identity.address_id(text, country)
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
        identity.shortened(tie),
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
    tie = identity.shortened(f"{stem_of(source)} > {party} > {contact}")
    yield Tie(tie, TieType.REACHED_AT, party, contact, source.id, standing)
