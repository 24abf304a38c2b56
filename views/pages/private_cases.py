"""Page of the private cases that are open to the person: members, merging, and new ones."""

import streamlit as st

from views.lists import private_cases
from views.shell import html
from views.shell.texts import _

st.title(_("Private cases"), anchor=False)
with st.container(key="import"):
    html.show_note(
        _(
            "Only its members see a private case: its names, sources, captures, notes, saved "
            "graphs and exports. It has a database and a folder of its own."
        )
    )
    private_cases.show_cases()
    private_cases.offer_new_case()
