"""Filters of all storefronts, each choice with its count; the address keeps them."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from graph.presentation import tie_style
from graph.presentation.labels import STANDING_LABELS, STRENGTH_LABELS
from graph.support.language import N_
from views.lists.storefront_rows import Line
from views.shell.texts import _, country_name

NOT_FOUND = N_("Not found")
_NONE = "-"  # in the address: what no source states


@dataclass(frozen=True, slots=True)
class _Facet:
    """One filter: its name in the address, its label, and the values of a line with their words."""

    name: str
    label: str
    values: Callable[[Line], Sequence[str]]
    words: Callable[[str], str]
    absent: str = N_("not stated")


def _verdict(line: Line) -> Sequence[str]:
    strength = tie_style.strength_word(line.row.verdict)
    return (strength.value,) if strength else ()


def _verdict_word(value: str) -> str:
    return next((str(STRENGTH_LABELS[s]) for s in STRENGTH_LABELS if s.value == value), value)


def _standing(line: Line) -> Sequence[str]:
    return (line.row.standing.value,) if line.row.standing else ()


def _standing_word(value: str) -> str:
    return str(STANDING_LABELS[value]) if value in STANDING_LABELS else value


def _ships_from(line: Line) -> Sequence[str]:
    stated = line.row.storefront.text("ships_from")
    return (stated,) if stated else ()


_FACETS = (
    _Facet("verdict", N_("Verdict"), _verdict, _verdict_word, NOT_FOUND),
    _Facet("standing", N_("Evidence"), _standing, _standing_word, N_("none")),
    _Facet("country", N_("Seller's country"), lambda each: each.countries, country_name),
    _Facet("ships", N_("Ships from"), _ships_from, country_name),
    _Facet("category", N_("Category"), lambda each: each.categories, str),
)


def narrowed(every: Sequence[Line]) -> list[Line]:
    """Show the filters, and return the lines that fit all of them."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        find = st.text_input(
            _("Name contains"),
            key="name",
            type="search",
            live="200ms",
            bind="query-params",
            width=180,
        )
        chosen = {facet.name: _asked(facet, every) for facet in _FACETS}
    sought = (find or "").casefold()
    return [
        each
        for each in every
        if sought in each.row.storefront.name.casefold()
        and all(_fits(facet, chosen[facet.name], each) for facet in _FACETS)
    ]


def _of(facet: _Facet, line: Line) -> Sequence[str]:
    return facet.values(line) or (_NONE,)


def _fits(facet: _Facet, chosen: Sequence[str], line: Line) -> bool:
    return not chosen or any(value in chosen for value in _of(facet, line))


def _asked(facet: _Facet, every: Sequence[Line]) -> list[str]:
    asked = st.query_params.get_all(facet.name)
    count = Counter(dict.fromkeys(asked, 0))
    count.update(value for line in every for value in _of(facet, line))
    key = f"facet_{facet.name}"

    def word(value: str) -> str:
        told = _(facet.absent) if value == _NONE else facet.words(value)
        return f"{told} ({count[value]})"

    return st.multiselect(
        _(facet.label),
        sorted(count, key=lambda value: (-count[value], value)),
        asked,
        word,
        key=key,
        placeholder=_("any"),
        width=180,
        on_change=_keep,
        args=(facet.name, key),
    )


def _keep(name: str, key: str) -> None:
    st.query_params[name] = st.session_state[key]
