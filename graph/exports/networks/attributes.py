"""Attribute columns with one type for each name, as most formats require."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.exports.base import UnsupportedFields
from graph.exports.networks.nodes_and_edges import Attributes
from graph.model.records import Value
from graph.support.language import N_

MIXED = N_("values of several types, written as text")
LISTS = N_("the format has no lists: written as one text with ; between the items")


class ValueType(StrEnum):
    """Type that all values of an attribute share."""

    TEXT = "string"
    WHOLE = "long"
    NUMBER = "double"
    TRUTH = "boolean"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class AttributeColumn:
    """An attribute by its name in the model, with the type as which it is written."""

    name: str
    form: ValueType


_FORMS: Mapping[type, ValueType] = {
    str: ValueType.TEXT,
    bool: ValueType.TRUTH,
    int: ValueType.WHOLE,
    float: ValueType.NUMBER,
    tuple: ValueType.LIST,
}
_LONGEST = 2**63


def columns_of(
    all_attributes: Iterable[Attributes], lacking: UnsupportedFields
) -> tuple[AttributeColumn, ...]:
    """Return the columns, sorted by name; note those that mix types and become text."""
    types: dict[str, dict[ValueType, int]] = defaultdict(lambda: defaultdict(int))
    for attributes in all_attributes:
        for name, value in attributes.items():
            types[name][value_type(value)] += 1
    columns = []
    for name, counts in sorted(types.items()):
        form = _common_type(set(counts))
        columns.append(AttributeColumn(name, form))
        if form is ValueType.TEXT and len(counts) > 1:
            lacking.add(name, MIXED, sum(n for f, n in counts.items() if f is not ValueType.TEXT))
    return tuple(columns)


def value_type(value: Value) -> ValueType:
    """Return the type of one value; an integer beyond 64 bits is text."""
    if isinstance(value, int) and not -_LONGEST <= value < _LONGEST:
        return ValueType.TEXT
    # A member of a StrEnum is text.
    return _FORMS.get(type(value), ValueType.TEXT)


def _common_type(forms: set[ValueType]) -> ValueType:
    if forms == {ValueType.WHOLE, ValueType.NUMBER}:
        return ValueType.NUMBER
    return next(iter(forms)) if len(forms) == 1 else ValueType.TEXT


def as_text(value: Value) -> str:
    """Return any value as text: ``true`` or ``false``, and lists joined with ``; ``."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(value) if isinstance(value, tuple) else str(value)
