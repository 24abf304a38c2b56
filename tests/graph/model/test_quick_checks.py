"""The quick tests for most names and addresses never pass what the full lists refuse."""

import pytest

from graph.model.vocabulary.placeholders import PLACEHOLDER_WORDS, is_placeholder
from graph.model.vocabulary.postal_addresses import is_address


@pytest.mark.parametrize("form", ["{}", " {} ", "{},", "{}."])
def test_a_listed_placeholder_is_one_in_any_case_and_spacing(form: str) -> None:
    for words in PLACEHOLDER_WORDS:
        for spelt in (words, words.upper(), words.title()):
            assert is_placeholder(form.format(spelt)), spelt


@pytest.mark.parametrize("text", ["bearer shares no 123", "To bearer 12", "[Name]", "xxxx xx"])
def test_words_that_stand_for_nobody_are_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text", ["12", "Lamps 12", "Bearer Lamps", "The Name Limited", "None & Co"]
)
def test_a_word_of_its_own_makes_a_name(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    "text", ["2 District, Budapest", "City Centre", "Palo Alto", "Dublin 12", "Road", "Poole 1234"]
)
def test_a_place_is_no_address(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize("text", ["7, Poole", "12 Mill, Poole", "Old Mill Street", "Flat 3, Poole"])
def test_a_number_or_street_makes_an_address(text: str) -> None:
    assert is_address(text)
