"""Judging many pairs at once: only where each has one register number, and after a sample."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import streamlit as st

from graph.errors import InvestigatorError
from graph.judgements.judgement import NewJudgement
from graph.judgements.together import (
    LEAST_SAMPLED,
    JointChanges,
    accept_together,
    find_joint_changes,
    has_one_number,
)
from graph.matches.candidate import Candidate
from graph.model.precedence import moment_now
from graph.model.records import Judgement, Kind, Tie
from graph.support.language import N_
from views.actions.matches.sample import KeptSample, kept_samples
from views.jobs.job import BackgroundJob
from views.shell import html, reviewer, session
from views.shell.identity import Role
from views.shell.match_links import pair_key, pair_of
from views.shell.role_buttons import role_button
from views.shell.session import Snapshot
from views.shell.texts import _, ngettext, number_text

_DONE = "match_many_done"
_STOPPED = N_("Stopped; nothing was written.")


class ManyPairs(Protocol):
    """The store and its pairs, as the page shows them."""

    @property
    def rules(self) -> str:
        """Version of the rules that made the evidence."""
        ...

    def reason(self, left: str, right: str) -> str:
        """Return the reason that is offered for a pair."""
        ...

    def compare(self, left: str, right: str) -> Candidate:
        """Return a pair compared now."""
        ...


@dataclass(frozen=True, slots=True)
class ManyWork:
    """The pairs of a filter that all have one register number, and the sample of them."""

    pairs: ManyPairs
    shot: Snapshot
    candidates: tuple[Candidate, ...]
    sampled: int


def offer_many(
    pairs: ManyPairs,
    shot: Snapshot,
    candidates: Sequence[Candidate],
    judgement_of: Callable[[str, str], Tie | None],
) -> None:
    """Offer to judge all pairs of the filter the same, or say what is missing for it."""
    if not candidates or not all(has_one_number(c, _kind(shot, c)) for c in candidates):
        return
    keys = frozenset(pair_key(c.left, c.right) for c in candidates)
    fitting = [s for s in kept_samples() if s.rules == pairs.rules and keys <= s.of]
    sampled = max((_right_of(s, judgement_of) for s in fitting), default=0)
    label = _("Many at once")
    if sampled < LEAST_SAMPLED:
        with st.popover(label, icon=":material/done_all:"):
            form = _(
                "All {n} pairs have one number of one register. They can be judged at once after "
                "a sample of at least {least} of them, none of which is wrong."
            )
            html.show_note(form.format(n=number_text(len(candidates)), least=LEAST_SAMPLED))
        return
    if st.button(label, icon=":material/done_all:", key="match_many"):
        work = ManyWork(pairs, shot, tuple(candidates), sampled)
        st.dialog(_("Judge many at once"), width="large")(_show_many)(work)


def _kind(shot: Snapshot, candidate: Candidate) -> Kind:
    return shot.contents.entities[candidate.left].kind


def _right_of(sample: KeptSample, judgement_of: Callable[[str, str], Tie | None]) -> int:
    """Return how many pairs of a sample are the same as judged now; 0 if one is different."""
    ties = [judgement_of(*ends) for key in sample.pairs if (ends := pair_of(key))]
    judged = [tie.judgement for tie in ties if tie is not None]
    return 0 if Judgement.REJECTED in judged else judged.count(Judgement.ACCEPTED)


def _show_many(work: ManyWork) -> None:
    found = _changes(work)
    html.show("joint_changes", lines=_lines(work, found), verdicts=_verdicts(found))
    name = reviewer.ask_author("many_author", before=reviewer.reviewer_name(), width=None)
    count = len(work.candidates)
    label = ngettext("Judge {n} pair the same", "Judge {n} pairs the same", count)
    if not role_button(
        Role.EDITOR, label.format(n=number_text(count)), type="primary", key="many_write"
    ):
        return
    if not name:
        html.show_problem(_("Enter your name or initials first."))
        return
    reviewer.keep_reviewer_name(name)
    try:
        _write(work, name)
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    st.rerun()


def _changes(work: ManyWork) -> JointChanges:
    """Return what the judgements change together, worked out once for the dialog."""
    key = f"many_{work.shot.revision}_{len(work.candidates)}_{work.candidates[0]}"
    kept: Mapping[str, JointChanges] = st.session_state.get("match_many_found", {})
    if key not in kept:
        job: BackgroundJob[ManyWork, JointChanges] = BackgroundJob(work, Role.READER)
        job.start(_find_changes)
        kept = {key: _await(job, _("Working out what changes: {n} of {all}"))}
        st.session_state["match_many_found"] = kept
    return kept[key]


def _find_changes(job: BackgroundJob[ManyWork, JointChanges]) -> JointChanges:
    work = job.request

    def report(done: int, of: int) -> None:
        job.report(done, of)
        job.end_if_stopped(_STOPPED)

    contents, before = work.shot.contents, work.shot.projection
    return find_joint_changes(contents, before, _judgements(work, ""), report)


def _await(job: BackgroundJob[ManyWork, JointChanges], form: str) -> JointChanges:
    place = st.empty()
    try:
        while not job.wait(0.2):
            at = job.progress
            part = at.done / at.of if at.of else 0.0
            place.progress(part, form.format(n=number_text(at.done), all=number_text(at.of)))
    finally:
        job.stop()  # where the reader has closed the dialog
    place.empty()
    if job.result is None:
        raise job.failure or InvestigatorError(_STOPPED)
    return job.result


def _lines(work: ManyWork, found: JointChanges) -> list[str]:
    count, verdicts = len(work.candidates), found.verdict_count
    sampled = _("In a sample {n} such pairs were judged the same, and none different.")
    pairs = ngettext("{n} pair becomes one party.", "{n} pairs become one party each.", count)
    changed = ngettext("{n} verdict changes.", "{n} verdicts change.", verdicts)
    lines = [
        pairs.format(n=number_text(count)),
        sampled.format(n=number_text(work.sampled)),
        changed.format(n=number_text(verdicts)),
    ]
    if found.groups:
        form = ngettext(
            "{n} group of more than two entries arises; it has {most}.",
            "{n} groups of more than two entries arise; the largest has {most}.",
            len(found.groups),
        )
        lines.append(form.format(n=number_text(len(found.groups)), most=found.groups[0]))
    else:
        lines.append(_("No group of more than two entries arises."))
    if found.unjudged:
        form = ngettext(
            "{n} more pair becomes one though nobody judged it.",
            "{n} more pairs become one though nobody judged them.",
            found.unjudged,
        )
        lines.append(form.format(n=number_text(found.unjudged)))
    return [*lines, _("All of it is one import; one click undoes it.")]


def _verdicts(found: JointChanges) -> list[tuple[str, str, str]]:
    return [
        (each.storefront.name, str(each.before.headline), str(each.after.headline))
        for each in found.verdicts
    ]


def _judgements(work: ManyWork, author: str) -> list[NewJudgement]:
    moment = moment_now()
    form = _("{reason} (one of {n} judged at once, after a sample of {sampled})")
    return [
        NewJudgement(
            each.left,
            each.right,
            Judgement.ACCEPTED,
            author,
            form.format(
                reason=work.pairs.reason(each.left, each.right),
                n=len(work.candidates),
                sampled=work.sampled,
            ),
            judged_at=moment,
            evidence=each.lines,
            rules=work.pairs.rules,
        )
        for each in work.candidates
    ]


def _write(work: ManyWork, author: str) -> None:
    store = session.store()
    if store.revision() != work.shot.revision:
        raise InvestigatorError(
            N_("Nothing was written: the database has changed. Close this and look again.")
        )
    with st.spinner(_("Writing")):
        receipt = accept_together(
            store,
            work.shot.contents,
            _judgements(work, author),
            lambda left, right: work.pairs.compare(left, right).lines,
        )
    st.session_state[_DONE] = (receipt.import_id, len(work.candidates))


def show_last_many() -> None:
    """Say what was judged at once in this session, with a way to undo it."""
    import_id, count = st.session_state.get(_DONE, ("", 0))
    if not import_id:
        return
    form = ngettext("{n} pair was judged the same.", "{n} pairs were judged the same.", count)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        html.show_note(form.format(n=number_text(count)))
        if role_button(Role.EDITOR, _("Undo"), icon=":material/undo:", key="undo_many"):
            _undo()
            st.rerun()
        if st.button(_("Close"), icon=":material/close:", key="close_many"):
            _forget()
            st.rerun()
    if refused := st.session_state.pop("match_many_refused", ""):
        html.show_problem(refused)


def _undo() -> None:
    try:
        session.store().undo(st.session_state[_DONE][0])
    except InvestigatorError as error:
        st.session_state["match_many_refused"] = str(error)
        return
    _forget()


def _forget() -> None:
    st.session_state.pop(_DONE, None)
