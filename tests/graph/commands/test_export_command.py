"""``graph export``: which part is written, what is said, and when nothing is."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from graph.exports.catalogue import EXPORTS
from graph.model.records import Contents, Kind, Records, Statement, TieType
from graph.stores.local_server import Access
from tests.command_line import Answer, type_line
from tests.graph.exports.cases import SOURCES, contents_of, owned_shop, records_of, tie
from tests.servers import fill

Command = Callable[..., Answer]


def _case() -> Contents:
    """The shop with its chains, what it sells, and a company that has nothing to do with it."""
    shop = owned_shop()
    more = (
        Statement("item", Kind.PRODUCT, "reg", {"name": "Item"}),
        Statement("p", Kind.PERSON, "press", {"name": "P", "birth_date": "1970-05-21"}),
        Statement("apart", Kind.COMPANY, "press", {"name": "Apart"}),
    )
    ties = (
        tie("sells", TieType.SELLS, "shop", "item"),
        tie("away", TieType.OFFICER_OF, "p", "apart"),
        tie("near", TieType.OFFICER_OF, "p", "mid"),
    )
    return contents_of(Records(SOURCES, (*shop.statements, *more), (*shop.ties, *ties)))


@pytest.fixture
def command(embedded_server: Access, use_store: Callable[[Access], None]) -> Command:
    """The command line on a store with the case."""
    fill(embedded_server, records_of(_case()))
    use_store(embedded_server)
    return partial(type_line, "graph", "export")


def exported(command: Command, out: Path, *arguments: object) -> tuple[dict[str, Any], set[str]]:
    """Return the note of a JSON export, and the ids that are in it."""
    status, said, _err = command("json", "--out", out, "--json", *arguments)
    assert status == 0
    linked = json.loads(out.read_text(encoding="utf-8"))
    ids = {n["id"] for n in linked["nodes"] if n["kind"] != "Source"}
    note: dict[str, Any] = json.loads(said)
    return note, ids | {e["key"] for e in linked["edges"] if e["tie"] != "STATES"}


_CHAIN = {"shop", "low", "mid", "top", "market", "seller", "o1", "o2", "run"}


def test_a_storefront_comes_with_its_chains_past_ones_too(command: Command, tmp_path: Path) -> None:
    note, ids = exported(command, tmp_path / "shop.json", "--storefront", "shop")
    assert ids == _CHAIN | {"old", "o3", "o4", "on", "item", "sells"}
    assert note["counts"] == {"sources": 1, "entities": 7, "statements": 7, "ties": 8}
    assert note["files"] == [str(tmp_path / "shop.json")]
    assert set(note) == {"format", "files", "counts", "not_held", "left_out"}
    _, wider = exported(command, tmp_path / "w.json", "--storefront", "shop", "--hops", 1)
    assert wider == ids | {"p", "near"}


def test_why_something_is_not_held_is_an_english_text(command: Command, tmp_path: Path) -> None:
    _, said, _ = command("icij", "--out", str(tmp_path / "icij.zip"), "--json")
    missing = json.loads(said)["not_held"]
    assert missing
    assert all(isinstance(each["why"], str) for each in missing)


def test_one_chain_is_that_chain_alone(command: Command, tmp_path: Path) -> None:
    _, ids = exported(command, tmp_path / "c.json", "--storefront", "shop", "--chain", 1)
    assert ids == _CHAIN
    _, then = exported(
        command, tmp_path / "t.json", "--storefront", "shop", "--chain", 1, "--as-of", "2018"
    )
    assert {"o3", "old"} <= then


def test_a_day_goes_with_every_selection(command: Command, tmp_path: Path) -> None:
    """What had ended by the day, and whoever only that tied, are not there."""
    for n, more in enumerate(((), ("--storefront", "shop"), ("--around", "low", "--hops", 1))):
        _, now = exported(command, tmp_path / f"n{n}.json", *more, "--as-of", "2026-01-01")
        _, then = exported(command, tmp_path / f"t{n}.json", *more, "--as-of", "2018")
        assert "o3" not in now
        assert "o3" in then


def test_around_takes_several_ids(command: Command, tmp_path: Path) -> None:
    _, ids = exported(command, tmp_path / "a.json", "--around", "item", "apart", "--hops", 1)
    assert ids == {"item", "shop", "sells", "apart", "p", "away"}
    _, alone = exported(command, tmp_path / "b.json", "--around", "item", "--hops", 0)
    assert alone == {"item"}


def test_a_publication_says_what_it_left_out(command: Command, tmp_path: Path) -> None:
    note, _ = exported(command, tmp_path / "p.json", "--publication")
    assert {item["what"]: item["count"] for item in note["left_out"]} == {
        "birth dates": 1,
        "captures": 1,
    }
    assert "1970-05-21" not in (tmp_path / "p.json").read_text(encoding="utf-8")
    status, said, _err = command("json", "--out", tmp_path / "all.json", "--json")
    assert (status, json.loads(said)["left_out"]) == (0, [])


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-format",),
        ("json", "--around", "nobody"),
        ("json", "--storefront", "nobody"),
        ("json", "--storefront", "low"),
        ("json", "--storefront", "shop", "--chain", "9"),
        ("json", "--storefront", "shop", "--chain", "0"),
        ("json", "--chain", "1"),
        ("json", "--storefront", "shop", "--around", "low"),
        ("json", "stray"),
    ],
)
def test_what_does_not_exist_is_refused_and_nothing_written(
    arguments: tuple[str, ...], command: Command, tmp_path: Path
) -> None:
    status, said, _err = command(*arguments, "--out", tmp_path / "case")
    assert (status, said) == (2, "")
    assert list(tmp_path.iterdir()) == []


def test_the_list_and_the_help_name_each_format(command: Command) -> None:
    for option in ("--list", "--help"):
        status, said, _err = command(option)
        assert status == 0
        assert all(export.name in said for export in EXPORTS)
