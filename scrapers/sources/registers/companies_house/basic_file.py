"""The register's bulk file BasicCompanyData: a row of CSV for each live company.

https://download.companieshouse.gov.uk/en_output.html
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from graph.errors import AnswerError
from graph.model.ids import company_id
from graph.model.records import Kind, Source, Standing, Statement
from graph.model.vocabulary.countries import country_code
from graph.support.language import N_
from scrapers.contract.collector import Collector, Record, Unknown, file_source_of
from scrapers.contract.page import Page
from scrapers.parsing.json_values import drop_unstated, unknown_value
from scrapers.parsing.places import location_records
from scrapers.sources.registers.companies_house.dates import date_of
from scrapers.sources.registers.companies_house.origin import Company, origin

_ORIGIN = origin(
    "companies_house_basic", N_("Companies House (United Kingdom), bulk file of companies")
)
ADDRESS = tuple(
    f"RegAddress.{name}"
    for name in "CareOf POBox AddressLine1 AddressLine2 PostTown County PostCode".split()
)
"""Columns of the registered office, in the order of its lines."""

_NEEDED = frozenset({"CompanyName", "CompanyNumber", "CompanyStatus"})
_OTHER = re.compile(
    r"RegAddress\.(CareOf|POBox|AddressLine[12]|PostTown|County|Country|PostCode)|CompanyCategory|"
    r"CountryOfOrigin|DissolutionDate|IncorporationDate|SICCode\.SicText_[1-4]|URI|"
    r"(Accounts|Returns|Mortgages|LimitedPartnerships)\.\w+|"
    r"PreviousName_\d+\.(CONDATE|CompanyName)|ConfStmt\w+"
)
STATUSES = frozenset(
    {
        "active",
        "active - proposal to strike off",
        "administration order",
        "administrative receiver",
        "in administration",
        "in administration/administrative receiver",
        "in administration/receiver manager",
        "liquidation",
        "live but receiver manager on at least one charge",
        "receiver manager / administrative receiver",
        "receivership",
        "registered",
        "voluntary arrangement",
        "voluntary arrangement / administrative receiver",
        "voluntary arrangement / receiver manager",
    }
)
"""Statuses of live companies, in lower case."""

_DATES = ("IncorporationDate", "DissolutionDate")
CsvRow = Mapping[str, str]
"""Cells of one row by their headings."""


def read_files(pages: Sequence[Page]) -> Iterator[Record]:
    """Yield the company of each row, with its registered office."""
    for page in pages:
        source = file_source(page)
        yield source
        headings: tuple[str, ...] = ()
        for place, row in page.rows():
            if not headings:
                headings = tuple(row)
                yield from unknown_columns(headings, page.where)
            yield from row_records(row, source, place)
        if not headings:
            raise AnswerError(N_("{where} has no row."), where=page.where)


def file_source(page: Page) -> Source:
    """Return the Source of a file, or of a part of it; its name holds its day."""
    day = re.search(r"\d{4}-\d{2}-\d{2}", page.name)
    title = f"BasicCompanyData, {page.name}"
    return file_source_of(page, _ORIGIN, title, day[0] if day else "")


def unknown_columns(headings: Sequence[str], where: str) -> Iterator[Unknown]:
    """Yield the columns that this file is not known to have; ``where`` names it in messages.

    Raises:
        AnswerError: a column is missing.
    """
    if missing := _NEEDED - set(headings):
        raise AnswerError(N_("{where} has no column {column}."), where=where, column=min(missing))
    for heading in headings:
        if heading not in _NEEDED and not _OTHER.fullmatch(heading):
            yield Unknown(f"column {heading[:80]!r}", where)


def row_records(row: CsvRow, source: Source, place: str) -> Iterator[Record]:
    """Yield the company of one row, with its registered office; ``place`` is for messages."""
    number, status = row["CompanyNumber"], row["CompanyStatus"]
    ident = company_id("GB", number)
    if not ident or not row["CompanyName"]:
        yield unknown_value("company number", number, place)
        return
    if status.casefold() not in STATUSES:
        yield unknown_value("company status", status, place)
    for name in _DATES:
        if row.get(name) and not date_of(row[name]):
            yield unknown_value(f"date {name}", row[name], place)
    names = [row.get(f"PreviousName_{n}.CompanyName", "") for n in range(1, 11)]
    sics = [row.get(f"SICCode.SicText_{n}", "") for n in range(1, 5)]
    values = drop_unstated(
        {
            "name": row["CompanyName"],
            "country": Company(number).country or country_code(row.get("CountryOfOrigin", "")),
            "registration_number": ident.removeprefix("gb-"),
            "status": status,
            "active": True if status.casefold().startswith("active") else None,
            "company_type": row.get("CompanyCategory", ""),
            "country_of_origin": row.get("CountryOfOrigin", ""),
            **_period(row, number),
            "sic_codes": tuple(sic for sic in sics if sic and sic != "None Supplied"),
            "previous_names": tuple(name for name in names if name),
            "previous_names_dates": tuple(
                _previous_name(row, n) for n, name in enumerate(names, 1) if name
            ),
        }
    )
    yield Statement(ident, Kind.COMPANY, source.id, values)
    lines = (row.get(name, "") for name in ADDRESS)
    text = ", ".join(line for line in lines if line)
    yield from office_records(ident, text, row.get("RegAddress.Country", ""), source)


def line_and_country(text: str, country: str) -> tuple[str, str]:
    """Return an address in one line, and its country; one that is no country stays in the line."""
    code = country_code(country)
    return ", ".join(filter(None, (text, "" if code else country))), code


def office_records(company: str, text: str, country: str, source: Source) -> Iterator[Record]:
    """Yield the registered office of a company; ``text`` is in one line, ``country`` as stated."""
    yield from location_records(
        company, *line_and_country(text, country), "registered office", source, Standing.REGISTER
    )


def _period(row: CsvRow, number: str) -> dict[str, str]:
    """Return the dates of a company, or of its registration in the United Kingdom only."""
    since, until = (date_of(row.get(name, "")) for name in _DATES)
    if Company(number).is_registration:
        return {"registered_in_uk": since, "registered_in_uk_until": until}
    return {"incorporated": since, "dissolved": until}


def _previous_name(row: CsvRow, n: int) -> str:
    return name_until(
        row[f"PreviousName_{n}.CompanyName"], row.get(f"PreviousName_{n}.CONDATE", "")
    )


def name_until(name: str, day: str) -> str:
    """Return an earlier name with its last day; one that cannot be read stays as it is stated."""
    return f"{name} (until {date_of(day) or day or '?'})"


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject=N_("file: BasicCompanyData….zip or .csv (live companies only)"),
    gives=N_("all live companies, from the bulk file"),
    read_files=read_files,
)
