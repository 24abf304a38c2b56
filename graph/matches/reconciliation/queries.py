"""Queries of a batch, read from the JSON of a request."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.errors import InputError
from graph.matches.pairs.outside import OutsideParty
from graph.matches.reconciliation.properties import ASKED, TYPES
from graph.model.records import Kind
from graph.support.language import N_

MOST_QUERIES = 50
"""Queries that a batch may hold."""

_MOST_FOUND = 20
_USUALLY_FOUND = 5


class TooManyQueriesError(InputError):
    """A batch of more queries than are answered at a time."""


class UnknownNameError(InputError):
    """A type or property that the service does not have."""


@dataclass(frozen=True, slots=True)
class Query:
    """A party that is asked for, in each of the kinds that it may have."""

    described: tuple[OutsideParty, ...]
    limit: int


def read_object(text: str) -> Mapping[str, Any]:
    """Return a JSON object.

    Raises:
        InputError: the text is another thing.
    """
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        read = None
    if not isinstance(read, dict):
        raise InputError(N_("The request is no JSON object."))
    return read


def read_batch(text: str) -> Mapping[str, Any]:
    """Return the queries of a batch by their keys, each still to be read.

    Raises:
        TooManyQueriesError: it holds more than ``MOST_QUERIES``.
        InputError: it is no JSON object.
    """
    batch = read_object(text)
    if len(batch) > MOST_QUERIES:
        raise TooManyQueriesError(N_("Send at most {most} queries at a time."), most=MOST_QUERIES)
    return batch


def read_query(stated: Any) -> Query:
    """Return one query.

    Raises:
        UnknownNameError: its type or one of its properties is unknown.
        InputError: it is no query.
    """
    if not isinstance(stated, dict):
        raise InputError(N_("A query is a JSON object."))
    values = dict(_values(stated.get("properties") or []))
    kinds = _kinds(stated.get("type") or list(TYPES))
    limit = stated.get("limit")
    asked = limit if isinstance(limit, int) and limit > 0 else _USUALLY_FOUND
    described = tuple(_described(_text(stated.get("query", "")), kind, values) for kind in kinds)
    return Query(described, min(asked, _MOST_FOUND))


def _kinds(stated: Any) -> list[Kind]:
    names = stated if isinstance(stated, list) else [stated]
    for name in names:
        if not isinstance(name, str) or name not in TYPES:
            raise UnknownNameError(
                N_("There is no such type; there are {types}."), types=", ".join(TYPES)
            )
    return [TYPES[name] for name in names]


def _values(stated: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    for each in stated if isinstance(stated, list) else [stated]:
        name = each.get("pid") if isinstance(each, dict) else None
        if not isinstance(name, str) or name not in ASKED:
            raise UnknownNameError(
                N_("There is no such property; there are {names}."), names=", ".join(ASKED)
            )
        value = each.get("v", "")
        texts = map(_text, value if isinstance(value, list) else [value])
        yield name, tuple(text for text in texts if text)


def _text(value: Any) -> str:
    """Return the text of a value, which may be one that was reconciled itself."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("id") or ""
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _described(name: str, kind: Kind, values: Mapping[str, tuple[str, ...]]) -> OutsideParty:
    def first(asked: str) -> str:
        return next(iter(values.get(asked, ())), "")

    return OutsideParty(
        name=name,
        kind=kind,
        country=first("country"),
        number=first("number"),
        lei=first("lei"),
        vat_number=first("vat"),
        incorporated=first("incorporated"),
        birth_date=first("born"),
        contacts=tuple(v for asked in ("phone", "email", "website") for v in values.get(asked, ())),
        addresses=values.get("address", ()),
    )
