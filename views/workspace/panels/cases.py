"""Menus of the cases (open, create, remove) and of the open case's views (save, open, remove)."""

import streamlit as st

from graph.errors import InvestigatorError
from views.shell import html
from views.shell.identity import Role
from views.shell.role_buttons import role_button
from views.shell.texts import _
from views.workspace import open_case
from views.workspace.case.case import Case
from views.workspace.panels import looks


def show_cases() -> None:
    """Show the menu of the cases."""
    with st.popover(_("Case"), icon=":material/folder_open:"):
        name = open_case.case_name()
        names = open_case.case_folder().names()
        others = [n for n in names if n != name]
        if others:
            st.selectbox(_("Go to"), others, None, key="case_to", on_change=_go_to_case)
        with st.form("new_case", border=False, clear_on_submit=True):
            st.text_input(_("Start a new case"), key="case_new", placeholder=_("Name"))
            st.form_submit_button(_("Create"), on_click=_create_case)
        if name in names:
            sure = st.checkbox(_("Delete this case (your data stays)"))
            role_button(
                Role.KEEPER, _("Remove this case"), disabled=not sure, on_click=_remove_case
            )


def _go_to_case() -> None:
    if name := st.session_state["case_to"]:
        open_case.open_case(name)
        st.rerun()


def _create_case() -> None:
    name = st.session_state["case_new"].strip()
    try:
        open_case.case_folder().read(name)
    except InvestigatorError as error:
        open_case.record_failure(error)
    else:
        open_case.open_case(name)
    st.rerun()


def _remove_case() -> None:
    try:
        open_case.case_folder().remove(open_case.case_name())
    except InvestigatorError as error:
        open_case.record_failure(error)
    else:
        open_case.open_case(open_case.FIRST_CASE)
    st.rerun()


def show_views() -> None:
    """Show the menu of the views of the open case."""
    case = open_case.current_case()
    with st.popover(_("View"), icon=":material/visibility:"):
        looks.show_looks()
        if case.views:
            st.selectbox(_("View"), sorted(case.views), None, key="view_to")
            with st.container(horizontal=True, gap="small"):
                st.button(_("Open"), on_click=_open_view, type="primary")
                st.button(_("Remove"), on_click=_remove_view)
        else:
            html.show_note(_("A view keeps what is shown, where it is, and the filters."))
        with st.form("new_view", border=False, clear_on_submit=True):
            st.text_input(_("Save the current graph"), key="view_new", placeholder=_("Name"))
            st.form_submit_button(_("Save"), on_click=_save_view)


def _open_view() -> None:
    name = st.session_state.get("view_to")
    if name:
        open_case.change_case(lambda case: case.open_view(name) if name in case.views else case)
        st.rerun(scope=open_case.PAGE_FRAGMENTS)


def _remove_view() -> None:
    name = st.session_state.pop("view_to", None)
    if name:
        open_case.change_case(lambda case: case.remove_view(name))
        st.rerun(scope=open_case.PAGE_FRAGMENTS)


def _save_view() -> None:
    name = st.session_state["view_new"].strip()

    def save(case: Case) -> Case:
        return case.save_view(name)

    if name:
        open_case.change_case(save)
        st.rerun(scope=open_case.PAGE_FRAGMENTS)
