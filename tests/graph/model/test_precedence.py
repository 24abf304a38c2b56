"""Which judgement of a pair counts, by moment, and what a withdrawal takes back."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

import pytest

from graph.model import precedence
from graph.model.records import Judgement, Standing, Tie, TieType

DAY, NOON, LATER = "2026-11-29", "2026-11-29T12:00:00Z", "2026-11-29T14:03:05Z"
Said = tuple[str, str]

# In the order given or any other: what was said and when, and what counts then.
CASES: dict[str, tuple[list[Said], str]] = {
    "the later moment of one day": ([("rejected", NOON), ("accepted", LATER)], "accepted"),
    "the later rejection": ([("accepted", NOON), ("rejected", LATER)], "rejected"),
    "the later cannot tell": ([("accepted", NOON), ("unsure", LATER)], "unsure"),
    "the later maybe": ([("accepted", NOON), ("proposed", LATER)], "proposed"),
    "of one moment the rejection": ([("rejected", NOON), ("accepted", NOON)], "rejected"),
    "of one day the rejection": ([("rejected", DAY), ("accepted", DAY)], "rejected"),
    "of one moment the undecided": ([("unsure", NOON), ("accepted", NOON)], "unsure"),
    "one moment in two time zones": (
        [("rejected", NOON), ("accepted", "2026-11-29T19:00:00+07:00")],
        "rejected",
    ),
    "an earlier moment in another time zone": (
        [("rejected", NOON), ("accepted", "2026-11-29T14:00:00+07:00")],
        "rejected",
    ),
    "a day may be later than its moments": ([("rejected", DAY), ("accepted", NOON)], "rejected"),
    "a day may be earlier": ([("accepted", DAY), ("rejected", NOON)], "rejected"),
    "a month too": ([("rejected", "2026-11"), ("accepted", NOON)], "rejected"),
    "the day after": ([("rejected", DAY), ("accepted", "2026-11-30T00:00:00Z")], "accepted"),
    "the day before": ([("rejected", "2026-11-28"), ("accepted", NOON)], "accepted"),
    "any date after none": ([("rejected", ""), ("accepted", "2020")], "accepted"),
    "what is no date is none": ([("rejected", "yesterday"), ("accepted", "2020")], "accepted"),
    "taken back": ([("accepted", NOON), ("withdrawn", LATER)], ""),
    "a rejection taken back": ([("rejected", NOON), ("withdrawn", LATER)], ""),
    "all before it": ([("accepted", "2020"), ("rejected", NOON), ("withdrawn", LATER)], ""),
    "and not what came after": (
        [("accepted", DAY), ("withdrawn", NOON), ("rejected", LATER)],
        "rejected",
    ),
    "judged anew": ([("rejected", DAY), ("withdrawn", NOON), ("accepted", LATER)], "accepted"),
    "a day that is taken back on that day": ([("rejected", DAY), ("withdrawn", NOON)], ""),
    "of one moment the rejection stays": ([("rejected", NOON), ("withdrawn", NOON)], "rejected"),
    "of one moment the acceptance goes": ([("accepted", NOON), ("withdrawn", NOON)], ""),
    "nothing but a withdrawal": ([("withdrawn", NOON)], ""),
}


def judged(
    number: int, said: Said, by: str = "E. Editor", standing: Standing = Standing.OWN_RESEARCH
) -> Tie:
    start, end = ("a", "b") if number % 2 else ("b", "a")
    judgement, judged_at = Judgement(said[0]), said[1]
    tie = Tie(
        f"t{number}",
        TieType.SAME_AS,
        start,
        end,
        source="ours",
        standing=standing,
        judgement=judgement,
    )
    return replace(tie, judged_by=by, judged_at=judged_at)


def counts(ties: list[Tie]) -> str:
    last = precedence.judgement_in_force(ties)
    return str(last.judgement) if last else ""


@pytest.mark.parametrize("name", CASES)
def test_the_last_judgement_counts_in_any_order_and_either_direction(name: str) -> None:
    said, expected = CASES[name]
    for order in permutations(range(len(said))):
        ties = [judged(place, said[n]) for place, n in enumerate(order)]
        assert counts(ties) == expected


@pytest.mark.parametrize("name", [n for n, (_, expected) in CASES.items() if not expected])
def test_beneath_what_is_taken_back_a_proposal_counts_again(name: str) -> None:
    proposal = Tie("p", TieType.SAME_AS, "a", "b", source="s", judgement=Judgement.PROPOSED)
    stated = judged(9, ("accepted", "2027"), by="Example Register", standing=Standing.REGISTER)
    ties = [proposal, *(judged(n, said) for n, said in enumerate(CASES[name][0]))]
    assert precedence.judgement_in_force(ties) is proposal
    assert precedence.judgement_in_force([stated, *ties]) is stated
    assert precedence.counting_match_ids(ties) == {"p"}


@pytest.mark.parametrize("judgement", ["accepted", "rejected", "unsure"])
def test_a_person_counts_before_a_later_proposal_or_register(judgement: str) -> None:
    proposal = Tie(
        "p", TieType.SAME_AS, "a", "b", source="s", standing=Standing.DERIVED, judged_at="2030"
    )
    stated = judged(9, ("accepted", "2030"), by="Example Register", standing=Standing.REGISTER)
    assert counts([stated, judged(1, (judgement, "2020")), proposal]) == judgement


def test_only_what_agrees_with_the_last_judgement_counts() -> None:
    proposal = Tie("p", TieType.SAME_AS, "a", "b", source="s")
    ties = [
        proposal,
        judged(1, ("accepted", "2020")),
        judged(2, ("withdrawn", "2021")),
        judged(3, ("rejected", "2022")),
        judged(4, ("accepted", "2023")),
    ]
    assert precedence.counting_match_ids(ties) == {"p", "t4"}
    assert precedence.counting_match_ids([*ties, judged(5, ("unsure", "2024"))]) == {"t5"}
    assert precedence.counting_match_ids([*ties, judged(5, ("rejected", "2024"))]) == {"t3", "t5"}
    assert precedence.counting_match_ids([*ties, judged(5, ("withdrawn", "2024"))]) == {"p"}


def test_the_history_is_of_one_pair_and_begins_with_the_newest() -> None:
    other = Tie("x", TieType.SAME_AS, "a", "c", source="s", judged_at="2030")
    ties = [judged(1, ("accepted", "2020")), other, judged(2, ("withdrawn", NOON))]
    ties += [Tie("p", TieType.SAME_AS, "a", "b", source="s"), judged(3, ("rejected", LATER))]
    assert [t.id for t in precedence.judgement_history(ties, "b", "a")] == ["t3", "t2", "t1", "p"]


def test_a_moment_of_now_is_to_the_second_and_in_utc() -> None:
    now = precedence.moment_now()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", now)
    assert abs((datetime.fromisoformat(now) - datetime.now(UTC)).total_seconds()) < 5
