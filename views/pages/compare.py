"""Storefronts side by side: what is said of each, and what the sources tie to more than one."""

from datetime import date

import streamlit as st

from graph.errors import InvestigatorError
from graph.model.records import Kind
from views.lists.comparison import compared, in_common
from views.lists.storefront_rows import lines
from views.shell import html, links, session
from views.shell.texts import _


def _page() -> None:
    asked = list(dict.fromkeys(st.query_params.get_all("id")))
    shot = session.snapshot()
    known = [i for i in asked if (e := shot.entity(i)) and e.kind is Kind.STOREFRONT]
    if unknown := [i for i in asked if i not in known]:
        html.show("gone", ident=", ".join(unknown), rest=_("The rest of this page is complete."))
    with st.container(key="list_head", horizontal=True, vertical_alignment="center", gap="small"):
        st.title(_("Compare storefronts"), anchor=False, width="content")
        st.space("stretch")
        if len(known) > 1:
            links.offer_graph(known, "to_graph")
    if len(known) < 2:
        html.show("compare_none")
        return
    rows = {r.storefront.id: r for r in session.verdicts()}
    today = date.today()
    each = lines((rows[i] for i in known), shot.reader())
    html.show("compare", lines=each, rows=compared(each))
    st.header(_("Linked to more than one of them"), anchor=False)
    shared = in_common(known, shot.contents, session.neighbours(), today)
    if not shared:
        html.note(_("Nothing in your database links two of them within three steps."))
    html.show("shared", shared=shared)


try:
    _page()
except InvestigatorError as error:
    html.stop(str(error))
