"""BODS 0.4: valid by libcovebods, and never more than what is stated."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from libcovebods import additionalfields, jsonschemavalidate, run_tasks
from libcovebods.config import LibCoveBODSConfig
from libcovebods.data_reader import DataReader
from libcovebods.schema import SchemaBODS
from libcovebods.tasks.checks import legacy_checks, record_based_checks

from graph.exports.base import Selection
from graph.exports.selection import storefront_with_chains
from graph.importing.read_all import read_paths
from graph.model.records import Contents, Records, TieType
from graph.model.shares import parse_share
from tests.graph.exports.cases import CASE, SOURCES, company, contents_of, format_named, owned_shop

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def _no_outside_list(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (legacy_checks, record_based_checks):
        monkeypatch.setattr(module, "get_orgids_prefixes", lambda: ["GB-COH", "XI-LEI"])


def checked(selection: Selection, tmp_path: Path) -> dict[str, Json]:
    """Write, let libcovebods find nothing, and return the statements by record."""
    path = tmp_path / "case.json"
    format_named("bods").write(selection, path)
    reader, config = DataReader(str(path)), LibCoveBODSConfig()
    schema = SchemaBODS(reader, config)
    assert schema.schema_version == "0.4"
    errors = jsonschemavalidate.JSONSchemaValidator(schema).validate(reader)
    assert [error.json() for error in errors] == []
    assert additionalfields.AdditionalFields(schema).process(reader) == {}
    found = run_tasks.process_additional_checks(reader, config, schema, run_tasks.TASK_CLASSES)
    assert found["additional_checks"] == []
    statements = json.loads(path.read_text(encoding="utf-8"))
    records = {statement["recordId"]: statement for statement in statements}
    assert len(records) == len(statements)
    return records


def details(records: dict[str, Json], record: str) -> Json:
    found: Json = records[record]["recordDetails"]
    return found


def interest(records: dict[str, Json], record: str) -> Json:
    (found,) = details(records, record)["interests"]
    assert isinstance(found, dict)
    return found


def test_the_case_is_valid_and_holds_what_is_stated(tmp_path: Path) -> None:
    records = checked(Selection(CASE), tmp_path)
    direct = {t.id for t in CASE.ties if t.type in (TieType.OWNS, TieType.CONTROLS)} - {"own-4"}
    found = {r for r, s in records.items() if s["recordType"] == "relationship"}
    assert found == direct | {"owners-not-stated lone"}
    stake = interest(records, "own-1")
    assert stake["type"] == "shareholding"
    assert stake["directOrIndirect"] == "direct"
    assert stake["share"] == {"exact": 51}
    # A year and a month are left out, not padded to a day.
    assert not {"startDate", "endDate"} & stake.keys()
    assert stake["details"] == "since 2020; until 2022-02"
    assert interest(records, "own-2")["startDate"] == "2020-01-05"
    assert interest(records, "own-2")["share"] == {"minimum": 100 / 3, "maximum": 50}
    votes = interest(records, "own-3")
    assert votes["type"] == "votingRights"
    assert votes["share"] == {"exclusiveMinimum": 25, "maximum": 50}
    assert "share" not in interest(records, "own 5/\u00e9")
    assert interest(records, "control")["type"] == "appointmentOfBoard"
    parties = details(records, "own-3")
    assert (parties["interestedParty"], parties["subject"]) == ("p_1", "sub")


def test_who_is_not_named_is_unknown_with_the_reason(tmp_path: Path) -> None:
    records = checked(Selection(CASE), tmp_path)
    hidden = details(records, "p2")
    assert hidden["personType"] == "anonymousPerson"
    assert hidden["unspecifiedPersonDetails"]["description"] == "super-secure person"
    lone = details(records, "owners-not-stated lone")
    assert lone["subject"] == "lone"
    assert lone["interestedParty"]["description"] == "owner: exempt here"
    text = (tmp_path / "case.json").read_text(encoding="utf-8")
    assert "noBeneficialOwners" not in text


def test_a_reason_in_the_words_of_bods_is_never_that_there_is_nobody(tmp_path: Path) -> None:
    for said in ("owner: noBeneficialOwners", "owner: subjectExemptFromDisclosure"):
        lone = company("lone", "press", name="Example Lone", unknown_reason=(said,))
        case = contents_of(Records(SOURCES, (lone,)))
        records = checked(Selection(case), tmp_path)
        reason = details(records, "owners-not-stated lone")["interestedParty"]["reason"]
        assert reason in ("informationUnknownToPublisher", "subjectExemptFromDisclosure")


def test_dates_come_from_the_sources_or_are_said_to_be_missing(tmp_path: Path) -> None:
    records = checked(Selection(CASE), tmp_path)
    assert records["own-1"]["publicationDetails"]["publicationDate"] == "2024-03-05"
    assert records["own-1"]["source"]["retrievedAt"] == "2024-04-01"
    undated = {id_: replace(s, published="", retrieved="") for id_, s in CASE.sources.items()}
    case = Contents(CASE.entities, undated, CASE.statements, CASE.ties)
    note = format_named("bods").write(Selection(case), tmp_path / "undated.json")
    dates = " ".join(str(item.why) for item in note.not_held if item.what == "dates")
    assert "0001-01-01 means not stated" in dates
    assert "full date only" in dates


def test_a_statement_keeps_its_id_until_it_says_something_else(tmp_path: Path) -> None:
    before = checked(Selection(CASE), tmp_path)
    changed = tuple(
        replace(t, share=parse_share("49%")) if t.id == "own-1" else t for t in CASE.ties
    )
    after = checked(
        Selection(Contents(CASE.entities, CASE.sources, CASE.statements, changed)), tmp_path
    )
    differing = {r for r in before if before[r]["statementId"] != after[r]["statementId"]}
    assert differing == {"own-1"}


def test_each_ownership_chain_is_one_indirect_relationship(tmp_path: Path) -> None:
    selection = storefront_with_chains(owned_shop(), "shop", 0)
    records = checked(selection, tmp_path)
    found = {r: s["recordDetails"] for r, s in records.items() if r.startswith("indirect-")}
    present, past = sorted(found.values(), key=lambda each: "o3" in each["componentRecords"])
    assert present["componentRecords"] == ["o1", "mid", "o2"]
    assert (present["subject"], present["interestedParty"]) == ("low", "top")
    assert present["isComponent"] is False
    (told,) = present["interests"]
    assert told["directOrIndirect"] == "indirect"
    assert told["share"] == {"minimum": 30, "maximum": 45}
    assert past["componentRecords"] == ["o3", "old", "o4"]
    assert past["interests"][0]["endDate"] == "2019-12-31"
    assert details(records, "o1")["isComponent"] is True
    assert details(records, "mid")["isComponent"] is True
    assert details(records, "top")["isComponent"] is False


def test_the_import_reads_the_holdings_again(tmp_path: Path) -> None:
    checked(Selection(CASE), tmp_path)
    found = read_paths([tmp_path / "case.json"])
    assert not found.problems
    held = {(t.end, t.share and (t.share.min, t.share.max)) for t in found.records.ties}
    stake = next(t for t in CASE.ties if t.id == "own-1").share
    assert stake is not None
    assert ("mid", (stake.min, stake.max)) in held
    assert "gb-00000001" in {s.entity for s in found.records.statements}
