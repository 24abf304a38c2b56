"""Tianyancha (天眼查): company, holders and staff as JSON, and lists as CSV, got by the reader.

https://open.tianyancha.com
"""

import re
from collections.abc import Iterator, Sequence

from graph.errors import AnswerError
from graph.identity import own_company_id
from graph.language import N_
from graph.model import Kind, Source, Standing, Value
from scrapers.base import Collector, Origin, Record, Unknown, file_source_of
from scrapers.chinese import (
    company_key,
    company_records,
    csv_records,
    holding,
    milliseconds,
    office,
    register_of,
)
from scrapers.lists import Party, percentage
from scrapers.pages import Page
from scrapers.stating import stand_in
from scrapers.values import Json, mapping, objects, required, text, texts, unread

_ORIGIN = Origin(
    "tianyancha",
    N_("Tianyancha 天眼查 (China), as files"),
    "Tianyancha",
    N_("for the buyer of the data; not for republication"),
    "https://www.tianyancha.com/property/1",
    "thirdParty",
    Standing.COMPILED,
)
_FIELDS = {
    "name": "name",
    "creditCode": "code",
    "regNumber": "number",
    "legalPersonName": "representative",
    "regStatus": "status",
    "regLocation": "address",
    "regCapital": "capital",
    "companyOrgType": "type",
    "businessScope": "scope",
    "industry": "industry",
    "phoneNumber": "phone",
    "email": "email",
    "websiteList": "website",
    "base": "province",
    "city": "city",
}
_OTHERS = (
    "id estiblishTime historyNames historyNameList type legalPersonId fromTime toTime "
    "approvedTime actualCapital taxNumber orgNumber regInstitute staffNumRange tags bondName "
    "bondNum bondType alias updateTimes revokeDate cancelDate holderList staffList holders staff "
    "percentileScore socialStaffNum isMicroEnt district property3 BRNNumber result items total"
).split()
_HOLDER = "id name type capital capitalActl alias hcgid toco amount logo tagList".split()
_CAPITAL = "amomon percent time paymet".split()
_STAFF = "id name typeJoin type toco hcgid logo typeSore".split()
_KINDS = {1: Kind.COMPANY, 2: Kind.PERSON}


def read_files(pages: Sequence[Page]) -> Iterator[Record]:
    """Yield the companies of all files.

    Raises:
        AnswerError: a file is none of Tianyancha's, or does not say whose holders it lists.
    """
    for page in pages:
        if page.head(64).lstrip()[:1] == b"{":
            yield from _json(page)
        else:
            yield from csv_records(page, _ORIGIN, f"Tianyancha export: {page.name or page.url}")


def _json(page: Page) -> Iterator[Record]:
    whole = required(page.json(), page.where)
    found = mapping(whole.get("result")) or mapping(whole.get("data")) or whole
    holders, staff = _lists(found)
    source = file_source_of(page, _ORIGIN, f"Tianyancha: {page.name or page.url}")
    yield source
    if text(found, "creditCode") or text(found, "legalPersonName"):
        company = company_key(text(found, "creditCode"), text(found, "name"), _ORIGIN, page)
        if not company:
            raise AnswerError(N_("{where} names no company (name, creditCode)."), where=page.where)
        row = {ours: text(found, theirs) for theirs, ours in _FIELDS.items()}
        row["founded"] = _founded(found)
        names = text(found, "historyNames") or ";".join(texts(found.get("historyNameList")))
        row["former"] = names
        row["name"] = row["name"] or company.removeprefix("cn-")
        yield from company_records(row, company, _ORIGIN, source, page.where)
        yield from unread(found, (*_FIELDS, *_OTHERS), page.where)
    else:
        company = _named(page, holders or staff)
        shown = f"{company.removeprefix('cn-')} (code; name not stated here)"
        yield stand_in(source, company, Kind.COMPANY, shown)
        yield from unread(found, (*_FIELDS, *_OTHERS), page.where)
    yield from _holders(holders, company, source, page.where)
    yield from _staff(staff, company, source, page.where)


def _lists(found: Json) -> tuple[list[Json], list[Json]]:
    """Return the holders and the staff that an answer lists, by what its items have."""
    items = objects(found.get("items"))
    holders = [*objects(found.get("holderList")), *objects(found.get("holders"))]
    staff = [*objects(found.get("staffList")), *objects(found.get("staff"))]
    staff += [item for item in items if "typeJoin" in item]
    holders += [item for item in items if "typeJoin" not in item]
    return holders, staff


def _founded(found: Json) -> str:
    """Return the day of founding; ``estiblishTime`` is how the source spells it."""
    stated = found.get("estiblishTime")
    if isinstance(stated, int) and not isinstance(stated, bool):
        return milliseconds(stated)
    return text(found, "estiblishTime")


def _named(page: Page, items: Sequence[Json]) -> str:
    """Return the company that the reader says a list belongs to.

    Raises:
        AnswerError: the file is no list, or nobody says whose it is.
    """
    if not items:
        raise AnswerError(
            N_("{where} holds neither a company nor a list of Tianyancha."), where=page.where
        )
    company = own_company_id("CN", page.company.removeprefix("cn-"))
    if not company:
        raise AnswerError(
            N_(
                "{where} lists holders or staff and not whose. Say it: --company with the "
                "18-character code (统一社会信用代码)."
            ),
            where=page.where,
        )
    return company


def _holders(items: Sequence[Json], company: str, source: Source, where: str) -> Iterator[Record]:
    register, seen = register_of(_ORIGIN, company), set()
    for item in items:
        name, kind = text(item, "name"), item.get("type")
        yield from unread(item, _HOLDER, where)
        if not name or name in seen:
            yield Unknown("holder without a name, or named twice", where)
            continue
        seen.add(name)
        known = _KINDS.get(kind) if isinstance(kind, int) else None
        capital = objects(item.get("capital"))
        for part in capital:
            yield from unread(part, _CAPITAL, where)
        stated, more = _stated(capital)
        yield from holding(register, Party(name, known), stated, source, more)


def _stated(capital: Sequence[Json]) -> tuple[str, dict[str, Value | None]]:
    """Return the percentage, where there is one only, and the amounts."""
    percents = {text(part, "percent") for part in capital if text(part, "percent")}
    amounts = tuple(filter(None, (text(part, "amomon") for part in capital)))
    one = percents.pop() if len(percents) == 1 else ""
    more: dict[str, Value | None] = {"subscribed": amounts}
    if len(percents) > 1:
        more["stated_percentages"] = tuple(sorted(p for p in percents if percentage(p)))
    return one, more


def _staff(items: Sequence[Json], company: str, source: Source, where: str) -> Iterator[Record]:
    register, seen = register_of(_ORIGIN, company), set()
    for item in items:
        name = text(item, "name")
        yield from unread(item, _STAFF, where)
        joined = texts(item.get("typeJoin")) or tuple(re.split("[,、]", text(item, "typeJoin")))
        for role in joined:
            if name and (name, role) not in seen:
                seen.add((name, role))
                yield from office(register, name, role or "主要人员", source)


COLLECTOR = Collector(
    _ORIGIN,
    subject=N_("a JSON or CSV file of Tianyancha"),
    gives=N_("holders and staff of a company in China, out of an export of Tianyancha"),
    read_files=read_files,
    verified=False,
)
