"""What a page is about: of a database too large to be read whole, only that is read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

_FOCUS = "page_focus"


@dataclass(frozen=True, slots=True)
class Focus:
    """Storefronts with their traces, parties with all their ties, and parties that are named."""

    storefronts: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def with_parties(self, ids: Iterable[str]) -> "Focus":
        """Return this focus with further parties."""
        return replace(self, parties=self.parties.union(ids))


def look_at(find: Callable[[], Focus]) -> None:
    """Let the page be about what ``find`` returns whenever something is read for it."""
    st.session_state[_FOCUS] = find


def forget_focus() -> None:
    """Let the next page be about nothing, until it says what."""
    st.session_state.pop(_FOCUS, None)


def current_focus() -> Focus | None:
    """Return what the page is about; None where it needs the whole, as a job does."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    find: Callable[[], Focus] | None = st.session_state.get(_FOCUS)
    return find() if find else None
