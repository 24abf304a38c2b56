"""Page that compares storefronts: their properties, and the parties tied to more than one."""

from datetime import date

import streamlit as st

from graph.errors import InvestigatorError
from graph.model.records import Kind
from views.lists.comparison import compare_properties, shared_parties
from views.lists.storefront_rows import storefront_lines
from views.shell import html, session
from views.shell.texts import _
from views.workspace.panels import to_case


def _show_page() -> None:
    ids = list(dict.fromkeys(st.query_params.get_all("id")))
    shot = session.snapshot()
    known = [i for i in ids if (e := shot.entity(i)) and e.kind is Kind.STOREFRONT]
    if unknown := [i for i in ids if i not in known]:
        html.show(
            "unknown_id", ident=", ".join(unknown), rest=_("The rest of this page is complete.")
        )
    with st.container(key="list_head", horizontal=True, vertical_alignment="center", gap="small"):
        st.title(_("Compare storefronts"), anchor=False, width="content")
        st.space("stretch")
        if len(known) > 1:
            to_case.offer_chains(known, "to_graph")
    if len(known) < 2:
        html.show("too_few_storefronts")
        return
    rows = {r.storefront.id: r for r in session.verdicts()}
    today = date.today()
    each = storefront_lines((rows[i] for i in known), shot.reader())
    html.show("storefront_comparison", lines=each, rows=compare_properties(each))
    st.header(_("Linked to more than one of them"), anchor=False)
    shared = shared_parties(known, shot.contents, session.neighbours(), today)
    if not shared:
        html.show_note(_("Nothing in your database links two of them within three steps."))
    html.show("shared_parties", shared=shared)


try:
    _show_page()
except InvestigatorError as error:
    html.show_problem(str(error))
