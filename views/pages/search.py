"""Start page: search, storefronts with their verdicts, and the counts and gaps of the store.

Title and search field are painted before the store is open; what is typed meanwhile is answered
once it is.
"""

import streamlit as st

from graph.errors import InvestigatorError
from views.actions import last_removal
from views.shell import html
from views.shell.store import shared_store
from views.shell.texts import _


@st.fragment
def _show_search() -> None:
    asked = st.text_input(
        _("Search for a storefront, company, person, address or register number"),
        key="q",
        type="search",
        live=True,  # a pause in words is read with pandas, which takes longer than the page
        bind="query-params",
        placeholder=_("Storefront, company, person, address or register number"),
        label_visibility="collapsed",
    )
    shared_store.wait_for_store()
    # Here, not above: the analyses take 1.5 s, which the field does not wait for.
    from views.actions.further import drop_place
    from views.actions.registers import last_brought
    from views.lists import start_page
    from views.shell import session
    from views.workspace import desk

    text = (asked or "").strip()
    try:
        start_page.look_at_names(text)
        last_brought.show_last_brought()
        if not session.is_large():  # what a page adds is compared with all that is there
            drop_place.offer_drop()
        if not text:
            desk.show_desk()
        start_page.show_answer(text)
    except InvestigatorError as error:
        html.show_problem(str(error))


def _show_store() -> None:
    from views.lists import start_page  # as above

    try:
        start_page.show_store()
    except InvestigatorError as error:
        html.show_problem(str(error))


with st.container(key="start"):
    html.show("search_intro")
    last_removal.show_last_removal()
    _show_search()
    _show_store()
