"""Frame of every page: the logo, and the choice of the language."""

import streamlit as st

from graph.support.language import LANGUAGES, N_, current_language
from views.shell import html, links
from views.shell.identity import Role, current_person
from views.shell.texts import _, choose_language

ROLE_NAMES = {Role.READER: N_("reader"), Role.EDITOR: N_("editor"), Role.KEEPER: N_("keeper")}

MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 28"><g fill="#2E8C9C">'
    '<path d="M3 4h16l2.4 6.2a3 3 0 0 1-1.9 2.8v11H14v-6H8v6H2.500V13A3 3 0 0 1 .6 10.200z"/>'
    '<path d="M24 15.500h5v2.500h-5zM32 15.500h5v2.500h-5z"/>'
    '<path d="M41 4h16v20h-5.500v-4.500h-5V24H41z"/></g></svg>'
)


def keep_language() -> None:
    """Keep the language in the session and in the address, so that a reload finds it."""
    requested = st.query_params.get("lang", "")
    if requested in LANGUAGES and "language" not in st.session_state:
        choose_language(requested)
    if code := st.session_state.get("language"):
        links.keep_parameter("lang", code)


def _change_language(code: str) -> None:
    choose_language(code)
    st.query_params["lang"] = code


def show_person() -> None:
    """Show who is logged in, with a way to log out; nothing without login."""
    person = current_person()
    if not person.author:
        return
    with st.container(key="person", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(width="content"):
            html.show("person", name=person.name or person.email, role=_(ROLE_NAMES[person.role]))
        st.button(
            _("Log out"),
            key="log_out",
            type="tertiary",
            icon=":material/logout:",
            on_click=st.logout,
        )


def show_footer() -> None:
    """Show a button for each other language, in that language."""
    with st.container(key="footer", horizontal=True, gap="small"):
        for code, name in LANGUAGES.items():
            if code != current_language():
                st.button(
                    name,
                    key=f"language_{code}",
                    type="tertiary",
                    icon=":material/language:",
                    on_click=_change_language,
                    args=(code,),
                )
