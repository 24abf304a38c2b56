"""Form that states a tie from a sentence of an article; only the user marks sentences."""

import re

import streamlit as st

from graph.importing.manual_entry import read_entries
from graph.model.records import ENDS, Source, Standing, TieType
from graph.support.language import N_
from graph.support.safe_text import escape_control_characters
from views.actions import add_statement
from views.shell import html, reviewer
from views.shell.identity import Role
from views.shell.role_buttons import role_button
from views.shell.session import Snapshot
from views.shell.texts import _

_PASTED_PASSAGE = N_("Another passage, pasted")
_SENTENCE = re.compile(r"(?<=[.!?…”\"])\s+(?=[^\sa-z])|\n+")
_SHORTEST = 8
_UNSTATED_SHARE = "(0,100]%"
"""Default of the share field: no share stated, until the user enters one."""


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text in order and unchanged, without repetitions and fragments."""
    parts = (part.strip() for part in _SENTENCE.split(text))
    return list(dict.fromkeys(part for part in parts if len(part) >= _SHORTEST))


def find_passage(text: str, pasted: str) -> str:
    """Return a passage as a text has it, whatever its line breaks; empty if the text lacks it."""
    words = [re.escape(word) for word in pasted.split()]
    match = re.search(r"\s+".join(words), text) if words else None
    return " ".join(match[0].split()) if match else ""


def show_form(source: Source, shot: Snapshot) -> None:
    """Let the user mark a sentence of an article, and state a tie from it."""
    text = str(source.extra["text"])
    st.header(_("Add a link from this article"), anchor=False)
    html.show_note(
        _("Choose the sentence that states the link. Nothing is added until you name both sides.")
    )
    chosen = st.selectbox(
        _("Sentence"),
        [*split_sentences(text), ""],
        index=None,
        format_func=lambda s: escape_control_characters(s) if s else _(_PASTED_PASSAGE),
        placeholder=_("Choose one"),
    )
    marked = chosen or ""
    if chosen == "":
        pasted = st.text_area(_("Passage, word for word"), height=90)
        marked = find_passage(text, pasted)
        if pasted.strip() and not marked:
            html.show_problem(
                _("This passage is not in the captured text"), _("Paste it word for word.")
            )
    if marked:
        _ask_tie(marked, source, shot)


def _ask_tie(marked: str, source: Source, shot: Snapshot) -> None:
    html.show("marked_sentence", text=marked, lang=str(source.extra.get("lang") or ""))
    tie_type = st.selectbox(
        _("Link"),
        add_statement.MANUAL_TIES,
        index=None,
        format_func=lambda t: _(add_statement.TIE_VERBS[t]),
        key="marked_type",
        placeholder=_("Choose one"),
    )
    if tie_type is None:
        return
    froms, tos = ENDS[tie_type]
    start, first = add_statement.ask_party(_("From"), shot, froms, "")
    st.caption(_(add_statement.TIE_VERBS[tie_type]))
    end, second = add_statement.ask_party(_("To"), shot, tos, start)
    owns = tie_type is TieType.OWNS
    terms = add_statement.ask_terms(_UNSTATED_SHARE if owns else "")
    if owns:
        html.show_note(
            _(
                "{some} means that the share is not stated. Clear it only if the source "
                "means all of it."
            ).format(some=_UNSTATED_SHARE)
        )
    author = reviewer.ask_author("author")
    if role_button(Role.EDITOR, _("Add this link"), icon=":material/add:", type="primary"):
        tie = {
            "id": add_statement.new_id("tie"),
            "tie": tie_type,
            "from": start,
            "to": end,
            **terms,
        }
        tie |= {"wording": marked, "quoted": "true", "lang": str(source.extra.get("lang") or "")}
        tie |= {"standing": Standing.PRESS, "source": source.id, "added_by": author}
        parties = [{**row, "source": source.id} for row in (*first, *second)]
        add_statement.write_reading(read_entries([], parties, [tie]), author)
