"""Plan of an import of judgements: what a file adds to a store, and why it may not be written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from graph.errors import InputError
from graph.importing.result import Problem, quote_value
from graph.judgements.files.base import FileJudgement, JudgementFile
from graph.judgements.groups import Contradiction, contradictions, party_groups
from graph.judgements.judgement import NewJudgement
from graph.judgements.refusals import CompareEntries, entry_words, judged_words
from graph.matches.evidence.catalogue import DECISIVE
from graph.model import precedence
from graph.model.dates import moment_span
from graph.model.records import Contents, Judgement, Tie
from graph.support.language import N_, LazyText, Text, join_lines, lazy_text

_CLOCKS_DIFFER = timedelta(days=1)
_IN_STORE = LazyText(N_("the id of an entry in the store; search: python -m graph search NAME"))
_PASSED = LazyText(N_("a moment that has passed"))
_ONE_ANSWER = LazyText(N_("one answer for one pair and moment"))
_AGREEING = LazyText(N_("judgements that agree"))

_Key = tuple[frozenset[str], Judgement, str, str]


@dataclass(frozen=True, slots=True)
class JudgementPlan:
    """What an import would write, in the order of the file.

    ``unchanged`` counts the judgements that the store holds already, ``outranked`` those written
    though a later one stands. ``problems`` are all of the file, ``faulty`` the lines that they are
    about: without these lines the rest can be written.
    """

    new: tuple[NewJudgement, ...]
    lines: tuple[int, ...]
    _: KW_ONLY
    unchanged: int
    outranked: int
    problems: tuple[Problem, ...]
    faulty: frozenset[int]


def plan_import(
    file: JudgementFile, store: Contents, author: str, compare: CompareEntries
) -> JudgementPlan:
    """Return what a file adds to the matches of a store; ``author`` judged where it names nobody.

    ``store`` holds the entries of the file that there are, and every match on their groups.
    """
    checks = _Checks(file, store)
    fit = [j for j in file.judgements if checks.admits(j)]
    held = {_key(tie.start, tie.end, tie) for tie in store.ties}
    decided = {frozenset((t.start, t.end)): t for t in precedence.settle_pairs(store.ties)}
    added: dict[_Key, FileJudgement] = {}
    unchanged = 0
    for each in fit:
        judged = replace(each, judged_by=each.judged_by or author)
        key = _key(judged.left, judged.right, _tie(judged))
        if key in held or key in added or _says_what_counts(each, decided):
            unchanged += 1
            continue
        added[key] = judged
    kept = checks.without_contradictions(tuple(added.values()), compare)
    return JudgementPlan(
        new=tuple(_new(j) for j in kept),
        lines=tuple(j.line for j in kept),
        unchanged=unchanged,
        outranked=_count_outranked(store, kept),
        problems=tuple(sorted(checks.problems, key=lambda p: p.line)),
        faulty=frozenset(checks.faulty),
    )


class _Checks:
    """The checks of one file against a store; they collect the problems and the faulty lines."""

    def __init__(self, file: JudgementFile, store: Contents) -> None:
        self._file, self._store = file, store
        self.problems = list(file.problems)
        self.faulty = {problem.line for problem in file.problems}
        self._answers: dict[tuple[frozenset[str], str], FileJudgement] = {}

    def admits(self, judged: FileJudgement) -> bool:
        """Whether a judgement can be written; a problem is noted where it cannot."""
        found = [*self._id_problems(judged), *self._moment_problems(judged)]
        for text, expected in found:
            self._note((judged.line,), text, expected)
        return not found

    def _id_problems(self, judged: FileJudgement) -> Iterator[tuple[Text, Text]]:
        entities = self._store.entities
        lacking = [i for i in (judged.left, judged.right) if i not in entities]
        yield from ((quote_value(ident), _IN_STORE) for ident in lacking)
        if lacking:
            return
        one, other = entities[judged.left], entities[judged.right]
        if one.kind is not other.kind:
            values = {"left": one.id, "kind": LazyText(one.kind), "right": other.id}
            text = N_("{left}, a {kind}, and {right}, a {other}")
            found = lazy_text(text, **values, other=LazyText(other.kind))
            yield found, LazyText(N_("two entries of one kind"))

    def _moment_problems(self, judged: FileJudgement) -> Iterator[tuple[Text, Text]]:
        moment = _second(judged.judged_at)
        if judged.judged_at:
            first, _last = moment_span(judged.judged_at)
            if first > datetime.now(UTC) + _CLOCKS_DIFFER:
                yield quote_value(judged.judged_at), _PASSED
        pair = frozenset((judged.left, judged.right))
        earlier = self._answers.setdefault((pair, moment), judged)
        if earlier.judgement is not judged.judgement:
            text = N_("{judgement}, and {other} in line {line}, of one moment")
            values = {"judgement": LazyText(judged.judgement), "line": earlier.line}
            yield lazy_text(text, **values, other=LazyText(earlier.judgement)), _ONE_ANSWER
            self.faulty.add(earlier.line)

    def without_contradictions(
        self, judged: tuple[FileJudgement, ...], compare: CompareEntries
    ) -> tuple[FileJudgement, ...]:
        """Return the judgements without those of a contradiction, each of which is a problem."""
        kept = tuple(j for j in judged if j.line not in self.faulty)
        before = {c.rejected.id for c in contradictions(self._store.ties)}
        while True:
            ties = {f"line {j.line}": _tie(j) for j in kept}
            found = contradictions([*self._store.ties, *ties.values()])
            new = [c for c in found if c.rejected.id not in before]
            lines = {line for each in new for line in self._note_contradiction(each)}
            lines |= set(self._note_differences(kept, compare))
            if not lines:
                return kept
            kept = tuple(j for j in kept if j.line not in lines)

    def _note_contradiction(self, found: Contradiction) -> tuple[int, ...]:
        lines = [_line(tie) for tie in (found.rejected, *found.chain)]
        own = sorted({line for line in lines if line})
        entities = self._store.entities
        first = lazy_text(
            N_("{one} and {other} as different ({judged}), and as the same by this chain:"),
            one=entry_words(found.rejected.start, entities),
            other=entry_words(found.rejected.end, entities),
            judged=_judged(found.rejected),
        )
        steps = (
            lazy_text(
                N_("  {one} = {other} ({judged})"),
                one=entry_words(tie.start, entities),
                other=entry_words(tie.end, entities),
                judged=_judged(tie),
            )
            for tie in found.chain
        )
        self._note(tuple(own), join_lines((first, *steps)), _AGREEING)
        return tuple(own)

    def _note_differences(
        self, judged: Iterable[FileJudgement], compare: CompareEntries
    ) -> Iterator[int]:
        """Note the acceptances of pairs that nothing makes one party; yield their lines."""
        listed = tuple(judged)
        every = [*self._store.ties, *(_tie(j) for j in listed)]
        groups = party_groups(every, self._store.entities)
        for each in listed:
            if each.judgement is not Judgement.ACCEPTED:
                continue
            against = (
                (one, line)
                for one in groups.members(each.left)
                for line in (compare(one, each.right) if one != each.right else ())
                if line.what in DECISIVE
            )
            for one, line in against:
                values = {"one": one, "other": each.right, "line": line.text}
                text = lazy_text(N_("{one} and {other} as the same: {line}"), **values)
                self._note((each.line,), text, _AGREEING)
                yield each.line
                break

    def _note(self, lines: tuple[int, ...], found: Text, expected: Text) -> None:
        self.faulty.update(lines)
        line = lines[0] if lines else 0
        place = self._file.name
        self.problems.append(
            Problem(place=place, line=line, column="", found=found, expected=expected)
        )


def _tie(judged: FileJudgement) -> Tie:
    return _new(judged).as_tie(ident=f"line {judged.line}")


def _new(judged: FileJudgement) -> NewJudgement:
    whom = (judged.judgement, judged.judged_by, judged.note)
    return NewJudgement(judged.left, judged.right, *whom, judged_at=_second(judged.judged_at))


def _line(tie: Tie) -> int:
    """Return the line of the file that a tie is of, 0 for one of the store."""
    return int(tie.id.removeprefix("line ")) if not tie.source else 0


def _judged(tie: Tie) -> Text:
    return lazy_text(N_("line {n}"), n=line) if (line := _line(tie)) else judged_words(tie)


def _second(judged_at: str) -> str:
    """Return a moment to the second in UTC; a day, month or year stays as it is."""
    if not judged_at:
        return ""
    first, last = moment_span(judged_at)
    return first.strftime("%Y-%m-%dT%H:%M:%SZ") if first == last else judged_at


def _key(left: str, right: str, tie: Tie) -> _Key:
    judgement = tie.judgement or Judgement.PROPOSED
    return frozenset((left, right)), judgement, tie.judged_by, _readable(tie.judged_at)


def _readable(judged_at: str) -> str:
    try:
        return _second(judged_at)
    except InputError:  # A user's own database may hold any text.
        return judged_at


def _says_what_counts(judged: FileJudgement, decided: Mapping[frozenset[str], Tie]) -> bool:
    """Whether a judgement without a moment only repeats what counts in the store."""
    if judged.judged_at:
        return False
    counts = decided.get(frozenset((judged.left, judged.right)))
    return counts is not None and counts.judgement is judged.judgement


def _count_outranked(store: Contents, kept: Iterable[FileJudgement]) -> int:
    ties = [_tie(j) for j in kept]
    counting = precedence.counting_match_ids([*store.ties, *ties])
    withdrawn = precedence.withdrawn_match_ids([*store.ties, *ties])
    pairs = {frozenset((t.start, t.end)) for t in store.ties}
    return sum(
        frozenset((t.start, t.end)) in pairs
        and t.judgement is not Judgement.WITHDRAWN
        and (t.id not in counting or t.id in withdrawn)
        for t in ties
    )


def judgement_id(new: NewJudgement, source: str) -> str:
    """Return the id of an imported judgement: the same one from the same file is the same tie."""
    content = "\n".join((source, *sorted((new.left, new.right)), new.judgement))
    content = "\n".join((content, new.author, new.judged_at, new.why))
    return f"judgement-{sha256(content.encode()).hexdigest()[:24]}"
