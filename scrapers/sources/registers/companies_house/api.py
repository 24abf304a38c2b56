"""Companies House (United Kingdom) by its API: company, officers, owners, appointments.

https://developer-specs.company-information.service.gov.uk/
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from graph.errors import AnswerError
from graph.model.ids import company_id
from graph.model.records import Source
from graph.support.language import N_, lazy_text
from scrapers.contract.collector import (
    ApiKey,
    Candidate,
    CollectionNote,
    Collector,
    Fetch,
    KeyPlace,
    ListPart,
    RateLimit,
    Record,
    fetch_optional,
    source_of,
    tie_id_stem,
)
from scrapers.contract.page import Page
from scrapers.parsing.json_values import Json, objects, require_object, text
from scrapers.sources.registers.companies_house.origin import Company, origin
from scrapers.sources.registers.companies_house.records.officers import (
    appointment_records,
    officer_records,
)
from scrapers.sources.registers.companies_house.records.owners import (
    OWNER_LIST_FIELDS,
    owner_records,
)
from scrapers.sources.registers.companies_house.records.profile import profile_records

_HOST = "api.company-information.service.gov.uk"
_BASE = f"https://{_HOST}"
_ORIGIN = origin("companies_house", N_("Companies House (United Kingdom)"))
_OFFICERS = "officers"
_LISTS = {
    "/officers": _OFFICERS,
    "/exemptions": "exemptions",
    "/persons-with-significant-control-statements": "statements on significant control",
    "/persons-with-significant-control": "persons with significant control",
}
MOST_APPOINTMENTS = 50
"""Appointments of one officer that are taken; there are officers with thousands."""


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield a company with officers and owners, or an officer with its appointments."""
    if subject.startswith("officers/"):
        yield from _collect_appointments(fetch, subject.removeprefix("officers/"))
        return
    base = f"{_BASE}/company/{subject}"
    profile = fetch(base)
    answer = require_object(profile.json(), profile.where)
    company = _company(answer, profile)
    yield from _read_answer(profile, company)
    for path in ("officers", "persons-with-significant-control"):
        yield from _read_list(fetch, f"{base}/{path}", company)
    yield from _read_list(fetch, f"{base}/persons-with-significant-control-statements", company)
    if text(answer, "links", "exemptions"):
        page = fetch_optional(fetch, f"{base}/exemptions")
        if page is not None:
            yield from _read_answer(page, company)


def _company(answer: Json, page: Page) -> Company:
    number, name = text(answer, "company_number"), text(answer, "company_name")
    if not company_id("GB", number) or not name:
        raise AnswerError(
            N_("{where} is not a company's page of Companies House."), where=page.where
        )
    return Company(number, name)


def _read_list(fetch: Fetch, url: str, company: Company) -> Iterator[Record]:
    """Yield the records of all pages of a list; a company may lack the list."""
    page = fetch_optional(fetch, url)
    start = 0
    while page is not None:
        answer = require_object(page.json(), page.where)
        yield from _read_answer(page, company)
        items, total = answer.get("items"), answer.get("total_results")
        taken = len(items) if isinstance(items, list) else 0
        start += taken
        if not isinstance(total, int) or start >= total:
            return
        if not taken or answer.get("start_index", start) != start - taken:
            yield CollectionNote(
                lazy_text(
                    N_("{url} lists {total} entries, of which it gave {given}."),
                    url=url,
                    total=total,
                    given=start - taken,
                )
            )
            return
        page = fetch(url, {"start_index": str(start)})


def _collect_appointments(fetch: Fetch, key: str) -> Iterator[Record]:
    url = f"{_BASE}/officers/{key}/appointments"
    start = 0
    while True:
        page = fetch(url, {"start_index": str(start)} if start else None)
        answer = require_object(page.json(), page.where)
        yield from read(page)
        items, total = answer.get("items"), answer.get("total_results")
        taken = len(items) if isinstance(items, list) else 0
        start += taken
        if not isinstance(total, int) or start >= total:
            return
        if start >= MOST_APPOINTMENTS or not taken or answer.get("start_index", 0) != start - taken:
            name = text(answer, "name")
            yield CollectionNote(
                lazy_text(
                    N_("{name} has {total} appointments; the first {start} were taken."),
                    name=name,
                    total=total,
                    start=start,
                )
            )
            return


