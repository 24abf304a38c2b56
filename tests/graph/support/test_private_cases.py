"""The list of private cases: names, members, and what several write to it at once."""

import json
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.support.private_cases import (
    CASE_FILE,
    add_member,
    add_private_case,
    find_private_case,
    list_private_cases,
    read_private_case,
    remove_member,
)


def test_a_case_has_members_by_their_address_in_any_spelling(tmp_path: Path) -> None:
    case = add_private_case(tmp_path, "North", ["Edo@Newsroom.example"])
    assert case.has_member("edo@newsroom.EXAMPLE")
    assert not case.has_member("")
    assert not case.has_member("eka@newsroom.example")
    assert add_member(tmp_path, "north", "eka@newsroom.example").has_member("eka@newsroom.example")
    remove_member(tmp_path, "North", "EDO@newsroom.example")
    assert find_private_case(tmp_path, "North").members == ("eka@newsroom.example",)


@pytest.mark.parametrize(
    "name", ["../../etc", "con", "北", "a/b\\c", ".", "x" * 60, "<b>North</b>", "é à"]
)
def test_any_name_has_a_folder_of_its_own_below_the_data_folder(name: str, tmp_path: Path) -> None:
    case = add_private_case(tmp_path, name, [])
    assert case.folder.resolve().parent == (tmp_path / "private").resolve()
    assert [each.name for each in list_private_cases(tmp_path)] == [name]
    assert read_private_case(tmp_path, case.slug) == case
    assert case.folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\nb", "a\x1b[31m"])
def test_what_cannot_be_a_name_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be the name"):
        add_private_case(tmp_path, name, [])


@pytest.mark.parametrize("email", ["", "edo", "a@b, c@d", "<a@b>", "a b@c"])
def test_what_is_no_address_is_refused_and_nothing_is_added(email: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no e-mail address"):
        add_private_case(tmp_path, "North", [email])
    assert list_private_cases(tmp_path) == []


def test_two_names_of_one_folder_are_refused(tmp_path: Path) -> None:
    add_private_case(tmp_path, "North", [])
    with pytest.raises(InputError, match="already"):
        add_private_case(tmp_path, "north!", [])


@pytest.mark.parametrize("slug", ["", "..", "../north", "north/", "NORTH", "north\n", "nobody"])
def test_an_address_leads_to_no_other_file(slug: str, tmp_path: Path) -> None:
    add_private_case(tmp_path, "North", [])
    assert read_private_case(tmp_path, slug) is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"name": "North"}', '{"members": 1}'])
def test_a_damaged_file_opens_the_case_to_nobody(content: str, tmp_path: Path) -> None:
    case = add_private_case(tmp_path, "North", ["edo@newsroom.example"])
    (case.folder / CASE_FILE).write_text(content)
    assert read_private_case(tmp_path, "north") is None
    assert list_private_cases(tmp_path) == []


def test_members_that_are_added_at_once_are_all_there(tmp_path: Path) -> None:
    add_private_case(tmp_path, "North", [])
    emails = [f"person{number}@newsroom.example" for number in range(20)]
    with ThreadPoolExecutor(8) as several:
        list(several.map(partial(add_member, tmp_path, "North"), emails))
    written = json.loads((tmp_path / "private" / "north" / CASE_FILE).read_bytes())
    assert written["members"] == sorted(emails)
