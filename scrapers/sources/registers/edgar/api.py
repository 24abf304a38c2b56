"""EDGAR: a filer, and the subsidiaries listed in Exhibit 21 of its newest annual report.

https://www.sec.gov/search-filings/edgar-application-programming-interfaces
"""

import re
from collections.abc import Iterator
from hashlib import sha256

from rapidfuzz import fuzz, process, utils

from graph.errors import AnswerError, MissingPageError
from graph.model.ids import cik_id, document_id
from graph.model.records import Kind, Value
from graph.support.language import N_, lazy_text
from scrapers.contract.collector import (
    Candidate,
    CollectionNote,
    Collector,
    Fetch,
    RateLimit,
    Record,
    Unknown,
    fetch_optional,
    incomplete_part,
    source_of,
)
from scrapers.contract.page import Page
from scrapers.parsing.json_values import Json, mapping, objects, require_object, text, unknown_value
from scrapers.parsing.statements import make_statement, stand_in_statement
from scrapers.sources.registers.edgar.company import ORIGIN, filer_kind, filer_records, stated_text
from scrapers.sources.registers.edgar.exhibits.exhibit import Subsidiary, subsidiaries
from scrapers.sources.registers.edgar.exhibits.records import Exhibit, listed_records, name_key
from scrapers.sources.registers.edgar.filings import (
    FOREIGN,
    Filing,
    annual_reports,
    exhibit_addresses,
    filing_key,
    folder_address,
)

