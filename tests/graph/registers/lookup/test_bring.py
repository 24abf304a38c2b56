"""Parties of a register come into the case as if a file of their lines had been imported."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import InputError, UnknownIdError
from graph.exports.networks.json import json_chunks
from graph.model.records import Contents, Kind
from graph.registers.lookup import bring
from graph.registers.lookup.opened import open_registers
from graph.registers.lookup.register import OpenedRegister
from graph.registers.shelf.withheld import withhold
from graph.stores.local_server import Access
from graph.stores.store import Store
from graph.support.settings import settings
from scrapers.runs.bring import bring_parties
from tests.command_line import type_line
from tests.graph.registers.lookup.register_of_lamps import (
    AGENT,
    HOLDER,
    HOLDINGS,
    LAMPS,
    OFFICE,
    lamp_records,
)
from tests.paths import ROOT
from tests.shelves import write_shelf

_FILE = ROOT / "tests/fixtures/scrapers/companies_house_psc/lines/psc-snapshot-2024-05-01.txt"


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


@pytest.fixture
def lamps(data_dir: Path) -> Iterator[OpenedRegister]:
    write_shelf(data_dir, "uk", lamp_records())
    with open_registers(data_dir) as registers:
        yield registers.open_one("uk")


def _exported(contents: Contents) -> object:
    """Return the JSON export; a register has no capture of the file."""
    plain = {ident: replace(s, capture="") for ident, s in contents.sources.items()}
    return json.loads(b"".join(json_chunks(replace(contents, sources=plain))))


@pytest.mark.usefixtures("data_dir")
def test_bringing_all_equals_importing_the_file(
    store: Store, server: Access, use_store: Callable[[Access], None]
) -> None:
    use_store(server)
    assert type_line("scrapers", "import", "companies_house_psc", _FILE).status == 0
    imported = store.contents()
    for each in store.imports():
        store.undo(each.id)
    assert not store.contents().entities

    added = type_line("scrapers", "register", "add", "companies_house_psc", _FILE, "--as", "uk")
    assert added.status == 0, added.err
    parties = [e.id for e in imported.entities.values() if e.kind is not Kind.ADDRESS]
    brought = type_line("graph", "bring", *parties, "--from", "uk")
    assert brought.status == 0, brought.err
    assert _exported(store.contents()) == _exported(imported)

    [kept] = store.imports()
    assert kept.finished
    assert kept.files[0].startswith("uk 2024-05-01-")
    assert list(kept.files[1:]) == parties
    again = type_line("graph", "bring", *parties, "--from", "uk")
    assert "already" in again.out
    assert store.imports() == (kept,)
    assert type_line("graph", "undo", kept.id).status == 0
    assert not store.contents().entities


def _read(register: OpenedRegister, ids: list[str], hops: int = 0) -> bring.PartyRecords:
    return bring.read_party_records(register, ids, hops, mass_tenants=20)


def test_party_comes_with_its_ties_and_what_is_at_their_other_ends(lamps: OpenedRegister) -> None:
    found = _read(lamps, [LAMPS])
    assert {tie.id for tie in found.records.ties} == {"t1", "t3", "t4"}
    assert {s.entity for s in found.records.statements} == {LAMPS, HOLDINGS, OFFICE, AGENT}
    assert [source.publisher for source in found.records.sources] == ["Companies House"]


def test_another_hop_brings_their_ties_but_not_those_of_a_mass_address(
    lamps: OpenedRegister,
) -> None:
    found = _read(lamps, [LAMPS], hops=1)
    assert {tie.id for tie in found.records.ties} == {"t1", "t2", "t3", "t4"}
    assert [(each.party.id, each.ties) for each in found.mass] == [(AGENT, 31)]
    assert HOLDER in {s.entity for s in found.records.statements}


def test_too_many_ties_are_refused_with_their_numbers(
    lamps: OpenedRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bring, "MOST_TIES", 2)
    with pytest.raises(InputError, match=f"{LAMPS} 3"):
        _read(lamps, [LAMPS, HOLDER])


def test_unknown_and_withheld_ids_are_named(data_dir: Path) -> None:
    place = write_shelf(data_dir, "uk", lamp_records())
    withhold(place.withheld, HOLDINGS)
    with open_registers(data_dir) as registers:
        register = registers.open_one("uk")
        with pytest.raises(UnknownIdError, match="gb-9"):
            _read(register, [LAMPS, "gb-9"])
        with pytest.raises(UnknownIdError, match="by hand"):
            _read(register, [HOLDINGS])
        found = _read(register, [LAMPS])
    assert found.withheld == 1
    assert {tie.id for tie in found.records.ties} == {"t3", "t4"}


def test_search_says_which_hit_is_of_a_register(
    store: Store, server: Access, use_store: Callable[[Access], None], lamps: OpenedRegister
) -> None:
    use_store(server)
    bring_parties(store, [lamps], [HOLDINGS])
    answer = type_line("graph", "search", "alder lamps", "--json")
    registers = {hit["id"]: hit["register"] for hit in json.loads(answer.out)}
    assert registers[LAMPS] is None
    assert registers["gb-00000003"] == "uk"
    alone = json.loads(type_line("graph", "search", "alder lamps", "--case-only", "--json").out)
    assert {hit["register"] for hit in alone} == {None}
    said = type_line("graph", "search", "alder lamps llp").out
    assert "Companies House, 1 November 2026, not in your case" in said


def test_removed_party_of_a_register_is_left_out_from_then_on(
    store: Store, server: Access, use_store: Callable[[Access], None], lamps: OpenedRegister
) -> None:
    use_store(server)
    bring_parties(store, [lamps], [LAMPS])
    assert "Would leave" in type_line("graph", "remove", HOLDER).out
    assert type_line("graph", "remove", HOLDER, "--yes").out == f"Left out of uk: {HOLDER}\n"
    assert HOLDER not in type_line("graph", "search", "marlpit", "--json").out
    first = type_line("graph", "remove", LAMPS, "--yes")
    assert "also in uk" in first.err
    assert "Left out of uk" in type_line("graph", "remove", LAMPS, "--yes").out
