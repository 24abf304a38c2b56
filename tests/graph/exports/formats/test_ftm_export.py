"""FollowTheMoney, read by followthemoney: nothing is stronger than what is stated."""

import csv
import json
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest

from graph.exports.base import Selection
from graph.exports.ftm.entity import ftm_id
from graph.model.records import Judgement, TieType
from tests.graph.exports.cases import CASE, format_named
from tests.servers import missing

if find_spec("followthemoney") is None:
    missing("no followthemoney: pip install -r requirements-peers.txt (needs a C++ compiler)")

from followthemoney import EntityProxy, model
from followthemoney.statement import read_statements

UNDONE = {Judgement.REJECTED, Judgement.WITHDRAWN}


@pytest.fixture
def proxies(tmp_path: Path) -> dict[str, EntityProxy]:
    format_named("ftm").write(Selection(CASE), tmp_path / "case.json")
    lines = (tmp_path / "case.json").read_text(encoding="utf-8").split("\n")
    found = {}
    for line in filter(None, lines):
        proxy = model.get_proxy(json.loads(line))
        assert proxy.id
        found[proxy.id] = proxy
    assert len(found) == len(list(filter(None, lines)))
    return found


def test_every_value_is_one_that_ftm_takes(proxies: dict[str, EntityProxy]) -> None:
    for proxy in proxies.values():
        proxy.schema.validate({"properties": proxy.properties})
        for prop, value in proxy.itervalues():
            if prop.type.name not in ("name", "text", "string", "address"):
                assert prop.type.clean(value) == value
            if prop.type.name == "entity":
                assert prop.range
                assert proxies[value].schema.is_a(prop.range)


def test_ties_are_links_of_the_same_strength(proxies: dict[str, EntityProxy]) -> None:
    schemas = {t.id: proxies[ftm_id(t.id)].schema.name for t in CASE.ties if _held(t.id)}
    assert schemas["own-1"] == "Ownership"
    assert schemas["office"] == "Directorship"
    assert schemas["job"] == "Employment"
    weak = ("control", "seller", "runs", "on", "sells", "of", "at", "home", "link")
    assert {schemas[id_] for id_ in weak} == {"UnknownLink"}
    assert schemas["same-1"] == "Similar"
    assert schemas["same-3"] == "Similar"
    assert {"same-2", "same-4"} & proxies.keys() == set()
    stake = proxies["own-1"]
    assert stake.get("percentage") == ["51%"]
    assert (stake.get("startDate"), stake.get("endDate")) == (["2020"], ["2022-02"])
    votes = proxies["own-3"]
    assert votes.get("percentage") == ["(25,50]% of votes"]
    assert votes.get("ownershipType") == ["votes"]
    assert votes.get("owner") == [ftm_id("p_1")]
    assert proxies[ftm_id("own 5/\u00e9")].get("recordId") == ["own 5/\u00e9"]
    assert proxies["sub"].get("email") == ["shop@mail.example"]
    assert proxies["sub"].get("addressEntity") == ["addr"]


def _held(id_: str) -> bool:
    tie = next(t for t in CASE.ties if t.id == id_)
    return tie.type is not TieType.REACHED_AT and tie.judgement not in UNDONE


def test_all_differing_values_are_there(proxies: dict[str, EntityProxy]) -> None:
    holding = proxies["gb-00000001"]
    assert holding.get("country") == ["sg", "gb"]
    assert holding.get("name") == ["'=Example\r\nHolding", "=Example Holding"]
    assert holding.context["datasets"] == ["own", "press", "reg"]
    assert proxies[ftm_id("p_1")].get("birthDate") == ["1970-05"]


def test_what_ftm_has_no_place_for_is_said(tmp_path: Path) -> None:
    note = format_named("ftm").write(Selection(CASE), tmp_path / "case.json")
    named = {item.what for item in note.not_held}
    kinds = {"Storefront", "Platform", "Brand", "Product", "Contact"}
    assert kinds | {"REACHED_AT", "SAME_AS", "STATES", "staff"} <= named
    assert not {"OWNS", "CONTROLS", "country", "name"} & named


def test_statements_name_their_source(tmp_path: Path, proxies: dict[str, EntityProxy]) -> None:
    path = tmp_path / "case.csv"
    note = format_named("ftm-statements").write(Selection(CASE), path)
    assert not [each for each in note.not_held if "which says what" in str(each.why)]
    found = list(read_statements(BytesIO(path.read_bytes()), "csv"))
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(found) == len(rows)
    assert len({statement.id for statement in found}) == len(found)
    for statement, row in zip(found, rows, strict=True):
        assert statement.prop_type == row["prop_type"]
        assert statement.value in proxies[statement.entity_id].get(statement.prop)
    countries = {(s.value, s.dataset) for s in found if s.prop == "country"}
    assert {("gb", "reg"), ("sg", "own")} <= countries
    assert {s.entity_id for s in found} == set(proxies)
    assert {s.first_seen for s in found if s.dataset == "reg"} == {"2024-04-01"}


def test_no_two_ids_become_one() -> None:
    ids = ["a_b", "a-b", "a b", "a-u00005fb", "enc-a-u00005fb", "-a", "a-", "", "x" * 300, "\u00e9"]
    assert len({ftm_id(id_) for id_ in ids}) == len(ids)
    assert [ftm_id(id_) for id_ in ("gb-01", "lei-5.0")] == ["gb-01", "lei-5.0"]