_TICKERS = "https://www.sec.gov/files/company_tickers.json"
_SUBMISSIONS = "https://data.sec.gov/submissions/"
_MOST_FOUND = 20
_LEAST_ALIKE = 75


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield a filer and the subsidiaries its newest annual report lists."""
    cik = cik_id(subject) or _cik_of(fetch, subject)
    page = fetch(f"{_SUBMISSIONS}CIK{cik.removeprefix('cik-')}.json")
    submissions = _submissions(page)
    yield from _filer(page, submissions)
    filer = (cik, stated_text(submissions, "name"), filer_kind(submissions))
    filing, index = _newest_report(fetch, cik, mapping(submissions.get("filings")))
    if index is None:
        if filer[2] is Kind.COMPANY:
            yield CollectionNote(
                lazy_text(N_("{name}: no annual report with an index is at EDGAR."), name=filer[1])
            )
        return
    addresses = exhibit_addresses(index, filing.form)
    for address in addresses:
        yield from _subsidiary_records(fetch(address), filer, filing)
    if not addresses:
        yield CollectionNote(
            lazy_text(
                N_(
                    "{name}: the annual report filed on {day} has no {exhibit}. That is no "
                    "proof that there are no subsidiaries."
                ),
                name=filer[1],
                day=filing.filed,
                exhibit="Exhibit 8.1" if filing.form in FOREIGN else "Exhibit 21",
            )
        )


def _cik_of(fetch: Fetch, ticker: str) -> str:
    page = fetch(_TICKERS)
    for item in _tickers(page):
        if text(item, "ticker").upper() == ticker.upper() and cik_id(text(item, "cik_str")):
            return cik_id(text(item, "cik_str"))
    raise MissingPageError(
        N_("{ticker} is no ticker that the SEC lists; give the CIK."), ticker=ticker
    )


def _tickers(page: Page) -> list[Json]:
    answer = require_object(page.json(), page.where)
    listed = [mapping(item) for item in answer.values()]
    known = [item for item in listed if text(item, "title") and text(item, "cik_str")]
    if not known:
        raise AnswerError(N_("{where} is not the SEC's list of tickers."), where=page.where)
    return known


def _submissions(page: Page) -> Json:
    answer = require_object(page.json(), page.where)
    if not cik_id(text(answer, "cik")) or not stated_text(answer, "name"):
        raise AnswerError(N_("{where} is not a filer's page of EDGAR."), where=page.where)
    return answer


def _filer(page: Page, submissions: Json) -> Iterator[Record]:
    about = f"{_SUBMISSIONS}CIK{cik_id(text(submissions, 'cik'))[4:]}.json"
    source = source_of(page, ORIGIN, f"{stated_text(submissions, 'name')}: filer", about=about)
    yield source
    yield from filer_records(submissions, source, page.where)


def _newest_report(fetch: Fetch, cik: str, filings: Json) -> tuple[Filing, Page | None]:
    """Return the newest annual report that has an index; older filings are searched if needed.

    The index is None where no report has one.
    """
    known = list(annual_reports(mapping(filings.get("recent"))))
    older = objects(filings.get("files"))
    while not known and older:
        name = text(older.pop(0), "name")
        page = (
            fetch_optional(fetch, f"{_SUBMISSIONS}{name}")
            if re.fullmatch(r"[\w.-]+", name)
            else None
        )
        known = list(annual_reports(require_object(page.json(), page.where))) if page else []
    for filing in sorted(known, key=lambda each: each.filed, reverse=True)[:2]:
        base = folder_address(cik.removeprefix("cik-"), filing)
        index = fetch_optional(fetch, f"{base}{filing.accession}-index.htm") or fetch_optional(
            fetch, base
        )
        if index is not None:
            return filing, index
    return Filing("", "", "", ""), None


def _subsidiary_records(
    page: Page, filer: tuple[str, str, Kind], filing: Filing
) -> Iterator[Record]:
    """Yield the subsidiaries of one exhibit.

    Raises:
        AnswerError: the exhibit lists none that can be read.
    """
    ident, name, _ = filer
    dated, title = filing.period or filing.filed, _exhibit_title(page, filing)
    shown = f"{name or ident}: subsidiaries{f' as of {dated}' if dated else ''} ({title})"
    # A filing is the list of one year and never changes, so reading it again ends no tie.
    about = "" if page.url else f"{ident}/exhibit-21/{page.digest[:32]}"
    source = source_of(page, ORIGIN, shown, filing.filed, about=about)
    key = filing_key(page.url)[1] or _exhibit_key(page)
    yield source
    yield incomplete_part(source)
    if name:
        yield make_statement(ORIGIN, source, ident, Kind.COMPANY, {"name": name})
    else:
        shown = f"{ident.removeprefix('cik-')} (CIK; name not stated here)"
        yield stand_in_statement(source, ident, Kind.COMPANY, shown)
    exhibit = Exhibit(filer=ident, key=key, source=source, title=title)
    items = list(subsidiaries(page, name))
    yield from (item for item in items if isinstance(item, Unknown))
    companies = {exhibit.id_of(i): i for i in reversed(items) if isinstance(i, Subsidiary)}
    for item in items:
        if (
            isinstance(item, Subsidiary)
            and item.holdings != companies[exhibit.id_of(item)].holdings
        ):
            yield unknown_value("company that is listed twice", item.name, page.where)
    known = {name_key(item.name): own for own, item in companies.items()}
    known |= {name_key(name): ident} if name else {}
    # Built from the end, so that the first of two rows counts; reversed again to list order.
    for item in reversed(companies.values()):
        yield from listed_records(item, exhibit, known)
    if not companies:
        raise AnswerError(
            N_("{where} holds no list of subsidiaries that can be read."), where=page.where
        )


def _exhibit_title(page: Page, filing: Filing) -> str:
    """Return the title of an exhibit: Exhibit 8.1 for a report on Form 20-F, else Exhibit 21."""
    is_foreign = filing.form in FOREIGN or re.search(r"exhibit\s+8\.1\b", page.text[:3000], re.I)
    return "Exhibit 8.1" if is_foreign else "Exhibit 21"


def _exhibit_key(page: Page) -> str:
    """Return the key of an exhibit that is not at EDGAR's own address."""
    return sha256(page.url.encode()).hexdigest()[:16] if page.url else page.digest[:16]


