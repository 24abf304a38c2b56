"""OpenCorporates by its API (version 0.4): a company with officers, and a name search.

https://api.opencorporates.com/documentation/API-Reference
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.errors import AnswerError
from graph.model.records import Kind, Source
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
    incomplete_part,
    source_of,
    tie_id_stem,
)
from scrapers.contract.page import Page
from scrapers.parsing.json_values import Json, mapping, objects, require_object, text, unknown_value
from scrapers.parsing.jurisdictions import jurisdiction_id
from scrapers.parsing.payload_fields import fields
from scrapers.parsing.statements import make_statement, stand_in_statement
from scrapers.sources.databases.opencorporates.company import (
    company_records,
    listed_officers,
    officer_records,
)
from scrapers.sources.databases.opencorporates.origin import ORIGIN
from scrapers.sources.databases.opencorporates.parties import company_id_of

_HOST = "api.opencorporates.com"
_BASE = f"https://{_HOST}/v0.4"
_MOST_PAGES = 10
_CODE = re.compile(r"([a-z]{2}(?:_[a-z0-9]{1,3})?)/([\w.-]{1,60})", re.ASCII | re.IGNORECASE)


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield a company, and its officers from their own list."""
    page = fetch(f"{_BASE}/companies/{subject}")
    company = _company(page)
    officers = fetch_optional(fetch, f"{_BASE}/companies/{subject}/officers", _page_params(1))
    yield from _company_page_records(page, company)
    if officers is None:
        yield from _inner_officers(page, company)
        return
    # The page's own officers are left to their list, so the page must not end their ties.
    if objects(company.get("officers")):
        yield incomplete_part(_source(page, company, "company"))
    results = _results(officers)
    yield from _officers(officers, results, company)
    total = results.get("total_pages")
    pages = total if isinstance(total, int) and not isinstance(total, bool) else 1
    for number in range(2, min(pages, _MOST_PAGES) + 1):
        more = fetch(f"{_BASE}/companies/{subject}/officers", _page_params(number))
        yield from _officers(more, _results(more), company)
    if pages > _MOST_PAGES:
        yield CollectionNote(
            lazy_text(
                N_("{name} has {pages} pages of officers; {most} were taken."),
                name=text(company, "name"),
                pages=pages,
                most=_MOST_PAGES,
            )
        )


def _page_params(number: int) -> dict[str, str]:
    return {"per_page": "100", "page": str(number)}


def _results(page: Page) -> Json:
    """Return the results of an answer.

    Raises:
        AnswerError: the answer is of another kind, or reports an error.
    """
    answer = require_object(page.json(), page.where)
    results = mapping(answer.get("results"))
    if not results:
        message = text(answer, "error", "message")
        error = N_("{where} is not an answer of OpenCorporates with results.")
        if message:
            error = N_("{where} is not an answer of OpenCorporates with results. It says: {said}")
        raise AnswerError(error, where=page.where, said=message[:200])
    return results


_ANSWER = fields(
    "results.company results.companies results.officers results.officer",
    "api_version results.page results.per_page results.total_pages results.total_count",
)


def _company(page: Page) -> Json:
    company = mapping(_results(page).get("company"))
    if not company_id_of(company) or not text(company, "name"):
        raise AnswerError(N_("{where} is not a company of OpenCorporates."), where=page.where)
    return company


def _source(page: Page, company: Json, what: str) -> Source:
    """Return the source of a page, which restates the register that it names.

    A list of officers is known by its own address.
    """
    source = source_of(
        page, ORIGIN, f"{text(company, 'name')}: {what}", about=_page_address(company, what)
    )
    if not text(company, "source", "publisher"):
        return source
    place, number = text(company, "jurisdiction_code"), company_id_of(company).partition("-")[2]
    if place == "gb":
        host = "api.company-information.service.gov.uk"
        path = {"company": "", "officers": "/officers"}[what]
        return replace(source, restates=f"companies_house:{host}/company/{number}{path}")
    return replace(source, restates=f"register:{place}/{number}")


def _page_address(company: Json, what: str) -> str:
    """Return the address of a company's page; empty for its list of officers."""
    place, number = text(company, "jurisdiction_code"), text(company, "company_number")
    return f"{_BASE}/companies/{place}/{number}" if what == "company" else ""


def _list_address(page: Page, officers: Sequence[Json], results: Json) -> str:
    """Return the address of a saved list of one company's officers; empty for any other list."""
    companies = {company_id_of(mapping(each.get("company"))) for each in officers}
    if page.url or len(companies) != 1 or "" in companies:
        return ""
    company = mapping(officers[0].get("company"))
    number = text(results, "page") or "1"
    return f"{_page_address(company, 'company')}/officers?page={number}"


