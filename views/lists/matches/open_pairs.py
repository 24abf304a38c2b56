"""Pairs of the list of matches that wait for a judgement, and how many are in each queue."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.judgements.judgement import evidence_of
from graph.judgements.together import has_one_number
from graph.matches.candidate import Candidate, EvidenceLine, Grade, MatchList
from graph.matches.open_queue import QueuedPair, open_queue
from graph.model.records import Kind, Tie
from views.lists.matches.ground import Ground


class Queue(StrEnum):
    """Queues of the page: one for each grade, and the pairs whose evidence has changed."""

    STRONG = "strong"
    LIKELY = "likely"
    POSSIBLE = "possible"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class OpenPair:
    """A candidate that waits; ``judged`` is the judgement that older evidence led to."""

    candidate: Candidate
    queue: Queue
    judged: Tie | None = None


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What the reader asked for: a queue, and a kind, a source, one party where given.

    ``one_number`` leaves the companies that have one number of one register, and nothing against;
    ``changes`` the pairs that are known to change a verdict.
    """

    queue: Queue
    kind: Kind | None = None
    source: str = ""
    party: str = ""
    one_number: bool = False
    changes: bool = False


def open_pairs(found: MatchList, ground: Ground) -> tuple[OpenPair, ...]:
    """Return the candidates that nobody has judged, and those with evidence since; in order."""
    entities = ground.contents.entities
    there = (c for c in found.candidates if c.grade and {c.left, c.right} <= entities.keys())
    return tuple(
        OpenPair(each.candidate, _queue_of(each), each.judgement)
        for each in open_queue(there, ground.contents, evidence_of)
    )


def _queue_of(pair: QueuedPair) -> Queue:
    if pair.judgement is not None or pair.candidate.grade is None:
        return Queue.SINCE
    return Queue(pair.candidate.grade)


def _facts(line: EvidenceLine) -> tuple[str, str, str]:
    return line.what, line.left, line.right


def changed_lines(pair: OpenPair) -> tuple[list[EvidenceLine], list[EvidenceLine]]:
    """Return the lines of evidence that came since the judgement, and those that went."""
    seen = evidence_of(pair.judged) if pair.judged else ()
    before, now = set(map(_facts, seen)), set(map(_facts, pair.candidate.lines))
    came = [line for line in pair.candidate.lines if _facts(line) not in before]
    return came, [line for line in seen if _facts(line) not in now]


def count_queues(pairs: Iterable[OpenPair]) -> Mapping[Queue, int]:
    """Return how many pairs wait in each queue."""
    counts = Counter(pair.queue for pair in pairs)
    return {queue: counts[queue] for queue in Queue}


def filter_pairs(
    pairs: Iterable[OpenPair], asked: QueueFilter, ground: Ground
) -> tuple[OpenPair, ...]:
    """Return the pairs of a queue that pass the filters."""
    return tuple(
        pair
        for pair in pairs
        if pair.queue is asked.queue
        and asked.kind in (None, _kind(ground, pair))
        and (not asked.party or asked.party in (pair.candidate.left, pair.candidate.right))
        and (not asked.one_number or has_one_number(pair.candidate, _kind(ground, pair)))
        and (not asked.source or asked.source in _pair_sources(ground, pair.candidate))
    )


def _kind(ground: Ground, pair: OpenPair) -> Kind:
    return ground.contents.entities[pair.candidate.left].kind


def _pair_sources(ground: Ground, candidate: Candidate) -> frozenset[str]:
    return ground.sources_of(candidate.left) | ground.sources_of(candidate.right)


def first_queue(counts: Mapping[Queue, int]) -> Queue:
    """Return the queue to begin with: the strongest that has a pair."""
    order: Sequence[Queue] = (Queue.STRONG, Queue.LIKELY, Queue.SINCE, Queue.POSSIBLE)
    return next((queue for queue in order if counts[queue]), Queue.STRONG)


def is_firm(grade: Grade | None) -> bool:
    """Whether a grade is more than possible, so that accepting it needs no reason."""
    return grade in (Grade.STRONG, Grade.LIKELY)
