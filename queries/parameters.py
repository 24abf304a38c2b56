"""Parameters of a saved query, each with a type, a default and a help text."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from graph.errors import InputError
from graph.model.records import Kind
from graph.support.language import N_

_FORM = re.compile(
    r"(?P<name>[a-z_]+): (?P<type>[a-z]+) = "
    r"(?P<default>\"[^\"]*\"|\[[^\]]*\]|\S+)  +(?P<help>.+)"
)


class FieldType(StrEnum):
    """Type of a field. The first four take the id of something in the database."""

    STOREFRONT = "storefront"
    PARTY = "party"
    ENTITY = "entity"
    SOURCE = "source"
    DAY = "day"
    TEXT = "text"
    NUMBER = "number"
    LIST = "list"


KINDS: Mapping[FieldType, frozenset[Kind]] = MappingProxyType(
    {
        FieldType.STOREFRONT: frozenset({Kind.STOREFRONT}),
        FieldType.PARTY: frozenset({Kind.COMPANY, Kind.PERSON}),
        FieldType.ENTITY: frozenset(Kind),
    }
)
"""Kinds of entities that a field accepts, and that a search for it offers."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that the user fills in; the default is a value of its type."""

    name: str
    type: FieldType
    default: Any
    help: str
    _: KW_ONLY
    label: str


def parse_parameter(file: str, text: str) -> Parameter:
    """Read ``name: type = default  help``, with the default as JSON.

    Raises:
        InputError: the text has another form, an unknown type, or a default of another type.
    """
    match = _FORM.fullmatch(text)
    if match is None or match["type"] not in set(FieldType):
        known = ", ".join(FieldType)
        form = "param: name: type = JSON  help"
        raise InputError(
            N_("{file}: write {form!r}, not {text!r}; a type is one of {known}."),
            file=file,
            form=form,
            text=text,
            known=known,
        )
    field = FieldType(match["type"])
    try:
        default = fit_value(match["name"], field, json.loads(match["default"]))
    except ValueError as error:
        raise InputError(
            N_("{file}: {default!r} is no JSON value."), file=file, default=match["default"]
        ) from error
    label = match["name"].replace("_", " ").capitalize()
    return Parameter(
        name=match["name"], type=field, default=default, help=match["help"], label=label
    )


def fit_value(name: str, field: FieldType, value: Any) -> Any:
    """Return a value as its field takes it; a single value for a list becomes one item.

    Raises:
        InputError: the value is of another type.
    """
    if field is FieldType.NUMBER:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise InputError(
                N_("{name}: found {value!r}, expected a number."), name=name, value=value
            )
        return value
    if field is FieldType.LIST:
        return [str(v) for v in value] if isinstance(value, list) else [str(value)]
    if isinstance(value, list):
        raise InputError(N_("{name}: found a list, expected one value."), name=name)
    return _day(name, str(value)) if field is FieldType.DAY else str(value)


def _day(name: str, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as error:
        raise InputError(
            N_("{name}: found {text!r}, expected a day such as 2024-05-31, or empty for any time."),
            name=name,
            text=text,
        ) from error


def fill_parameters(
    query: str, parameters: Iterable[Parameter], given: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the values of all fields of a query, with defaults for those not given.

    Raises:
        InputError: a field is unknown, or has a value of another type.
    """
    fields = {p.name: p for p in parameters}
    for name in given:
        if name not in fields:
            known = ", ".join(fields) or "none"
            raise InputError(
                N_("{query} has no field {name!r}; it has: {known}."),
                query=query,
                name=name,
                known=known,
            )
    return {
        name: fit_value(name, p.type, given[name]) if name in given else p.default
        for name, p in fields.items()
    }
