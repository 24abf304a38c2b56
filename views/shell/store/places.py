"""Places of this process, in which sessions work: the shared database, and private cases.

Each has a store, a folder and results of its own. That of a private case is closed when nobody has
worked in it for a while.
"""

import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import InputError
from graph.support.language import N_, Text
from graph.support.private_cases import PrivateCase, read_private_case
from graph.support.settings import Settings, settings
from views.shell.store.kept_results import KeptResults

if TYPE_CHECKING:
    from graph.stores.store import Store
    from views.shell.store.first_store import OpenedStore

NOT_OPEN = N_("This address is of a private case that is not open to you, or of none.")
IDLE_SECONDS = 600.0
_LOOK_SECONDS = 20.0


class Place:
    """The shared database, or one private case; ``slug`` is empty for the shared one."""

    def __init__(self, slug: str) -> None:
        self.slug = slug
        self.kept = KeptResults()
        self._lock = Lock()
        self._opened: Future[OpenedStore] | None = None
        self._notice: Text = ""
        self._users = 0
        self._used = time.monotonic()

    @property
    def settings(self) -> Settings:
        """Settings of this place, as they are now.

        Raises:
            InputError: the private case is gone, or has no database of its own.
        """
        shared = settings().shared
        if not self.slug:
            return shared
        case = read_private_case(shared.data_dir, self.slug)
        if case is None:
            raise InputError(NOT_OPEN)
        return shared.of_private_case(case)

    @property
    def notice(self) -> Text:
        """What the last opening told of a backup that it makes, or made; empty without one."""
        return self._notice

    @property
    def data_dir(self) -> Path:
        """Folder of what is a file in this place."""
        return self.settings.data_dir

    def store(self) -> "Store":
        """Return the store, once it is open.

        Raises:
            InvestigatorError: it cannot be opened.
        """
        return self.pending_store().result().store

    def pending_store(self) -> "Future[OpenedStore]":
        """Return the store that is being opened or is open; begin where there is none."""
        with self._lock:
            self._used = time.monotonic()
            if self._opened is None or (self._opened.done() and self._opened.exception()):
                self._opened = Future()
                # A daemon: an app that is ended while the database starts does not wait for it.
                Thread(target=self._open, args=(self._opened,), name="opening", daemon=True).start()
            return self._opened

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Keep the store open for a block, however long it takes."""
        with self._lock:
            self._users += 1
        try:
            yield
        finally:
            with self._lock:
                self._users -= 1
                self._used = time.monotonic()

    def note_use(self) -> None:
        """Take that somebody works in this place now."""
        self._used = time.monotonic()

    def close_if_idle(self, seconds: float) -> bool:
        """Close the store if nobody has worked in it for some seconds; return whether it is."""
        with self._lock:
            if self._users or time.monotonic() - self._used < seconds:
                return False
            opened = self._opened
            if opened is not None and not opened.done():
                return False
            self._opened = None
        if opened is not None and not opened.exception():
            opened.result().close()
        return True

    def _note(self, notice: Text) -> None:
        self._notice = notice

    def _open(self, opened: "Future[OpenedStore]") -> None:
        try:
            # Here, not above: its libraries take 0.3 s, in which the first page is painted.
            from views.shell.store.first_store import open_first

            opened.set_result(open_first(self.settings, self._note))
        except BaseException as error:  # raised where the store is asked for
            opened.set_exception(error)


class Places:
    """The places of this process in which somebody works."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._shared = Place("")
        self._private: dict[Path, Place] = {}
        self._is_watched = False

    def shared(self) -> Place:
        """Return the shared database; it stays open as long as the process."""
        return self._shared

    def private(self, case: PrivateCase) -> Place:
        """Return the place of a private case."""
        with self._lock:
            place = self._private.setdefault(case.folder.absolute(), Place(case.slug))
            place.note_use()
            if not self._is_watched:
                self._is_watched = True
                Thread(target=self._watch, name="idle places", daemon=True).start()
            return place

    def close_idle(self, seconds: float) -> bool:
        """Close the private cases in which nobody has worked; return whether any is left."""
        with self._lock:
            gone = [path for path, each in self._private.items() if each.close_if_idle(seconds)]
            for path in gone:
                del self._private[path]
            self._is_watched = bool(self._private)
            return self._is_watched

    def _watch(self) -> None:
        while True:
            time.sleep(_LOOK_SECONDS)
            if not self.close_idle(IDLE_SECONDS):
                return


@st.cache_resource(show_spinner=False)
def places() -> Places:
    """Return the places of this process."""
    return Places()
