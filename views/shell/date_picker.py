"""Picker of the day for which a page shows its answer, kept in the page address."""

from datetime import date

import streamlit as st

from views.shell.texts import _, day_text


def show_date_picker(day: str) -> None:
    """Show the picker; ``day`` is the ISO day of the answer shown."""
    chosen = st.query_params.get("as_of")
    label = _("As of {day}").format(day=day_text(day)) if chosen else _("As of today")
    with st.popover(label, icon=":material/event:"):
        st.date_input(
            _("As of"),
            value=date.fromisoformat(day) if chosen else None,
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