def read(page: Page) -> Iterator[Record]:
    """Yield the records of a saved answer: a filer, the list of tickers, or an exhibit.

    Raises:
        AnswerError: the page is none of them, or an exhibit that does not name its filer.
    """
    if page.body.lstrip()[:1] == b"{":
        answer = require_object(page.json(), page.where)
        if "cik" in answer:
            yield from _filer(page, _submissions(page))
        else:
            yield from _ticker_records(page)
        return
    name, cik = _filer_name(page), filing_key(page.url)[0] or page.company
    ident = cik_id(cik.removeprefix("cik-"))
    if not ident and not cik and name:
        ident = document_id(f"edgar-{_exhibit_key(page)}", name)
        yield CollectionNote(
            lazy_text(
                N_(
                    "{name} is known by its name only; give its CIK (--company) to tie it to EDGAR."
                ),
                name=name,
            )
        )
    if not ident:
        raise AnswerError(
            N_(
                "{where} does not say whose exhibit it is; give its address (--url) or the "
                "filer's CIK (--company)."
            ),
            where=page.where,
        )
    yield from _subsidiary_records(page, (ident, name, Kind.COMPANY), Filing("", "", "", ""))


def _filer_name(page: Page) -> str:
    """Return the name in a title such as ``Subsidiaries of Acme Inc.*``; empty for none."""
    is_html = page.body.lstrip()[:1] == b"<"
    words = (page.html().get_text(" ", strip=True) if is_html else page.text)[:2000]
    match = re.search(
        r"subsidiaries of\s+(?!the )(.{2,80}?(?:Inc|Corp|Company|Ltd|LLC|plc)\b\.?)", words, re.I
    )
    return match[1].strip() if match else ""


def _ticker_records(page: Page) -> Iterator[Record]:
    listed = _tickers(page)
    source = source_of(page, ORIGIN, "Companies with a ticker", about=_TICKERS)
    yield source
    tickers: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for item in listed:
        if ident := cik_id(text(item, "cik_str")):
            tickers.setdefault(ident, []).append(text(item, "ticker"))
            names.setdefault(ident, text(item, "title"))
    for ident, name in names.items():
        own = tuple(filter(None, tickers[ident]))
        values: dict[str, Value | None] = {"name": name, "cik": ident[4:], "tickers": own}
        yield make_statement(ORIGIN, source, ident, Kind.COMPANY, values)


def search(fetch: Fetch, words: str) -> Iterator[Candidate]:
    """Yield listed companies with similar names; companies without a ticker need their CIK."""
    listed = _tickers(fetch(_TICKERS))
    names = [text(item, "title") for item in listed]
    ticker = words.strip().upper()
    exact = [n for n, item in enumerate(listed) if text(item, "ticker").upper() == ticker]
    alike = process.extract(
        words,
        names,
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        score_cutoff=_LEAST_ALIKE,
        limit=_MOST_FOUND,
    )
    for index in dict.fromkeys([*exact, *(match[2] for match in alike)]):
        item = listed[index]
        ident = cik_id(text(item, "cik_str"))
        if ident:
            yield Candidate(ident.removeprefix("cik-"), names[index], text(item, "ticker"))


def subject_of(words: str) -> str:
    """Return a CIK of ten digits, or a ticker in capitals; empty for a name."""
    text_ = words.strip()
    if ident := cik_id(text_.removeprefix("cik-")):
        return ident.removeprefix("cik-")
    return text_ if re.fullmatch(r"[A-Z]{1,5}(?:[.-][A-Z]{1,2})?", text_) else ""


COLLECTOR = Collector(
    origin=ORIGIN,
    subject=N_("CIK or ticker in capitals"),
    gives=N_("a company listed in the United States, with its subsidiaries"),
    collect=collect,
    search=search,
    read=read,
    subject_of=subject_of,
    follow=lambda entity: subject_of(entity) if entity.startswith("cik-") else "",
    hosts=("www.sec.gov", "data.sec.gov"),
    rate=RateLimit(8, 1),
    needs_contact=True,
)
