"""Companies House (United Kingdom) by its public pages, which need no key."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from bs4 import BeautifulSoup

from graph.errors import AnswerError
from graph.model.ids import company_id, slug
from graph.model.records import Source
from graph.support.language import N_, lazy_text
from scrapers.contract.collector import (
    Candidate,
    CollectionNote,
    Collector,
    Fetch,
    ListPart,
    RateLimit,
    Record,
    fetch_optional,
    source_of,
    tie_id_stem,
)
from scrapers.contract.page import Page
from scrapers.contract.page_signs import PageSigns, of_host
from scrapers.sources.registers.companies_house.api import subject_of
from scrapers.sources.registers.companies_house.origin import Company, origin
from scrapers.sources.registers.companies_house.records.officers import officer_records
from scrapers.sources.registers.companies_house.records.owners import owner_records
from scrapers.sources.registers.companies_house.records.profile import profile_records
from scrapers.sources.registers.companies_house.site_pages import (
    ApiItem,
    element_text,
    officers_of,
    owners_of,
    page_company_name,
    page_company_number,
    profile_of,
)

_HOST = "find-and-update.company-information.service.gov.uk"
_BASE = f"https://{_HOST}"
_ORIGIN = origin("companies_house_html", N_("Companies House (United Kingdom), public pages"))
_LISTS = ("officers", "persons-with-significant-control")
_MOST_PAGES = 40
_PAGE = re.compile(r"[?&]page=(\d{1,4})\b")


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield a company with its officers and owners."""
    if subject.startswith("officers/"):
        raise AnswerError(N_("Officers' pages are read by companies_house (the API) only."))
    base = f"{_BASE}/company/{subject}"
    yield from read(fetch(base))
    for path in _LISTS:
        yield from _read_list(fetch, f"{base}/{path}")


def _read_list(fetch: Fetch, url: str) -> Iterator[Record]:
    page = fetch_optional(fetch, url)
    for _ in range(_MOST_PAGES):
        if page is None:
            return
        yield from read(page)
        following = page.html().select_one("a#next-page[href]")
        if following is None:
            return
        page = fetch(urljoin(page.url, str(following["href"])))
    yield CollectionNote(
        lazy_text(
            N_("{url} has more than {most} pages; these were taken."), url=url, most=_MOST_PAGES
        )
    )


def read(page: Page) -> Iterator[Record]:
    """Yield the records of one page: a company's profile, its officers or its owners.

    Raises:
        AnswerError: the page is not about a company, or lists neither officers nor owners.
    """
    html = page.whole_html()
    company = Company(page_company_number(html), page_company_name(html))
    if not company.id or not company.name:
        raise AnswerError(
            N_("{where} is not a company's page of Companies House."), where=page.where
        )
    about = "" if page.url else _address(html, company)
    if html.select_one("#company-status, #company-type"):
        source = source_of(page, _ORIGIN, f"{company.name}: company", about=about)
        yield source
        yield from profile_records(profile_of(html), company, source, page.where)
        return
    officers, owners = officers_of(html), owners_of(html)
    if not officers and not owners and not html.select_one("#no-pscs, #company-appointments"):
        raise AnswerError(N_("{where} lists neither officers nor owners."), where=page.where)
    if html.select_one("#company-appointments") or officers:
        source = source_of(page, _ORIGIN, f"{company.name}: officers", about=about)
        yield source
        yield _list_part(html, len(officers), source)
        yield company.stand_in(source)
        listed = {"items": officers}
        yield from officer_records(listed, company, source, page.where, _ORIGIN.name)
        return
    title = f"{company.name}: persons with significant control"
    source = source_of(page, _ORIGIN, title, about=about)
    yield source
    yield _list_part(html, len(owners), source)
    yield from _owners(owners, company, source, page)


def _address(html: BeautifulSoup, company: Company) -> str:
    base = f"{_BASE}/company/{company.number}"
    if html.select_one("#company-status, #company-type"):
        return base
    path = _LISTS[0] if html.select_one("#company-appointments, #officer-name-1") else _LISTS[1]
    number = _page_number(html)
    return f"{base}/{path}?page={number}" if number > 1 else f"{base}/{path}"


def _page_number(html: BeautifulSoup, url: str = "") -> int:
    """Return the number of a list's page, from 1: by its address, else by its links."""
    stated = _PAGE.search(url)
    if stated:
        return int(stated[1])
    for css, step in (("a[aria-current=page]", 0), ("a[rel~=next]", -1), ("a[rel~=prev]", 1)):
        link = html.select_one(f"{css}[href]")
        if link is not None and (named := _PAGE.search(str(link["href"]))):
            return int(named[1]) + step
    return 1


def _list_part(html: BeautifulSoup, entries: int, source: Source) -> ListPart:
    """Return the place of a page in its list; a page without entries counts as no part of it."""
    number = _page_number(html, source.url)
    stated = re.search(r"(\d{1,5}) officers?\b", element_text(html, "#company-appointments"))
    lacking = number == 1 and stated is not None and int(stated[1]) > entries
    last = number + 1 if html.select_one("a[rel~=next]") or lacking else number
    return ListPart(
        source=source.id,
        whole=tie_id_stem(source),
        first=number - 1,
        count=1 if entries else 0,
        total=last,
    )


def _owners(items: list[ApiItem], company: Company, source: Source, page: Page) -> Iterator[Record]:
    """Yield the holders of a page.

    The site shows no key for them, so a name, with its month of birth, identifies a holder within
    this company only.
    """
    keyed = []
    for item in items:
        born = item.get("date_of_birth") or {}
        parts = (company.number, item.get("name", ""), born.get("year", ""), born.get("month", ""))
        key = slug(" ".join(str(part) for part in parts if part), keep_case=True)
        link = f"/company/{company.number}/persons-with-significant-control/{key}"
        when = item.get("notified_on", "")
        keyed.append({**item, "links": {"self": link}, "stated_as": f"{link}:{when}"})
    yield from owner_records(keyed, company, source, page.where, _ORIGIN.name)


def search(fetch: Fetch, text: str) -> Iterator[Candidate]:
    """Yield the companies whose names match ``text``."""
    page = fetch(f"{_BASE}/search/companies", {"q": text})
    for item in page.html().select("ul#results li.type-company"):
        link = item.select_one("h3 a[href]")
        number = re.search(r"/company/(\w+)", str(link["href"]) if link else "")
        if number and company_id("GB", number[1]):
            details = [" ".join(p.get_text(" ").split()) for p in item.select("p")]
            yield Candidate(number[1], element_text(item, "h3 a"), ", ".join(filter(None, details)))


def _company(text: str) -> str:
    subject = subject_of(text)
    return "" if subject.startswith("officers/") else subject


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject=N_("company number"),
    gives=N_("a company with its officers and owners, from the public pages"),
    collect=collect,
    search=search,
    read=read,
    subject_of=_company,
    follow=lambda entity: _company(entity) if entity.startswith("gb-") else "",
    hosts=(_HOST,),
    rate=RateLimit(1, 1),
    signs=PageSigns(of_host(_HOST)),
    robots=True,
)
