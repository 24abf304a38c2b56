"""The message of the last removal, kept for the page that is shown after it."""

import streamlit as st

from views.shell import html

_KEPT = "removed"


def keep_message(message: str) -> None:
    """Keep what was removed, or why nothing was."""
    st.session_state[_KEPT] = message


def is_kept() -> bool:
    """Whether a removal was tried that no page has told of yet."""
    return _KEPT in st.session_state


def show_last_removal() -> None:
    """Show once what was removed last."""
    if message := st.session_state.pop(_KEPT, ""):
        html.show_note(message)
