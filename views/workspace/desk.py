"""Desk on the start page: the ways in, the user's cases, and the parties opened last."""

from urllib.parse import urlencode

import streamlit as st

from views.lists.examples import FOUNDING_STOREFRONT
from views.lists.recent import recent_ids
from views.shell import html, links, party_links, session
from views.shell.page_list import IMPORT
from views.shell.session import Snapshot
from views.shell.texts import _
from views.workspace.open_case import case_folder


def show_desk() -> None:
    """Show the ways in, the user's cases, and the parties opened last."""
    shot = session.snapshot()
    _show_ways_in(shot)
    _show_where_left(shot)


def _show_ways_in(shot: Snapshot) -> None:
    """Offer the example and one's own data."""
    with st.container(horizontal=True, gap="small", key="ways_in"):
        if example := shot.entity(FOUNDING_STOREFRONT):
            if st.button(_("Try the example"), icon=":material/explore:"):
                links.open_party(example)
        elif shot.is_whole and st.button(_("Load an example"), icon=":material/explore:"):
            st.switch_page(IMPORT)
        if shot.is_whole and st.button(_("Bring your data"), icon=":material/upload_file:"):
            st.switch_page(IMPORT)


def _show_where_left(shot: Snapshot) -> None:
    """Show the cases, and the parties opened last, as links."""
    recent = [entity for ident in recent_ids() if (entity := shot.entity(ident))]
    cases = [(name, "graph?" + urlencode({"case": name})) for name in case_folder().names()]
    if recent or cases:
        html.show("where_left", recent=[*map(party_links.name_link, recent)], cases=cases)
