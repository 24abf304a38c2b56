"""Candidates that wait for a person's judgement, and those to look at again."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.analyses.tracing.search.accepted_matches import settle_matches
from graph.matches.candidate import Candidate, EvidenceLine, Grade
from graph.model import precedence
from graph.model.records import Contents, Judgement, Tie, TieType

EvidenceOf = Callable[[Tie], Iterable[EvidenceLine]]
"""Returns the lines that a person was shown when judging; none where none were kept."""


@dataclass(frozen=True, slots=True)
class QueuedPair:
    """A candidate to judge; ``judgement`` is the earlier one where evidence is new since."""

    candidate: Candidate
    judgement: Tie | None = None


def open_queue(
    candidates: Iterable[Candidate], contents: Contents, evidence_of: EvidenceOf
) -> tuple[QueuedPair, ...]:
    """Return the candidates that nobody judged, in their order; then those with new evidence.

    A pair is judged too if its entries are of one group, or members of their groups were judged
    different. A proposal that a source states is no judgement.
    """
    judged = _Judged(contents)
    unjudged, again = [], []
    for candidate in candidates:
        tie = judged.decision(candidate)
        if tie is None:
            unjudged.append(QueuedPair(candidate))
        elif is_new_evidence(tie, candidate, evidence_of):
            again.append(QueuedPair(candidate, tie))
    return (*unjudged, *again)


def count_waiting(queue: Iterable[QueuedPair]) -> int:
    """Return how many strong and likely pairs nobody judged."""
    grades = (Grade.STRONG, Grade.LIKELY)
    return sum(q.judgement is None and q.candidate.grade in grades for q in queue)


def is_new_evidence(tie: Tie, candidate: Candidate, evidence_of: EvidenceOf) -> bool:
    """Whether a line of evidence came or went since a pair was judged other than the same."""
    if tie.judgement is Judgement.ACCEPTED or {tie.start, tie.end} != {
        candidate.left,
        candidate.right,
    }:
        return False
    shown = tuple(evidence_of(tie))
    return bool(shown) and _values(shown) != _values(candidate.lines)


def _values(lines: Iterable[EvidenceLine]) -> frozenset[tuple[str, frozenset[str]]]:
    return frozenset((line.what, frozenset((line.left, line.right))) for line in lines)


class _Judged:
    """Judgements of a store that take a pair from the queue."""

    def __init__(self, contents: Contents) -> None:
        matching = [t for t in contents.ties if t.type is TieType.SAME_AS]
        self._matches = settle_matches(matching, contents.entities)
        settled = [t for t in precedence.settle_pairs(matching) if _is_decision(t)]
        self._of_pair = {frozenset((t.start, t.end)): t for t in settled}
        rejected = (t for t in settled if t.judgement is Judgement.REJECTED)
        self._of_groups = {frozenset(self._groups(t.start, t.end)): t for t in rejected}

    def decision(self, candidate: Candidate) -> Tie | None:
        """Return the judgement that decides a pair: its own, else that of its groups."""
        left, right = candidate.left, candidate.right
        if own := self._of_pair.get(frozenset((left, right))):
            return own
        groups = frozenset(self._groups(left, right))
        if len(groups) == 1:
            return next(iter(self._matches.ties_between(left, right)), None)
        return self._of_groups.get(groups)

    def _groups(self, *entries: str) -> Iterator[str]:
        return map(self._matches.representative_of, entries)


def _is_decision(tie: Tie) -> bool:
    return precedence.is_by_person(tie) or tie.judgement in (
        Judgement.ACCEPTED,
        Judgement.REJECTED,
    )
