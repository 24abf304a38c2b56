"""Platforms, and the accounts sellers have on them, by the addresses of their pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import SplitResult, urlsplit

from graph.model import ids
from graph.model.records import NO_VALUES, Value
from scrapers.contract.page import Page


@dataclass(frozen=True, slots=True)
class Platform:
    """A marketplace; ``own_sellers`` are the account ids under which it sells itself.

    ``values`` are further values: its brand, or the reason why none is known.
    """

    id: str
    name: str
    own_sellers: frozenset[str] = frozenset()
    values: Mapping[str, Value] = field(default_factory=lambda: NO_VALUES)


@dataclass(frozen=True, slots=True)
class Account:
    """A seller's storefront: its account id, its page, and the platform it is on.

    ``platform`` is None for the seller's own site. ``url`` is the single address of the
    storefront's page, however a capture of it was made.
    """

    id: str
    seller: str
    url: str
    platform: Platform | None = None

    @property
    def is_platforms_own(self) -> bool:
        """Whether the platform itself sells under this account."""
        return self.platform is not None and self.seller in self.platform.own_sellers

    @property
    def document(self) -> str:
        """The document part of the ids of parties without a register number.

        No storefront id contains a colon, so two storefronts never share such an id.
        """
        return f"{self.id}:party"

    def with_account_address(self, page: Page) -> Page:
        """Return a page of the account under its single address, so that its captures are joined.

        A page at another path, such as a product's, is a document of its own.
        """
        own, here = url_parts(self.url), url_parts(page.url)
        paths = [parts.path.rstrip("/").casefold() for parts in (own, here)]
        same = own.hostname == here.hostname and paths[0] == paths[1]
        return replace(page, url=self.url) if same or not page.url else page


def make_account(platform: Platform, seller: str, url: str) -> Account:
    """Return the account of a seller on a platform."""
    return Account(ids.storefront_id(platform.id, seller), seller, url, platform)


def url_parts(url: str) -> SplitResult:
    """Return the parts of an address, all empty for an invalid one."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.hostname, parts.port
    except ValueError:
        return urlsplit("")
    return parts


def own_shop(url: str) -> Account | None:
    """Return the shop at a seller's own address; None for an invalid address."""
    host = (url_parts(url).hostname or "").removeprefix("www.")
    ident = ids.shop_id(host) if host else ""
    return Account(ident, host, f"https://{host}/") if ident else None


def web_address(text: str) -> str:
    """Return the address of a page on the web, empty for anything else."""
    parts = url_parts(text)
    return text.strip() if parts.scheme in ("http", "https") and parts.hostname else ""
