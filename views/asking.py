"""What a saved query asks for, as fields; and how its rows are shown."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import streamlit as st

from graph.showing import visible
from graph.stores.results import NodeValue, PathValue, TieValue
from queries.library import Query
from queries.parameters import KINDS, FieldType, Parameter
from views.opened import Snapshot

Values = Mapping[str, object]
_MOST_CHOICES = 5_000  # names a browser can search in one field


def fields(query: Query, shot: Snapshot) -> Values:
    """Show one field for each parameter of a query, and return what stands in them."""
    return {p.name: _field(p, f"{query.name}_{p.name}", shot) for p in query.parameters}


def _field(parameter: Parameter, key: str, shot: Snapshot) -> object:
    label = parameter.name.replace("_", " ").capitalize()
    choices = _choices(parameter.type, shot)
    if 0 < len(choices) <= _MOST_CHOICES:
        ids = list(choices)
        at = ids.index(parameter.default) if parameter.default in choices else 0
        return st.selectbox(
            label, ids, at, choices.__getitem__, key=key, help=parameter.help, width=300
        )
    if parameter.type is FieldType.NUMBER:
        return st.number_input(
            label, value=parameter.default, key=key, help=parameter.help, width=140
        )
    if parameter.type is FieldType.DAY:
        day = st.date_input(
            label, None, key=key, help=parameter.help, width=170, min_value=date.min
        )
        return day.isoformat() if day else parameter.default
    if parameter.type is FieldType.LIST:
        told = st.text_input(
            label, ", ".join(parameter.default), key=key, help=parameter.help, width=300
        )
        return [each.strip() for each in told.split(",") if each.strip()]
    return st.text_input(label, str(parameter.default), key=key, help=parameter.help, width=220)


def _choices(field: FieldType, shot: Snapshot) -> Mapping[str, str]:
    """Return the ids that a field takes, by name; names that several share carry their id."""
    if field is FieldType.SOURCE:
        named = {s.id: s.title for s in shot.contents.sources.values()}
    else:
        kinds = KINDS.get(field, frozenset())
        named = {e.id: e.name for e in shot.contents.entities.values() if e.kind in kinds}
    count = Counter(named.values())
    shown = {i: n if count[n] == 1 else f"{n} ({i})" for i, n in named.items()}
    return {i: visible(shown[i]) for i in sorted(shown, key=lambda i: (shown[i].casefold(), i))}


def cell(value: object) -> object:
    """Write a value for a table: parties by name, lists and maps as text, controls visible."""
    if isinstance(value, NodeValue):
        return cell(value.properties.get("name") or value.id)
    if isinstance(value, TieValue):
        return f"{value.type} {value.id}"
    if isinstance(value, PathValue):
        return " → ".join(str(cell(node)) for node in value.nodes)
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(str(cell(v)) for v in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{k}: {cell(v)}" for k, v in value.items())
    return visible(str(value))


def distinct(columns: Iterable[str]) -> list[str]:
    """Number columns of the same name, which a table cannot hold twice."""
    seen: Counter[str] = Counter()
    named = []
    for column in columns:
        seen[column] += 1
        named.append(column if seen[column] == 1 else f"{column} ({seen[column]})")
    return named
