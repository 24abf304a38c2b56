"""Platforms, and the accounts sellers have on them, by the addresses of their pages."""

from dataclasses import dataclass, replace
from urllib.parse import SplitResult, urlsplit

from graph import identity
from scrapers.pages import Page


@dataclass(frozen=True, slots=True)
class Platform:
    """A marketplace; ``own_sellers`` are the account ids under which it sells itself."""

    id: str
    name: str
    own_sellers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Account:
    """A seller's storefront: its account id, where it is shown, and on which platform.

    ``platform`` is None for a shop of the seller's own. ``url`` is the one address of the
    storefront's page, whichever way a capture of it came about.
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
        """The document that a party without a register number has its id under.

        A colon is in no id of a storefront, so that two storefronts never give one id.
        """
        return f"{self.id}:party"

    def page(self, page: Page) -> Page:
        """Return a page under the account's one address, so that captures of it meet."""
        return replace(page, url=self.url)


def account(platform: Platform, seller: str, url: str) -> Account:
    """Return the account of a seller on a platform."""
    return Account(identity.storefront_id(platform.id, seller), seller, url, platform)


def at(url: str) -> SplitResult:
    """Return the parts of an address, empty ones where it is none."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.hostname, parts.port
    except ValueError:
        return urlsplit("")
    return parts


def own_shop(url: str) -> Account | None:
    """Return the shop that a seller has at an address of its own; None where it is no address."""
    host = (at(url).hostname or "").removeprefix("www.")
    ident = identity.shop_id(host) if host else ""
    return Account(ident, host, f"https://{host}/") if ident else None


def web_address(text: str) -> str:
    """Return the address of a page on the web, empty for anything else."""
    parts = at(text)
    return text.strip() if parts.scheme in ("http", "https") and parts.hostname else ""
