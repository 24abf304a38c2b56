"""Dismiss a finding with a note, and take a dismissal back."""

from collections.abc import Iterable

import streamlit as st

from graph.errors import InvestigatorError
from graph.red_flags.detect import FlagResult
from graph.red_flags.dismissals import finding_key
from graph.red_flags.findings import Finding
from views.shell import html, session
from views.shell.option_labels import distinct_labels
from views.shell.texts import _


def offer_dismissal(raised: Iterable[FlagResult]) -> None:
    """Offer to dismiss one of the findings shown, or to take a dismissal back."""
    found = {finding_key(f): (_(each.flag.title), f) for each in raised for f in each.findings}
    if not found:
        return
    dismissed = session.finding_dismissals()
    fresh = [key for key in found if key not in dismissed]
    old = [key for key in found if key in dismissed]
    with st.container(horizontal=True, gap="small"):
        if fresh:
            with st.popover(_("Dismiss a finding"), icon=":material/do_not_disturb_on:"):
                _dismiss_finding({k: found[k] for k in fresh})
        if old:
            with st.popover(_("Undo a dismissal"), icon=":material/undo:"):
                _undo_dismissal({k: found[k] for k in old})


def _choose_finding(found: dict[str, tuple[str, Finding]], key: str) -> str:
    labels = distinct_labels({k: f"{title}: {f.sentence}" for k, (title, f) in found.items()})
    return st.selectbox(
        _("Finding"),
        list(found),
        format_func=labels.__getitem__,
        key=key,
    )


def _dismiss_finding(found: dict[str, tuple[str, Finding]]) -> None:
    html.show_note(
        _(
            "It stays listed, apart, with your note; it is still counted. If it comes to rest on "
            "anything new, it is shown again."
        )
    )
    key = _choose_finding(found, "dismissed_finding")
    why = st.text_area(_("Why"), key="dismissed_why")
    author = st.text_input(_("Your name"), key="dismissed_by")
    if not st.button(_("Dismiss it"), icon=":material/do_not_disturb_on:"):
        return
    if not why.strip() or not author.strip():
        html.show_problem(_("Write why, and your name: both stay with the finding."))
        return
    try:
        session.store().dismiss(key, found[key][1].subject, why, author)
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    st.rerun()


def _undo_dismissal(found: dict[str, tuple[str, Finding]]) -> None:
    key = _choose_finding(found, "taken_back")
    note = session.finding_dismissals()[key]
    html.show_note(f"{note.author}: {note.text}")
    if not st.button(_("Undo it"), icon=":material/undo:"):
        return
    try:
        session.store().withdraw_note(note.id)
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    st.rerun()
