"""FollowTheMoney entities: an id, a schema, and property values with their sources.

https://followthemoney.tech/explorer/
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

from babel import Locale

from graph.errors import DateError
from graph.importing.ftm import entity as ftm_entity
from graph.importing.ftm.round_trip import ENCODED, NOT_STATED, ORIGIN
from graph.model.dates import first_day

_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?")
_LONGEST_ID = 200
_LONGEST_NUMBER = 64
_COUNTRIES = Locale.parse("en").territories
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"\+[1-9]\d{7,14}", re.ASCII)
_GAPS = re.compile(r"[\s()./-]")


@dataclass(frozen=True, slots=True)
class FtmClaim:
    """One value of a property from one source; ``type`` is the FtM property type."""

    prop: str
    type: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class ClaimedEntity:
    """An entity, or a link between two, with its claims."""

    id: str
    schema: str
    claims: tuple[FtmClaim, ...]


def entity_as_read(entity: ClaimedEntity) -> ftm_entity.FtmEntity:
    """Return an entity as an import would read it from the file."""
    properties: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in entity.claims:
        properties[claim.prop][claim.value] = None
    named = {prop: tuple(values) for prop, values in properties.items()}
    return ftm_entity.FtmEntity(
        place=entity.id,
        id=entity.id,
        schema=entity.schema,
        properties=named,
        caption=next(iter(named.get("name", ())), entity.schema),
        datasets=tuple(sorted({claim.source or NOT_STATED for claim in entity.claims})),
        origins=(ORIGIN,),
    )


def ftm_id(ident: str) -> str:
    """Return an id that FtM accepts: unchanged if possible, else encoded character by character.

    An id that is too long even then becomes its digest.
    """
    if _ID.fullmatch(ident) and len(ident) <= _LONGEST_ID and not ident.startswith(ENCODED):
        return ident
    encoded = ENCODED + "".join(_encode_character(character) for character in ident)
    if len(encoded) <= _LONGEST_ID:
        return encoded
    return ENCODED + sha256(ident.encode("utf-8", "surrogatepass")).hexdigest()


def _encode_character(character: str) -> str:
    if character.isascii() and character.isalnum():
        return character
    return f"-u{ord(character):06x}"


def values_of_type(type_: str, text: str) -> Iterator[str]:
    """Yield the text as a value of an FtM type; nothing if the type cannot hold it."""
    if value := _READ.get(type_, _any)(text):
        yield value


def _any(text: str) -> str:
    return text if text.strip() else ""


def _country(text: str) -> str:
    code = text.strip().upper()
    return code.lower() if len(code) == 2 and code in _COUNTRIES else ""


def _date(text: str) -> str:
    try:
        first_day(text[:10])
    except DateError:
        return ""
    return text[:10]


def _url(text: str) -> str:
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and parts.hostname else ""


def _email(text: str) -> str:
    return text if _EMAIL.fullmatch(text) else ""


def _phone(text: str) -> str:
    number = _GAPS.sub("", text)
    return number if _PHONE.fullmatch(number) else ""


def _number(text: str) -> str:
    return text if len(text) <= _LONGEST_NUMBER else ""


_READ: Mapping[str, Callable[[str], str]] = {
    "country": _country,
    "date": _date,
    "url": _url,
    "email": _email,
    "phone": _phone,
    "identifier": _number,
}
