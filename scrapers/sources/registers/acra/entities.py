"""Rows of ACRA's data sets as entities; the API and the CSV files have the same columns."""

import re
from collections.abc import Iterator, Mapping

from graph.model.ids import own_company_id
from graph.model.records import Kind, Source, Standing, Value
from graph.model.vocabulary.countries import country_code
from graph.model.vocabulary.placeholders import is_placeholder
from graph.model.vocabulary.statuses import Status, status_of
from graph.support.language import N_
from scrapers.contract.collector import Origin, Record
from scrapers.parsing.day_first_dates import written_day
from scrapers.parsing.json_values import unknown_value
from scrapers.parsing.places import location_records
from scrapers.parsing.statements import make_statement

ORIGIN = Origin(
    name="acra",
    title=N_("ACRA (Singapore)"),
    publisher="Accounting and Corporate Regulatory Authority of Singapore",
    licence="Singapore Open Data Licence 1.0",
    terms="https://data.gov.sg/open-data-licence",
    type="officialRegister",
    standing=Standing.REGISTER,
)
MISSING_PARTIES = N_(
    "ACRA's open data has no directors and no shareholders: they stand in the paid BizFile "
    "profile, whose lists can be imported: python -m scrapers import bizfile FILE"
)
_DAYS = (
    *("registration_incorporation_date", "uen_issue_date", "account_due_date"),
    "annual_return_date",
)
_NUMBERED = (
    *(f"former_entity_name{n}" for n in range(1, 16)),
    *(f"uen_of_audit_firm{n}" for n in range(1, 6)),
    *(f"name_of_audit_firm{n}" for n in range(1, 6)),
)
COLUMNS = frozenset(
    (
        "_id _full_count rank uen issuance_agency_desc issuance_agency_id uen_status_desc "
        "entity_name entity_type_desc uen_issue_date reg_street_name reg_postal_code "
        "entity_type_description business_constitution_description company_type_description "
        "paf_constitution_description entity_status_description registration_incorporation_date "
        "address_type block street_name level_no unit_no building_name postal_code "
        "other_address_line1 other_address_line2 account_due_date annual_return_date "
        "primary_ssic_code primary_ssic_description primary_user_described_activity "
        "secondary_ssic_code secondary_ssic_description secondary_user_described_activity "
        "no_of_officers"
    ).split()
) | frozenset(_NUMBERED)
_LIVE = re.compile(r"live\b|registered\b|existing", re.I)
_FOREIGN = re.compile(r"foreign", re.I)


def entity_records(row: Mapping[str, str], source: Source, where: str) -> Iterator[Record]:
    """Yield one entity with its address; unstated cells of ``row`` are empty strings."""
    cells = {key: _cell_text(value) for key, value in row.items()}
    ident, name = own_company_id("SG", cells.get("uen", "")), cells.get("entity_name", "")
    if not ident or not name:
        yield unknown_value("UEN", cells.get("uen", ""), where)
        return
    status = status_of_row(cells)
    if status and not is_known_status(status):
        yield unknown_value("status", status, where)
    for key in _DAYS:
        if cells.get(key) and not written_day(cells[key]):
            yield unknown_value(key, cells[key], where)
    yield make_statement(ORIGIN, source, ident, Kind.COMPANY, _values(cells, name, status))
    text, country = _address(cells)
    yield from location_records(ident, text, country, "registered office", source, ORIGIN.standing)


def _cell_text(value: str) -> str:
    """Return the text of a cell, empty for a placeholder: the data sets write ``na``."""
    value = value.replace("\0", "").strip()
    return "" if is_placeholder(value) else value


def status_of_row(row: Mapping[str, str]) -> str:
    """Return the status of a row, in the register's own words."""
    return row.get("entity_status_description", "") or row.get("uen_status_desc", "")


def is_active(status: str) -> bool | None:
    """Return whether a status means active; None where its words do not say.

    A company that is gazetted for striking off, or in liquidation, is not over yet.
    """
    match status_of(status):
        case Status.OVER:
            return False
        case Status.UNKNOWN if _LIVE.match(status):
            return True
    return None


def is_known_status(status: str) -> bool:
    """Return whether the words of a status are understood."""
    return is_active(status) is not None or status_of(status) is not Status.UNKNOWN


def _values(row: Mapping[str, str], name: str, status: str) -> dict[str, Value | None]:
    get = row.get
    dated = get("registration_incorporation_date", "") or get("uen_issue_date", "")
    firms = (
        " ".join(
            filter(None, (get(f"name_of_audit_firm{n}", ""), get(f"uen_of_audit_firm{n}", "")))
        )
        for n in range(1, 6)
    )
    return {
        "name": name,
        # A foreign company has a UEN too, but the data does not name its country.
        "country": "" if is_foreign(row) else "SG",
        "registration_number": get("uen", ""),
        "status": status,
        "active": is_active(status),
        "entity_type": get("entity_type_description", "") or get("entity_type_desc", ""),
        "company_type": get("company_type_description", ""),
        "constitution": get("business_constitution_description", "")
        or get("paf_constitution_description", ""),
        "incorporated": written_day(dated),
        "registered_by": get("issuance_agency_desc", "") or get("issuance_agency_id", ""),
        "activity": get("primary_ssic_description", ""),
        "activity_code": get("primary_ssic_code", ""),
        "described_activity": get("primary_user_described_activity", ""),
        "second_activity": get("secondary_ssic_description", ""),
        "second_described_activity": get("secondary_user_described_activity", ""),
        "number_of_officers": get("no_of_officers", ""),
        "accounts_due": written_day(get("account_due_date", "")),
        "annual_return": written_day(get("annual_return_date", "")),
        "former_names": tuple(
            filter(None, (get(f"former_entity_name{n}", "") for n in range(1, 16)))
        ),
        "audit_firms": tuple(filter(None, firms)),
    }


def is_foreign(row: Mapping[str, str]) -> bool:
    """Return whether an entity is a foreign company registered in Singapore."""
    kinds = (row.get("entity_type_description", ""), row.get("entity_type_desc", ""))
    return any(map(_FOREIGN.match, kinds))


def _address(row: Mapping[str, str]) -> tuple[str, str]:
    """Return an address in one line and its country: SG for a local one, else the stated one."""
    get = row.get
    street = " ".join(
        filter(None, (get("block", ""), get("street_name", "") or get("reg_street_name", "")))
    )
    unit = "-".join(filter(None, (get("level_no", ""), get("unit_no", ""))))
    postal = get("postal_code", "") or get("reg_postal_code", "")
    # A spreadsheet that reads the code as a number drops its leading zero.
    postal = postal.rjust(6, "0") if postal.isdecimal() and len(postal) == 5 else postal
    others = [get(f"other_address_line{n}", "") for n in (1, 2)]
    abroad = bool(_FOREIGN.match(get("address_type", ""))) or not street
    if not abroad:
        parts = (street, f"#{unit}" if unit else "", get("building_name", ""), postal, *others)
        return ", ".join(filter(None, parts)), "SG"
    lines = [part for part in (street, get("building_name", ""), *others, postal) if part]
    country = country_code(lines[-1]) if len(lines) > 1 else ""
    return ", ".join(lines[:-1] if country else lines), country