def _list_parts(results: Json, source: Source) -> Iterator[ListPart]:
    """Yield the range of entries of a list that a page holds."""
    page, most, total = (results.get(key) for key in ("page", "per_page", "total_count"))
    if isinstance(page, int) and isinstance(most, int) and isinstance(total, int):
        count = len(objects(results.get("officers")) or objects(results.get("companies")))
        yield ListPart(
            source=source.id,
            whole=tie_id_stem(source),
            first=(page - 1) * most,
            count=count,
            total=total,
        )


def _company_page_records(page: Page, company: Json) -> Iterator[Record]:
    source = _source(page, company, "company")
    yield source
    yield from company_records(company, source, page.where)


def _inner_officers(page: Page, company: Json) -> Iterator[Record]:
    source = _source(page, company, "company")
    yield from listed_officers(company, company_id_of(company), source, page.where)


def _officers(page: Page, results: Json, company: Json) -> Iterator[Record]:
    source = _source(page, company, "officers")
    yield source
    yield from _list_parts(results, source)
    ident = company_id_of(company)
    yield make_statement(ORIGIN, source, ident, Kind.COMPANY, {"name": text(company, "name")})
    yield from listed_officers(results, ident, source, page.where)


def read(page: Page) -> Iterator[Record]:
    """Yield the records of a saved answer: a company, officers of one or several, or a search.

    Raises:
        AnswerError: the answer is none of them.
    """
    results = _results(page)
    yield from _ANSWER.unknown_fields(page.json(), page.where)
    if "company" in results:
        found = _company(page)
        yield from _company_page_records(page, found)
        yield from _inner_officers(page, found)
        return
    companies = [mapping(item.get("company")) for item in objects(results.get("companies"))]
    known = [each for each in companies if company_id_of(each) and text(each, "name")]
    officers = [mapping(item.get("officer")) for item in objects(results.get("officers"))]
    if not known and not officers:
        raise AnswerError(N_("{where} holds neither companies nor officers."), where=page.where)
    title = f"{len(known) or len(officers)} answers of OpenCorporates"
    source = source_of(page, ORIGIN, title, about=_list_address(page, officers, results))
    yield source
    yield from _list_parts(results, source)
    for each in known:
        yield from company_records(each, source, page.where)
        yield from listed_officers(each, company_id_of(each), source, page.where)
    for officer in officers:
        company = mapping(officer.get("company")) or _list_company(page)
        ident, name = company_id_of(company), text(company, "name")
        if not ident:
            yield unknown_value("officer without a company", text(officer, "name"), page.where)
            continue
        if name:
            yield make_statement(ORIGIN, source, ident, Kind.COMPANY, {"name": name})
        else:
            number = text(company, "company_number")
            yield stand_in_statement(
                source, ident, Kind.COMPANY, f"{number} (name not stated here)"
            )
        yield from officer_records(officer, ident, source, page.where)


def _list_company(page: Page) -> Json:
    """Return the company in the address of a list of officers."""
    match = re.search(r"/companies/([a-z_0-9]{2,6})/([\w.-]{1,60})/officers", page.url)
    return {"jurisdiction_code": match[1], "company_number": match[2]} if match else {}


def search(fetch: Fetch, words: str) -> Iterator[Candidate]:
    """Yield the companies whose names match ``words``."""
    page = fetch(f"{_BASE}/companies/search", {"q": words, "per_page": "30"})
    for item in objects(_results(page).get("companies")):
        company = mapping(item.get("company"))
        if company_id_of(company):
            subject = f"{text(company, 'jurisdiction_code')}/{text(company, 'company_number')}"
            details = (text(company, "current_status"), text(company, "registered_address_in_full"))
            yield Candidate(subject, text(company, "name"), ", ".join(filter(None, details)))


def subject_of(words: str) -> str:
    """Return jurisdiction and number, ``gb/SC045439``; empty for a name."""
    match = _CODE.fullmatch(words.strip())
    known = match and jurisdiction_id(match[1], match[2])
    return f"{match[1].lower()}/{match[2]}" if match and known else ""


def follow(entity: str) -> str:
    """Return the subject of a British, Singaporean or US company's id; empty for other ids."""
    match = re.fullmatch(r"(gb|sg)-(\w+)|us-([a-z]{2})-(\w+)", entity, re.ASCII)
    if match is None or entity.startswith(("gb-officer", "gb-psc")):
        return ""
    return f"{match[1]}/{match[2]}" if match[1] else f"us_{match[3]}/{match[4]}"


COLLECTOR = Collector(
    origin=ORIGIN,
    subject=N_("jurisdiction and number, such as gb/SC045439"),
    gives=N_("a company with its officers, out of many registers"),
    collect=collect,
    search=search,
    read=read,
    subject_of=subject_of,
    follow=follow,
    hosts=(_HOST,),
    key=ApiKey(
        setting="opencorporates_api_token",
        place=KeyPlace.HEADER,
        obtained_at="https://opencorporates.com/api_accounts/new",
        instead="gleif",
        name="X-API-TOKEN",
        tried_at=f"{_BASE}/account_status",
    ),
    rate=RateLimit(1, 1),
)
