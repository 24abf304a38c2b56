"""Where the session works, at the head of every page: the shared database or a private case."""

from urllib.parse import quote

import streamlit as st

from graph.errors import InputError
from graph.support.private_cases import PrivateCase
from views.shell import html, links
from views.shell.page_list import pages
from views.shell.place import PARAMETER, cases_open_to_me, current_case
from views.shell.texts import _

_PAGE = "views/pages/private_cases.py"


def place_href(case: PrivateCase | None) -> str:
    """Return the address at which a new session begins in a private case, or the shared database.

    Another place is another session: nothing that one has open or typed comes into the other.
    """
    return f"./?{PARAMETER}={quote(case.slug, safe='') if case else ''}"


def place_name(case: PrivateCase | None) -> str:
    """Return what a place is called."""
    return _("Private case {name}").format(name=case.name) if case else _("Shared database")


def keep_place() -> None:
    """Keep the private case in the address; stop the page where it is not open to the person."""
    try:
        case = current_case()
    except InputError as error:
        st.navigation(pages(), position="hidden")  # the address is one of the app's
        html.show_problem(str(error))
        html.show("more_link", href=place_href(None), text=_("Open the shared database"))
        st.stop()
    if case is not None:
        links.keep_parameter(PARAMETER, case.slug)


def show_place() -> None:
    """Show where the session works, with links to the other places that are open to the person."""
    cases = cases_open_to_me()
    if not cases:
        return
    here = current_case()
    others = [case for case in (None, *cases) if _slug(case) != _slug(here)]
    html.show(
        "working_in",
        here=_("Working in: {place}").format(place=place_name(here)),
        is_private=here is not None,
        others=[(place_name(case), place_href(case)) for case in others],
    )


def offer_private_cases() -> None:
    """Offer the page of private cases, also to who has none yet."""
    st.page_link(_PAGE, label=_("Private cases"), icon=":material/lock:")


def _slug(case: PrivateCase | None) -> str:
    return case.slug if case else ""
