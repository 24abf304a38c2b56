"""streamlit run app.py: settings and navigation; no page's content lives here."""

import streamlit as st

from views.drawing import components
from views.jobs.matches.waiting_matches import count_in_background, waiting_matches
from views.shell import frame, html
from views.shell.page_list import START, pages
from views.shell.store import shared_store

st.set_page_config(page_title="Seller ownership", layout="wide", initial_sidebar_state="collapsed")
frame.keep_language()
html.add_stylesheet()
components.join_history()
st.logo(frame.MARK, size="medium")
page = st.navigation(pages(waiting_matches()), position="top")
if page.url_path != START.url_path:  # that paints its title and search field before it waits
    shared_store.wait_for_store()
page.run()
frame.show_footer()
count_in_background()
