"""Name or initials of the person who judges: asked once in a session."""

import streamlit as st

_NAME = "judge_name"


def reviewer_name() -> str:
    """Return the name, empty until one was given."""
    return str(st.session_state.get(_NAME, ""))


def keep_reviewer_name(name: str) -> None:
    """Keep the name for the next judgement."""
    if name.strip():
        st.session_state[_NAME] = name.strip()
