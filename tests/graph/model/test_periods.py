"""The start of a period in words is read as far as it is stated, and never too early."""

import pytest

from graph.model.vocabulary.lexicon import plain_words
from graph.model.vocabulary.periods import period_start


@pytest.mark.parametrize(
    ("words", "since"),
    [
        ("owner from 2027", "2027"),
        ("owner from 15 December 2026", "2026-12-15"),
        ("shareholder (from 01.06.2027)", "2027-06-01"),
        ("Eigentümer ab 1. März 2027", "2027-03-01"),
        ("propriétaire à partir du 5 janvier 2027", "2027-01-05"),
        ("股东 (2027年3月起)", "2027-03"),
        ("2027年1月から株主", "2027-01"),
        ("director since 2010-12-05", "2010-12-05"),
        ("from 25% to 50%", ""),
        ("owner 2010-15", ""),
    ],
)
def test_the_start_of_a_period_is_read_and_never_too_early(words: str, since: str) -> None:
    assert period_start(plain_words(words)) == since
