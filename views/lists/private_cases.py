"""Private cases that are open to the person, each with its members and a way to merge it."""

import streamlit as st

from graph.errors import InputError, InvestigatorError
from graph.support import private_cases
from graph.support.language import N_
from graph.support.private_cases import PrivateCase
from scrapers.runs.private_cases.merge import MergedCase
from views.jobs.merge import MergeJob, begin_merge, forget_merge, merge_of
from views.shell import html
from views.shell.identity import Role, current_person, may, require
from views.shell.place import cases_open_to_me, current_case, settings_of, shared_dir
from views.shell.place_line import place_href
from views.shell.texts import _, ngettext, number_text

_SAID = "private_case_said"
_MOST_ASIDE = 20


def show_cases() -> None:
    """Show each private case that is open to the person."""
    if problem := st.session_state.pop(_SAID, ""):
        html.show_problem(problem)
    here = current_case()
    for case in cases_open_to_me():
        is_here = here is not None and here.slug == case.slug
        html.show("private_case", name=case.name, here=is_here, href=place_href(case))
        _show_members(case)
        if may(Role.EDITOR):
            _show_merge(case)


def offer_new_case() -> None:
    """Offer to add a private case."""
    if not may(Role.EDITOR):
        return
    with st.expander(_("Add a private case"), icon=":material/add:"), st.form("new_private_case"):
        name = st.text_input(_("Name"), key="private_case_name", max_chars=60)
        members = st.text_input(
            _("E-mail addresses of the members, with commas between"), key="private_case_members"
        )
        if st.form_submit_button(_("Add"), type="primary"):
            try:
                _add_case(name, members)
            except InvestigatorError as error:
                html.show_problem(str(error))
            else:
                st.rerun()


def _add_case(name: str, members: str) -> None:
    person = require(Role.EDITOR)
    emails = [each for each in members.replace(";", ",").split(",") if each.strip()]
    # Whoever adds a case is a member, or could not open what they have just made.
    own = [person.email] if person.email else []
    folder = shared_dir()
    settings_of(private_cases.new_private_case(folder, name, emails))
    private_cases.add_private_case(folder, name, [*emails, *own])


def _show_members(case: PrivateCase) -> None:
    for email in case.members:
        with st.container(
            key=f"row_{case.slug}_{email}",
            horizontal=True,
            vertical_alignment="center",
            gap="small",
        ):
            html.show_note(email)
            if may(Role.EDITOR):
                st.button(
                    _("Remove"),
                    key=f"remove_{case.slug}_{email}",
                    type="tertiary",
                    help=_("Close the case to {email}").format(email=email),
                    on_click=_remove_member,
                    args=(case, email),
                )
    if not case.members:
        html.show_note(_("No members: only who works on this machine without login sees it."))
    if may(Role.EDITOR):
        key = f"new_member_{case.slug}"
        with (
            st.form(f"member_{case.slug}", border=False, clear_on_submit=True),
            st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
        ):
            st.text_input(_("E-mail address of a new member"), key=key, width=320)
            st.form_submit_button(_("Add"), on_click=_add_member, args=(case, key))


def _add_member(case: PrivateCase, key: str) -> None:
    try:
        require(Role.EDITOR)
        private_cases.add_member(shared_dir(), _still_open(case).slug, st.session_state[key])
    except InvestigatorError as error:
        st.session_state[_SAID] = str(error)


def _remove_member(case: PrivateCase, email: str) -> None:
    try:
        require(Role.EDITOR)
        if len(case.members) == 1 and current_person().email:
            raise InputError(
                N_("The last member stays, or nobody could open the case: add another first.")
            )
        private_cases.remove_member(shared_dir(), _still_open(case).slug, email)
    except InvestigatorError as error:
        st.session_state[_SAID] = str(error)


def _still_open(case: PrivateCase) -> PrivateCase:
    """Return the case as it is now, if it is still open to the person."""
    for each in cases_open_to_me():
        if each.slug == case.slug:
            return each
    raise InputError(N_("This private case is not open to you any more."))


def _show_merge(case: PrivateCase) -> None:
    job = merge_of(case)
    if job is None:
        with st.popover(_("Merge into the shared database"), icon=":material/merge:"):
            html.show_note(
                _(
                    "Everybody will see its names, links, sources, captures and notes. They come "
                    "as one import, which can be undone. The private case stays as it is, with "
                    "its saved graphs."
                )
            )
            st.button(
                _("Merge {name}").format(name=case.name),
                key=f"merge_{case.slug}",
                type="primary",
                on_click=_begin,
                args=(case,),
            )
        return
    if job.ended:
        _show_end(case, job)
    else:
        _wait(job)


def _begin(case: PrivateCase) -> None:
    try:
        begin_merge(_still_open(case)).wait_briefly()
    except InvestigatorError as error:
        st.session_state[_SAID] = str(error)


@st.fragment(run_every=1)
def _wait(job: MergeJob) -> None:
    if job.ended:
        st.rerun()
    html.show_note(_("Merging … {seconds} s").format(seconds=job.seconds))


def _show_end(case: PrivateCase, job: MergeJob) -> None:
    if job.result is None:
        html.show_problem(_("The case could not be merged"), str(job.failure))
    else:
        html.show_note(_merged_text(job.result))
        for each in job.result.set_aside[:_MOST_ASIDE]:
            form = _("Not merged, since the shared database says otherwise: {what} ({example})")
            html.show_note(form.format(what=each.value, example=each.example))
    st.button(_("Close"), key=f"merged_{case.slug}", on_click=forget_merge, args=(case, job))


def _merged_text(merged: MergedCase) -> str:
    new = ngettext(
        "Merged: {n} new name or link.", "Merged: {n} new names and links.", merged.new
    ).format(n=number_text(merged.new))
    undo = _("To take it back, undo the import {ident} on the page Import.")
    return f"{new} {undo.format(ident=merged.import_id)}"
