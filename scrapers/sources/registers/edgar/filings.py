"""Annual reports of a filer, and the addresses of their lists of subsidiaries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from bs4 import Tag

from scrapers.contract.page import Page
from scrapers.parsing.json_values import Json, text

ARCHIVES = "https://www.sec.gov/Archives/edgar/data"
_ANNUAL = frozenset({"10-K", "10-K405", "10-KT", "10-KSB", "20-F", "20-FT", "40-F"})
FOREIGN = frozenset({"20-F", "20-F/A", "20-FT"})
"""Reports of foreign companies, which list their subsidiaries in Exhibit 8 or 8.1."""

_EXHIBIT = re.compile(r"EX-?21(?:\.\w+)?", re.I)
_EXHIBIT_NAME = re.compile(r"(?:ex|exhibit)[-_]?0*21(?!\d)", re.I)
_FOREIGN_EXHIBIT = re.compile(r"EX-?8(?:\.\w+)?", re.I)
_FOREIGN_EXHIBIT_NAME = re.compile(r"(?:ex|exhibit)[-_]?0*8[-_.]?(?:0*1|d1)?(?!\d)", re.I)
_PLACE = re.compile(r"/Archives/edgar/data/(\d{1,10})/(\d{18})/")


@dataclass(frozen=True, slots=True)
class Filing:
    """An annual report by its accession number, ``0000320193-23-000106``."""

    accession: str
    form: str
    filed: str
    period: str


def annual_reports(arrays: Json) -> Iterator[Filing]:
    """Yield the annual reports among filings, which EDGAR gives as parallel lists."""
    names = ("accessionNumber", "form", "filingDate", "reportDate")
    lists = [arrays.get(name) for name in names]
    if not all(isinstance(listed, list) for listed in lists[:3]):
        return
    for index in range(len(lists[0])):  # type: ignore[arg-type]
        values = [_array_text(listed, index) for listed in lists]
        if values[1] in _ANNUAL and re.fullmatch(r"\d{10}-\d{2}-\d{6}", values[0]):
            yield Filing(*values)


def _array_text(listed: object, index: int) -> str:
    known = isinstance(listed, list) and index < len(listed)
    return text({"x": listed[index]}, "x") if isinstance(listed, list) and known else ""


def folder_address(cik: str, filing: Filing) -> str:
    """Return the address of a filing's folder."""
    return f"{ARCHIVES}/{int(cik)}/{filing.accession.replace('-', '')}/"


def exhibit_addresses(index: Page, form: str = "") -> list[str]:
    """Return the addresses of the lists of subsidiaries that a filing's index links to."""
    exhibit, name = _EXHIBIT, _EXHIBIT_NAME
    if form in FOREIGN:
        exhibit, name = _FOREIGN_EXHIBIT, _FOREIGN_EXHIBIT_NAME
    typed: list[str] = []
    named: list[str] = []
    for row in index.html().find_all("tr"):
        link = row.find("a", href=True)
        if not isinstance(link, Tag):
            continue
        # A link to the viewer has the document as its parameter.
        address = str(link["href"]).removeprefix("/ix?doc=")
        cells = [cell.get_text(" ", strip=True) for cell in row.find_all("td")]
        if any(exhibit.fullmatch(cell) for cell in cells):
            typed.append(address)
        elif name.search(address.rsplit("/", 1)[-1]):
            named.append(address)
    addresses = [_join_address(index.url, address) for address in typed or named]
    return list(dict.fromkeys(address for address in addresses if address))


def _join_address(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def filing_key(url: str) -> tuple[str, str]:
    """Return CIK and accession number from a document's address; both empty for another address."""
    match = _PLACE.search(urlsplit(url).path)
    return (match[1], match[2]) if match else ("", "")
