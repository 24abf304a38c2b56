"""Author of what is written: who is logged in, else the name or initials that a person gives."""

import streamlit as st

from views.shell import html
from views.shell.identity import current_person
from views.shell.texts import _

_NAME = "judge_name"
_WIDTH = 220


def reviewer_name() -> str:
    """Return the author of judgements: who is logged in, else the name given last, or ""."""
    return author_of(str(st.session_state.get(_NAME, "")))


def keep_reviewer_name(name: str) -> None:
    """Keep the name for the next judgement."""
    if name.strip():
        st.session_state[_NAME] = name.strip()


def author_of(typed: str) -> str:
    """Return who writes something: who is logged in, whatever was typed or sent; else that."""
    return current_person().author or typed.strip()


def ask_author(key: str, label: str = "", before: str = "", width: int | None = _WIDTH) -> str:
    """Ask for the author's name, where nobody is logged in, and return it."""
    if author := current_person().author:
        html.show_note(_("Signed by {author}").format(author=author))
        return author
    return st.text_input(
        label or _("Your name or initials"), before, key=key, width=width or "stretch"
    ).strip()
