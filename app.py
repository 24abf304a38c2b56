"""streamlit run app.py: settings, store and navigation; no page's content lives here."""

import streamlit as st

from graph.errors import InvestigatorError
from views import frame, opened, pages, parts

st.set_page_config(page_title="Seller ownership", layout="wide", initial_sidebar_state="collapsed")
frame.keep_language()
parts.style()
st.logo(frame.MARK, size="medium")
page = st.navigation(pages(), position="top")
try:
    opened.load_example()
except InvestigatorError as error:
    parts.stop(str(error))
    st.stop()
page.run()
frame.footer()
