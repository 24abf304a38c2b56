"""List of the imports, each with a button to undo it."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath

import streamlit as st

from graph.errors import InvestigatorError
from graph.model.records import Kind
from graph.stores.results import Counts, ImportRecord
from views.lists.importing.brought import brought_text
from views.shell import html, session
from views.shell.identity import Role
from views.shell.page_list import STOREFRONTS
from views.shell.role_buttons import role_button
from views.shell.texts import _, moment_text, ngettext, number_text

_MOST_IMPORTS = 20


def _counts_text(record: ImportRecord) -> str:
    """Return the counts of an import in words, or its stored text if it cannot be parsed."""
    counts = Counts.parse(record.counts)
    if str(counts) != record.counts:
        return record.counts
    sources, parties, ties = counts.sources, counts.entities, counts.ties
    return ", ".join(
        (
            ngettext("{n} source", "{n} sources", sources).format(n=sources),
            ngettext("{n} name", "{n} names", parties).format(n=parties),
            ngettext("{n} link", "{n} links", ties).format(n=ties),
        )
    )


def _show_row(record: ImportRecord, kinds: Mapping[Kind, int]) -> None:
    # A run of a collector is named by an id, which tells a reader nothing.
    files = ", ".join(name for name in record.files if PurePath(name).suffix)
    html.show(
        "import_row",
        i=record,
        brought=brought_text(kinds),
        files=files,
        counts=_counts_text(record),
        when=moment_text(record.started),
    )


def _confirm_undo(record: ImportRecord, kinds: Mapping[Kind, int]) -> None:
    _show_row(record, kinds)
    html.show_note(_("What other imports state, and what people have judged, stays."))
    with st.container(horizontal=True, gap="small"):
        if role_button(Role.EDITOR, _("Undo it"), icon=":material/undo:"):
            _undo_import(record)
        if st.button(_("Keep it")):
            st.rerun()


def _undo_import(record: ImportRecord) -> None:
    try:
        with st.spinner(_("Undoing")):
            so_far = st.empty()
            gone = session.store().undo(record.id, lambda part: so_far.text(_removal_text(part)))
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    st.session_state["undone"] = _removal_text(gone)
    st.rerun()


def _removal_text(gone: Counts) -> str:
    parties = ngettext("{n} name", "{n} names", gone.entities).format(n=gone.entities)
    ties = ngettext("{n} link", "{n} links", gone.ties).format(n=gone.ties)
    return _("Undone: {parties} and {ties} removed.").format(parties=parties, ties=ties)


def show() -> None:
    """List the imports, newest first; those of no file that brought no name, folded below."""
    every = session.store().imports()
    records = [record for record in every if not _is_of_links_alone(record)]
    of_links = [record for record in every if _is_of_links_alone(record)]
    st.header(_("Imports so far"), anchor=False)
    if message := st.session_state.pop("undone", ""):
        html.show_note(message)
    if not every:
        html.show_note(_("None yet."))
    _show_rows(records)
    if of_links:
        form = ngettext(
            "{n} judgement or entry by hand", "{n} judgements and entries by hand", len(of_links)
        )
        with st.expander(form.format(n=number_text(len(of_links)))):
            _show_rows(of_links)


def _is_of_links_alone(record: ImportRecord) -> bool:
    """Whether an import is a judgement or a link: each of hundreds would hide what was imported."""
    return not record.files and not Counts.parse(record.counts).entities and bool(record.finished)


def _show_rows(records: Sequence[ImportRecord]) -> None:
    shown = records[:_MOST_IMPORTS]
    brought = session.brought([record.id for record in shown])
    for record in shown:
        with st.container(
            key=f"row_{record.id}", horizontal=True, wrap=False, vertical_alignment="center"
        ):
            kinds = brought[record.id].kinds if record.id in brought else {}
            _show_row(record, kinds)
            if kinds.get(Kind.STOREFRONT):
                see = st.button(_("See"), key=f"see_{record.id}", icon=":material/table_rows:")
                if see:
                    st.switch_page(STOREFRONTS, query_params={"import": record.id})
            if role_button(Role.EDITOR, _("Undo"), key=f"undo_{record.id}", icon=":material/undo:"):
                st.dialog(_("Undo this import?"))(_confirm_undo)(record, kinds)
    if len(records) > len(shown):
        rest = len(records) - len(shown)
        more = ngettext(
            "{n} older import is listed by “python -m graph imports”.",
            "{n} older imports are listed by “python -m graph imports”.",
            rest,
        )
        html.show_note(more.format(n=rest))
