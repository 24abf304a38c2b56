"""Signs of a source's pages, by which a saved page is recognised wherever it was saved."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from graph.errors import AnswerError
from graph.support.language import N_, LazyText, join_lines, lazy_text
from scrapers.contract.page import Page

_HEAD = 4_000_000  # bytes of a page that are searched


def _any_site(_address: str) -> bool:
    return True


def of_host(host: str) -> Callable[[str], bool]:
    """Return the test whether an address is of one host."""

    def is_address(address: str) -> bool:
        try:
            return urlsplit(address).hostname == host
        except ValueError:
            return False

    return is_address


@dataclass(frozen=True, slots=True)
class PageSigns:
    """Signs of the pages that a source reads.

    ``is_address`` says whether an address is of the source's site. ``markup`` matches what only its
    pages hold, for pages that state no address. A source that reads pages of any site has neither:
    its pages are told from others by reading them.
    """

    is_address: Callable[[str], bool] = _any_site
    markup: re.Pattern[bytes] | None = None

    @property
    def of_any_site(self) -> bool:
        """Whether only reading a page tells if it is one of the source."""
        return self.is_address is _any_site

    def fit(self, page: Page) -> bool:
        """Whether a page is of the source's site, by its address, else by its markup.

        Raises:
            AnswerError: the page cannot be unpacked.
        """
        if page.url:
            return self.is_address(page.url)
        return self.markup is not None and bool(self.markup.search(page.head(_HEAD)))

    def check_address(self, page: Page, source: str) -> None:
        """Check that a page was fetched or saved from the site of a source, if it has one.

        Links and markup are the page's own word: a copy elsewhere has the same.

        Raises:
            AnswerError: the page is of another site, or nobody noted where it was saved.
        """
        if self.of_any_site or (page.url and self.is_address(page.url)):
            return
        if page.url:
            text = N_("{where} is a page of {url}, which is not the site of {source}.")
            raise AnswerError(text, where=page.where, url=page.url, source=source)
        text = N_("{where} does not say where it was saved; give its address: --url ADDRESS.")
        raise AnswerError(with_address_doubts(lazy_text(text, where=page.where), page))


def rival_notes(page: Page) -> LazyText:
    """Return the sentence that the notes in a file name different addresses."""
    return lazy_text(
        N_(
            "{where} has notes of different addresses that it was saved from ({addresses}), so "
            "that none counts."
        ),
        where=page.where,
        addresses=", ".join(page.rival_addresses),
    )


def with_address_doubts(text: LazyText, page: Page) -> LazyText:
    """Return a message with the addresses that a page of unknown address is said to have."""
    doubts = [text]
    if page.rival_addresses:
        doubts.append(rival_notes(page))
    if page.canonical and not page.url:
        claim = N_("It claims the address {claimed}, as any page can; check it before you give it.")
        doubts.append(lazy_text(claim, claimed=page.canonical))
    return join_lines(doubts)
