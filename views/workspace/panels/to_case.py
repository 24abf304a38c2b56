"""Menu that brings storefronts with their chains into the working graph of a named case."""

from collections.abc import Sequence

import streamlit as st

from views.shell.page_list import GRAPH
from views.shell.texts import _, ngettext
from views.workspace import open_case


def offer_chains(ids: Sequence[str], key: str) -> None:
    """Offer to show storefronts with their chains in the graph of a case, open or new."""
    with st.popover(_("Show in graph"), icon=":material/hub:", key=key):
        opened = open_case.case_name()
        names = list(dict.fromkeys([opened, *open_case.case_folder().names()]))
        chosen = st.selectbox(
            _("Into the case"),
            names,
            key=f"{key}_case",
            accept_new_options=True,
            help=_("Choose one, or type the name of a new one."),
        )
        count = len(ids)
        label = ngettext(
            "Show {n} storefront with its chains", "Show {n} storefronts with their chains", count
        )
        if st.button(label.format(n=count), key=f"{key}_go", type="primary"):
            st.session_state["case"] = chosen or opened
            asked = {"add": list(ids), "case": chosen or opened, "chains": "1"}
            st.switch_page(GRAPH, query_params=asked)
