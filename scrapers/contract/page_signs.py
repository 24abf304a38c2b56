"""Signs of a source's pages, by which a saved page is recognised wherever it was saved."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

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
