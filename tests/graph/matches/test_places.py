"""Addresses as they are compared."""

from pathlib import Path

import pytest

from graph.errors import InputError
from graph.matches.places import address_key, read_agent_addresses


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Flat 3, 12 High St., Norwich NR1 4AB, UK", "12 High Street, Flat 3, Norwich, NR14AB"),
        ("12 Quarry Rd, Norwich, United Kingdom", "12, Quarry Road, Norwich"),
        ("7 St John’s Street, Leeds", "7 St Johns Street, Leeds"),
    ],
)
def test_spellings_of_one_address_have_one_key(one: str, other: str) -> None:
    assert address_key(one) == address_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 High Street, Norwich NR1 4AB", "21 High Street, Norwich NR1 4AB"),
        ("Flat 3, 12 High Street, Norwich", "Flat 4, 12 High Street, Norwich"),
        ("12 High Street, Norwich", "12 High Street, Leeds"),
        ("12a Quarry Road, Leeds", "12b Quarry Road, Leeds"),
    ],
)
def test_another_house_flat_or_town_is_another_address(one: str, other: str) -> None:
    assert address_key(one) != address_key(other)


@pytest.mark.parametrize("text", ["", "Norwich", "High Street, Norwich", "\ud800", "\0", "-"])
def test_without_a_number_an_address_is_like_no_other(text: str) -> None:
    assert address_key(text) == ""


def test_a_listed_address_is_known_with_its_source(tmp_path: Path) -> None:
    agents = read_agent_addresses(tmp_path / "agents.csv")
    found = agents.find("C/o Agents, 71–75 Shelton St, Covent Garden, London")
    assert found is not None
    assert found.source.startswith("https://")
    assert agents.find("71-75 Shelton Street, Norwich") is None
    assert agents.find("171-75 Shelton Street, London") is None


def test_the_user_adds_addresses(tmp_path: Path) -> None:
    own = tmp_path / "agents.csv"
    own.write_text('address,source,date\n"8 The Green, Dover",own research,2026-01-02\n', "utf-8")
    agents = read_agent_addresses(own)
    assert agents.find("8 The Green, Dover, DE 19901") is not None
    assert agents.find("8 The Green, Norwich") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"address,date\n1 Quarry Road,2026-01-02\n", "source"),
        (b"address,source,date\n,own research,2026-01-02\n", "line 2"),
        (b"address,source,date\n1 Quarry Road\n", "line 2"),
        (b"\xff\xfe", "cannot be read"),
    ],
)
def test_a_list_that_cannot_be_read_says_where(tmp_path: Path, text: bytes, said: str) -> None:
    own = tmp_path / "agents.csv"
    own.write_bytes(text)
    with pytest.raises(InputError, match=said):
        read_agent_addresses(own)
