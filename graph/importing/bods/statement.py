"""One statement of the Beneficial Ownership Data Standard, the same for versions 0.1 to 0.4.

https://standard.openownership.org/en/0.4.0/standard/reference.html
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass

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
# JSON can escape a lone surrogate, which no file and no database can hold.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class DeclaredStatement:
    """A statement about one record: an entity, a person or a relationship.

    ``names`` are the ids by which others refer to it, ``replaces`` those of earlier statements.
    """

    place: str
    record: str
    record_type: str
    names: tuple[str, ...]
    _: KW_ONLY
    replaces: tuple[str, ...]
    status: str
    day: str
    details: Json
    outer: Json


def parse_statement(place: str, statement: Json) -> DeclaredStatement | None:
    """Return a statement of any version; None without an id or of an unknown type."""
    old = _OLD_TYPES.get(text_at(statement, "statementType"))
    record_type = old or text_at(statement, "recordType")
    own = text_at(statement, "statementId") or text_at(statement, "statementID")
    record = text_at(statement, "recordId") or own
    if record_type not in _OLD_TYPES.values() or not record:
        return None
    return DeclaredStatement(
        place=place,
        record=record,
        record_type=record_type,
        names=(record, own) if own else (record,),
        replaces=tuple(
            item for item in items_at(statement, "replacesStatements") if isinstance(item, str)
        ),
        status=text_at(statement, "recordStatus"),
        day=text_at(statement, "statementDate")[:10],
        details=statement if old else object_at(statement, "recordDetails"),
        outer=statement,
    )


def text_at(where: Json, key: str) -> str:
    """Return a text or number as text, empty where there is something else or nothing."""
    value = where.get(key)
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\ufffd", value).strip()
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if plain else ""


def object_at(where: Json, key: str) -> Json:
    """Return an object, an empty one where there is something else or nothing."""
    value = where.get(key)
    return value if isinstance(value, dict) else _NOTHING


def items_at(where: Json, key: str) -> Sequence[object]:
    """Return a list; a single value counts as a list of one, nothing as an empty list."""
    value = where.get(key)
    if isinstance(value, list):
        return value
    return [] if value in (None, "") else [value]


def objects_at(where: Json, key: str) -> list[Json]:
    """Return the objects of a list."""
    return [item for item in items_at(where, key) if isinstance(item, dict)]


def party_name(details: Json, key: str) -> str:
    """Return the id of the record that a relationship names, empty where it names none."""
    inner = object_at(details, key)
    described = next((text_at(inner, name) for name in _PARTY_KEYS if text_at(inner, name)), "")
    return described or text_at(details, key)


def reason_of(where: Json) -> tuple[str, str]:
    """Return the reason and the description of a party that is not stated; both may be empty."""
    unspecified = object_at(where, "unspecified") or where
    reason = text_at(unspecified, "reason") or text_at(unspecified, "unspecifiedReason")
    return reason, text_at(unspecified, "description")


def day_of_time(value: str) -> str:
    """Return the day of a time; empty if it is not a date that exists."""
    try:
        dates.first_day(value[:10])
    except DateError:
        return ""
    return value[:10]


def is_true_at(where: Json, key: str) -> bool:
    """Whether the value is ``true``."""
    return where.get(key) is True


def code_words(code: str) -> str:
    """Return a camelCase or kebab-case code as words: ``boardMember`` as ``board member``."""
    spaced = "".join(f" {c.lower()}" if c.isupper() else c for c in code.replace("-", " "))
    return " ".join(spaced.split())
