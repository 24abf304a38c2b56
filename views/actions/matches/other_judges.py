"""What other people judged shortly before, of pairs that were then judged here."""

from datetime import datetime

import streamlit as st

from graph.model import precedence
from graph.model.records import Judgement, Tie
from views.shell import html, session
from views.shell.match_links import pair_key
from views.shell.texts import _, ngettext

_TOLD = "matches_judged_by_others"
_RECENT_MINUTES = 60  # older judgements were shown beside the pair


def keep_other(before: Tie | None, written: Tie) -> None:
    """Keep that somebody else judged a pair while it was shown here.

    A reader who judges by key is pairs further when the page says it: each note names its pair,
    and stays until it is closed or the judgement is taken back.
    """
    told = _told()
    told.pop(pair_key(written.start, written.end), None)
    if written.judgement is Judgement.WITHDRAWN:
        return
    if before is None or not precedence.is_by_person(before) or "T" not in before.judged_at:
        return
    moments = [datetime.fromisoformat(tie.judged_at) for tie in (before, written)]
    minutes = int((moments[1] - moments[0]).total_seconds() // 60)
    if before.judged_by == written.judged_by or minutes >= _RECENT_MINUTES:
        return
    form = ngettext(
        "{pair}: {name} judged this a minute ago. Your judgement counts now; both are kept in the "
        "history.",
        "{pair}: {name} judged this {n} minutes ago. Your judgement counts now; both are kept in "
        "the history.",
        max(minutes, 1),
    )
    pair = f"{session.name_of(written.start)} · {session.name_of(written.end)}"
    told[pair_key(written.start, written.end)] = form.format(
        pair=pair, name=before.judged_by, n=max(minutes, 1)
    )


def show_others() -> None:
    """Show who else judged pairs that were judged here, until the reader closes it."""
    if not _told():
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(gap="small"):
            for text in _told().values():
                html.show_note(text)
        st.button(_("Close"), key="close_others", icon=":material/close:", on_click=_forget)


def _told() -> dict[str, str]:
    told: dict[str, str] = st.session_state.setdefault(_TOLD, {})
    return told


def _forget() -> None:
    st.session_state.pop(_TOLD, None)
