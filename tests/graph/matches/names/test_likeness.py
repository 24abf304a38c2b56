"""Likeness of two names."""

import pytest

from graph.matches.names.likeness import Likeness, compare_names
from graph.matches.names.read_name import read_name


def _compare(left: str, right: str, *, person: bool = False) -> Likeness:
    return compare_names(read_name(left), read_name(right), None, person=person)


def test_a_slip_is_told_with_both_spellings() -> None:
    found = _compare("Marlpit Gardening Ltd", "Marlpit Gardenning Limited")
    assert found.score > 0.9
    assert found.spelt == (("gardening", "gardenning"),)


def test_a_word_more_is_nearer_than_another_word() -> None:
    more = _compare("Marlpit Tools", "Marlpit Tools Norwich")
    other = _compare("Marlpit Tools York", "Marlpit Tools Norwich")
    assert more.only_right == ("norwich",)
    assert more.score > other.score


def test_a_word_in_two_parts_is_one_spelling() -> None:
    assert _compare("Marlpit Green House", "Marlpit Greenhouse").score >= 0.98
    assert _compare("Marl Pit Greenhouses", "Marlpit Greenhouses").score > 0.9


@pytest.mark.parametrize(
    ("one", "other"), [("Hornsea Wind 1", "Hornsea Wind 2"), ("Fund III LP", "Fund IV LP")]
)
def test_other_numbers_make_another_name(one: str, other: str) -> None:
    found = _compare(one, other)
    assert found.numbers_differ
    assert found.score <= 0.6


def test_an_initial_stands_for_a_word_in_the_name_of_a_person_only() -> None:
    assert _compare("J Example", "Jane Example", person=True).score > 0.85
    assert _compare("J Example", "Jane Example").spelt == ()


def test_short_words_allow_no_slip() -> None:
    assert _compare("ABC", "ABD").score == 0


def test_a_rare_word_weighs_more_than_one_that_many_names_have() -> None:
    left, right = read_name("Marlpit Tools"), read_name("Marlpit Seeds")
    rare = compare_names(left, right, {"marlpit": 1.0, "tools": 0.2, "seeds": 0.2})
    common = compare_names(left, right, {"marlpit": 0.2, "tools": 1.0, "seeds": 1.0})
    assert rare.score > common.score
