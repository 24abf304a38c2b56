"""The readers held against payloads that registers really gave, where they are at hand."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from graph.model.records import Kind, Statement, Tie, TieType
from scrapers.captures.given_files import FileDescription, open_pages
from scrapers.contract.collector import Collector, Record, Unknown
from scrapers.sources.catalogue import COLLECTORS
from scrapers.sources.registers.companies_house import terms
from scrapers.sources.registers.companies_house.records.natures import nature_of
from tests.paths import RECORDED
from tests.servers import missing

REAL = RECORDED
HOUSE = REAL / "companies_house"
LEI = REAL / "gleif"
NAMED = {collector.name: collector for collector in COLLECTORS}


@pytest.fixture(autouse=True)
def _recorded() -> None:
    if not REAL.is_dir():
        missing("no recorded payloads: ../shared/real is not here")


def read(name: str, *paths: Path) -> list[Record]:
    collector: Collector = NAMED[name]
    found: list[Record] = []
    for path in paths:
        pages = open_pages(path, path.name, FileDescription(), lambda _path, _digest: "urn:x").pages
        if collector.read_files is not None:
            found += collector.read_files(pages)
        elif collector.read is not None:
            found += [record for page in pages for record in collector.read(page)]
    return found


def listed(name: str, section: str) -> list[str]:
    """Return the codes of one section of the register's own enumerations."""
    whole = (HOUSE / "enums" / name).read_text("utf-8")
    body = re.split(rf"^{section}:\s*$", whole, maxsplit=1, flags=re.M)[1]
    body = re.split(r"^\S", body, maxsplit=1, flags=re.M)[0]
    return re.findall(r"^\s+'([\w-]+)'\s*:", body, flags=re.M)


def test_every_nature_of_control_is_understood() -> None:
    codes = listed("psc_descriptions.yml", "description")
    natures = {code: nature_of(code) for code in codes}

    assert len(codes) == 86
    assert all(nature.known for nature in natures.values())
    assert Counter(n.type for n in natures.values()) == {
        TieType.OWNS: sum(1 for c in codes if "-percent" in c),
        TieType.CONTROLS: sum(1 for c in codes if re.match("right-to-appoint|significant", c)),
        TieType.LINKED_TO: sum(1 for c in codes if c.startswith("registered-owner-as-nominee")),
    }
    for code, nature in natures.items():
        if "-as-" in code and nature.type is TieType.OWNS:
            assert nature.interest not in ("", "shares", "votes")


def test_every_role_status_type_and_statement_is_known() -> None:
    assert set(listed("constants.yml", "officer_role")) == set(terms.ROLES)
    assert set(listed("constants.yml", "company_status")) == set(terms.ACTIVE)
    assert set(listed("constants.yml", "company_type")) <= terms.TYPES
    statements = set(listed("psc_descriptions.yml", "statement_description"))
    assert statements == terms.REASONS | terms.REMARKS


def test_answers_of_companies_house() -> None:
    folder = HOUSE / "kevbite_captured"
    marks = ("company-profile", "officer-list", "appointment_officers", "significant", "exemptions")
    paths = [p for p in sorted(folder.glob("*.json")) if any(m in p.name for m in marks)]
    found = read("companies_house", *paths)

    assert len(paths) == 12
    assert not [r for r in found if isinstance(r, Unknown)]
    said = [r for r in found if isinstance(r, Statement) and "standing" not in r.values]
    names = {r.entity: r.values["name"] for r in said}
    assert names["gb-00445790"] == "TESCO PLC"
    ties = {(t.type, t.start, t.end): t for t in found if isinstance(t, Tie)}
    assert (TieType.OFFICER_OF, "gb-03849195", "gb-03610056") in ties
    owner = next(t for t in ties.values() if t.type is TieType.OWNS and t.end == "gb-03977902")
    assert owner.start.startswith("gb-psc-")
    brin = next(t for t in ties.values() if t.end == "gb-03977902" and t.until == "2004-08-04")
    assert brin.role_kind == "director"
    reasons = [r.values.get("unknown_reason") for r in found if isinstance(r, Statement)]
    assert ("owner: psc-has-failed-to-confirm-changed-details",) in reasons


def test_rows_of_basic_company_data() -> None:
    found = read("companies_house_basic", *sorted((HOUSE / "basic_company_data").glob("*.zip")))
    companies = [r for r in found if isinstance(r, Statement) and r.kind is Kind.COMPANY]

    assert "gb-08209948" in {c.entity for c in companies}
    assert [r.value for r in found if isinstance(r, Unknown)] == ["company status 'foobar'"]


def test_answers_of_gleif() -> None:
    folder = LEI / "api_v1_gleif-rs"
    paths = sorted(
        p
        for p in folder.glob("*.json")
        if p.name.startswith(("lei_records", "relationships", "reporting_exceptions"))
    )
    found = read("gleif", *paths)

    types = Counter(
        item["attributes"]["relationship"]["type"]
        for path in paths
        if path.name.startswith("relationships")
        for item in _items(json.loads(path.read_text("utf-8"))["data"])
    )
    stated = Counter(t.wording for t in found if isinstance(t, Tie) if t.type is TieType.CONTROLS)
    assert stated == types
    assert not [r for r in found if isinstance(r, Unknown)]
    assert "gb-04366849" in {r.entity for r in found if isinstance(r, Statement)}


def _items(data: object) -> list[dict[str, dict[str, dict[str, str]]]]:
    return data if isinstance(data, list) else [data]  # type: ignore[list-item]


def test_a_golden_copy_file() -> None:
    (path,) = (LEI / "concatenated_2018").glob("*.xml")
    found = read("gleif_golden_copy", path)

    companies = [r for r in found if isinstance(r, Statement) and r.kind is Kind.COMPANY]
    assert len(companies) == 10
    assert not [r for r in found if isinstance(r, Unknown)]
