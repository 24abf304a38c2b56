"""Script of each session: settings and navigation; no page's content lives here."""

from urllib.parse import urlencode

import streamlit as st

from graph.errors import RoleError
from graph.support.language import N_
from views.drawing import components
from views.jobs.matches.waiting_matches import count_in_background, waiting_matches
from views.shell import frame, html, place_line
from views.shell.focus import forget_focus
from views.shell.identity import current_person, is_login_needed
from views.shell.login.guard import is_guarded
from views.shell.page_list import pages
from views.shell.store import shared_store
from views.shell.texts import _

_UNGUARDED = N_("Start the app with “streamlit run app.py”: only so it knows who asks for a page.")


def run_session() -> None:
    """Show the page that is asked for, to whoever may see it."""
    st.set_page_config(
        page_title="Seller ownership", layout="wide", initial_sidebar_state="collapsed"
    )
    forget_focus()
    frame.keep_language()
    html.add_stylesheet()
    _stop_strangers()
    place_line.keep_place()
    components.join_history()
    st.logo(frame.MARK, size="medium")
    page = st.navigation(pages(waiting_matches()), position="top")
    frame.show_person()
    place_line.show_place()
    if page.url_path:  # the start page has none; it paints its title and field before it waits
        shared_store.wait_for_store()
    page.run()
    place_line.offer_private_cases()
    frame.show_footer()
    count_in_background()


def _stop_strangers() -> None:
    """Stop where nobody is logged in any more, or no gate stands before the other addresses."""
    if not is_login_needed():
        return
    if not is_guarded():
        _stop_with(_(_UNGUARDED))
    try:
        current_person()
    except RoleError as error:
        _stop_with(str(error))


def _stop_with(sentence: str) -> None:
    asked = st.navigation(pages(), position="hidden")  # not run; the address stays as it is
    query = urlencode([(n, v) for n in st.query_params for v in st.query_params.get_all(n)])
    html.show("logged_out", sentence=sentence, address=f"./{asked.url_path}?{query}")
    frame.show_footer()
    st.stop()
