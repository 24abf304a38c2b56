"""Trader blocks of any marketplace in the European Union.

Article 30 of the Digital Services Act requires name, address, phone, e-mail, trade register and
number, and the self-certification of each trader.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from graph.model.records import Standing
from graph.support.language import N_
from scrapers.contract.collector import Collector, Fetch, Origin, RateLimit, Record, source_of
from scrapers.contract.page import Page
from scrapers.contract.page_signs import PageSigns
from scrapers.sources.storefronts import amazon_seller, ebay_seller, tiktok_shop, walmart
from scrapers.sources.trader_details.accounts import Account, web_address
from scrapers.sources.trader_details.labels.meanings import DetailMeaning
from scrapers.sources.trader_details.page.blocks import trader_block
from scrapers.sources.trader_details.page.unreadable_pages import (
    missing_business,
    missing_content_error,
    nameless_page_error,
    parse_page,
)
from scrapers.sources.trader_details.page.visible_lines import lines_of
from scrapers.sources.trader_details.read_details import trader_of
from scrapers.sources.trader_details.records import AccountStatements
from scrapers.sources.trader_details.sites import platform_account

_ORIGIN = Origin(
    name="dsa_trader",
    title=N_("Trader details on marketplaces (EU Digital Services Act)"),
    publisher=N_("the marketplace"),
    licence=N_("the marketplace's terms: quote what is needed"),
    terms="https://eur-lex.europa.eu/eli/reg/2022/2065/oj#art_30",
    type="thirdParty",
    standing=Standing.PLATFORM,
)

_ACCOUNT_READERS: tuple[Callable[[str], Account | None], ...] = (
    amazon_seller.account_of,
    ebay_seller.account_of,
    tiktok_shop.account_of,
    walmart.account_of,
)


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield the records of a page about its trader."""
    yield from read(fetch(subject))


def read(page: Page) -> Iterator[Record]:
    """Yield the records of a saved page about its trader."""
    document = parse_page(page)
    block = trader_block(lines_of(document))
    if not block.is_found:
        raise missing_content_error(page, document, N_("a trader's details"))
    account = _account(page.url)
    if account is None:
        raise nameless_page_error(
            page, N_("trader's page"), "https://marketplace.example/shop/NAME"
        )
    trader = trader_of(block.pairs, page.where)
    name = trader.text(DetailMeaning.DISPLAY_NAME) or trader.text(DetailMeaning.NAME)
    source = source_of(
        account.with_account_address(page), _ORIGIN, f"Trader details: {name or account.seller}"
    )
    yield replace(source, publisher=account.platform.name if account.platform else "")
    yield from AccountStatements(origin=_ORIGIN, source=source, account=account).trader_records(
        trader, name
    )
    yield from missing_business(trader, page, account.seller)


def _account(url: str) -> Account | None:
    """Return the account that a page belongs to: by its marketplace, else by its own address.

    An address without a path is the marketplace's own, not a storefront's.
    """
    for account_of in _ACCOUNT_READERS:
        if known := account_of(url):
            return known
    return platform_account(url)


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject=N_("address of a trader's page"),
    gives=N_("the trader that a marketplace has to name in the European Union"),
    collect=collect,
    read=read,
    subject_of=web_address,
    rate=RateLimit(1, 5),
    signs=PageSigns(),
    robots=True,
    verified=False,
)
