"""One file a page. Storefront and Company are reached through a name, never from the menu."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from views.shell.texts import _, number_text

_PAGES = Path(__file__).parents[1] / "pages"

# Files, not pages: a page is made within a session, and these are named in every module of views.
START = _PAGES / "search.py"
STOREFRONT = _PAGES / "storefront.py"
COMPANY = _PAGES / "party.py"
STOREFRONTS = _PAGES / "storefronts.py"
COMPARE = _PAGES / "compare.py"
GRAPH = _PAGES / "graph.py"
LOOK_UP = _PAGES / "look_up_table.py"
IMPORT = _PAGES / "import_files.py"


def pages(waiting: int = 0) -> list[StreamlitPage]:
    """Return every page, titled in the language that is read.

    ``waiting`` is the number of strong and likely matches that nobody has judged.
    """
    matches = _("Matches {n}").format(n=number_text(waiting)) if waiting else _("Matches")
    return [
        st.Page(_PAGES / "search.py", title=_("Search"), url_path="search", default=True),
        st.Page(_PAGES / "storefronts.py", title=_("All storefronts"), url_path="storefronts"),
        st.Page(_PAGES / "graph.py", title=_("Graph"), url_path="graph"),
        st.Page(_PAGES / "story.py", title=_("Story"), url_path="story"),
        st.Page(_PAGES / "red_flags.py", title=_("Red flags"), url_path="red-flags"),
        st.Page(_PAGES / "market.py", title=_("Market"), url_path="market"),
        st.Page(_PAGES / "matches.py", title=matches, url_path="matches"),
        st.Page(_PAGES / "changes.py", title=_("Changes"), url_path="changes"),
        st.Page(_PAGES / "queries.py", title=_("Queries"), url_path="queries"),
        st.Page(_PAGES / "collect.py", title=_("Collect"), url_path="collect"),
        st.Page(_PAGES / "import_files.py", title=_("Import"), url_path="import"),
        st.Page(_PAGES / "registers.py", title=_("Registers"), url_path="registers"),
        st.Page(_PAGES / "check_bundle.py", title=_("Check a bundle"), url_path="check"),
        st.Page(_PAGES / "log.py", title=_("Log"), url_path="log"),
        _hidden_page("storefront", _("Storefront")),
        _hidden_page("party", _("Company"), "company"),
        _hidden_page("compare", _("Compare")),
        _hidden_page("capture", _("Capture")),
        _hidden_page("private_cases", _("Private cases"), "private-cases"),
        _hidden_page("look_up_table", _("Look up a spreadsheet"), "look-up"),
    ]


def _hidden_page(name: str, title: str, path: str = "") -> StreamlitPage:
    path = path or name
    return st.Page(_PAGES / f"{name}.py", title=title, url_path=path, visibility="hidden")
