"""Pairs wait until a person judged them, and come back when evidence came or went."""

from dataclasses import replace

import pytest

from graph.matches.candidate import Candidate, EvidenceLine
from graph.matches.open_queue import QueuedPair, count_waiting, open_queue
from graph.matches.sample import draw_sample, right_share
from graph.model.records import Contents, Judgement, Standing, Tie, TieType
from tests.graph.matches.notation import contents_of, index_of

LINES = [
    'c1 = name="Marlpit Ltd"',
    "c2 = name=Marlpit source=press",
    "c3 = name=Marlpit source=page",
    "c1 REACHED_AT k1",
    "c2 REACHED_AT k1",
]


def _tie(one: str, other: str, judgement: Judgement, by: str = "EV") -> Tie:
    return Tie(
        f"{one} {other}",
        TieType.SAME_AS,
        one,
        other,
        source="ours",
        standing=Standing.OWN_RESEARCH if by else Standing.DERIVED,
        judgement=judgement,
        judged_by=by,
        judged_at="2026-05-03T10:00:00Z" if by else "",
    )


def _queue(*judged: Tie, shown: tuple[EvidenceLine, ...] = ()) -> tuple[QueuedPair, ...]:
    contents: Contents = contents_of(LINES)
    contents = replace(contents, ties=(*contents.ties, *judged))
    candidates = index_of(contents).match_list(1).candidates
    return open_queue(candidates, contents, lambda _tie: shown)


def _pairs(queue: tuple[QueuedPair, ...]) -> list[str]:
    return [f"{q.candidate.left} {q.candidate.right}" for q in queue]


ALL = ["c1 c2", "c1 c3", "c2 c3"]


@pytest.mark.parametrize(
    ("judged", "open_pairs"),
    [
        ([], ALL),
        ([_tie("c1", "c2", Judgement.PROPOSED, by="")], ALL),
        ([_tie("c1", "c2", Judgement.PROPOSED)], ["c1 c3", "c2 c3"]),
        ([_tie("c2", "c1", Judgement.UNSURE)], ["c1 c3", "c2 c3"]),
        ([_tie("c1", "c2", Judgement.ACCEPTED)], ["c1 c3", "c2 c3"]),
        ([_tie("c1", "c2", Judgement.ACCEPTED), _tie("c2", "c3", Judgement.ACCEPTED)], []),
        ([_tie("c1", "c2", Judgement.ACCEPTED), _tie("c2", "c3", Judgement.REJECTED)], []),
        ([_tie("c1", "c2", Judgement.WITHDRAWN)], ALL),
    ],
)
def test_a_judged_pair_and_what_follows_from_it_leave(
    judged: list[Tie], open_pairs: list[str]
) -> None:
    assert _pairs(_queue(*judged)) == open_pairs


def test_a_pair_comes_back_last_when_evidence_came_or_went() -> None:
    rejected = _tie("c1", "c2", Judgement.REJECTED)
    (first,) = [q.candidate for q in _queue() if q.candidate.right == "c2"]
    assert _pairs(_queue(rejected, shown=first.lines)) == ["c1 c3", "c2 c3"]
    queue = _queue(rejected, shown=first.lines[:1])
    assert _pairs(queue) == ["c1 c3", "c2 c3", "c1 c2"]
    assert queue[-1].judgement == rejected
    assert (count_waiting(queue), count_waiting(_queue())) == (0, 1)


def test_a_sample_is_drawn_by_its_seed() -> None:
    candidates = [Candidate(f"a{n}", f"b{n}", None, 0, ()) for n in range(100)]
    one = draw_sample(candidates, 50, 7)
    assert one == draw_sample(candidates[::-1], 50, 7) != draw_sample(candidates, 50, 8)
    assert len(draw_sample(candidates, 500, 7)) == 100


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [(50, 50, 0.93, 1.0), (0, 50, 0.0, 0.07), (25, 50, 0.37, 0.63), (0, 0, 0.0, 1.0)],
)
def test_a_share_is_a_range(right: int, judged: int, low: float, high: float) -> None:
    assert [round(end, 2) for end in right_share(right, judged)] == [low, high]
