"""Persons in a shelf: no full date of birth, and no address that may be a home."""

import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from graph.model.records import Kind, Source, Statement, Tie, TieType
from scrapers.bulk.homes import leave_out_homes
from scrapers.contract.collector import Record
from tests.paths import FIXTURES, RECORDED
from tests.scrapers.bulk.rows import read_into_parts, records_in
from tests.scrapers.cases import cases

_BORN = re.compile(r'"[^"]*(?:birth|born)[^"]*":\s*"?\[?"?\d{4}-\d{2}-\d{2}', re.IGNORECASE)
_BULK = ("companies_house_psc", "companies_house_basic", "gleif_golden_copy", "icij")
_HOME = FIXTURES / "scrapers" / "icij" / "files"


def _files() -> list[tuple[str, list[Path]]]:
    fixtures = [
        (case.collector.name, [case.path / name for name in case.files])
        for case in cases()
        if case.collector.name in _BULK and case.files
    ]
    recorded = [("bods", [path]) for path in RECORDED.glob("bods/opencheck*/uk*.jsonl")]
    ftm = [("followthemoney", [path]) for path in RECORDED.glob("ftm/yente_zala*.jsonl")]
    return [*fixtures, *recorded, *ftm]


@pytest.mark.parametrize(("source", "files"), _files())
def test_no_day_of_birth_and_no_home(source: str, files: list[Path], tmp_path: Path) -> None:
    read_into_parts(tmp_path, source, files, piece_lines=50)
    building = tmp_path / "shelf" / "building"
    for path in building.rglob("*.parquet"):
        for column in pq.read_table(path).columns:
            assert not [t for t in column.cast("string").to_pylist() if t and _BORN.search(t)]
    records = records_in(building)
    persons = {r.entity for r in records if isinstance(r, Statement) and r.kind is Kind.PERSON}
    homes = [
        r
        for r in records
        if isinstance(r, Tie)
        and r.type is TieType.LOCATED_AT
        and r.start in persons
        and r.purpose not in ("service", "business")
    ]
    assert homes == []


def test_a_home_in_the_leaks_is_not_stated_at_all(tmp_path: Path) -> None:
    read_into_parts(tmp_path, "icij", sorted(_HOME.glob("*.csv")), piece_lines=2)
    said = str(records_in(tmp_path / "shelf" / "building"))
    assert "Example Home" in (_HOME / "nodes-addresses.csv").read_text()
    assert "Example Home" not in said


@pytest.mark.parametrize(
    ("purpose", "kept"), [("service", True), ("business", True), ("home", False), ("", False)]
)
def test_only_service_and_business_addresses_of_a_person(purpose: str, kept: bool) -> None:
    source = Source("s", "An invented register")
    person = Statement("p", Kind.PERSON, "s", {"name": "Ada Example", "stated_addresses": "1 Road"})
    place = Statement("a", Kind.ADDRESS, "s", {"name": "1 Road, Town, GB", "country": "GB"})
    tie = Tie("t", TieType.LOCATED_AT, "p", "a", source="s", purpose=purpose)
    records: list[Record] = [source, person, place, tie]
    left = leave_out_homes(records, lambda _ident: None)
    assert (tie in left, place in left) == (kept, kept)
    assert "1 Road" not in str([r for r in left if isinstance(r, Statement) and r.entity == "p"])
    places = [r.values for r in left if isinstance(r, Statement) and "place" in r.values]
    assert places == ([] if kept else [{"place": "GB"}])
