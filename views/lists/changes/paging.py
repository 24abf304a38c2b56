"""Pages of a long list, with buttons to turn them."""

from collections.abc import Hashable, Sequence
from typing import TypeVar

import streamlit as st

from views.shell import html
from views.shell.texts import _, number_text

_T = TypeVar("_T")
_PAGE = 20


def shown_page(items: Sequence[_T], name: str, asked: Hashable = None) -> Sequence[_T]:
    """Return the items of the page that is turned to, and show which these are.

    ``asked`` is what the list was chosen by: another choice begins at its first page.
    """
    first_key, asked_key = f"{name}_first", f"{name}_asked"
    if st.session_state.get(asked_key) != asked:
        st.session_state[asked_key], st.session_state[first_key] = asked, 0
    end = max(len(items) - 1, 0) // _PAGE * _PAGE
    first = min(int(st.session_state.get(first_key, 0)), end)
    last = min(first + _PAGE, len(items))
    if len(items) > _PAGE:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            form = _("{first} to {last} of {all}")
            place = form.format(
                first=number_text(first + 1), last=number_text(last), all=number_text(len(items))
            )
            html.show_note(place)
            _offer_turn(_("Previous"), first_key, first - _PAGE, possible=first > 0)
            _offer_turn(_("Next"), first_key, last, possible=last < len(items))
    return items[first:last]


def _offer_turn(label: str, key: str, to: int, *, possible: bool) -> None:
    st.button(
        label,
        key=f"{key}_{label}",
        disabled=not possible,
        on_click=_turn_to,
        args=(key, max(to, 0)),
    )


def _turn_to(key: str, first: int) -> None:
    st.session_state[key] = first
