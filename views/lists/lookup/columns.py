"""Form that asks which columns of a spreadsheet describe a party, guessed from their headings."""

from collections.abc import Mapping, Sequence

import streamlit as st

from graph.importing.columns.grid import Grid
from graph.importing.columns.meanings import Meaning, guess_meanings
from graph.importing.matched_tables.rows import KINDS, TableColumns
from graph.model.records import Kind
from graph.presentation.visual_language import KIND_SIGNS
from views.shell.texts import _

_NONE = ""
_NAMES = (Meaning.SELLER, Meaning.SHOP, Meaning.OWNER)
_CONTACTS = (Meaning.PHONE, Meaning.EMAIL)


def ask_kind() -> Kind:
    """Ask for what the rows describe."""
    kinds = list(KINDS.values())
    chosen = st.selectbox(
        _("Each row is a"), kinds, format_func=lambda k: KIND_SIGNS[k].label, width=200
    )
    return Kind(chosen)


def ask_columns(grid: Grid, key: str) -> TableColumns | None:
    """Ask for the columns; return None as long as no column of names is chosen."""
    guessed = dict(zip(grid.header, guess_meanings(grid.header), strict=True))
    with st.container(key="table_columns", horizontal=True, gap="small"):
        name = _ask_one(grid, key, _("Name"), _first(guessed, _NAMES) or _first_filled(grid))
        country = _ask_one(grid, key, _("Country"), _first(guessed, (Meaning.COUNTRY,)))
        number = _ask_one(grid, key, _("Register number"), _first(guessed, (Meaning.NUMBER,)))
        vat = _ask_one(grid, key, _("VAT number"), _first(guessed, (Meaning.VAT,)))
        lei = _ask_one(grid, key, _("LEI"), _named(grid, "lei"))
        incorporated = _ask_one(grid, key, _("Incorporated"), _named(grid, "incorporated"))
        born = _ask_one(grid, key, _("Date of birth"), _named(grid, "birth_date"))
        contacts = _ask_several(grid, key, _("Phone, e-mail, website"), _all(guessed, _CONTACTS))
        addresses = _ask_several(grid, key, _("Address"), _all(guessed, (Meaning.ADDRESS,)))
    if not name:
        return None
    return TableColumns(
        name=name,
        country=country,
        number=number,
        lei=lei,
        vat=vat,
        incorporated=incorporated,
        born=born,
        contacts=contacts,
        addresses=addresses,
    )


def _ask_one(grid: Grid, key: str, label: str, guess: str) -> str:
    choices = [_NONE, *grid.header]
    chosen: str = st.selectbox(
        label,
        choices,
        choices.index(guess) if guess in choices else 0,
        format_func=lambda name: name or _("no column"),
        key=f"table_{label}_{key}",
        width=230,
    )
    return chosen


def _ask_several(grid: Grid, key: str, label: str, guesses: Sequence[str]) -> tuple[str, ...]:
    chosen = st.multiselect(
        label,
        grid.header,
        list(guesses),
        key=f"table_{label}_{key}",
        placeholder=_("no column"),
        width=360,
    )
    return tuple(chosen)


def _all(guessed: Mapping[str, Meaning], meanings: Sequence[Meaning]) -> list[str]:
    return [name for name, meaning in guessed.items() if meaning in meanings]


def _first(guessed: Mapping[str, Meaning], meanings: Sequence[Meaning]) -> str:
    return next((name for meaning in meanings for name in _all(guessed, (meaning,))), _NONE)


def _named(grid: Grid, word: str) -> str:
    return next((n for n in grid.header if n.casefold().replace(" ", "_") == word), _NONE)


def _first_filled(grid: Grid) -> str:
    return next((n for at, n in enumerate(grid.header) if grid.first_values(at)), _NONE)
