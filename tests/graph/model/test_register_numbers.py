"""One table of register numbers: form and check digits, for each country that has them."""

import pytest

from graph.model.vocabulary.register_numbers import (
    NUMBERS,
    check_digit_holds,
    is_register_number,
    lei_holds,
    vat_holds,
)

# Numbers of the issuers' own examples, or made to pass the check; each with its last digit wrong.
GOOD = {
    "AT": "122119M",
    "AU": "004085616",
    "BE": "0428759497",
    "BR": "12345678000195",
    "CH": "CHE100155212",
    "CN": "91330100MA2H00000L",
    "DK": "13585628",
    "EE": "12345678",
    "FI": "20774740",
    "FR": "552008443",
    "JP": "5835678256246",
    "NO": "988077917",
    "SE": "1234567897",
    "TW": "00501503",
}


def _wrong(number: str) -> str:
    last = number[-1]
    return number[:-1] + (str((int(last) + 1) % 10) if last.isdigit() else "2")


def test_every_country_with_a_check_has_an_example() -> None:
    checked = {c for c, n in NUMBERS.items() if n.validate and n.is_published}
    assert checked == set(GOOD)


@pytest.mark.parametrize(("country", "number"), GOOD.items())
def test_a_wrong_check_digit_is_none_of_the_register(country: str, number: str) -> None:
    assert is_register_number(country, number)
    assert not is_register_number(country, _wrong(number))


def test_a_check_that_is_not_published_only_marks() -> None:
    assert check_digit_holds("SG", "202411139X") is False
    assert is_register_number("SG", "202411139X")


def test_numbers_of_another_kind_are_neither_right_nor_wrong() -> None:
    assert check_digit_holds("FR", "55200844300012") is None
    assert lei_holds("not a LEI") is None
    assert vat_holds("12345", "US") is None


@pytest.mark.parametrize(
    ("country", "number"), [("GB", "01234567"), ("SG", "T08LL1234A"), ("PL", "0000012345")]
)
def test_a_number_without_a_published_check_goes_by_its_form(country: str, number: str) -> None:
    assert is_register_number(country, number)
