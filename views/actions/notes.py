"""Notes of users on a party or a tie: list, form and withdrawal."""

from dataclasses import KW_ONLY, dataclass

import streamlit as st

from graph.errors import InvestigatorError
from graph.model.notes import Mark, Note
from graph.support.language import N_
from views.shell import html, reviewer, session
from views.shell.identity import Role
from views.shell.place import kept_in_place
from views.shell.role_buttons import role_button, role_submit, tell_limits
from views.shell.texts import _, moment_text, ngettext

_NO_MARK = ""
_MARKS = {
    _NO_MARK: N_("no mark"),
    Mark.CHECKED: N_("checked"),
    Mark.DISPUTED: N_("disputed"),
    Mark.PRIVATE: N_("private, never published"),
}


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note as the dossier shows it; ``withdrawn`` is empty unless it was withdrawn."""

    text: str
    author: str
    mark: str
    label: str
    _: KW_ONLY
    written: str
    withdrawn: str


def show_notes(about: str) -> None:
    """Show the notes of a party or a tie with their history, and offer to write one."""
    try:
        all_notes = _stored_notes(session.store().noted_revision())
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    about_it = [note for note in all_notes if note.about == about]
    current = [note for note in about_it if not note.withdrawn]
    withdrawn = [note for note in about_it if note.withdrawn]
    if about_it:
        html.show(
            "notes",
            notes=[_note_row(n) for n in current],
            withdrawn=[_note_row(n) for n in withdrawn],
        )
    with st.container(horizontal=True, gap="small"):
        _show_note_form(about)
        if current:
            _offer_withdrawal(current)


@kept_in_place(1)
def _stored_notes(revision: int) -> tuple[Note, ...]:
    del revision  # part of the cache key: each note raises it
    return session.store().notes()


def _note_row(note: Note) -> NoteRow:
    mark = note.mark or _NO_MARK
    return NoteRow(
        text=note.text,
        author=note.author,
        mark=mark,
        label=_(_MARKS[mark]) if mark else "",
        written=moment_text(note.written),
        withdrawn=moment_text(note.withdrawn) if note.withdrawn else "",
    )


def _show_note_form(about: str) -> None:
    with (
        st.popover(_("Note"), icon=":material/edit_note:"),
        st.form(f"note_{about}", border=False, clear_on_submit=False),
    ):
        tell_limits(Role.EDITOR)
        text = st.text_area(_("Note"), key=f"note_text_{about}")
        mark = st.radio(
            _("Mark it as"),
            list(_MARKS),
            format_func=lambda m: _(_MARKS[m]),
            key=f"note_mark_{about}",
        )
        before = str(st.session_state.get("note_author", ""))
        author = reviewer.ask_author(f"note_author_{about}", before=before, width=None)
        if role_submit(Role.EDITOR, _("Save this note"), type="primary"):
            _save_note(about, text, author, Mark(mark) if mark else None)


def _save_note(about: str, text: str, author: str, mark: Mark | None) -> None:
    if not text.strip() or not author:
        html.show_problem(_("A note needs a text and your name or initials."))
        return
    try:
        session.store().add_note(about, text, author, mark)
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    st.session_state["note_author"] = author
    for field in ("text", "mark"):
        st.session_state.pop(f"note_{field}_{about}", None)
    st.rerun()


def _offer_withdrawal(notes: list[Note]) -> None:
    label = ngettext("Withdraw the note", "Withdraw a note", len(notes))
    with st.popover(label, icon=":material/undo:"):
        html.show_note(_("A withdrawn note stays in the history."))
        for note in reversed(notes):
            html.show("note_text", text=note.text)
            button = _("Withdraw the note of {author}, {when}").format(
                author=html.escape_markdown(note.author), when=moment_text(note.written)
            )
            if role_button(Role.EDITOR, button, key=f"withdraw_{note.id}"):
                _withdraw_note(note)


def _withdraw_note(note: Note) -> None:
    try:
        session.store().withdraw_note(note.id)
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    st.rerun()
