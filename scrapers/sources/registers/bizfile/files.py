"""BizFile: lists of officers and shareholders as CSV, the company on each row.

Made by the reader from a paid business profile (https://www.bizfile.gov.sg): officers with
``uen, entity_name, name, position, date_appointed, nationality, address``, shareholders with
``uen, entity_name, name, shares, currency, class`` and, where it is known, ``class_total`` or
``all_holders`` (yes: every holder of the class stands in the file). ``id`` tells two of one name
apart.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import AnswerError
from graph.model.ids import own_company_id
from graph.model.records import Kind, Source, Standing, Value
from graph.model.vocabulary.placeholders import is_nobody, is_none
from graph.support.language import N_
from scrapers.contract.collector import Collector, Origin, Record, Unknown, file_source_of
from scrapers.contract.page import Page
from scrapers.parsing.holders.holdings import Namesakes, Register
from scrapers.parsing.json_values import unknown
from scrapers.parsing.statements import says
from scrapers.sources.registers.acra.entities import is_active
from scrapers.sources.registers.bizfile.columns import LISTED, NAMES
from scrapers.sources.registers.bizfile.rows import Rows, is_office, number_of, post_of
from scrapers.sources.registers.bizfile.share_classes import Classes
from scrapers.sources.registers.list_files import renamed, unknown_headings

_ORIGIN = Origin(
    "bizfile",
    N_("BizFile profiles (Singapore), as files"),
    "Accounting and Corporate Regulatory Authority of Singapore",
    N_("for the buyer of the profile; not for republication"),
    "https://www.bizfile.gov.sg",
    "officialRegister",
    Standing.REGISTER,
)


@dataclass(frozen=True, slots=True)
class _Company:
    """What all rows of an import say of one company."""

    rows: Rows
    values: dict[str, Value | None]


def read_files(pages: Sequence[Page]) -> Iterator[Record]:
    """Yield companies with their officers and shareholders.

    Raises:
        AnswerError: a file has not the columns of such a list.
    """
    classes, rows = Classes(), defaultdict[str, list[dict[str, str]]](list)
    for page in pages:
        for _, cells in page.rows():
            for row in _each(_checked(page, cells)):
                classes.add(row)
                rows[own_company_id("SG", row.get("uen", ""))].append(row)
    companies = {uen: _company(uen, told, classes) for uen, told in rows.items() if uen}
    for page in pages:
        yield from _page(page, companies)


def _checked(page: Page, row: dict[str, str]) -> dict[str, str]:
    titles = renamed(dict.fromkeys(row, "x"), NAMES).keys()
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
    """Return a row under our names; in a list of holders alone each row is one."""
    row, titles = renamed(cells, NAMES), renamed(dict.fromkeys(cells, "x"), NAMES)
    return row if "position" in titles else {**row, LISTED: "holder"}


def _company(ident: str, rows: Sequence[dict[str, str]], classes: Classes) -> _Company:
    number = ident.removeprefix("sg-")
    named = tuple(dict.fromkeys(r["entity_name"] for r in rows if r.get("entity_name")))
    states = tuple(dict.fromkeys(r["company_status"] for r in rows if r.get("company_status")))
    state = states[0] if len(states) == 1 else ""
    keyless = [row for row in rows if not number_of(row)]
    return _Company(
        Rows(
            Register(_ORIGIN, ident, f"bizfile-{number}"),
            Namesakes((r.get("name", "") for r in keyless if not is_office(r)), "holder"),
            Namesakes((post_of(r) for r in keyless if is_office(r)), "officer"),
            classes,
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


def _page(page: Page, companies: Mapping[str, _Company]) -> Iterator[Record]:
    source = file_source_of(page, _ORIGIN, f"BizFile profile: {page.name or page.url}")
    yield source
    stated: set[str] = set()
    for number, (place, cells) in enumerate(page.rows()):
        if number == 0:
            for name in unknown_headings(cells, NAMES):
                yield Unknown(f"field {name[:80]}", page.where)
        for row in _each(_row(cells)):
            yield from _records(row, companies, stated, source, place)


def _records(
    row: dict[str, str],
    companies: Mapping[str, _Company],
    stated: set[str],
    source: Source,
    where: str,
) -> Iterator[Record]:
    ident, name = own_company_id("SG", row.get("uen", "")), row.get("name", "")
    if not ident or (is_none(name) and not is_nobody(name)):
        yield unknown("row without a UEN or a name", row.get("uen", ""), where)
        return
    company = companies[ident]
    if ident not in stated:
        stated.add(ident)
        yield says(_ORIGIN, source, ident, Kind.COMPANY, company.values)
    yield from company.rows.records(row, source, where)


def _each(row: dict[str, str]) -> list[dict[str, str]]:
    """Return a row for each name of a cell; several names hold jointly what the row states."""
    names = [name.strip() for name in re.split(r"[;\n]", row.get("name", "")) if name.strip()]
    if len(names) < 2:
        return [row]
    shared = {key: value for key, value in row.items() if key not in ("id", "name")}
    return [{**shared, "name": name, "joint": "yes"} for name in names]


COLLECTOR = Collector(
    _ORIGIN,
    subject=N_("a CSV file of officers or shareholders"),
    gives=N_("officers and shareholders out of a profile that was bought in Singapore"),
    read_files=read_files,
)
