"""Information in the name of a holder or officer: its kind, an office, a key."""

import re
from collections.abc import Mapping
from hashlib import sha256
from unicodedata import normalize

from graph.model.party_kind import kind_by_name
from graph.model.records import NO_VALUES, Kind, TieType, Value
from graph.model.vocabulary.tie_wordings import tie_meanings


def kind_and_values(name: str, stated_kind: Kind | None) -> tuple[Kind, Mapping[str, Value]]:
    """Return the kind of a party and values about it: that it is assumed, or a type of body.

    ``stated_kind`` is what the source itself says, None if only the name can tell.
    """
    named = kind_by_name(name)
    if stated_kind is None:
        return named.kind, named.values
    body = named.body if stated_kind is named.kind else ""
    return stated_kind, {"entity_type": body} if body else NO_VALUES


def other_kind(name: str, kind: Kind) -> str:
    """Return a kind that differs from what the name suggests, else an empty text.

    It goes into the id, so that a person and a company of one name stay two parties.
    """
    return str(kind) if kind is not kind_by_name(name).kind else ""


def personal_number_key(number: str) -> str:
    """Return a key made from a personal number, empty without one.

    Four hexadecimal digits tell two people of one name apart, but fit too many numbers to reveal
    one.
    """
    plain_number = re.sub(r"[\W_]", "", number).upper()
    return sha256(plain_number.encode()).hexdigest()[:4] if plain_number.strip("0X") else ""


def name_and_role(name: str) -> tuple[str, str]:
    """Return a name and the office in brackets behind it, which is empty if there is none."""
    match = re.fullmatch(r"([^()]+)\(([^()]+)\)", normalize("NFKC", name).strip())
    if match is None:
        return name, ""
    read = tie_meanings(match[2], TieType.OFFICER_OF)
    known = bool(read) and any(one.type is TieType.OFFICER_OF for one in read)
    return (match[1].strip(), match[2].strip()) if known else (name, "")
