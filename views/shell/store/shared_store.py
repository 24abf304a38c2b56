"""The store of the place that is worked in, opened in the background while a page is painted."""

from concurrent.futures import Future, wait
from importlib import import_module
from typing import TYPE_CHECKING, Any

import streamlit as st

from graph.errors import InvestigatorError
from graph.stores.driver_import import import_driver
from views.shell import html
from views.shell.place import current_place
from views.shell.texts import _

if TYPE_CHECKING:
    from graph.stores.store import Store

_LOOK_SECONDS = 0.2
_PUT_AWAY = "kept_first_put_away"


def store() -> "Store":
    """Return the store that all sessions in this place share, once it is open.

    Raises:
        InvestigatorError: it cannot be opened.
    """
    return current_place().store()


def wait_for_store() -> None:
    """Say that the store is being opened until it is; stop the page where it cannot be."""
    try:
        opened = current_place().pending_store()
        if not opened.done():
            _wait_for(opened)
        opened.result()
        _say_what_was_kept()
    except InvestigatorError as error:
        html.show_problem(str(error))
        st.stop()


def _say_what_was_kept() -> None:
    """Say where the backup is that was made first, until whoever reads it puts it away."""
    notice = current_place().notice
    if not notice or st.session_state.get(_PUT_AWAY):
        return
    with st.container(key="kept_first", horizontal=True, vertical_alignment="center"):
        html.show_note(str(notice))
        st.button(_("Hide this"), type="tertiary", on_click=_put_away)


def _put_away() -> None:
    st.session_state[_PUT_AWAY] = True


def _wait_for(opened: "Future[Any]") -> None:
    place = st.empty()
    with place:
        html.show("opening", notice="")
    # The driver, and what every page needs: 1 s of importing, in which the database starts. By
    # their names, because the session imports this module.
    import_driver()
    import_module("graph.stores.store")
    import_module("views.shell.session")
    while not opened.done():
        wait([opened], timeout=_LOOK_SECONDS)
        # Said again, because only between two elements a page gives way to the next request.
        with place:
            html.show("opening", notice=str(current_place().notice))
    place.empty()
