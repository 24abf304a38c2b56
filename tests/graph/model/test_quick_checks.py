"""The quick tests for most names and addresses never pass what the full lists refuse."""

import pytest

from graph.importing.storable import unstorable_values
from graph.model.ids import is_dummy_phone
from graph.model.records import Kind, Records, Statement
from graph.model.vocabulary.name_annotations import split_annotation
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


@pytest.mark.parametrize("text", ["n'one", "N.A.", "un'known", "`none"])
def test_signs_that_join_letters_make_no_word_of_its_own(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("number", ["+44 1111 111111", "+49 (0) 12345678", "98765", "1 1-1", "0"])
def test_a_filler_is_one_however_it_begins(number: str) -> None:
    assert is_dummy_phone(number)


@pytest.mark.parametrize(
    "stated", ["Ann Lee?", "Ann Lee - former", "former: Ann Lee", "former Ann"]
)
def test_words_beside_a_name_are_found_by_every_sign(stated: str) -> None:
    assert split_annotation(stated).words


def test_half_a_character_is_found_among_letters_of_other_scripts() -> None:
    statement = Statement("shop-1", Kind.STOREFRONT, "src", {"name": "Лавка \ud800"})
    records = Records((), (statement,), ())
    assert [str(each.column) for each in unstorable_values(records, {})] == ["name"]
