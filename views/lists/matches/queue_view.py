"""The queue as it stands for one reader: its pairs, the window that is shown, the counts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from graph.matches.candidate import Candidate, Grade, MatchList
from graph.model.records import Contents
from graph.stores.writing.guard import RISE
from views.drawing.components import ComponentSheet
from views.jobs.matches.consequences import Pair, StoreNow, changes_ahead
from views.jobs.matches.kept_matches import KeptMatches
from views.jobs.matches.verdict_marks import follow_judgement, verdict_marks
from views.lists.matches.ground import Ground
from views.lists.matches.open_pairs import OpenPair, Queue, count_queues, is_firm, open_pairs
from views.lists.matches.pair_sheets import PairContext, pair_sheet, reasons_text
from views.shell import session
from views.shell.match_links import pair_key

_BEFORE, _AHEAD = 5, 20  # pairs held by the browser around the one shown


@dataclass(frozen=True)
class OpenQueue:
    """The open pairs of a list at one revision of the store."""

    kept: KeptMatches
    found: MatchList
    ground: Ground

    @cached_property
    def pairs(self) -> tuple[OpenPair, ...]:
        """Every pair that waits, best first."""
        return open_pairs(self.found, self.ground)

    @cached_property
    def open_grades(self) -> Mapping[str, Grade | None]:
        """Grades of the pairs that wait for a judgement, by their keys."""
        return {key_of(pair): pair.candidate.grade for pair in self.pairs}

    @property
    def open_keys(self) -> Collection[str]:
        """Keys of the pairs that wait for a judgement."""
        return self.open_grades.keys()

    @cached_property
    def counts(self) -> Mapping[Queue, int]:
        """How many pairs wait in each queue."""
        return count_queues(self.pairs)

    @cached_property
    def _by_key(self) -> Mapping[str, Candidate]:
        return {pair_key(c.left, c.right): c for c in self.found.candidates}

    @property
    def rules(self) -> str:
        """Version of the rules that made the evidence."""
        return self.found.rules

    def shown(self, left: str, right: str) -> Candidate:
        """Return a pair as the reader saw it."""
        listed = self._by_key.get(pair_key(left, right))
        return self.kept.newer(left, right) or listed or self.compare(left, right)

    def newest(self, pair: OpenPair) -> OpenPair:
        """Return a pair with the evidence that was found last, which a judgement rests on."""
        newer = self.kept.newer(pair.candidate.left, pair.candidate.right)
        return replace(pair, candidate=newer) if newer else pair

    def reason(self, left: str, right: str) -> str:
        """Return what speaks for a pair, as the reason that is offered; empty if one is needed."""
        shown = self.shown(left, right)
        return reasons_text(shown) if is_firm(shown.grade) else ""

    def compare(self, left: str, right: str) -> Candidate:
        """Return a pair compared now."""
        first, second = sorted((left, right))
        revision = session.store().revision()
        found = self.kept.search().compare(_read_contents, revision, first, second)
        listed = self._by_key.get(pair_key(left, right))
        return _with_rivals(found, listed) if listed else found

    def judged(self, before: int, after: int) -> None:
        """Take that a judgement was written between two revisions."""
        if after == before + RISE:
            self.kept.search().follow(before, after)
            follow_judgement(before, after)

    def show_anew(self, left: str, right: str) -> None:
        """Show a pair from now on as it compares now."""
        self.kept.keep_newer(self.compare(left, right))


def _read_contents() -> Contents:
    return session.snapshot().contents


def _with_rivals(found: Candidate, listed: Candidate) -> Candidate:
    """Return a pair compared alone with what the list says of its rivals."""
    rivals = tuple(line for line in listed.lines if line.what == "ambiguous")
    if not rivals or found.grade is None:
        return found
    lines = (*found.lines, *rivals)
    return replace(found, grade=listed.grade, lines=lines, ambiguous_with=listed.ambiguous_with)


def key_of(pair: OpenPair) -> str:
    """Return the key of an open pair."""
    return pair_key(pair.candidate.left, pair.candidate.right)


def changed_verdict_count(pair: OpenPair) -> int:
    """Return how many verdicts a judgement of the pair changes; 0 while it is not known."""
    return (verdict_marks() or {}).get((pair.candidate.left, pair.candidate.right), 0)


def changing_pairs(pairs: Iterable[OpenPair]) -> tuple[OpenPair, ...]:
    """Return the pairs that are known to change a verdict, in their order."""
    marked = verdict_marks() or {}
    return tuple(p for p in pairs if (p.candidate.left, p.candidate.right) in marked)


def put_changing_first(pairs: tuple[OpenPair, ...]) -> tuple[OpenPair, ...]:
    """Return pairs with those that change a verdict first, else in their order."""
    first = changing_pairs(pairs)
    keys = set(map(key_of, first))
    return (*first, *(pair for pair in pairs if key_of(pair) not in keys)) if first else pairs


def window_sheet(queue: OpenQueue, pairs: tuple[OpenPair, ...], at: str) -> ComponentSheet:
    """Return the pairs around the one shown, and begin to work out what they would change."""
    keys = [key_of(pair) for pair in pairs]
    place = keys.index(at) if at in keys else 0
    first = max(place - _BEFORE, 0)
    held = map(queue.newest, pairs[first : place + 1 + _AHEAD])
    _work_out_changes(queue.ground, [*pairs[place : place + 1 + _AHEAD], *pairs[first:place]])
    return {
        "pairs": [pair_sheet(pair, _context(queue, pair)) for pair in held],
        "first": first,
        "total": len(pairs),
        "at": keys[place] if keys else "",
    }


def _context(queue: OpenQueue, pair: OpenPair) -> PairContext:
    ends = pair.candidate.left, pair.candidate.right
    known = changes_ahead().find(ends)
    return PairContext(
        queue.ground,
        queue.open_grades,
        changes=known,
        is_older=known is not None and changes_ahead().is_older(ends, queue.ground.shot.revision),
        verdicts=changed_verdict_count(pair),
    )


def _work_out_changes(ground: Ground, pairs: list[OpenPair]) -> None:
    wanted: list[Pair] = [(p.candidate.left, p.candidate.right) for p in pairs]
    changes_ahead().ask(StoreNow(ground.shot.revision, ground.reads), wanted)
