"""Owners of pages by address: a shop on a platform, or a seller's own site."""

import re
from dataclasses import replace

from graph.model import ids
from graph.support.language import N_, lazy_text
from scrapers.contract.collector import CollectionNote
from scrapers.contract.page import Page
from scrapers.sources.trader_details.accounts import Account, own_shop, url_parts
from scrapers.sources.trader_details.platforms import is_platform, platform_place

# Names of pages about the seller, after the shop's own path.
_LEGAL = re.compile(
    r"(?:/|^)(?:impressum|imprint|legal[-_]?(?:notice|disclosure|information)?|policies|"
    r"mentions[-_]legales|note[-_]legali|aviso[-_]legal|colofon|about[^/]*|terms[^/]*|privacy[^/]*|"
    r"contact[^/]*|kontakt|help|kunye)(?:\.html?|\.php)?/?(?=/|$)",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    r"impressum|imprint|legal[-_]?notice|mentions[-_]?legales|note[-_]?legali|aviso[-_]?legal|"
    r"colofon|anbieterkennzeichnung|kunye|tokushoho|tokutei|legal[-_]?disclosure|site[-_]?notice",
    re.IGNORECASE,
)


def platform_account(url: str) -> Account | None:
    """Return the shop at a marketplace's address; None for an address without a shop's path."""
    parts = url_parts(url)
    place = platform_place(parts)
    seller = "?".join(part for part in (place.path, parts.query) if part)
    ident = ids.storefront_id(place.host, seller) if place.host else ""
    if not ident:
        return None
    return Account(ident, seller, url.partition("#")[0], place.platform)


def site_account(url: str) -> Account | None:
    """Return the account of the site that a page is on.

    On a platform's domain it is the shop's that the path names, never the platform's; None where
    the path names no shop, or the address is invalid.
    """
    parts = url_parts(url)
    if not is_platform(parts):
        return own_shop(url)
    shop = _LEGAL.sub("", parts.path).strip("/")
    account = platform_account(parts._replace(path=f"/{shop}", query="", fragment="").geturl())
    return replace(account, url=f"https://{parts.hostname}/{shop}") if account and shop else None


def is_imprints_address(url: str) -> bool:
    """Return whether the path of an address is named like an imprint."""
    return bool(_IMPRINT.search(url_parts(url).path))


def claimed_address(page: Page) -> str:
    """Return the address of another host that a page gives as its own; empty for none."""
    return page.canonical


def claim_note(page: Page, claimed: str) -> CollectionNote:
    """Return the note that a page gives another site's address as its own, as a copy does."""
    return CollectionNote(
        lazy_text(
            N_(
                "{where} gives {address} as its own address: it may be a copy of that page, so "
                "that whom it names is linked to its site only."
            ),
            where=page.where,
            address=claimed,
        )
    )
