"""Page of whole registers, kept as files beside the case."""

import streamlit as st

from graph.errors import InvestigatorError
from views.lists.registers import register_form, register_list
from views.shell import html
from views.shell.texts import _

st.title(_("Registers"), anchor=False)
with st.container(key="import"):
    html.show_note(
        _(
            "Whole registers stay files beside your case. Search, traces and lists look into them, "
            "and say what is not in your case."
        )
    )
    try:
        register_list.show()
        register_form.show()
    except InvestigatorError as error:
        html.show_problem(str(error))
