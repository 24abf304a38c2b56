"""Places where saved pages are dropped; what reads them is loaded only once there is one."""

from collections.abc import Sequence
from importlib import import_module
from threading import Timer
from typing import Protocol, TypeAlias

import streamlit as st

from graph.model.vocabulary.countries import country_code
from views.shell.identity import NEEDS, Role, may
from views.shell.texts import _

START = "start"
PAGE_KINDS = ("html", "htm", "mhtml", "mht", "har", "wacz", "warc", "zip", "gz")
_READING = "pages_reading"
_TIMES = "pages_given"
_LOAD_AFTER = 2.0  # seconds in which the first page is painted
_LOADED_LATER = (
    "views.lists.found_parties",
    "views.actions.further.look_further",
    # what the page of a storefront needs beside it
    "views.actions.add_statement",
    "views.actions.export_menu",
    "views.actions.judgements",
    "views.drawing.network_data",
    "views.party.changes",
    "views.workspace.story_steps",
)


class DroppedFile(Protocol):
    """A file as the browser sent it."""

    name: str

    def getvalue(self) -> bytes:
        """Return the whole content."""
        ...


DroppedFiles: TypeAlias = Sequence[DroppedFile]


def offer_drop() -> None:
    """Offer to drop saved pages, and go to the storefront that they speak of."""
    with st.container(key="give_page"):
        label = _("Drop a saved seller page, several, or a WACZ or HAR recording")
        files: DroppedFiles = () if is_reading(START) else choose_files(label, START)
        if files or is_reading(START):
            # Here, not above: the sources take 0.9 s, which the first page does not wait for.
            from views.actions.further import give_page

            give_page.go_to_storefront(files)
    _load_readers()


@st.cache_resource(show_spinner=False)
def _load_readers() -> None:
    """Load what reads and shows a page once the first page is painted, before a page is dropped."""
    loading = Timer(_LOAD_AFTER, _load_modules)
    loading.daemon = True
    loading.start()


def _load_modules() -> None:
    for name in _LOADED_LATER:
        import_module(name)
    country_code("Example")  # the names of all countries are read at the first look-up


def choose_files(label: str, place: str, kinds: Sequence[str] = PAGE_KINDS) -> DroppedFiles:
    """Return the files dropped at a place; after each reading, the place is empty again."""
    times = st.session_state.get(f"{_TIMES}_{place}", 0)
    key = f"pages_{place}_{times}"
    return st.file_uploader(
        label,
        type=list(kinds),
        accept_multiple_files=True,
        key=key,
        disabled=not may(Role.EDITOR),
        help=None if may(Role.EDITOR) else _(NEEDS[Role.EDITOR]),
    )


def begin_reading(place: str) -> None:
    """Mark that what was dropped at a place is read, and empty the place."""
    st.session_state[f"{_READING}_{place}"] = True
    st.session_state[f"{_TIMES}_{place}"] = st.session_state.get(f"{_TIMES}_{place}", 0) + 1


def end_reading(place: str) -> None:
    """Mark that the outcome was put aside."""
    st.session_state.pop(f"{_READING}_{place}", None)


def is_reading(place: str) -> bool:
    """Whether pages dropped at a place are read, or their outcome is shown."""
    return f"{_READING}_{place}" in st.session_state
