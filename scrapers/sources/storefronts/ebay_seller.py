"""Business sellers of eBay, from the seller block of a profile or an item page.

Built from descriptions of the block; not yet tested with a recorded page.
"""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote

from bs4 import BeautifulSoup

from graph.model.records import Standing
from graph.support.language import N_
from scrapers.contract.collector import Collector, Fetch, Origin, RateLimit, Record, source_of
from scrapers.contract.page import Page
from scrapers.contract.page_signs import PageSigns
from scrapers.sources.trader_details.accounts import Account, Platform, make_account, url_parts
from scrapers.sources.trader_details.page.blocks import SellerBlock, block_within, trader_block
from scrapers.sources.trader_details.page.unreadable_pages import (
    missing_business,
    missing_content_error,
    nameless_page_error,
    parse_page,
)
from scrapers.sources.trader_details.page.visible_lines import lines_of, plain_text
from scrapers.sources.trader_details.read_details import trader_of
from scrapers.sources.trader_details.records import AccountStatements

_ORIGIN = Origin(
    name="ebay_seller",
    title=N_("eBay business sellers"),
    publisher="eBay",
    licence=N_("eBay's user agreement: quote what is needed"),
    terms="https://www.ebay.com/help/policies/member-behaviour-policies/user-agreement?id=4259",
    type="thirdParty",
    standing=Standing.PLATFORM,
)
_PLATFORM = Platform("ebay", "eBay")
_HOST = re.compile(r"(?:[a-z]+\.)*ebay\.(?:[a-z]{2,3}|co\.uk|com\.[a-z]{2})")
_USER = re.compile(r"/usr/([^/?#]+)")
_BLOCKS = ".d-business-seller, .ux-section--crnInformation"
_MARKUP = re.compile(rb"\b(?:d-business-seller|ux-section--crnInformation|str-seller-card)\b")
_NAMES = ".str-seller-card__store-name, .x-sellercard-atf__info__about-seller"


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield the records of a seller's page."""
    yield from read(fetch(subject))


def read(page: Page) -> Iterator[Record]:
    """Yield the records of a saved profile or item page about its seller."""
    document = parse_page(page)
    block = _block(document)
    account = account_of(page.url) or _linked_account(page, document)
    if not block.is_found and (account is None or not _names(document)):
        raise missing_content_error(page, document, N_("a business seller of eBay"))
    if account is None:
        raise nameless_page_error(page, N_("seller"), "https://www.ebay.com/usr/NAME")
    source = source_of(
        account.with_account_address(page), _ORIGIN, f"eBay seller: {account.seller}"
    )
    trader = trader_of(block.pairs, page.where, is_found=block.is_found)
    yield source
    yield from AccountStatements(origin=_ORIGIN, source=source, account=account).trader_records(
        trader, _names(document)
    )
    yield from missing_business(trader, page, account.seller)


def _block(document: BeautifulSoup) -> SellerBlock:
    sections = document.select(_BLOCKS)
    outer = [s for s in sections if not any(o is p for o in sections for p in s.parents)]
    lines = lines_of(*outer)
    return block_within(lines) if lines else trader_block(lines_of(document))


def _names(document: BeautifulSoup) -> str:
    element = document.select_one(_NAMES)
    return plain_text(element.get_text()) if element else ""


def account_of(url: str) -> Account | None:
    """Return the account in an address, None for none."""
    parts = url_parts(url)
    if not _HOST.fullmatch(parts.hostname or ""):
        return None
    user = _USER.search(parts.path)
    names = [user[1]] if user else parse_qs(parts.query).get("_ssn", [])
    return _account(parts.hostname or "", names[0]) if names else None


def _account(host: str, name: str) -> Account:
    name = unquote(name).strip().casefold()
    return make_account(_PLATFORM, name, f"https://{host}/usr/{name}")


def _linked_account(page: Page, document: BeautifulSoup) -> Account | None:
    """Return the only account a page links to, at the page's own site; None for several."""
    links = (str(link.get("href") or "") for link in document.select("a[href]"))
    accounts = {a.id: a for a in map(account_of, links) if a is not None}
    if len(accounts) != 1:
        return None
    one = next(iter(accounts.values()))
    host = url_parts(page.url).hostname or ""
    return _account(host, one.seller) if _HOST.fullmatch(host) else one


def subject_of(text: str) -> str:
    """Return the address of a seller's profile, also from an entity id; empty for a name."""
    if text.startswith("ebay-"):
        return _account("www.ebay.com", text.strip().removeprefix("ebay-")).url
    account = account_of(text)
    return account.url if account else ""


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject=N_("address of a seller's profile"),
    gives=N_("the registered seller of a shop on eBay"),
    collect=collect,
    read=read,
    subject_of=subject_of,
    follow=lambda entity: subject_of(entity) if entity.startswith("ebay-") else "",
    hosts=("www.ebay.com",),
    rate=RateLimit(1, 5),
    signs=PageSigns(lambda url: bool(_HOST.fullmatch(url_parts(url).hostname or "")), _MARKUP),
    robots=True,
    walled=True,
    verified=False,
)
