"""Each field of a payload is used, ignored by name, or counted: recorded ones and fixtures."""

import copy
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.errors import InvestigatorError
from graph.model.records import Source, Statement, Tie
from graph.support.value_paths import value_paths
from scrapers.contract.collector import Record, Unknown
from scrapers.parsing.payload_fields import Fields, fields
from scrapers.sources.catalogue import COLLECTORS
from scrapers.sources.databases.opencorporates import company as opencorporates
from scrapers.sources.databases.opencorporates import parties
from scrapers.sources.registers.companies_house.records import officers, owners, profile
from scrapers.sources.registers.edgar import company as edgar
from scrapers.sources.registers.gleif import payloads as gleif
from tests.scrapers.cases import FOLDER, page_of
from tests.scrapers.recorded import REAL
from tests.servers import missing

NAMED = {collector.name: collector for collector in COLLECTORS}
_OFFICER = "officers.officer"
_HELD = ("controlling_entity", "ultimate_beneficial_owners.ultimate_beneficial_owner")
# The fields of each source, by where in an answer they stand.
FORMS: Mapping[str, tuple[tuple[str, Fields], ...]] = {
    "companies_house": (
        ("", profile.PROFILE_FIELDS),
        ("", officers.OFFICER_LIST_FIELDS),
        ("", officers.APPOINTMENT_FIELDS),
        ("items", officers.OFFICER_FIELDS),
        ("", owners.OWNER_LIST_FIELDS),
        ("", owners.OWNER_FIELDS),
        ("items", owners.OWNER_FIELDS),
    ),
    "gleif": (
        ("", gleif.ANSWER),
        ("data", gleif.ITEM_FIELDS),
        ("data.attributes", gleif.RECORD),
        ("data.attributes", gleif.RELATION),
        ("data.attributes", gleif.EXCEPTION),
    ),
    "edgar": (("", edgar.FILER_FIELDS),),
    "opencorporates": (
        ("", fields("", "api_version results.page results.per_page results.total_count")),
        ("", fields("", "results.total_pages")),
        ("results.company", opencorporates.COMPANY),
        (f"results.company.{_OFFICER}", opencorporates.OFFICER),
        (f"results.{_OFFICER}", opencorporates.OFFICER),
        ("results.companies.company", opencorporates.COMPANY),
        (f"results.companies.company.{_OFFICER}", opencorporates.OFFICER),
        *((f"results.company.{name}", parties.PARTY_FIELDS) for name in _HELD),
        *((f"results.companies.company.{name}", parties.PARTY_FIELDS) for name in _HELD),
    ),
}
_RECORDED = {
    "companies_house": ("companies_house/kevbite_captured", ("profile", "officer-list", "appoint")),
    "gleif": ("gleif/api_v1_gleif-rs", ("lei_records", "relationships", "reporting")),
    "edgar": ("edgar", ("submission",)),
}
_MORE = {"companies_house": ("significant", "exemptions")}
_ADDRESS = {
    "companies_house": "https://api.company-information.service.gov.uk/x",
    "gleif": "https://api.gleif.org/api/v1/lei-records/x",
    "edgar": "https://data.sec.gov/submissions/x",
    "opencorporates": "https://api.opencorporates.com/v0.4/companies/gb/SC999991/officers",
}
# Ways to a page or a key, and what only counts beside another field.
_LEADS = (
    *("links", "filings", "relationships", "attributes.type", "publishDate", "fieldType"),
    *("remark", "stated_as", "kind", "insiderTransactionForOwnerExists", "entityType"),
    # Told twice where they stand at all.
    *("name_elements", "is_corporate_officer", "items.ceased", "external_registration_number"),
    *("stateOrCountry", "Description", "opencorporates_url", "street_address"),
)


