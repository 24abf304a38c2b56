"""The ICIJ form: its files and columns, and types of relationship that claim no more."""

import csv
from pathlib import Path

from graph.exports.base import Selection
from tests.graph.exports.cases import CASE, format_named


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_nodes_and_relationships(tmp_path: Path) -> None:
    note = format_named("icij").write(Selection(CASE), tmp_path / "case")
    found = {path.stem: rows(path) for path in (tmp_path / "case").iterdir()}
    ties = {row["id"]: row for row in found.pop("relationships")}
    nodes = {stem: {row["node_id"] for row in read} for stem, read in found.items()}
    assert nodes["nodes-entities"] == {"gb-00000001", "sub", "mid", "lone"}
    assert nodes["nodes-officers"] == {"p_1", "p2"}
    assert nodes["nodes-addresses"] == {"addr"}
    assert nodes["nodes-others"] == {"shop", "market", "mail", "brand", "item"}
    assert nodes["nodes-intermediaries"] == set()
    types = {id_: row["rel_type"] for id_, row in ties.items()}
    assert types["own-1"] == types["control"] == types["office"] == "officer_of"
    assert types["at"] == "registered_address"
    assert types["home"] == types["link"] == types["seller"] == "connected_to"
    assert types["same-1"] == "similar"
    assert {"same-2", "same-3", "same-4"} & types.keys() == set()
    stake = ties["own-1"]
    assert (stake["link"], stake["start_date"]) == ("shareholder: 51%", "2020")
    assert (stake["node_id_start"], stake["sourceID"]) == ("gb-00000001", "reg")
    assert ties["office"]["link"] == "'=Director"
    assert "SAME_AS" in {item.what for item in note.not_held}
