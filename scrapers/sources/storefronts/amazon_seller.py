"""Seller pages of Amazon: the business behind a seller account.

The page is saved (``/sp?seller=…``); both of its layouts are read.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs

from bs4 import BeautifulSoup
from bs4.element import Tag

from graph.model.records import Standing
from graph.support.language import N_
from scrapers.contract.collector import Collector, Fetch, Origin, RateLimit, Record, source_of
from scrapers.contract.page import Page
from scrapers.contract.page_signs import PageSigns
from scrapers.sources.trader_details.accounts import Account, Platform, make_account, url_parts
from scrapers.sources.trader_details.page.blocks import SellerBlock, block_within
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
    name="amazon_seller",
    title=N_("Amazon seller pages"),
    publisher="Amazon",
    licence=N_("Amazon's conditions of use: quote what is needed"),
    terms="https://www.amazon.com/gp/help/customer/display.html?nodeId=508088",
    type="thirdParty",
    standing=Standing.PLATFORM,
)
_MARKETS = {
    "us": "com",
    "uk": "co.uk",
    "de": "de",
    "fr": "fr",
    "it": "it",
    "es": "es",
    "nl": "nl",
    "pl": "pl",
    "se": "se",
    "be": "com.be",
    "ie": "ie",
    "tr": "com.tr",
    "ca": "ca",
    "mx": "com.mx",
    "br": "com.br",
    "jp": "co.jp",
    "in": "in",
    "au": "com.au",
    "sg": "sg",
    "ae": "ae",
    "sa": "sa",
    "eg": "eg",
    "za": "co.za",
    "cn": "cn",
}
# Accounts under which Amazon itself sells, one per market.
_OWN_SELLERS = {
    "us": "ATVPDKIKX0DER",
    "uk": "A3P5ROKL5A1OLE",
    "de": "A3JWKAKR8XB7XF",
    "fr": "A1X6FK5RDHNB96",
    "it": "A11IL2PNWYJU7H",
    "es": "A1AT7YVPFBWXBL",
    "ca": "A3DWYIK6Y9EEQB",
    "jp": "AN1VRQENFRJN5",
}
_SELLER = re.compile(r"A[A-Z0-9]{9,20}", re.ASCII)
_SELLER_LINK = re.compile(r"[?&](?:seller|me|merchant)=(A[A-Z0-9]{9,20})\b", re.ASCII)
_EXAMPLE = "'https://www.amazon.de/sp?seller=A…'"
_ABOUT_SECTIONS = ("#page-section-about-seller", "#about-seller", "#spp-expander-about-seller")
_NAMES = ("#seller-name", "#sellerName")
_DETAILS = ("#page-section-detail-seller-info", "#seller-profile-container")
_MARKUP = re.compile(
    rb"""\bid=["']?(?:seller-name|page-section-detail-seller-info|seller-profile-container)\b"""
)


def account_of(url: str) -> Account | None:
    """Return the account in the address of a page, None for none."""
    parts = url_parts(url)
    market = _market(parts.hostname or "")
    params = parse_qs(parts.query)
    sellers = [value for key in ("seller", "me", "merchant") for value in params.get(key, [])]
    return (
        _account(market, sellers[0])
        if market and sellers and _SELLER.fullmatch(sellers[0])
        else None
    )


def _market(host: str) -> str:
    return next(
        (m for m, end in _MARKETS.items() if re.fullmatch(rf"(.+\.)?amazon\.{end}", host)), ""
    )


def _account(market: str, seller: str) -> Account:
    own = frozenset({_OWN_SELLERS[market]}) if market in _OWN_SELLERS else frozenset[str]()
    platform = Platform(f"amazon-{market}", f"Amazon.{_MARKETS[market]}", own)
    return make_account(
        platform, seller, f"https://www.amazon.{_MARKETS[market]}/sp?seller={seller}"
    )


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield the records of a seller's page."""
    yield from read(fetch(subject))


def read(page: Page) -> Iterator[Record]:
    """Yield the records of a saved seller page."""
    document = parse_page(page)
    name = next((plain_text(e.get_text()) for s in _NAMES if (e := document.select_one(s))), "")
    section = next((e for s in _DETAILS if (e := document.select_one(s))), None)
    if not name and section is None:
        raise missing_content_error(page, document, N_("an Amazon seller"))
    account = account_of(page.url) or _linked_account(page, document)
    if account is None:
        raise nameless_page_error(page, N_("seller"), _EXAMPLE)
    source = source_of(
        account.with_account_address(page), _ORIGIN, f"Amazon seller page: {name or account.seller}"
    )
    block = _block(section)
    trader = trader_of(block.pairs, page.where, is_found=block.is_found)
    yield source
    yield from AccountStatements(origin=_ORIGIN, source=source, account=account).trader_records(
        trader, name, about=_about_text(document)
    )
    yield from missing_business(trader, page, account.seller)


def _linked_account(page: Page, document: BeautifulSoup) -> Account | None:
    """Return the only account that the links of a page are about, None for several."""
    links = [str(link.get("href") or "") for link in document.select("a[href]")]
    sellers = {match[1] for link in links if (match := _SELLER_LINK.search(link))}
    hosts = [url_parts(link).hostname or "" for link in (page.url, *links)]
    markets = list(dict.fromkeys(filter(None, map(_market, hosts))))
    return _account(markets[0], sellers.pop()) if len(sellers) == 1 and len(markets) == 1 else None


def _block(section: Tag | None) -> SellerBlock:
    """Return the seller's block, with bold labels and the spans after them as separate lines.

    The older layout nests them in lists.
    """
    lines = lines_of(section) if section else []
    parts = (replace(line, parts=(part,)) for line in lines for part in line.parts)
    return block_within(list(parts)) if section else SellerBlock()


def _about_text(document: BeautifulSoup) -> str:
    section = next((e for s in _ABOUT_SECTIONS if (e := document.select_one(s))), None)
    lines = lines_of(section) if section else []
    return "\n".join(line.text for line in lines if not line.is_heading)


def subject_of(text: str) -> str:
    """Return the address of a seller's page, also from an entity id; empty for a name."""
    market, _, seller = text.strip().removeprefix("amazon-").partition("-")
    if text.startswith("amazon-") and market in _MARKETS and _SELLER.fullmatch(seller):
        return _account(market, seller).url
    account = account_of(text)
    return account.url if account else ""


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject=N_("address of a seller's page"),
    gives=N_("the registered seller of a shop on Amazon"),
    collect=collect,
    read=read,
    subject_of=subject_of,
    follow=lambda entity: subject_of(entity) if entity.startswith("amazon-") else "",
    hosts=tuple(f"www.amazon.{end}" for end in _MARKETS.values()),
    rate=RateLimit(1, 5),
    signs=PageSigns(lambda url: bool(_market(url_parts(url).hostname or "")), _MARKUP),
    robots=True,
    walled=True,
)
