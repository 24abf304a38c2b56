"""One file a page. Storefront and Company are reached through a name, never from the menu."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from views.texts import _

_HERE = Path(__file__).parent

START = st.Page(_HERE / "start.py", url_path="search", default=True)
STOREFRONT = st.Page(_HERE / "storefront.py", url_path="storefront")
COMPANY = st.Page(_HERE / "company.py", url_path="company")
COMPARE = st.Page(_HERE / "compare.py", url_path="compare")
GRAPH = st.Page(_HERE / "working.py", url_path="graph")


def pages() -> list[StreamlitPage]:
    """Return every page, titled in the language that is read."""
    return [
        st.Page(_HERE / "start.py", title=_("Search"), url_path="search", default=True),
        st.Page(_HERE / "storefronts.py", title=_("All storefronts"), url_path="storefronts"),
        st.Page(_HERE / "working.py", title=_("Graph"), url_path="graph"),
        st.Page(_HERE / "story.py", title=_("Story"), url_path="story"),
        st.Page(_HERE / "flags.py", title=_("Red flags"), url_path="red-flags"),
        st.Page(_HERE / "market.py", title=_("Market"), url_path="market"),
        st.Page(_HERE / "queries.py", title=_("Queries"), url_path="queries"),
        st.Page(_HERE / "collecting.py", title=_("Collect"), url_path="collect"),
        st.Page(_HERE / "importing.py", title=_("Import"), url_path="import"),
        _hidden("storefront", _("Storefront")),
        _hidden("company", _("Company")),
        _hidden("compare", _("Compare")),
        _hidden("capture", _("Capture")),
    ]


def _hidden(name: str, title: str) -> StreamlitPage:
    return st.Page(_HERE / f"{name}.py", title=title, url_path=name, visibility="hidden")
