"""streamlit run app.py: settings, store and navigation; no page's content lives here."""

import streamlit as st

from graph.errors import InvestigatorError
from views.shell import frame, html, session
from views.shell.page_list import pages

st.set_page_config(page_title="Seller ownership", layout="wide", initial_sidebar_state="collapsed")
frame.keep_language()
html.add_stylesheet()
st.logo(frame.MARK, size="medium")
page = st.navigation(pages(), position="top")
try:
    session.load_example()
except InvestigatorError as error:
    html.show_problem(str(error))
    st.stop()
page.run()
frame.show_footer()
