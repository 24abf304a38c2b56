"""Choice of the entries of the log that are shown: whose, of which days, and which page of them."""

from collections.abc import Sequence
from datetime import date, datetime

import streamlit as st

from graph.model.log import LogEntry
from views.shell import html
from views.shell.texts import _, ngettext, number_text

PAGE = 50


def choose_entries(entries: Sequence[LogEntry]) -> list[LogEntry]:
    """Ask for a person and for days, and return their entries in the same order."""
    people = sorted({each.who for each in entries}, key=str.casefold)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        who = st.selectbox(
            _("Person"), people, index=None, placeholder=_("all"), key="log_who", width=260
        )
        first = st.date_input(
            _("From"), None, min_value=date.min, key="log_from", format="YYYY-MM-DD", width=160
        )
        last = st.date_input(
            _("Until"), None, min_value=date.min, key="log_until", format="YYYY-MM-DD", width=160
        )
    return [
        each
        for each in entries
        if who in (None, each.who) and (first or date.min) <= _day(each) <= (last or date.max)
    ]


def _day(entry: LogEntry) -> date:
    """Return the day of an entry on this machine's clock, as the page shows it."""
    try:
        return datetime.fromisoformat(entry.at).astimezone().date()
    except ValueError:
        return date.min


def choose_page(entries: Sequence[LogEntry]) -> Sequence[LogEntry]:
    """Offer the pages of entries where one is not enough, and return those of the chosen one."""
    count = ngettext("{n} entry", "{n} entries", len(entries))
    html.show_note(count.format(n=number_text(len(entries))))
    pages = -(-len(entries) // PAGE)
    # Keyed by their number: a page that a new choice no longer has is not asked for.
    at = st.pagination(pages, key=f"log_page_{pages}") if pages > 1 else 1
    return entries[(at - 1) * PAGE : at * PAGE]
