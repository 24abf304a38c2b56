"""Recognition of saved pages: which source reads a file, by the signs of its pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from graph.errors import AnswerError, CollectError, InputError
from graph.importing.files import refusals
from graph.support.language import N_, LazyText, Text, join_lines, lazy_text
from scrapers.captures.given_files import FileDescription, open_pages
from scrapers.contract.collector import Collector
from scrapers.contract.page import Page
from scrapers.fetching.walls import check_wall
from scrapers.sources.catalogue import COLLECTORS

MOST_PAGES = 2_000
"""Most documents of one file that are looked at."""

_READERS = tuple(c for c in COLLECTORS if c.read is not None and c.signs is not None)
_ZIPS = frozenset({".zip", ".wacz"})
_HTML = "text/html"


@dataclass(frozen=True, slots=True)
class RecognisedFile:
    """A file and the sources that read its pages; without any, ``problem`` says why.

    ``url`` is the address that was said of it, if it is one page that states none.
    """

    path: Path
    sources: tuple[str, ...]
    problem: Text = ""
    url: str = ""


def page_sources() -> tuple[Collector, ...]:
    """Return the sources whose saved pages are recognised."""
    return _READERS


def recognise_file(path: Path, url: str = "") -> RecognisedFile:
    """Return which sources read the pages of a file; ``url`` is its address if it states none.

    The site of a page decides, by its address or its markup. Only where no page is of a known site
    are the sources tried that read pages of any site.
    """
    try:
        _check_archive(path)
        pages = _pages_of(path, "")
        lacks_address = bool(url) and len(pages) == 1 and not pages[0].url
        if lacks_address:
            pages = _pages_of(path, url)
        found = _sources_by_site(pages) or tuple(islice(_sources_by_reading(pages), 1))
    except (CollectError, InputError) as error:
        return RecognisedFile(path, (), error.text)
    if found:
        return RecognisedFile(path, tuple(found), url=url if lacks_address else "")
    return RecognisedFile(path, (), _unrecognised(path))


def _pages_of(path: Path, url: str) -> tuple[Page, ...]:
    opened = open_pages(path, path.name, FileDescription(url), lambda _path, _digest: "")
    return opened.pages[:MOST_PAGES]


def _unrecognised(path: Path) -> LazyText:
    text = N_("{file} is no seller’s page of a source that reads saved pages.")
    return lazy_text(text, file=path.name)


def _check_archive(path: Path) -> None:
    """Refuse an archive that unpacks to more than a page, or all pages of a shop, can be."""
    if path.suffix.lower() not in _ZIPS:
        return
    try:
        with ZipFile(path) as archive:
            entries = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise AnswerError(
            N_("{where} is a broken archive ({error})."), where=path.name, error=error
        ) from error
    if problems := list(refusals(path.name, entries)):
        raise AnswerError(join_lines(problems[:3]))


def _sources_by_site(pages: tuple[Page, ...]) -> tuple[str, ...]:
    named = (
        collector.name
        for page in pages
        for collector in _READERS
        if collector.signs and not collector.signs.of_any_site and collector.signs.fit(page)
    )
    return tuple(dict.fromkeys(named))


def _sources_by_reading(pages: tuple[Page, ...]) -> Iterator[str]:
    for page in pages:
        if not page.content_type.startswith(_HTML):
            continue
        check_wall(page)
        for collector in _READERS:
            if collector.signs and collector.signs.of_any_site and _is_read(collector, page):
                yield collector.name


def _is_read(collector: Collector, page: Page) -> bool:
    try:
        return collector.read is not None and any(True for _ in collector.read(page))
    except (CollectError, InputError):
        return False
