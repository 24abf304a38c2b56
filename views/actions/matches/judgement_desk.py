"""Judgements of the queue, written in their order; the first that fails stops those after it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import combinations
from typing import Protocol
from uuid import uuid4

import streamlit as st

from graph.errors import InvestigatorError
from graph.judgements.judgement_writer import (
    EvidenceChangedError,
    new_judgement,
    read_pair,
    write_judgement,
)
from graph.judgements.refusals import JudgementRefusedError, obstacle_lines
from graph.matches.candidate import Candidate, EvidenceLine
from graph.model.records import OWN_ENTRY, Judgement, Source, Tie
from views.actions.matches import other_judges
from views.drawing.components import ComponentSheet
from views.shell import reviewer, session
from views.shell.match_links import pair_key, pair_of
from views.shell.texts import _

_DESK = "matches_desk"
_MOST_UNDO = 50


class ListedPairs(Protocol):
    """The pairs as the page shows them."""

    @property
    def rules(self) -> str:
        """Version of the rules that made the evidence."""
        ...

    @property
    def open_keys(self) -> Collection[str]:
        """Keys of the pairs that wait for a judgement."""
        ...

    def shown(self, left: str, right: str) -> Candidate:
        """Return a pair as the reader saw it."""
        ...

    def reason(self, left: str, right: str) -> str:
        """Return the reason that is offered for a pair; empty if the reader has to give one."""
        ...

    def compare(self, left: str, right: str) -> Candidate:
        """Return a pair compared now."""
        ...

    def judged(self, before: int, after: int) -> None:
        """Take that a judgement was written between two revisions of the store."""
        ...

    def show_anew(self, left: str, right: str) -> None:
        """Show a pair from now on as it compares now."""
        ...


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that was done at the queue, numbered in the order of doing."""

    number: int
    act: str
    key: str
    judgement: str
    why: str
    author: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A command that was not written, and why; ``attempt`` counts the times it was sent."""

    number: int
    attempt: int
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Progress of one session's judging: the last command written, and what can be taken back."""

    session: str = field(default_factory=lambda: uuid4().hex)
    done: int = 0
    failed: Failure | None = None
    undo: tuple[str, ...] = ()


def current_desk() -> Desk:
    """Return the desk of this session."""
    desk: Desk = st.session_state.setdefault(_DESK, Desk())
    return desk


def read_commands(work: Mapping[str, object]) -> list[Command]:
    """Return the commands that a component sent."""
    sent = work.get("commands")
    found = []
    for each in sent if isinstance(sent, Sequence) else ():
        texts = [str(each[name]) for name in ("act", "key", "judgement", "why", "author")]
        found.append(Command(int(each["number"]), *texts))
    return sorted(found, key=lambda command: command.number)


def write_commands(work: Mapping[str, object], pairs: ListedPairs) -> None:
    """Write what was judged and not yet written; what was sent twice is written once."""
    desk = current_desk()
    if work.get("session") != desk.session:
        return
    attempt = int(str(work.get("attempt", 0)))
    if desk.failed and attempt <= desk.failed.attempt:
        return
    st.session_state[_DESK] = replace(desk, failed=None)
    writer = _Writer(pairs)
    for command in read_commands(work):
        if command.number > current_desk().done and not _write_one(writer, command, attempt):
            return


def _write_one(writer: "_Writer", command: Command, attempt: int) -> bool:
    desk = current_desk()
    reviewer.keep_reviewer_name(command.author)
    try:
        judged = writer.write(command)
    except InvestigatorError as error:
        failed = Failure(command.number, attempt, command.key, _failure_text(error))
        st.session_state[_DESK] = replace(desk, failed=failed)
        return False
    st.session_state[_DESK] = replace(
        desk, done=command.number, undo=_undo(desk.undo, command, judged)
    )
    return True


def _undo(before: tuple[str, ...], command: Command, judged: Sequence[str]) -> tuple[str, ...]:
    if command.act == "back":
        return tuple(key for key in before if key != command.key)
    return (*before, *judged)[-_MOST_UNDO:]