def read(page: Page) -> Iterator[Record]:
    """Yield the records of one saved answer about a company or an officer."""
    answer = require_object(page.json(), page.where)
    if text(answer, "company_name") and text(answer, "company_number"):
        yield from _read_answer(page, _company(answer, page))
        return
    path = text(answer, "links", "self") or urlsplit(page.url).path
    if match := re.match(r"/officers/([^/]+)/appointments", path):
        title = f"Appointments of {text(answer, 'name')}"
        source = source_of(page, _ORIGIN, title, about=_answer_address(answer))
        yield source
        yield from _list_parts(answer, source)
        yield from appointment_records(answer, match[1], source, page.where)
        return
    match = re.match(r"/company/([^/]+)/", path)
    if match is None or not company_id("GB", match[1]):
        raise AnswerError(
            N_("{where} is not an answer about a company or an officer of Companies House."),
            where=page.where,
        )
    yield from _read_answer(page, Company(match[1]))


def _answer_address(answer: Json) -> str:
    """Return the address that an answer states for itself, empty for none.

    Every page of a list states the address of the first one, so later pages get their index added.
    """
    own, start = text(answer, "links", "self"), answer.get("start_index")
    if not own.startswith("/"):
        return ""
    later = isinstance(start, int) and start > 0
    return f"{_BASE}{own}?start_index={start}" if later else f"{_BASE}{own}"


def _list_parts(answer: Json, source: Source) -> Iterator[ListPart]:
    if not isinstance(answer.get("items"), list):
        return
    start, total = (answer.get(key) for key in ("start_index", "total_results"))
    count = len(objects(answer["items"]))
    first = start if isinstance(start, int) else 0
    size = answer.get("items_per_page")
    # A full page that states no total may have another after it, so the list never counts as whole.
    unknown = 1 if isinstance(size, int) and count >= size else 0
    last = total if isinstance(total, int) else first + count + unknown
    yield ListPart(
        source=source.id, whole=tie_id_stem(source), first=first, count=count, total=last
    )


def _read_answer(page: Page, company: Company) -> Iterator[Record]:
    answer = require_object(page.json(), page.where)
    title = company.name or company.number
    if text(answer, "company_name"):
        about = f"{_BASE}/company/{company.id.removeprefix('gb-')}"
        source = source_of(page, _ORIGIN, f"{title}: company", about=about)
        yield source
        yield from profile_records(answer, company, source, page.where)
        return
    path = text(answer, "links", "self") or urlsplit(page.url).path
    what = next((words for part, words in _LISTS.items() if part in path), "")
    if not what:
        raise AnswerError(
            N_("{where} is of a kind that is not read: {path}."), where=page.where, path=path[:200]
        )
    source = source_of(page, _ORIGIN, f"{title}: {what}", about=_answer_address(answer))
    yield source
    yield from _list_parts(answer, source)
    if what == _OFFICERS:
        yield company.stand_in(source)
        yield from officer_records(answer, company, source, page.where, _ORIGIN.name)
    else:
        items = objects(answer["items"]) if "items" in answer else [answer]
        yield from owner_records(items, company, source, page.where, _ORIGIN.name)
        if "items" in answer:
            yield from OWNER_LIST_FIELDS.unknown_fields(answer, page.where)


def search(fetch: Fetch, words: str) -> Iterator[Candidate]:
    """Yield the companies and officers whose names match ``words``."""
    page = fetch(f"{_BASE}/search", {"q": words, "items_per_page": "50"})
    for item in objects(require_object(page.json(), page.where).get("items")):
        link = text(item, "links", "self")
        number = text(item, "company_number")
        officer = re.match(r"/officers/([^/]+)/appointments", link)
        subject = number or (f"officers/{officer[1]}" if officer else "")
        if subject:
            details = (text(item, key) for key in ("company_status", "description"))
            shown = ", ".join(part for part in (*details, text(item, "address_snippet")) if part)
            yield Candidate(subject, text(item, "title"), shown)


def subject_of(words: str) -> str:
    """Return a company number in its 8 characters, or ``officers/KEY``; empty for a name."""
    if match := re.fullmatch(
        r"(?:/?officers/|gb-officer-)([\w-]+)(?:/appointments)?", words.strip()
    ):
        return f"officers/{match[1]}"
    number = words.strip().removeprefix("gb-")
    return company_id("GB", number).removeprefix("gb-")


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject=N_("company number, or officers/KEY"),
    gives=N_("a company with its officers and owners, by number; officers by key"),
    collect=collect,
    search=search,
    read=read,
    subject_of=subject_of,
    follow=lambda entity: subject_of(entity) if entity.startswith("gb-") else "",
    hosts=(_HOST,),
    key=ApiKey(
        setting="companies_house_api_key",
        place=KeyPlace.BASIC_USER,
        obtained_at="https://developer.company-information.service.gov.uk",
        instead="companies_house_html",
        tried_at=f"{_BASE}/search/companies?q=a&items_per_page=1",
    ),
    rate=RateLimit(600, 300),
)
