"""PSE: the lists of registered, revoked and suspended systems, page by page.

The register moved from pse.kominfo.go.id (pages of 10, from 0) to pse.komdigi.go.id (from 1).
"""

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from rapidfuzz import fuzz

from graph.errors import MissingPageError
from graph.support.language import N_, lazy_text
from scrapers.contract.collector import (
    Candidate,
    CollectionNote,
    Collector,
    Fetch,
    RateLimit,
    Record,
    fetch_optional,
    source_of,
)
from scrapers.contract.page import Page
from scrapers.sources.registers.pse.registrations import lowest_rows, name_key, row_records
from scrapers.sources.registers.pse.rows import ORIGIN, SystemRow, list_part, page_count, rows_of

_NEW = "https://pse.komdigi.go.id/api-public/tdpse"
_OLD = "https://pse.kominfo.go.id/static/json-static"
LISTS = tuple(
    f"{place}_{status}"
    for place in ("LOKAL", "ASING")
    for status in ("TERDAFTAR", "DICABUT", "DIHENTIKAN_SEMENTARA")
)
_MOST_PAGES = 3000
_LEAST_ALIKE = 85
_MOST_FOUND = 50


def _new_page(fetch: Fetch, listed: str, number: int) -> Page:
    return fetch(_NEW, {"index": listed, "page": str(number), "hit_per_page": "50"})


def _old_page(fetch: Fetch, listed: str, number: int) -> Page:
    return fetch(f"{_OLD}/{listed}/{number - 1}.json")


def _find_form(fetch: Fetch, listed: str) -> tuple[Callable[[Fetch, str, int], Page], Page]:
    """Return the function that fetches a list's pages, and its first page.

    Raises:
        MissingPageError: neither site of the register has the list.
    """
    page = fetch_optional(fetch, _NEW, {"index": listed, "page": "1", "hit_per_page": "50"})
    if page is not None:
        return _new_page, page
    return _old_page, _old_page(fetch, listed, 1)


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield a whole list, or one page of it (``ASING_TERDAFTAR/3``)."""
    listed, _, number = subject.partition("/")
    ask, page = _find_form(fetch, listed)
    if number:
        yield from _page_records(ask(fetch, listed, int(number)), listed, {})
        return
    last = min(page_count(page), _MOST_PAGES)
    names: dict[str, SystemRow] = {}
    # The first pass finds registrations that share a business number. The second one yields the
    # records and reads the captures of the first.
    for each in range(1, last + 1):
        names = lowest_rows(rows_of(ask(fetch, listed, each), listed)[0], names)
    for each in range(1, last + 1):
        yield from _page_records(ask(fetch, listed, each), listed, names)
    if page_count(page) > last:
        yield CollectionNote(
            lazy_text(
                N_("{listed} has {pages} pages; the first {last} were taken."),
                listed=listed,
                pages=page_count(page),
                last=last,
            )
        )


def _page_records(page: Page, listed: str, names: dict[str, SystemRow]) -> Iterator[Record]:
    rows, odd = rows_of(page, listed)
    names = names or lowest_rows(rows, {})
    source = source_of(page, ORIGIN, f"PSE register{f': {listed}' if listed else ''}")
    yield source
    yield list_part(page, source)
    for row in rows:
        yield from row_records(row, listed, source, names.get(row.business_number))
    yield from odd


def read(page: Page) -> Iterator[Record]:
    """Yield the records of a saved page of either site."""
    match = re.search("|".join(LISTS), unquote(page.url).upper())
    listed = match[0] if match else ""
    if not listed:
        match = re.search("|".join(LISTS), page.name.upper())
        listed = match[0] if match else ""
    yield from _page_records(page, listed, {})


def search(fetch: Fetch, words: str) -> Iterator[Candidate]:
    """Yield matching systems and registrants, each with the page of the list they are on."""
    wanted, count = name_key(words), 0
    for listed in ("LOKAL_TERDAFTAR", "ASING_TERDAFTAR"):
        try:
            ask, page = _find_form(fetch, listed)
        except MissingPageError:
            continue
        for number in range(1, min(page_count(page), _MOST_PAGES) + 1):
            for row in rows_of(ask(fetch, listed, number), listed)[0]:
                names = (name_key(row.system), name_key(row.registrant))
                if any(_is_alike(wanted, name) for name in names):
                    count += 1
                    yield Candidate(f"{listed}/{number}", row.system, row.registrant)
                if count == _MOST_FOUND:
                    return


def _is_alike(wanted: str, name: str) -> bool:
    return bool(wanted) and fuzz.token_set_ratio(wanted, name) >= _LEAST_ALIKE


def subject_of(words: str) -> str:
    """Return a list, or a page of it; empty for a name."""
    match = re.fullmatch(rf"({'|'.join(LISTS)})(/[1-9]\d{{0,4}})?", words.strip().upper())
    return match[0] if match else ""


COLLECTOR = Collector(
    origin=ORIGIN,
    subject=N_("list, such as ASING_TERDAFTAR, or a page of it: ASING_TERDAFTAR/3"),
    gives=N_("the electronic systems that are registered in Indonesia, with their operators"),
    collect=collect,
    search=search,
    read=read,
    subject_of=subject_of,
    hosts=("pse.komdigi.go.id", "pse.kominfo.go.id"),
    rate=RateLimit(2, 1),
    verified=False,
)
