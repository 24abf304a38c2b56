"""The day that a page speaks of, chosen by the reader and kept in the address."""

from datetime import date

import streamlit as st

from views.shell.texts import _, day_text


def show_date_picker(day: str) -> None:
    """Offer another day; ``day`` is the one shown."""
    asked = st.query_params.get("as_of")
    label = _("As of {day}").format(day=day_text(day)) if asked else _("As of today")
    with st.popover(label, icon=":material/event:"):
        st.date_input(
            _("As of"),
            value=date.fromisoformat(day) if asked else None,
            min_value=date.min,
            max_value=date.max,
            key="as_of",
            format="YYYY-MM-DD",
            on_change=_set_day,
        )


def _set_day() -> None:
    day = st.session_state["as_of"]
    if day:
        st.query_params["as_of"] = day.isoformat()
    else:
        st.query_params.pop("as_of", None)