def _payloads() -> Iterator[tuple[str, Path]]:
    for name, (folder, marks) in _RECORDED.items():
        wanted = (*marks, *_MORE.get(name, ()))
        for path in sorted((REAL / folder).glob("*.json")):
            if any(mark in path.name for mark in wanted) and path.stat().st_size < 600_000:
                yield name, path
    for name in FORMS:
        for path in sorted((FOLDER / name).glob("*/*.json")):
            if path.name not in ("case.json", "tickers.json"):
                yield name, path


PAYLOADS = list(_payloads())
each_payload = pytest.mark.parametrize(
    ("name", "path"),
    PAYLOADS,
    ids=[f"{name}/{path.parent.name}/{path.name}" for name, path in PAYLOADS],
)


def _read(name: str, payload: Any) -> list[Record]:
    page = page_of(_ADDRESS[name], json.dumps(payload).encode())
    read = NAMED[name].read
    assert read is not None
    return list(read(replace(page, sha256="")))


def _readable(name: str, path: Path) -> tuple[Any, list[Record]] | None:
    payload = json.loads(path.read_text("utf-8"))
    try:
        return payload, _read(name, payload)
    except InvestigatorError:
        return None  # a search, or an answer that is refused with its name


def test_the_recorded_payloads_are_here() -> None:
    if not REAL.is_dir():
        missing("no recorded payloads: ../shared/real is not here")
    assert len(PAYLOADS) > 100


@each_payload
def test_every_field_is_used_or_ignored_by_name_or_counted(name: str, path: Path) -> None:
    read = _readable(name, path)
    if read is None:
        return
    payload, records = read
    counted = {r.value for r in records if isinstance(r, Unknown)}
    for field in set(value_paths(payload)):
        known = [_inner(field, at) for at, form in FORMS[name] if form.is_known(_inner(field, at))]
        assert known or any(field.endswith(value.removeprefix("field ")) for value in counted), (
            field
        )


def _inner(field: str, at: str) -> str:
    return field.removeprefix(f"{at}.") if not at or field.startswith(f"{at}.") else "-"


def _shown(records: list[Record]) -> list[str]:
    kept = [r for r in records if isinstance(r, Source | Statement | Tie)]
    return [str(r) for r in kept]


@pytest.mark.parametrize("name", FORMS)
def test_what_is_named_as_used_is_in_the_records(name: str) -> None:
    """Each field that is named as used changes the records where it is taken away."""
    unused: set[str] = set()
    used: set[str] = set()
    for path in (path for each, path in PAYLOADS if each == name):
        read = _readable(name, path) if path.stat().st_size < 8_000 else None
        for field in _used(name, read[0]) - used if read else ():
            (used if _changes(name, read, field) else unused).add(field)  # type: ignore[arg-type]
    left = {field for field in unused - used if not any(lead in field for lead in _LEADS)}
    assert not left
    assert len(used) > 15


def _used(name: str, payload: Any) -> set[str]:
    return {
        field
        for field in set(value_paths(_stated(payload)))
        for at, form in FORMS[name]
        if (not at or field.startswith(f"{at}.")) and _inner(field, at) in form.used
    }


def _stated(value: Any) -> Any:
    """Leave out what says nothing: a flag that is not set, EDGAR's ``None``."""
    if isinstance(value, list):
        return [_stated(item) for item in value]
    if isinstance(value, dict):
        return {key: _stated(item) for key, item in value.items()}
    return None if value is False or value in (0, "None") else value


def _changes(name: str, read: tuple[Any, list[Record]], field: str) -> bool:
    less = copy.deepcopy(read[0])
    _blank(less, field.split("."))
    try:
        return _shown(_read(name, less)) != _shown(read[1])
    except InvestigatorError:
        return True


def _blank(value: Any, path: list[str]) -> None:
    """Take the value at a path away, in every item of the lists on the way."""
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, dict) or path[0] not in item:
            continue
        if len(path) == 1:
            del item[path[0]]
        else:
            _blank(item[path[0]], path[1:])
