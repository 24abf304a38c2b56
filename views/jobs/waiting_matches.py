"""Number of matches that wait for a judgement, as last counted; the navigation shows it.

It is apart from the search: every page reads it, and none may load what compares entries for it.
"""

import streamlit as st


class _Waiting:
    """The strong and likely pairs that nobody has judged; 0 until the list was looked at."""

    count = 0


@st.cache_resource(show_spinner=False)
def _waiting() -> _Waiting:
    return _Waiting()


def waiting_matches() -> int:
    """Return how many strong and likely pairs waited when they were last counted."""
    return _waiting().count


def keep_waiting(count: int) -> None:
    """Keep how many pairs wait."""
    _waiting().count = count
