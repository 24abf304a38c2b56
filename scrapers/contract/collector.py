"""Contract of a source: its description, its collector, and the records it gives."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from enum import StrEnum
from typing import Protocol

from graph.errors import MissingPageError
from graph.model.records import Source, Standing, Statement, Tie
from graph.support.language import LazyText
from scrapers.contract.page import Page, shorten_id_part
from scrapers.contract.page_signs import PageSigns


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value or field that was not understood, and an example of where it occurs."""

    value: str
    example: str


@dataclass(frozen=True, slots=True)
class CollectionNote:
    """Something the user has to know about a run, such as a cut list or a missing page."""

    text: LazyText


@dataclass(frozen=True, slots=True)
class ListPart:
    """The part of a list that a page holds; an entry it lacks may be on another page.

    ``source`` is the id of the page's source, ``whole`` that of the list. The page holds ``count``
    of the list's ``total`` entries, starting with ``first``, counted from 0. A list is complete if
    its pages in one run hold all entries. A page that shows only a part of its content is a list
    of its own with fewer entries than ``total``.
    """

    source: str
    whole: str
    first: int
    count: int
    _: KW_ONLY
    total: int

    @property
    def is_excerpt(self) -> bool:
        """Whether the page is no list, and leaves out some of its content each time."""
        return self.whole == self.source and (self.count, self.total) == (0, 1)

    @property
    def is_of_none(self) -> bool:
        """Whether the list says that it has no entries."""
        return self.total == 0


Record = Source | Statement | Tie | Unknown | CollectionNote | ListPart


@dataclass(frozen=True, slots=True)
class Candidate:
    """One result of a name search; ``subject`` is what ``collect`` takes."""

    subject: str
    name: str
    details: str = ""


class Fetch(Protocol):
    """Fetches pages of a source; each answer is captured before it is returned.

    The same request is sent only once in a run.
    """

    def __call__(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        *,
        form: Mapping[str, str] | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Page:
        """Return the page at an address, by POST if ``form`` or ``json`` is given.

        Raises:
            MissingPageError: the source has no such page (404 or 410).
            CollectError: the page cannot be fetched; a subclass says why.
        """
        ...


class KeyPlace(StrEnum):
    """Place of the key in a request."""

    BASIC_USER = "user name of HTTP Basic"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class ApiKey:
    """The key of a source: its setting, its place in a request, and where to get one.

    ``instead`` names a source that needs no key. With ``HEADER``, the header ``name`` holds
    ``prefix`` and the key. ``tried_at`` is the address of the cheapest request that needs the key.
    """

    setting: str
    place: KeyPlace
    obtained_at: str
    instead: str = ""
    _: KW_ONLY
    name: str = ""
    prefix: str = ""
    tried_at: str = ""


@dataclass(frozen=True, slots=True)
class RateLimit:
    """The number of requests to one host that a source allows within some seconds."""

    requests: int = 1
    seconds: int = 1


@dataclass(frozen=True, slots=True)
class Origin:
    """The publisher of a source, its terms, and the standing of its statements.

    ``type`` is a BODS source type, ``terms`` the address of the terms of use.
    """

    name: str
    title: str
    publisher: str
    licence: str
    _: KW_ONLY
    terms: str
    type: str
    standing: Standing


def _no_subject(_text: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Collector:
    """One source; a function that it does not offer is None.

    ``subject`` describes what ``collect`` takes, ``gives`` what it returns; both are translated,
    like the texts of an origin.

    ``subject_of`` returns a subject in its one spelling, or an empty text if the words are a name
    to search for. ``collect`` yields the records of a subject, the statement about it first.
    ``follow`` returns the subject that an entity id stands for, or an empty text. ``read`` takes
    one page as ``collect`` would have fetched it. ``read_files`` takes all files of one import
    together and yields their records one by one, so that bulk files of any size can be read.

    ``signs`` tell a saved page of the source from others; without them, none is recognised.

    ``robots`` is true if the source is web pages, for which robots.txt is obeyed. ``walled`` is
    true if its site keeps programs out, so that a page is saved in a browser. ``verified`` is false
    if no recorded page proves that the reader is right.
    """

    origin: Origin
    subject: str
    gives: str = ""
    collect: Callable[[Fetch, str], Iterator[Record]] | None = None
    _: KW_ONLY
    search: Callable[[Fetch, str], Iterator[Candidate]] | None = None
    read: Callable[[Page], Iterator[Record]] | None = None
    read_files: Callable[[Sequence[Page]], Iterator[Record]] | None = None
    subject_of: Callable[[str], str] = _no_subject
    follow: Callable[[str], str] = _no_subject
    hosts: tuple[str, ...] = ()
    key: ApiKey | None = None
    rate: RateLimit = RateLimit()
    signs: PageSigns | None = None
    robots: bool = False
    walled: bool = False
    needs_contact: bool = False
    verified: bool = True

    @property
    def name(self) -> str:
        """The name of the source on the command line."""
        return self.origin.name


def fetch_optional(fetch: Fetch, url: str, params: Mapping[str, str] | None = None) -> Page | None:
    """Return a page, None if the source does not have it (404 or 410)."""
    try:
        return fetch(url, params)
    except MissingPageError:
        return None


def source_of(
    page: Page, origin: Origin, title: str, published: str = "", about: str = ""
) -> Source:
    """Return the Source of a page, under the same id for all its captures.

    The id is made from ``about``, the address that the content itself names, else from the address
    of the page, else from the content; never from the name of a file.
    """
    place = (
        shorten_id_part(about.split("://", 1)[-1]) or page.address or f"sha256-{page.digest[:32]}"
    )
    return Source(
        id=f"{origin.name}:{place}",
        title=title,
        publisher=origin.publisher,
        url=page.url or (about if "://" in about else ""),
        type=origin.type,
        published=published,
        retrieved=page.retrieved[:10],
        capture=page.capture,
        sha256=page.sha256,
        licence=origin.licence,
    )


def incomplete_part(source: Source) -> ListPart:
    """Return a mark that a page does not hold all of its content, however much is missing."""
    return ListPart(source=source.id, whole=source.id, first=0, count=0, total=1)


# Page numbers are left out of tie ids: an entry moves to another page as others come and go.
_PAGING = re.compile(r"[?&](?:start_index|page|page%5Bnumber%5D|page%5Bsize%5D|per_page)=\d+")
_EDITION = re.compile(r"(\w+):[0-9a-f]{16}(?:/.*)?")


def tie_id_stem(source: Source) -> str:
    """Return the prefix of the ids of a source's ties, for ties that the register gives no key.

    For a bulk file it is the name of the register, because a new edition states the same ties; for
    a page of a list it is the list.
    """
    edition = _EDITION.fullmatch(source.id)
    return edition[1] if edition else _PAGING.sub("", source.id)


def file_source_of(page: Page, origin: Origin, title: str, published: str = "") -> Source:
    """Return the Source of a bulk file; each edition is a document of its own."""
    source = source_of(page, origin, title, published, about=page.edition)
    return replace(source, id=f"{origin.name}:{page.edition[:16]}")
