"""Removal of a party, a tie or a source, after the user has seen what is removed with it."""

from collections.abc import Iterator

import streamlit as st

from graph.errors import InvestigatorError
from graph.model.records import Contents, Tie
from graph.support.safe_text import escape_control_characters
from views.actions import last_removal
from views.party.dossier import tie_row
from views.shell import html, session
from views.shell.identity import Role
from views.shell.option_labels import distinct_labels
from views.shell.page_list import START
from views.shell.role_buttons import role_button
from views.shell.texts import _, ngettext

_MOST_TIES = 12  # ties named one by one


def offer_removal(ident: str, name: str, label: str) -> None:
    """Show a button that opens the confirmation of a removal."""
    if role_button(Role.KEEPER, label, key=f"remove_{ident}", icon=":material/delete:"):
        st.dialog(_("Remove {name}?").format(name=escape_control_characters(name)), width="large")(
            _confirm_removal
        )(ident)


def offer_source_removal() -> None:
    """Offer to remove a source with all its statements."""
    known = {s.id: s.title for s in session.snapshot().contents.sources.values()}
    if not known:
        return
    with st.expander(_("Remove a source")):
        html.show_note(_("Its statements are removed with it; those of other sources stay."))
        ids = sorted(known, key=lambda i: known[i].casefold())
        labels = distinct_labels(known)
        ident = st.selectbox(_("Source"), ids, format_func=labels.__getitem__)
        offer_removal(ident, known[ident], _("Remove"))


def _confirm_removal(ident: str) -> None:
    if last_removal.is_kept():  # confirmed: close the dialog
        if st.query_params.get("id") == ident:
            st.switch_page(START)  # the page of a removed party has nothing to show
        st.rerun()
    store, reader = session.store(), session.snapshot().reader()
    try:
        count = store.dependants([ident])
        captures = store.captures_holding([ident])
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    rows = [tie_row(tie, reader) for tie in _ties_with(ident, reader.contents)]
    rest = max(count.ties - _MOST_TIES, 0)
    html.show("removal", ties=rows[:_MOST_TIES], rest=rest, captures=captures)
    html.show_note(_("This cannot be undone; you can import its source again."))
    with st.container(horizontal=True, gap="small"):
        role_button(
            Role.KEEPER,
            _("Remove it"),
            type="primary",
            icon=":material/delete:",
            on_click=_remove,
            args=(ident,),
        )
        if st.button(_("Keep it")):
            st.rerun()


def _ties_with(ident: str, contents: Contents) -> Iterator[Tie]:
    for tie in contents.ties:
        if ident in (tie.id, tie.start, tie.end, tie.source):
            yield tie


def _remove(ident: str) -> None:
    try:
        gone = session.store().remove([ident])
    except InvestigatorError as error:
        last_removal.keep_message(str(error))
        return
    parties = ngettext("{n} name", "{n} names", gone.entities).format(n=gone.entities)
    ties = ngettext("{n} link", "{n} links", gone.ties).format(n=gone.ties)
    form = _("Removed: {parties} and {ties}.")
    last_removal.keep_message(form.format(parties=parties, ties=ties))
    st.query_params.pop("pick", None)
