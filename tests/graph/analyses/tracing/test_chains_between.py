"""Chains between two parties: the rules of a trace, from either end, and the reason for none."""

import pytest

from graph.analyses.tracing.chains_between import ChainsBetween, find_chains_between
from graph.errors import UnknownIdError
from graph.presentation.sentences.no_chain import gap_sentence
from graph.presentation.verdict_words import chain_sentence
from tests.graph.analyses.cases import Line, build


def asked(one: str, other: str, *lines: Line, as_of: str = "2024-06-01") -> ChainsBetween:
    return find_chains_between(build(*lines), one, other, as_of)


def test_a_holder_is_found_from_either_end() -> None:
    lines = (("c2 OWNS c1", {"share": "60%"}), ("c3 OWNS c2", {"share": "30%"}))
    for ends in (("c1", "c3"), ("c3", "c1")):
        found = asked(*ends, *lines)
        assert [c.strength for c in found.chains] == ["part owned"]
        assert [h.there.id for h in found.chains[0].hops] == ["c2", "c3"]
        assert found.gap is None


def test_chains_are_ranked_and_counted_once() -> None:
    found = asked(
        *("c1", "c2", "p1 OFFICER_OF c1", "p1 OFFICER_OF c2"),
        *("c1 LINKED_TO c5", "c5 LINKED_TO c2", "c1 LINKED_TO c2"),
        ("c2 OWNS c1", {"share": "60%"}),
    )
    assert [c.strength for c in found.chains] == ["owned", "personnel", "connected"]
    assert found.chain_count == 3


def test_a_common_owner_is_named_and_is_no_chain() -> None:
    found = asked("c2", "c3", "c9 OWNS c2", "c9 OWNS c3")
    assert not found.chains
    assert "not to be owned by each other" in gap_sentence(found)
    assert "Example c9" in gap_sentence(found)


def test_who_operates_a_platform_is_said_as_its_source_does() -> None:
    found = asked("t1", "c_parent")
    assert [chain_sentence(c) for c in found.chains] == [
        "Example t1 lists Example c_parent as its operator, as stated on 1 February 2024."
    ]


def test_to_sell_on_the_same_platform_is_trade_alone() -> None:
    found = asked("s1", "s2", "s2 SELLS_ON t1")
    assert not found.chains
    assert "says nothing of ownership: Example s1 – Example t1 – Example s2" in gap_sentence(found)


def test_three_weak_steps_are_too_many() -> None:
    found = asked("c4", "c7", "c4 LINKED_TO c5", "c5 LINKED_TO c6", "c6 LINKED_TO c7")
    assert not found.chains
    assert "more than 2 weak steps" in gap_sentence(found)


def test_a_day_decides() -> None:
    line = ("c3 OWNS c2", {"until": "2020"})
    assert asked("c2", "c3", line, as_of="2020-06-01").chains
    assert "No ties of any kind" in gap_sentence(asked("c2", "c3", line))


def test_an_accepted_match_is_one_party() -> None:
    found = asked("c2", "c3", ("c2 SAME_AS c3", {"judgement": "accepted"}))
    assert "count as one party" in gap_sentence(found)


def test_a_brand_is_no_part_of_a_chain() -> None:
    found = asked("b1", "c4", "c3 OWNS b1", "c3 LINKED_TO c4")
    assert "through a brand or a product" in gap_sentence(found)


def test_an_unknown_party_is_named() -> None:
    with pytest.raises(UnknownIdError, match="'c99'"):
        asked("c1", "c99")
