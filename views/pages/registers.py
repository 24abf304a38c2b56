"""Page of whole registers, kept as files beside the case."""

import streamlit as st

from graph.errors import InvestigatorError
from views.lists.registers import register_form, register_list
from views.shell import html
from views.shell.identity import Role, may
from views.shell.place import current_case
from views.shell.texts import _

st.title(_("Registers"), anchor=False)
if not may(Role.KEEPER):
    html.show_note(_("Only a keeper adds, updates or removes registers."))
with st.container(key="import"):
    html.show_note(
        _(
            "Whole registers stay files beside your case. Search, traces and lists look into them, "
            "and say what is not in your case."
        )
    )
    try:
        if current_case():
            html.show_note(
                _(
                    "Registers are shared, and a private case only reads them. Add, update or "
                    "remove one in the shared database."
                )
            )
            register_list.show_only()
        else:
            register_list.show()
            register_form.show()
    except InvestigatorError as error:
        html.show_problem(str(error))
