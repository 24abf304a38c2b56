"""Judgements on whether two entries are one party; withdrawn judgements stay in the history."""

import streamlit as st

from graph.errors import InvestigatorError
from graph.judgements.changes.contents_reads import ContentsReads
from graph.judgements.judgement_writer import new_judgement, read_pair, write_judgement
from graph.model import precedence
from graph.model.records import Judgement, Tie, TieType
from graph.support.language import N_
from views.jobs.matches.consequences import StoreNow, find_changes
from views.party.dossier import tie_row
from views.shell import html, match_links, reviewer, session
from views.shell.identity import Role
from views.shell.role_buttons import role_button
from views.shell.session import Snapshot
from views.shell.texts import _
from views.verdict.judgement_changes import change_sheets, refused_text

_BUTTONS = (
    (Judgement.ACCEPTED, N_("They are the same")),
    (Judgement.REJECTED, N_("They are different")),
    (Judgement.UNSURE, N_("Cannot tell")),
)
_OPEN, _TIMES = "judge_open", "judged_times"
_WHY, _AUTHOR = "judge_why", "judge_author"
_DONE = "judged"
_REFUSED = "judging_refused"


def offer_judgement(tie: Tie, shot: Snapshot) -> None:
    """Offer to judge the pair of a match; after a judgement, show once which one is in force."""
    if tie.type is not TieType.SAME_AS:
        return
    if _DONE in st.session_state and not st.session_state[_DONE]["shown"]:
        st.session_state[_DONE]["shown"] = True
        st.rerun()  # the verdict and the drawing depend on it too
    pair = precedence.judgement_history(shot.contents.ties_of(tie.start), tie.start, tie.end)
    _confirm_judgement(pair, shot)
    # Streamlit cannot close a popover, so each judgement gives it a new key: a new one is closed.
    key = f"{_OPEN}_{st.session_state.get(_TIMES, 0)}"
    popover = st.popover(_("Decide"), icon=":material/gavel:", key=key, on_change="rerun")
    with popover:
        if popover.open:
            _show_changes(tie, shot)
        st.text_input(_("Why"), key=_WHY)
        reviewer.ask_author(_AUTHOR, before=reviewer.reviewer_name())
        buttons = [*_BUTTONS]
        if (last := precedence.judgement_in_force(pair)) and precedence.is_by_person(last):
            buttons.append((Judgement.WITHDRAWN, N_("Undo")))
        for judgement, label in buttons:
            args = (tie, judgement)
            role_button(
                Role.EDITOR,
                _(label),
                key=f"judge_{judgement}",
                on_click=_write_judgement,
                args=args,
            )
        if refused := st.session_state.pop(_REFUSED, ""):
            html.show_problem(refused)


def _show_changes(tie: Tie, shot: Snapshot) -> None:
    """Show what each judgement would change, before one is made."""
    now = StoreNow(shot.revision, ContentsReads(shot.contents))
    with st.spinner(_("Working out what a judgement changes …")):
        found = find_changes(now, (tie.start, tie.end))
    href = match_links.pair_href(tie.start, tie.end)
    html.show("judgement_changes", changes=change_sheets(found), href=href)
    if refused := refused_text(found, shot.contents.entities):
        html.show_note(refused)


def _confirm_judgement(pair: tuple[Tie, ...], shot: Snapshot) -> None:
    done = st.session_state.pop(_DONE, None)
    if not done or done["id"] not in {tie.id for tie in pair}:
        return
    last = precedence.judgement_in_force(pair) or pair[0]
    row = tie_row(last, shot.reader())
    message = _("Saved: {sentence}.").format(sentence=row.sentence)
    html.show_note(f"{message} {row.judged}".strip())
    if last.id != done["id"] and done["judgement"] is not Judgement.WITHDRAWN:
        html.show_note(
            _(
                "A judgement from this day without a time is still in force, because it is "
                "the weaker one. Undo it to decide again."
            )
        )


def _write_judgement(tie: Tie, judgement: Judgement) -> None:
    """Write the judgement, and keep the outcome in the session for the next run to show."""
    author = reviewer.author_of(str(st.session_state.get(_AUTHOR, "")))
    why = str(st.session_state[_WHY])
    try:
        pair = read_pair(session.store(), tie.start, tie.end)
        new = new_judgement(pair, judgement, author, why)
        written = write_judgement(session.store(), new)
    except InvestigatorError as error:
        st.session_state[_REFUSED] = str(error)
        return
    st.session_state[_DONE] = {"id": written.id, "judgement": judgement, "shown": False}
    reviewer.keep_reviewer_name(author)
    st.session_state[_WHY] = ""
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
