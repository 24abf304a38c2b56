"""Names read for comparison."""

import time

import pytest

from graph.matches.names.likeness import compare_names
from graph.matches.names.near_names import NameIndex
from graph.matches.names.read_name import LONGEST_NAME, read_name
from graph.matches.names.stated_names import stated_names, without_shop_words

GREEK_BP = "\u0392\u03a1"
CYRILLIC_A = "\u0410"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marlpit Garden Tools Ltd", "THE MARLPIT GARDEN TOOLS CO., LIMITED"),
        ("Marlpit & Sons p.l.c.", "Marlpit and Sons PLC"),
        ("Łódź Narzędzia Sp. z o.o.", "Lodz Narzedzia spółka z ograniczoną odpowiedzialnością"),
        ("A.B.C. Trading S.A.", "ABC Trading"),
        ("O’Hara’s Tools Inc", "OHaras Tools"),
        ("PT Contoh Sejahtera Tbk", "Contoh Sejahtera"),
        ("深圳市启航贸易有限公司", "深圳市啟航貿易"),
        ("株式会社コトリ", "コトリ"),
        ("주식회사 보리", "보리"),
        ("Fund III", "Fund Three"),
        ("Acme™ Tools", "Acme Tools"),
        ("😀 Acme", "Acme"),
    ],
)
def test_spelling_and_legal_form_do_not_make_another_name(one: str, other: str) -> None:
    assert read_name(one).key == read_name(other).key


def test_the_class_of_a_legal_form_and_numbers_are_kept() -> None:
    name = read_name("Marlpit Wind 2 GmbH & Co. KG")
    assert name.classes == {"LP"}
    assert name.numbers == {"2"}


def test_one_word_always_stays() -> None:
    assert read_name("Limited").words == ("limited",)
    assert read_name("The Co").words


@pytest.mark.parametrize("text", ["", "---", "😀", "12345", "\ud800", "\0", "\u202e\u202d"])
def test_a_name_without_letters_is_like_no_other(text: str) -> None:
    name = read_name(text)
    assert not name.words
    assert compare_names(name, read_name(text)).score == 0
    assert not len(NameIndex.of([name.core, "marlpit"]).find([name.core], 5, 100).rows)


def test_only_the_beginning_of_a_long_name_is_compared() -> None:
    started = time.process_time()
    name = read_name("Marlpit " * 200_000)
    assert time.process_time() - started < 0.5
    assert len(name.text) == LONGEST_NAME
    assert stated_names(f"Marlpit{' ' * 1_000_000}-t/a") == ("Marlpit",)
    assert len(stated_names("-" * 1_000_000)) == 1
    assert time.process_time() - started < 1
    assert len(read_name("\ufdfa" * LONGEST_NAME).core) < 4 * LONGEST_NAME


def test_signs_of_direction_and_lone_surrogates_are_no_part_of_a_name() -> None:
    assert read_name("\u202eMarl\u200bpit\ud800").words == ("marlpit",)


def test_a_word_that_mixes_scripts_is_one_word_of_its_script() -> None:
    assert read_name(f"{CYRILLIC_A}mazon").words == ("amazon",)
    # A Latin "C" in a word of Cyrillic letters that look like no Latin ones.
    assert read_name("C\u0442\u0440\u043e\u0439").words == read_name("Строй").words


def test_look_alikes_count_against_latin_names_only() -> None:
    assert compare_names(read_name(GREEK_BP), read_name("BP plc")).is_by_look
    assert compare_names(read_name(GREEK_BP), read_name("BP plc")).score == 1
    # "NORA" in Cyrillic, and Greek letters that look the same: neither is Latin.
    nora, other = read_name("\u041d\u041e\u0420\u0410"), read_name("\u0397\u039f\u03a1\u0391")
    assert compare_names(nora, other).score < 1
    assert {"bp", "vr"} == {reading.core for reading in read_name(GREEK_BP).readings}


def test_a_stated_text_may_hold_several_names() -> None:
    assert stated_names("Marlpit Ltd (formerly Chalkpit Ltd) t/a Pit Tools") == (
        "Marlpit Ltd",
        "Chalkpit Ltd",
        "Pit Tools",
    )
    assert without_shop_words("Marlpit Official Store") == "Marlpit"
    assert without_shop_words("Official Store") == "Official Store"
