"""History of all judgements, the newest first; the ones in force can be taken back."""

import streamlit as st

from graph.errors import InvestigatorError
from graph.judgements.history import Fate, LoggedJudgement, judgement_log
from graph.judgements.judgement_writer import new_judgement, read_pair, write_judgement
from graph.model.records import Judgement
from graph.support.language import N_, Labels
from views.shell import html, match_links, reviewer, session
from views.shell.identity import Role
from views.shell.role_buttons import role_button
from views.shell.texts import _, moment_text, number_text

_SHOWN = 50
_WORDS: Labels[Judgement] = Labels(
    {
        Judgement.ACCEPTED: N_("the same"),
        Judgement.REJECTED: N_("different"),
        Judgement.PROPOSED: N_("maybe"),
        Judgement.UNSURE: N_("cannot tell"),
        Judgement.WITHDRAWN: N_("taken back"),
    }
)
_FATES: Labels[Fate] = Labels(
    {
        Fate.IN_FORCE: N_("in force"),
        Fate.REPLACED: N_("replaced by a later one"),
        Fate.TAKEN_BACK: N_("taken back"),
    }
)


def offer_history() -> None:
    """Offer the history of judgements."""
    if st.button(_("History"), icon=":material/history:", key="match_history"):
        st.dialog(_("Judgements, newest first"), width="large")(_show_history)()


def _show_history() -> None:
    log = judgement_log(session.snapshot().contents)
    if not log:
        html.show_note(_("Nobody has judged a pair yet."))
        return
    if len(log) > _SHOWN:
        form = _("{n} judgements, the last {shown} shown; `python -m graph match log` has all.")
        html.show_note(form.format(n=number_text(len(log)), shown=_SHOWN))
    for each in log[:_SHOWN]:
        _show_one(each)
    if refused := st.session_state.pop("match_back_refused", ""):
        html.show_problem(refused)


def _show_one(each: LoggedJudgement) -> None:
    judgement = each.tie.judgement or Judgement.PROPOSED
    parts = (
        _WORDS[judgement],
        each.tie.judged_by,
        moment_text(each.tie.judged_at),
        _FATES[each.fate] if each.fate else "",
        each.tie.wording,
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        html.show(
            "judged_pair",
            left=each.left.name,
            right=each.right.name,
            href=match_links.pair_href(each.left.id, each.right.id),
            said=" · ".join(part for part in parts if part),
        )
        if each.fate is Fate.IN_FORCE:
            role_button(
                Role.EDITOR,
                _("Take back"),
                key=f"back_{each.tie.id}",
                on_click=_take_back,
                args=(each.left.id, each.right.id),
            )


def _take_back(left: str, right: str) -> None:
    store = session.store()
    try:
        pair = read_pair(store, left, right)
        name = reviewer.reviewer_name()
        write_judgement(store, new_judgement(pair, Judgement.WITHDRAWN, name))
    except InvestigatorError as error:
        st.session_state["match_back_refused"] = str(error)
