"""The store of this process, opened in the background while the first page is painted."""

from concurrent.futures import Future, wait
from importlib import import_module
from threading import Lock, Thread
from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import InvestigatorError
from graph.stores.driver_import import import_driver
from views.shell import html

if TYPE_CHECKING:
    from graph.stores.store import Store

_LOOK_SECONDS = 0.2


class _Opening:
    """The store of this process, opened in a thread, and again after a failure."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._store: Future[Store] | None = None

    def pending_store(self) -> "Future[Store]":
        """Return the store that is being opened or is open; begin where there is none."""
        with self._lock:
            if self._store is None or (self._store.done() and self._store.exception()):
                self._store = Future()
                # A daemon: an app that is ended while the database starts does not wait for it.
                Thread(target=_open, args=(self._store,), name="opening", daemon=True).start()
            return self._store


def _open(opened: "Future[Store]") -> None:
    try:
        # Here, not above: its libraries take 0.3 s, in which the first page is painted.
        from views.shell.store.first_store import open_first

        opened.set_result(open_first())
    except BaseException as error:  # raised where the store is asked for
        opened.set_exception(error)


@st.cache_resource(show_spinner=False)
def _opening() -> _Opening:
    return _Opening()


def store() -> "Store":
    """Return the one store of this process, once it is open.

    Raises:
        InvestigatorError: it cannot be opened.
    """
    return _opening().pending_store().result()


def wait_for_store() -> None:
    """Say that the store is being opened until it is; stop the page where it cannot be."""
    opened = _opening().pending_store()
    try:
        if not opened.done():
            _wait_for(opened)
        opened.result()
    except InvestigatorError as error:
        html.show_problem(str(error))
        st.stop()


def _wait_for(opened: "Future[Store]") -> None:
    place = st.empty()
    with place:
        html.show("opening")
    # The driver, and what every page needs: 1 s of importing, in which the database starts. By
    # their names, because the session imports this module.
    import_driver()
    import_module("graph.stores.store")
    import_module("views.shell.session")
    while not opened.done():
        wait([opened], timeout=_LOOK_SECONDS)
        # Said again, because only between two elements a page gives way to the next request.
        with place:
            html.show("opening")
    place.empty()
