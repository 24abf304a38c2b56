"""Dismissal of a finding with a note, and its withdrawal."""

from collections.abc import Iterable

import streamlit as st

from graph.errors import InvestigatorError
from graph.red_flags.detect import FlagResult
from graph.red_flags.dismissals import finding_key
from graph.red_flags.findings import Finding
from views.shell import html, reviewer, session
from views.shell.identity import Role
from views.shell.option_labels import distinct_labels
from views.shell.role_buttons import role_button, tell_limits
from views.shell.texts import _


def offer_dismissal(raised: Iterable[FlagResult]) -> None:
    """Offer to dismiss one of the findings shown, or to undo a dismissal."""
    findings = {finding_key(f): (_(each.flag.title), f) for each in raised for f in each.findings}
    if not findings:
        return
    dismissed = session.finding_dismissals()
    fresh = [key for key in findings if key not in dismissed]
    old = [key for key in findings if key in dismissed]
    with st.container(horizontal=True, gap="small"):
        if fresh:
            with st.popover(_("Dismiss a finding"), icon=":material/do_not_disturb_on:"):
                _dismiss_finding({k: findings[k] for k in fresh})
        if old:
            with st.popover(_("Undo a dismissal"), icon=":material/undo:"):
                _undo_dismissal({k: findings[k] for k in old})


def _choose_finding(findings: dict[str, tuple[str, Finding]], key: str) -> str:
    labels = distinct_labels({k: f"{title}: {f.sentence}" for k, (title, f) in findings.items()})
    return st.selectbox(
        _("Finding"),
        list(findings),
        format_func=labels.__getitem__,
        key=key,
    )


def _dismiss_finding(findings: dict[str, tuple[str, Finding]]) -> None:
    html.show_note(
        _(
            "It stays in a separate list with your note, and is still counted. It is "
            "shown again if its evidence changes."
        )
    )
    tell_limits(Role.EDITOR)
    key = _choose_finding(findings, "dismissed_finding")
    why = st.text_area(_("Why"), key="dismissed_why")
    author = reviewer.ask_author("dismissed_by", _("Your name"), width=None)
    if not role_button(Role.EDITOR, _("Dismiss it"), icon=":material/do_not_disturb_on:"):
        return
    if not why.strip() or not author:
        html.show_problem(_("Enter the reason and your name: both stay with the finding."))
        return
    try:
        session.store().dismiss(key, findings[key][1].subject, why, author)
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    st.rerun()


def _undo_dismissal(findings: dict[str, tuple[str, Finding]]) -> None:
    key = _choose_finding(findings, "taken_back")
    note = session.finding_dismissals()[key]
    html.show_note(f"{note.author}: {note.text}")
    if not role_button(Role.EDITOR, _("Undo it"), icon=":material/undo:"):
        return
    try:
        session.store().withdraw_note(note.id)
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    st.rerun()
