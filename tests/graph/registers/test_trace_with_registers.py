"""``--registers``: the same answer as with everything in one store, and what was not asked."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.commands.main import run
from graph.commands.register_boards import open_case_with
from graph.model.records import Kind, Records, Source, Standing, Statement, Tie, TieType
from graph.registers.shelf.withheld import withhold
from graph.stores.local_server import Access
from graph.stores.store import Store, connect_store
from graph.support.settings import settings
from tests.command_line import captured, type_line
from tests.graph.registers.lookup.register_of_lamps import (
    HOLDER,
    HOLDINGS,
    LAMPS,
    lamp_records,
)
from tests.shelves import write_shelf

_PAGE = Source("page", "Invented page", type="selfDeclaration", published="2026-10-01")
_CASE = Records(
    (_PAGE,),
    (
        Statement("shop", Kind.STOREFRONT, "page", {"name": "Invented Shop"}),
        Statement("market", Kind.PLATFORM, "page", {"name": "Invented Market"}),
        Statement(LAMPS, Kind.COMPANY, "page", {"name": "Alder Lamps"}),
        Statement(HOLDINGS, Kind.COMPANY, "page", {"name": "Alder Lamps Holdings"}),
    ),
    tuple(
        Tie(ident, kind, start, end, source="page", standing=Standing.PLATFORM)
        for ident, kind, start, end in (
            ("c1", TieType.SELLS_ON, "shop", "market"),
            ("c2", TieType.OPERATES, LAMPS, "shop"),
            ("c3", TieType.OPERATES, HOLDINGS, "market"),
        )
    ),
)


@pytest.fixture
def store(
    embedded_server: Access,
    use_store: Callable[[Access], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Store]:
    """The case in a store, and two shelves beside it."""
    use_store(embedded_server)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    settings.cache_clear()
    for name in ("uk", "more"):
        write_shelf(tmp_path, name, lamp_records())
    with connect_store(embedded_server) as store:
        store.reset()
        store.load(_CASE, by="test", files=())
        yield store
        store.reset()


def _answer(*words: str) -> Any:
    found = type_line("graph", *words)
    assert found.status == 0, found.err
    return json.loads(found.out)


def _register_in_store(store: Store) -> None:
    records = list(lamp_records())
    store.load(
        Records(
            tuple(r for r in records if isinstance(r, Source)),
            tuple(r for r in records if isinstance(r, Statement)),
            tuple(r for r in records if isinstance(r, Tie)),
        ),
        by="test",
        files=(),
    )


def test_a_register_answers_as_if_it_were_in_the_store(store: Store) -> None:
    assert _answer("trace", "shop", "--json")["verdict"] == "not found"
    asked = _answer("trace", "shop", "--json", "--registers", "uk")
    table = type_line("graph", "trace", "--all", "--registers", "uk")
    owners = "owners", LAMPS, "--convention", "multiplicative", "--json"
    control = "control", HOLDER, "--json"
    over = [_answer(*words, "--registers", "uk") for words in (owners, control)]
    _register_in_store(store)
    whole = _answer("trace", "shop", "--json")
    limits = asked.pop("not_looked_at")
    assert limits[:-2] == whole.pop("not_looked_at")
    assert [each["what"] for each in limits[-2:]] == [
        "Persons with significant control, invented", "The register more",
    ]  # fmt: skip
    assert asked == whole
    assert asked["verdict"] == "owned"
    assert table.out == type_line("graph", "trace", "--all").out
    assert over == [_answer(*words) for words in (owners, control)]


def test_a_withheld_party_is_not_named(store: Store, tmp_path: Path) -> None:
    del store
    withhold(tmp_path / "registers" / "uk" / "withheld.txt", HOLDER)
    words = "owners", LAMPS, "--convention", "multiplicative", "--json", "--registers", "uk"
    named = type_line("graph", *words)
    assert HOLDER not in named.out
    assert "Marlpit" not in named.out
    assert "a party that is withheld" in named.out


def test_crowds_and_rings_of_a_register_are_listed(store: Store) -> None:
    del store
    mass = _answer("mass", "--registers", "uk", "--json")
    assert [each["id"] for each in mass["addresses"]] == ["address-agent"]
    assert mass["addresses"][0]["count"] == 31
    assert mass["base_rates"]["addresses"]["crowded"] == 1
    assert _answer("rings", "--registers", "uk", "--json") == []


@pytest.mark.parametrize("asked", ["nowhere", "uk,nowhere"])
def test_an_unknown_register_names_those_that_are_ready(store: Store, asked: str) -> None:
    del store
    found = type_line("graph", "trace", "shop", "--registers", asked)
    assert found.status == 2
    assert "more, uk" in found.err


def test_a_flag_takes_its_rate_from_the_registers_of_the_country(store: Store) -> None:
    _register_in_store(store)
    asked = "flags", "--json", "--flag", "mass_address"
    [plain] = _answer(*asked)
    [found] = _answer(*asked, "--registers", "uk")
    rate = found.pop("register_rate")
    assert found == plain
    assert rate["registers"] == [{"name": "uk", "as_of": "2026-11-01"}]
    assert (rate["count"], rate["crowded"], rate["parties"]) == (31, 1, 2)


@pytest.mark.parametrize(
    ("words", "last"),
    [
        (("trace", "--all"), "Judging every storefront (3 of 3)"),
        (("control", HOLDER), "Judging control (3 of 3)"),
        (("rings",), "Naming the circles (3 of 3)"),
        (("mass",), "Counting controllers (3 of 3)"),
    ],
)
@pytest.mark.usefixtures("store")
def test_long_commands_say_how_far_they_are(words: tuple[str, ...], last: str) -> None:
    found = type_line("graph", *words, "--registers", "uk")
    assert found.status == 0
    assert "Reading the case (1 of 2)" in found.err
    assert last in found.err
    assert "of 3)" not in found.out


@pytest.mark.usefixtures("store")
def test_a_stopped_command_says_so_in_one_sentence() -> None:
    def stop() -> int:
        with open_case_with("uk"):
            raise KeyboardInterrupt

    stopped = captured(lambda: run(lambda **_: stop()))
    assert stopped.status == 2
    assert stopped.err.splitlines()[-1].startswith("Stopped before the answer was whole")
