"""Message of the watches that were ended last, with a way to take that back."""

import streamlit as st

from graph.errors import InvestigatorError
from views.jobs import watches
from views.shell import html
from views.shell.identity import Role
from views.shell.role_buttons import role_button
from views.shell.texts import _, ngettext, number_text


def show_last_ended() -> None:
    """Tell what is no longer watched, until it is taken back or put aside."""
    ended = watches.removed_watches()
    if not ended:
        return
    with st.container(
        key="ended_watches", horizontal=True, vertical_alignment="center", gap="small"
    ):
        form = ngettext(
            "No longer watched: {what}.", "No longer watched: {n} subjects.", len(ended)
        )
        html.show_note(form.format(what=ended[0].subject, n=number_text(len(ended))))
        if role_button(Role.EDITOR, _("Undo"), key="undo_ended_watches", icon=":material/undo:"):
            _undo()
        if st.button(_("Close"), key="close_ended_watches", icon=":material/close:"):
            watches.put_aside()
            st.rerun()


def _undo() -> None:
    try:
        watches.undo_removal()
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    st.rerun()