def stop(work: Mapping[str, object], error: InvestigatorError) -> None:
    """Stop at the first judgement that waits: the store cannot be read."""
    desk = current_desk()
    waiting = [each for each in read_commands(work) if each.number > desk.done]
    if waiting and work.get("session") == desk.session:
        first, attempt = waiting[0], int(str(work.get("attempt", 0)))
        failed = Failure(first.number, attempt, first.key, str(error))
        st.session_state[_DESK] = replace(desk, failed=failed)


def failure_sheet(failed: Failure) -> ComponentSheet:
    """Return a failure as data of the component."""
    return asdict(failed)


def _failure_text(error: InvestigatorError) -> str:
    if not isinstance(error, JudgementRefusedError):
        return str(error)
    lines = obstacle_lines(error.pair, error.obstacle, session.name_of)
    way = _("Nothing was saved. Take the older judgement back first (History).")
    return "\n".join((*map(str, lines), way))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes commands with the evidence that the pairs were shown with."""

    pairs: ListedPairs

    def write(self, command: Command) -> Sequence[str]:
        """Write a command, and return the keys of the pairs that it judged, in their order."""
        ends = pair_of(command.key)
        match command.act:
            case "judge" if ends:
                self._judge(ends, Judgement(command.judgement), command)
                return [command.key]
            case "back" if ends:
                self._judge(ends, Judgement.WITHDRAWN, command)
            case "out" if ends:
                return self._take_out(ends, command)
            case "accept_group" if ends:
                return self._accept_group(ends, command)
        return []

    def _judge(self, ends: tuple[str, str], judgement: Judgement, command: Command) -> None:
        store = session.store()
        before = store.revision()
        author = reviewer.author_of(command.author)
        pair = read_pair(store, *ends)
        new = new_judgement(pair, judgement, author, command.why)
        if judgement is Judgement.WITHDRAWN:
            self._keep(before, pair.in_force, write_judgement(store, new))
            return
        candidate = self.pairs.shown(*ends)
        new = replace(new, evidence=candidate.lines, rules=self.pairs.rules)
        try:
            written = write_judgement(store, new, grade=candidate.grade, compare=self._lines)
        except EvidenceChangedError:
            self.pairs.show_anew(*ends)
            raise
        self._keep(before, pair.in_force, written)

    def _keep(self, before: int, earlier: Tie | None, tie: Tie) -> None:
        """Tell what is kept of the store that only this tie came."""
        after = session.store().revision()
        title = _("Judgement by {author}").format(author=tie.judged_by)
        source = Source(tie.source, title, type=OWN_ENTRY, published=tie.judged_at[:10])
        session.add_judgement(before, after, tie, source)
        self.pairs.judged(before, after)
        other_judges.keep_other(earlier, tie)

    def _lines(self, left: str, right: str) -> tuple[EvidenceLine, ...]:
        return self.pairs.compare(left, right).lines

    def _take_out(self, ends: tuple[str, str], command: Command) -> Sequence[str]:
        """Judge an entry different from each one that it was joined to."""
        member = command.judgement
        groups = read_pair(session.store(), *ends).groups()
        joins = [t for t in groups.joined_by(member) if member in (t.start, t.end)]
        for tie in joins:
            self._judge((tie.start, tie.end), Judgement.REJECTED, command)
        return [pair_key(tie.start, tie.end) for tie in joins]

    def _accept_group(self, ends: tuple[str, str], command: Command) -> Sequence[str]:
        """Judge every open pair of both groups the same, the pair that is shown first."""
        groups = read_pair(session.store(), *ends).groups()
        members = dict.fromkeys((*groups.members(ends[0]), *groups.members(ends[1])))
        pairs = {pair_key(*pair): pair for pair in (ends, *combinations(members, 2))}
        waiting = [key for key in pairs if key in self.pairs.open_keys]
        for key in waiting:
            why = command.why or self.pairs.reason(*pairs[key])
            self._judge(pairs[key], Judgement.ACCEPTED, replace(command, why=why))
        return waiting
