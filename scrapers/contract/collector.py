"""What a source of records is: how it is described, and how it is collected from."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from enum import StrEnum
from typing import Protocol

from graph.errors import MissingPageError
from graph.model.records import Source, Standing, Statement, Tie
from graph.support.language import LazyText
from scrapers.contract.page import Page, shorten_id_part


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value or field that has no place in the model: what it is, and where for instance."""

    value: str
    example: str


@dataclass(frozen=True, slots=True)
class CollectionNote:
    """Something a reader has to know of a collection: a list that was cut, a page not there."""

    text: LazyText


@dataclass(frozen=True, slots=True)
class ListPart:
    """Which part of a list a page holds: what the page lacks may stand on another one.

    ``source`` is the page's, ``whole`` the list it belongs to; the page holds ``count`` of the
    list's ``total`` entries from ``first`` on, counted from 0. A list is there to its end when its
    pages in one run hold all of them; a page that is only a part of something has a list of its
    own, and fewer entries than that.
    """

    source: str
    whole: str
    first: int
    count: int
    _: KW_ONLY
    total: int


Record = Source | Statement | Tie | Unknown | CollectionNote | ListPart


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer to a name search; ``subject`` is what ``collect`` takes."""

    subject: str
    name: str
    details: str = ""


class Fetch(Protocol):
    """Asks a source, once in a run; each answer is captured before it is returned."""

    def __call__(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        *,
        form: Mapping[str, str] | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Page:
        """Return the page at an address; with ``form`` or ``json`` by POST.

        Raises:
            MissingPageError: there is none (404).
            CollectError: its other children, when the page cannot be had.
        """
        ...


class KeyPlace(StrEnum):
    """Where a request carries a key."""

    BASIC_USER = "user name of HTTP Basic"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class ApiKey:
    """The key of a source: a setting, where it goes, where to get one, what needs none.

    With ``HEADER``, the header ``name`` carries ``prefix`` and the key.
    """

    setting: str
    place: KeyPlace
    obtained_at: str
    instead: str = ""
    _: KW_ONLY
    name: str = ""
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class RateLimit:
    """As many requests to one host as the source allows within some seconds."""

    requests: int = 1
    seconds: int = 1


@dataclass(frozen=True, slots=True)
class Origin:
    """Who publishes a source, on what terms, and what its statements count for.

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
    """One source. What it does not offer is None.

    ``subject`` says in words what ``collect`` takes, ``gives`` what comes of it; both are marked to
    be translated, like the words of an origin. ``subject_of`` gives a subject in its one
    spelling, or an empty text where the words are a name to search. ``collect`` yields the
    statement about the subject first. ``follow`` gives the subject that an entity id stands for,
    or an empty text. ``read`` takes one page as ``collect`` would have fetched it. ``read_files``
    takes all files of one import together and yields their records little by little, so that a
    bulk file of any size can be read. ``robots`` says that pages are fetched, so that robots.txt
    holds. ``verified`` is false where no recorded page proves the form.
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
    robots: bool = False
    needs_contact: bool = False
    verified: bool = True

    @property
    def name(self) -> str:
        """The name under which it is asked for."""
        return self.origin.name


def fetch_optional(fetch: Fetch, url: str, params: Mapping[str, str] | None = None) -> Page | None:
    """Return a page, None where the source has none (404)."""
    try:
        return fetch(url, params)
    except MissingPageError:
        return None


def source_of(
    page: Page, origin: Origin, title: str, published: str = "", about: str = ""
) -> Source:
    """Return the Source that a page is, under the one id that all its captures have.

    The id comes from ``about``, the address of what the content says it is, else from the address
    the page was at, else from the content itself; never from the name of a file.
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
    """Say that a page does not hold all of what it is about, however much is missing."""
    return ListPart(source=source.id, whole=source.id, first=0, count=0, total=1)


# A list's pages: one tie moves from one to another as entries come and go.
_PAGING = re.compile(r"[?&](?:start_index|page|page%5Bnumber%5D|page%5Bsize%5D|per_page)=\d+")
_EDITION = re.compile(r"(\w+):[0-9a-f]{16}(?:/.*)?")


def tie_id_stem(source: Source) -> str:
    """Return what the ids of a source's ties begin with where the register has no key for them.

    Of a bulk file it is the name of the register, since a new edition states the same ties; of a
    page of a list it is the list.
    """
    edition = _EDITION.fullmatch(source.id)
    return edition[1] if edition else _PAGING.sub("", source.id)


def file_source_of(page: Page, origin: Origin, title: str, published: str = "") -> Source:
    """Return the Source that a bulk file is: another edition of it is another document."""
    source = source_of(page, origin, title, published, about=page.edition)
    return replace(source, id=f"{origin.name}:{page.edition[:16]}")
