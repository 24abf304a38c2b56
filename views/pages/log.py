"""Page of the log: who did what in this database, and when."""

import json
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from graph.errors import InvestigatorError
from graph.model.log import LogEntry, log_document
from views.lists.log_filters import choose_entries, choose_page
from views.lists.log_rows import LoggedImports, entries_of_imports, log_rows, log_table
from views.shell import html, session, table_files
from views.shell.texts import _


def _show_page() -> None:
    entries = session.store().log()[::-1]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(_("Log"), anchor=False, width="content")
        st.space("stretch")
        files = st.container(horizontal=True, gap="small", width="content")
    html.show_note(
        _("Who did what in this database, and when. Nothing is changed here, or taken out.")
    )
    if not entries:
        html.show_note(_("Nothing yet. Imports, notes, judgements and removals will be here."))
        return
    chosen = choose_entries(entries)
    with files:
        _offer_files(chosen)
    if not chosen:
        html.show_note(_("Nobody did anything on these days. Choose others."))
        return
    _show_rows(choose_page(chosen), entries)


def _show_rows(entries: Sequence[LogEntry], every: Sequence[LogEntry]) -> None:
    named = {each.import_id for each in entries if each.import_id}
    there = frozenset(each.id for each in session.store().imports())
    brought = session.brought(sorted(named & there))
    imports = LoggedImports(entries_of_imports(every), there, brought)
    html.show("log", rows=log_rows(entries, session.snapshot().contents, imports))


def _offer_files(entries: Sequence[LogEntry]) -> None:
    """Offer the entries that are chosen, the newest last."""
    oldest_first = entries[::-1]
    contents = session.snapshot().contents
    table_files.offer_csv(pd.DataFrame(log_table(oldest_first, contents)), "log.csv")
    st.download_button(
        _("JSON"),
        lambda: json.dumps(log_document(oldest_first), ensure_ascii=False, indent=2),
        "log.json",
        "application/json",
        key="file_log.json",
        on_click="ignore",
        icon=":material/download:",
    )


try:
    _show_page()
except InvestigatorError as error:
    html.show_problem(str(error))
