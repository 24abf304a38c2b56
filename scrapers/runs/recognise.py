"""Recognition of saved pages: which source reads a file, by the signs of its pages."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from graph.errors import AnswerError, CollectError, InputError
from graph.importing.files import refusals
from graph.support.language import N_, LazyText, Text, join_lines, lazy_text
from scrapers.captures.given_files import FileDescription, open_pages
from scrapers.contract.collector import Collector
from scrapers.contract.page import Page
from scrapers.contract.page_signs import with_address_doubts
from scrapers.fetching.walls import check_wall
from scrapers.sources.catalogue import COLLECTORS

MOST_PAGES = 2_000
"""Most documents of one file that are looked at."""

_READERS = tuple(c for c in COLLECTORS if c.read is not None and c.signs is not None)
_ANY_SITE = tuple(c for c in _READERS if c.signs is not None and c.signs.of_any_site)
_SITES = tuple(c for c in _READERS if c not in _ANY_SITE)
_ZIPS = frozenset({".zip", ".wacz"})
_HTML = "text/html"


@dataclass(frozen=True, slots=True)
class RecognisedFile:
    """A file and the sources that read its pages; without any, ``problem`` says why.

    ``url`` is the address that was said of it, if it is one page that states none. If it was not
    said either, ``lacks_address`` is true, and ``claimed`` is what the page itself claims.
    """

    path: Path
    sources: tuple[str, ...]
    problem: Text = ""
    url: str = ""
    _: KW_ONLY
    lacks_address: bool = False
    claimed: str = ""


def page_sources() -> tuple[Collector, ...]:
    """Return the sources whose saved pages are recognised."""
    return _READERS


def recognise_file(path: Path, url: str = "") -> RecognisedFile:
    """Return which sources read the pages of a file; ``url`` is its address if it states none.

    Each page goes to the sources of its site, by its address or its markup, and only a page of no
    known site to the first that reads it of the sources that read pages of any site.
    """
    try:
        _check_archive(path)
        pages = _pages_of(path, "")
        unknown = len(pages) == 1 and not pages[0].url
        if unknown and url:
            pages = _pages_of(path, url)
        found = _sources_of(pages)
    except (CollectError, InputError) as error:
        return RecognisedFile(path, (), error.text)
    said = url if unknown else ""
    problem = "" if found else with_address_doubts(_unrecognised(path), pages[0])
    lacks = unknown and not url
    claimed = pages[0].canonical if lacks else ""
    return RecognisedFile(path, found, problem, said, lacks_address=lacks, claimed=claimed)


def is_taken(page: Page, sources: Sequence[str]) -> bool:
    """Whether a page is one of the sources' own: of the site of one, or read by one of any site."""
    return any(_takes(each, page) for each in _READERS if each.name in sources)


def _takes(collector: Collector, page: Page) -> bool:
    if collector.signs is None:
        return False
    return _is_read(collector, page) if collector.signs.of_any_site else collector.signs.fit(page)


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


def _sources_of(pages: tuple[Page, ...]) -> tuple[str, ...]:
    """Return the sources of the pages, in the order of the catalogue.

    Raises:
        CollectError: no source reads any page, and one cannot be read at all.
    """
    found: set[str] = set()
    problem: CollectError | None = None
    for page in pages:
        try:
            found.update(_sites_of(page) or _readers_of(page, found))
        except CollectError as error:
            problem = problem or error
    if problem and not found:
        raise problem
    return tuple(collector.name for collector in _READERS if collector.name in found)


def _sites_of(page: Page) -> tuple[str, ...]:
    """Return the sources of a page's site; an answer of the site to a script is no page of it."""
    if page.content_type and "html" not in page.content_type.casefold():
        return ()
    return tuple(each.name for each in _SITES if _takes(each, page))


def _readers_of(page: Page, found: set[str]) -> tuple[str, ...]:
    """Return the source of any site that reads a page first; none is asked if all are found."""
    if not page.content_type.startswith(_HTML) or all(each.name in found for each in _ANY_SITE):
        return ()
    check_wall(page)
    return tuple(each.name for each in _ANY_SITE if _takes(each, page))[:1]


def _is_read(collector: Collector, page: Page) -> bool:
    try:
        return collector.read is not None and any(True for _ in collector.read(page))
    except (CollectError, InputError):
        return False
