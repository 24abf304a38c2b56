"""One file a page. Storefront and Company are reached through a name, never from the menu."""

from pathlib import Path

import streamlit as st

from views.texts import _

_HERE = Path(__file__).parent

START = st.Page(_HERE / "start.py", title=_("Search"), url_path="search", default=True)
STOREFRONTS = st.Page(_HERE / "storefronts.py", title=_("All storefronts"), url_path="storefronts")
GRAPH = st.Page(_HERE / "working.py", title=_("Graph"), url_path="graph")
QUERIES = st.Page(_HERE / "queries.py", title=_("Queries"), url_path="queries")
IMPORT = st.Page(_HERE / "importing.py", title=_("Import"), url_path="import")
STOREFRONT = st.Page(
    _HERE / "storefront.py", title=_("Storefront"), url_path="storefront", visibility="hidden"
)
COMPANY = st.Page(_HERE / "company.py", title=_("Company"), url_path="company", visibility="hidden")
PAGES = [START, STOREFRONTS, GRAPH, QUERIES, IMPORT, STOREFRONT, COMPANY]
