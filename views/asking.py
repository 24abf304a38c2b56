"""What a saved query asks for, as fields; and how its rows are shown."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from graph.model import Kind
from graph.showing import visible
from graph.stores.results import NodeValue, PathValue, TieValue
from queries.library import Query
from views.opened import Snapshot

Values = Mapping[str, object]


def fields(query: Query, shot: Snapshot) -> Values:
    """Show one field for each parameter of a query, and return what stands in them."""
    fronts = {e.id: e.name for e in shot.of_kind(Kind.STOREFRONT)}
    values: dict[str, object] = {}
    for parameter in query.parameters:
        key = f"{query.name}_{parameter.name}"
        label = parameter.name.replace("_", " ").capitalize()
        if parameter.name == "storefront" and fronts:
            values[parameter.name] = st.selectbox(
                label, list(fronts), format_func=fronts.__getitem__, key=key, width=260
            )
        elif isinstance(parameter.default, (int, float)):
            values[parameter.name] = st.number_input(
                label, value=parameter.default, key=key, width=140
            )
        else:
            values[parameter.name] = st.text_input(
                label, str(parameter.default or ""), key=key, help=parameter.help, width=260
            )
    return values


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
