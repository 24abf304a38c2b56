"""Fields for the parameters of a saved query, and the cells of its rows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

import streamlit as st

from graph.stores.results import NodeValue, PathValue, TieValue
from graph.support.safe_text import escape_control_characters
from queries.library import Query
from queries.parameters import KINDS, FieldType, Parameter
from views.shell import session
from views.shell.option_labels import distinct_labels
from views.shell.session import Snapshot
from views.shell.texts import _

FieldValues = Mapping[str, object]
FieldChoices = Mapping[str, Mapping[str, str]]
"""For each parameter that takes an id: the names to choose from, by id."""

_MOST_CHOICES = 5_000  # names a browser can search in one field
_MOST_HITS = 50


def offer_choices(query: Query, shot: Snapshot) -> FieldChoices:
    """Return the options of each parameter that takes an id; above a limit, show a search field.

    The search field must be outside of the form, which holds back its values until it is sent.
    """
    parameters = {p.name: p for p in query.parameters if _takes_id(p.type)}
    named = {name: _names_by_id(p.type, shot) for name, p in parameters.items()}
    for name, all_named in named.items():
        if len(all_named) > _MOST_CHOICES:
            asked = st.text_input(
                _("Search: {field}").format(field=parameters[name].label),
                key=f"{query.name}_{name}_asked",
                type="search",
                live=True,
                placeholder=_("Name or register number"),
                width=300,
            )
            named[name] = _search_names(asked.strip(), all_named) if asked and asked.strip() else {}
        else:
            named[name] = dict(sorted(all_named.items(), key=lambda of: (of[1].casefold(), of[0])))
    return {name: distinct_labels(of) for name, of in named.items()}


def show_fields(query: Query, chosen_from: FieldChoices) -> FieldValues:
    """Show one field for each parameter of a query, and return their values by parameter."""
    return {
        p.name: _choice_field(p, key, chosen_from[p.name])
        if p.name in chosen_from
        else _value_field(p, key)
        for p in query.parameters
        for key in (f"{query.name}_{p.name}",)
    }


def _takes_id(field: FieldType) -> bool:
    return field is FieldType.SOURCE or field in KINDS


def _choice_field(parameter: Parameter, key: str, named: Mapping[str, str]) -> object:
    ids = list(named)
    chosen = st.selectbox(
        parameter.label,
        ids,
        ids.index(parameter.default) if parameter.default in named else 0,
        named.__getitem__,
        key=f"{key} {ids[0] if ids else ''}",  # a new search selects its first hit again
        help=parameter.help,
        width=300,
        placeholder=_("Nothing to choose from"),
    )
    return chosen or parameter.default


def _value_field(parameter: Parameter, key: str) -> object:
    label = parameter.label
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
        text = st.text_input(
            label, ", ".join(parameter.default), key=key, help=parameter.help, width=300
        )
        return [each.strip() for each in text.split(",") if each.strip()]
    return st.text_input(label, str(parameter.default), key=key, help=parameter.help, width=220)


def _names_by_id(field: FieldType, shot: Snapshot) -> Mapping[str, str]:
    if field is FieldType.SOURCE:
        return {s.id: s.title for s in shot.contents.sources.values()}
    kinds = KINDS[field]
    return {e.id: e.name for e in shot.contents.entities.values() if e.kind in kinds}


def _search_names(asked: str, named: Mapping[str, str]) -> Mapping[str, str]:
    """Return the hits of the store's search, then the names that contain the text."""
    hits = [h.id for h in session.store().search(asked, _MOST_HITS) if h.id in named]
    with_text = (i for i, name in named.items() if asked.casefold() in name.casefold())
    return {i: named[i] for i in dict.fromkeys((*hits, *islice(with_text, _MOST_HITS)))}


def table_cell(value: object) -> object:
    """Return a value for a table: parties by name, lists and maps as text, controls escaped."""
    if isinstance(value, NodeValue):
        return table_cell(value.properties.get("name") or value.id)
    if isinstance(value, TieValue):
        return f"{value.type} {value.id}"
    if isinstance(value, PathValue):
        return " → ".join(str(table_cell(node)) for node in value.nodes)
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(str(table_cell(v)) for v in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{k}: {table_cell(v)}" for k, v in value.items())
    return escape_control_characters(str(value))


def distinct_columns(columns: Iterable[str]) -> list[str]:
    """Return the columns with repeated names numbered, since a table cannot repeat a name."""
    seen: Counter[str] = Counter()
    named = []
    for column in columns:
        seen[column] += 1
        named.append(column if seen[column] == 1 else f"{column} ({seen[column]})")
    return named
