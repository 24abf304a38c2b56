"""Parties of a register are found by name and number, with what is around them."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import InputError, UnknownIdError
from graph.registers.lookup.neighbours import read_neighbours
from graph.registers.lookup.opened import KeptRegisters, open_registers
from graph.registers.lookup.register import OpenedRegister
from graph.registers.lookup.search import search_register
from graph.registers.lookup.search_all import search_registers
from graph.registers.shelf.withheld import withhold
from graph.stores.results import Hit
from tests.graph.registers.lookup.register_of_lamps import (
    AGENT,
    HOLDER,
    HOLDINGS,
    LAMPS,
    MORE,
    OFFICE,
    TENANTS,
    lamp_records,
)
from tests.shelves import write_shelf


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("registers")
    write_shelf(folder, "uk", lamp_records())
    return folder


@pytest.fixture
def kept(data_dir: Path) -> Iterator[KeptRegisters]:
    with open_registers(data_dir) as registers:
        yield registers


@pytest.fixture
def register(kept: KeptRegisters) -> OpenedRegister:
    return kept.open_one("uk")


def _ids(register: OpenedRegister, text: str) -> list[str]:
    return [hit.id for hit in search_register(register, text, 10).hits]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Alder Lamps Ltd", LAMPS),
        ("alder lamps llp", MORE),
        ("ALDER LAMPS HOLDINGS", HOLDINGS),
        ("alder lamps hold", HOLDINGS),
        ("aldr lamps holdings", HOLDINGS),
        ("marlpit quill", HOLDER),
        ("Brook Candles", LAMPS),
        ("00000002", HOLDINGS),
        ("2", HOLDINGS),
        (HOLDER, HOLDER),
        ("00000100", "gb-00000100"),
    ],
)
def test_party_is_found_first(register: OpenedRegister, typed: str, first: str) -> None:
    assert _ids(register, typed)[0] == first


def test_former_name_is_said_to_be_what_matched(register: OpenedRegister) -> None:
    hit = search_register(register, "Brook Candles Ltd", 10).hits[0]
    assert (hit.name, hit.why) == ("ALDER LAMPS LTD", "also named BROOK CANDLES LTD")


@pytest.mark.parametrize(
    "typed", ["", " ", '"', "x", "😀", "شركة", "深", "y" * 10_000, "name not stated"]
)
def test_any_text_can_be_asked(register: OpenedRegister, typed: str) -> None:
    assert _ids(register, typed) == []


def test_without_the_compiler_whole_names_and_numbers_are_found(
    register: OpenedRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("names", "compiling"):
        monkeypatch.delitem(sys.modules, f"graph.registers.kernels.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "numba", None)
    found = search_register(register, "aldr lamps", 10)
    assert not found.hits
    assert "numba" in str(found.problem)
    assert _ids(register, "alder lamps llp")[0] == MORE
    assert _ids(register, "00000002")[0] == HOLDINGS


def test_case_comes_first_among_equals_and_a_party_of_both_is_one_hit(kept: KeptRegisters) -> None:
    registers = kept.open_all()
    [both] = search_register(registers.usable[0], LAMPS, 1).hits
    own = Hit("own", "Alder Lamps", both.kind, "name", exact=True, score=100.0)
    found = search_registers(registers, LAMPS, [own], lambda _ids: {LAMPS, "own"}, limit=5)
    assert [(each.hit.id, each.register) for each in found.parties] == [("own", ""), (LAMPS, "")]
    assert found.parties[1].registers == ("uk",)


def test_damaged_register_is_named_and_the_others_answer(tmp_path: Path) -> None:
    write_shelf(tmp_path, "good", lamp_records())
    bad = write_shelf(tmp_path, "bad", lamp_records())
    for path in bad.editions.glob("*/names/cores.arrow"):
        path.write_bytes(b"no arrow")
    (tmp_path / "registers" / "file").write_text("no folder")
    with open_registers(tmp_path) as kept:
        found = search_registers(kept.open_all(), "alder lamps llp", [], lambda _: set(), limit=5)
    assert {each.register for each in found.parties} == {"good"}
    assert {each.name for each in found.unusable} == {"bad", "file"}


def test_neighbours_have_their_ties(register: OpenedRegister) -> None:
    found = read_neighbours(register, LAMPS)
    assert {(tie.other.id, tie.type.value, tie.share, tie.is_start) for tie in found.ties} == {
        (HOLDINGS, "OWNS", "[0.75,1]", False),
        (OFFICE, "LOCATED_AT", "", True),
        (AGENT, "LOCATED_AT", "", True),
    }


def test_ties_of_a_mass_address_come_in_pages(register: OpenedRegister) -> None:
    pages = [read_neighbours(register, AGENT, first, 20) for first in (0, 20)]
    assert [(len(page.ties), page.count) for page in pages] == [
        (20, TENANTS + 1),
        (11, TENANTS + 1),
    ]
    assert len({tie.row for page in pages for tie in page.ties}) == TENANTS + 1


def test_withheld_party_is_left_out_and_said(tmp_path: Path) -> None:
    place = write_shelf(tmp_path, "uk", lamp_records())
    with open_registers(tmp_path) as kept:
        assert len(read_neighbours(kept.open_one("uk"), LAMPS).ties) == 3
        withhold(place.withheld, HOLDINGS)
        register = kept.open_one("uk")
        found = search_register(register, "alder lamps holdings", 10)
        assert HOLDINGS not in [hit.id for hit in found.hits]
        assert found.withheld == 1
        around = read_neighbours(register, LAMPS)
        assert (len(around.ties), around.withheld) == (2, 1)
        with pytest.raises(UnknownIdError, match="by hand"):
            read_neighbours(register, HOLDINGS)


def test_unknown_register_names_those_that_are_ready(kept: KeptRegisters) -> None:
    with pytest.raises(InputError, match=r"uk\."):
        kept.open_one("nothing")
