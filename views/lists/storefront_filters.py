"""Filters of the list of storefronts, each option with its count, kept in the page address."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass

import streamlit as st

from graph.presentation import tie_style
from graph.presentation.labels import STANDING_LABELS, STRENGTH_LABELS
from graph.support.language import N_
from views.lists.storefront_rows import StorefrontLine
from views.shell.texts import _, local_country_name

NOT_FOUND = N_("Not found")
UNSTATED = "-"  # stands in the address for a value that no source states


@dataclass(frozen=True, slots=True)
class _LineFilter:
    """One filter: its name in the address, its label, and the values of a line with labels."""

    name: str
    label: str
    values: Callable[[StorefrontLine], Sequence[str]]
    words: Callable[[str], str]
    _: KW_ONLY
    absent: str = N_("not stated")


def _verdict_values(line: StorefrontLine) -> Sequence[str]:
    strength = tie_style.strength_word(line.row.verdict)
    return (strength.value,) if strength else ()


def _verdict_word(value: str) -> str:
    return next((str(STRENGTH_LABELS[s]) for s in STRENGTH_LABELS if s.value == value), value)


def _standing_values(line: StorefrontLine) -> Sequence[str]:
    return (line.row.standing.value,) if line.row.standing else ()


def _standing_word(value: str) -> str:
    return str(STANDING_LABELS[value]) if value in STANDING_LABELS else value


def _shipping_values(line: StorefrontLine) -> Sequence[str]:
    stated = line.row.storefront.text("ships_from")
    return (stated,) if stated else ()


_FACETS = (
    _LineFilter(
        name="verdict",
        label=N_("Verdict"),
        values=_verdict_values,
        words=_verdict_word,
        absent=NOT_FOUND,
    ),
    _LineFilter(
        name="standing",
        label=N_("Evidence"),
        values=_standing_values,
        words=_standing_word,
        absent=N_("none"),
    ),
    _LineFilter(
        name="platform", label=N_("Platform"), values=lambda each: each.platforms, words=str
    ),
    _LineFilter(
        name="country",
        label=N_("Seller's country"),
        values=lambda each: each.countries,
        words=local_country_name,
    ),
    _LineFilter(
        name="ships", label=N_("Ships from"), values=_shipping_values, words=local_country_name
    ),
    _LineFilter(
        name="category", label=N_("Category"), values=lambda each: each.categories, words=str
    ),
)


def filter_lines(every: Sequence[StorefrontLine]) -> list[StorefrontLine]:
    """Show the filters, and return the lines that match all of them."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        text = st.text_input(
            _("Name contains"),
            key="name",
            type="search",
            live=True,
            placeholder=_("Name"),
            bind="query-params",
            width=160,
        )
        chosen = {facet.name: _ask_values(facet, every) for facet in _FACETS}
    sought = (text or "").casefold()
    return [
        each
        for each in every
        if sought in each.row.storefront.name.casefold()
        and all(_fits_facet(facet, chosen[facet.name], each) for facet in _FACETS)
    ]


def _facet_values(facet: _LineFilter, line: StorefrontLine) -> Sequence[str]:
    return facet.values(line) or (UNSTATED,)


def _fits_facet(facet: _LineFilter, chosen: Sequence[str], line: StorefrontLine) -> bool:
    return not chosen or any(value in chosen for value in _facet_values(facet, line))


def _ask_values(facet: _LineFilter, every: Sequence[StorefrontLine]) -> list[str]:
    chosen = st.query_params.get_all(facet.name)
    count = Counter(dict.fromkeys(chosen, 0))  # a choice that no line has any more stays listed
    count.update(value for line in every for value in _facet_values(facet, line))
    key = f"facet_{facet.name}"

    def word(value: str) -> str:
        label = _(facet.absent) if value == UNSTATED else facet.words(value)
        return f"{label} ({count[value]})"

    return st.multiselect(
        _(facet.label),
        sorted(count, key=lambda value: (-count[value], value)),
        chosen,
        word,
        key=key,
        placeholder=_("any"),
        width=160,
        on_change=_keep_in_address,
        args=(facet.name, key),
    )


def _keep_in_address(name: str, key: str) -> None:
    st.query_params[name] = st.session_state[key]
