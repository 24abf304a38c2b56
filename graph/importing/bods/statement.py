"""One statement of the Beneficial Ownership Data Standard, the same for versions 0.1 to 0.4.

https://standard.openownership.org/en/0.4.0/standard/reference.html
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.errors import DateError
from graph.model import dates

Json = Mapping[str, object]

_OLD_TYPES = {
    "entityStatement": "entity",
    "personStatement": "person",
    "ownershipOrControlStatement": "relationship",
}
_PARTY_KEYS = ("describedByEntityStatement", "describedByPersonStatement")
_NOTHING: Json = {}
# JSON may escape half a character; no file and no database could hold it.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Declared:
    """A statement about one record: an entity, a person or a relationship.

    ``names`` are the ids by which others refer to it, ``replaces`` those of earlier statements.
    """

    place: str
    record: str
    record_type: str
    names: tuple[str, ...]
    replaces: tuple[str, ...]
    status: str
    day: str
    details: Json
    outer: Json


def declared(place: str, statement: Json) -> Declared | None:
    """Read a statement of any version; None where it is none, or of no known type."""
    old = _OLD_TYPES.get(text(statement, "statementType"))
    record_type = old or text(statement, "recordType")
    own = text(statement, "statementId") or text(statement, "statementID")
    record = text(statement, "recordId") or own
    if record_type not in _OLD_TYPES.values() or not record:
        return None
    return Declared(
        place,
        record,
        record_type,
        (record, own) if own else (record,),
        tuple(item for item in items(statement, "replacesStatements") if isinstance(item, str)),
        text(statement, "recordStatus"),
        text(statement, "statementDate")[:10],
        statement if old else mapping(statement, "recordDetails"),
        statement,
    )


def text(where: Json, key: str) -> str:
    """Return a text or number as text, empty where there is something else or nothing."""
    value = where.get(key)
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\ufffd", value).strip()
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if plain else ""


def mapping(where: Json, key: str) -> Json:
    """Return an object, an empty one where there is something else or nothing."""
    value = where.get(key)
    return value if isinstance(value, dict) else _NOTHING


def items(where: Json, key: str) -> Sequence[object]:
    """Return a list; one value stands for a list of it, and nothing for an empty one."""
    value = where.get(key)
    if isinstance(value, list):
        return value
    return [] if value in (None, "") else [value]


def objects(where: Json, key: str) -> list[Json]:
    """Return the objects of a list."""
    return [item for item in items(where, key) if isinstance(item, dict)]


def party_name(details: Json, key: str) -> str:
    """Return the id of the record that a relationship names, empty where it names none."""
    inner = mapping(details, key)
    described = next((text(inner, name) for name in _PARTY_KEYS if text(inner, name)), "")
    return described or text(details, key)


def reason_of(where: Json) -> tuple[str, str]:
    """Return why a party is not stated, and the source's description, both empty where it is."""
    unspecified = mapping(where, "unspecified") or where
    reason = text(unspecified, "reason") or text(unspecified, "unspecifiedReason")
    return reason, text(unspecified, "description")


def day(value: str) -> str:
    """Cut a time to its day; empty where it is no date that exists."""
    try:
        dates.first_day(value[:10])
    except DateError:
        return ""
    return value[:10]


def truth(where: Json, key: str) -> bool:
    """Whether the value is ``true``."""
    return where.get(key) is True


def words(code: str) -> str:
    """Write a camelCase or kebab-case code as words: ``boardMember`` as ``board member``."""
    spaced = "".join(f" {c.lower()}" if c.isupper() else c for c in code.replace("-", " "))
    return " ".join(spaced.split())
