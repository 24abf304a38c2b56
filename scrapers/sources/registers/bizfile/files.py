"""BizFile lists of officers and shareholders as CSV, with the company on each row.

The user types them from a paid business profile (https://www.bizfile.gov.sg): officers with ``uen,
entity_name, name, position, date_appointed, nationality, address``, shareholders with ``uen,
entity_name, name, shares, currency, class`` and, where known, ``class_total`` or ``all_holders``
(yes: the file lists every holder of the class). ``id`` keeps two people of one name apart.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from graph.errors import AnswerError
from graph.model.ids import own_company_id, own_number
from graph.model.records import Kind, Source, Standing, Value
from graph.model.vocabulary.placeholders import is_nobody, is_placeholder
from graph.support.language import N_
from scrapers.contract.collector import Collector, Origin, Record, Unknown, file_source_of
from scrapers.contract.page import Page
from scrapers.parsing.holders.holdings import HolderRegister, Namesakes
from scrapers.parsing.json_values import unknown_value
from scrapers.parsing.statements import make_statement
from scrapers.sources.registers.acra.entities import is_active
from scrapers.sources.registers.bizfile.columns import LISTED, NAMES
from scrapers.sources.registers.bizfile.rows import (
    CompanyRows,
    is_office,
    name_and_office,
    party_number,
)
from scrapers.sources.registers.bizfile.share_classes import ShareClasses
from scrapers.sources.registers.list_files import rename_columns, unknown_headings

_ORIGIN = Origin(
    name="bizfile",
    title=N_("BizFile profiles (Singapore), as files"),
    publisher="Accounting and Corporate Regulatory Authority of Singapore",
    licence=N_("for the buyer of the profile; not for republication"),
    terms="https://www.bizfile.gov.sg",
    type="officialRegister",
    standing=Standing.REGISTER,
)


@dataclass(frozen=True, slots=True)
class _ProfileCompany:
    """The values and rows of one company from all files of an import."""

    rows: CompanyRows
    values: dict[str, Value | None]


def read_files(pages: Sequence[Page]) -> Iterator[Record]:
    """Yield companies with their officers and shareholders.

    All files are read before the first record: only then are the classes of shares complete.

    Raises:
        AnswerError: a file lacks the columns of such a list.
    """
    classes, rows = ShareClasses(), defaultdict[str, list[dict[str, str]]](list)
    for page in pages:
        for _, cells in page.rows():
            for row in _split_names(_check_row(page, cells)):
                classes.add(row)
                rows[own_company_id("SG", row.get("uen", ""))].append(row)
    companies = {
        uen: _company(uen, company_rows, classes) for uen, company_rows in rows.items() if uen
    }
    for page in pages:
        yield from _page_records(page, companies)


def _check_row(page: Page, row: dict[str, str]) -> dict[str, str]:
    titles = rename_columns(dict.fromkeys(row, "x"), NAMES).keys()
    if not {"uen", "name"} <= titles or not {"position", "shares", "percentage"} & titles:
        raise AnswerError(
            N_(
                "{where} is no list of officers or shareholders. Its first row names the "
                "columns: uen, entity_name, name, and position or shares."
            ),
            where=page.where,
        )
    return _row(row)


def _row(cells: Mapping[str, str]) -> dict[str, str]:
    """Return a row under our column names; each row of a list without positions is a holder."""
    row, titles = rename_columns(cells, NAMES), rename_columns(dict.fromkeys(cells, "x"), NAMES)
    return row if "position" in titles else {**row, LISTED: "holder"}


def _company(ident: str, rows: Sequence[dict[str, str]], classes: ShareClasses) -> _ProfileCompany:
    number = ident.removeprefix("sg-")
    named = tuple(dict.fromkeys(r["entity_name"] for r in rows if r.get("entity_name")))
    states = tuple(dict.fromkeys(r["company_status"] for r in rows if r.get("company_status")))
    state = states[0] if len(states) == 1 else ""
    keyless = [row for row in rows if not party_number(row)]
    return _ProfileCompany(
        CompanyRows(
            register=HolderRegister(_ORIGIN, ident, f"bizfile-{number}"),
            holders=Namesakes((r.get("name", "") for r in keyless if not is_office(r)), "holder"),
            officers=Namesakes((name_and_office(r) for r in keyless if is_office(r)), "officer"),
            classes=classes,
        ),
        {
            "name": named[0] if named else f"{number} (UEN; name not stated here)",
            "other_names": named[1:],
            "country": "SG",
            "registration_number": number,
            "status": state or states,
            "active": is_active(state) if state else None,
            "standing": "" if named else str(Standing.DERIVED),
        },
    )


def _page_records(page: Page, companies: Mapping[str, _ProfileCompany]) -> Iterator[Record]:
    source = file_source_of(page, _ORIGIN, f"BizFile profile: {page.name or page.url}")
    yield source
    stated: set[str] = set()
    for number, (place, cells) in enumerate(page.rows()):
        if number == 0:
            for name in unknown_headings(cells, NAMES):
                yield Unknown(f"field {name[:80]}", page.where)
        for row in _split_names(_row(cells)):
            yield from _row_records(row, companies, stated, source, place)


def _row_records(
    row: dict[str, str],
    companies: Mapping[str, _ProfileCompany],
    stated: set[str],
    source: Source,
    where: str,
) -> Iterator[Record]:
    ident, name = own_company_id("SG", row.get("uen", "")), row.get("name", "")
    if not ident or (is_placeholder(name) and not is_nobody(name)):
        yield unknown_value("row without a UEN or a name", row.get("uen", ""), where)
        return
    company = companies[ident]
    if ident not in stated:
        stated.add(ident)
        yield make_statement(_ORIGIN, source, ident, Kind.COMPANY, company.values)
    yield from company.rows.records(row, source, where)


def _split_names(row: dict[str, str]) -> list[dict[str, str]]:
    """Return a row for each name of a cell; several names hold jointly what the row states."""
    names = [name.strip() for name in re.split(r"[;\n]", row.get("name", "")) if name.strip()]
    if len(names) < 2:
        return [row]
    shared = {key: value for key, value in row.items() if key not in ("id", "name")}
    return [{**shared, "name": name, "joint": "yes"} for name in names]


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject=N_("a CSV file of officers or shareholders"),
    gives=N_("officers and shareholders out of a profile that was bought in Singapore"),
    read_files=read_files,
    follow=partial(own_number, "sg"),
)
