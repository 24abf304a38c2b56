"""Shops of TikTok Shop, from the data a page carries and the trader block it shows.

Built from descriptions of the page; not yet tested with a recorded one. The keys of the legal
seller are unknown, so only labelled details in the shop's own object and the visible trader block
are read. The rest of the data is about other shops, the platform and the visitor.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bs4 import BeautifulSoup

from graph.model.records import Standing
from graph.support.language import N_
from scrapers.contract.collector import Collector, Fetch, Origin, RateLimit, Record, source_of
from scrapers.contract.page import Page
from scrapers.contract.page_signs import PageSigns
from scrapers.parsing.json_values import Json, text
from scrapers.sources.trader_details.accounts import Account, Platform, make_account, url_parts
from scrapers.sources.trader_details.labels.meanings import DetailMeaning
from scrapers.sources.trader_details.page.blocks import trader_block
from scrapers.sources.trader_details.page.embedded_json import objects_in, pairs_within, script_json
from scrapers.sources.trader_details.page.label_value_pairs import Pair
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
    name="tiktok_shop",
    title="TikTok Shop",
    publisher="TikTok Shop",
    licence=N_("TikTok's terms of service: quote what is needed"),
    terms="https://www.tiktok.com/legal/page/global/terms-of-service/en",
    type="thirdParty",
    standing=Standing.PLATFORM,
)
_PLATFORM = Platform("tiktok-shop", "TikTok Shop")
_HOST = re.compile(r"(?:[\w-]+\.)*tiktok\.com")
_PATH = re.compile(r"/shop/(?:store/)?(?:[^/]+/)?(\d{6,})|/store/(?:[^/]+/)?(\d{6,})")
_SCRIPTS = ("__MODERN_ROUTER_DATA__", "__UNIVERSAL_DATA_FOR_REHYDRATION__", "SIGI_STATE")
_MARKUP = re.compile("|".join(_SCRIPTS).encode())
_TITLE = re.compile(r"\s*[|–—-]\s*(?:TikTok(?: Shop)?|Shop)\b.*$", re.IGNORECASE)
_IDS = ("seller_id", "sellerId", "shop_id", "shopId")
_NAMES = ("shop_name", "shopName", "seller_name", "sellerName", "store_name")


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield the records of a shop's page."""
    yield from read(fetch(subject))


def read(page: Page) -> Iterator[Record]:
    """Yield the records of a saved page of a shop, or of one of its products."""
    document = parse_page(page)
    data = [o for whole in script_json(page, document, *_SCRIPTS) for o in objects_in(whole)]
    shops = _shops(data)
    block = trader_block(lines_of(document))
    if not shops and not block.is_found:
        raise missing_content_error(page, document, N_("a shop of TikTok Shop"))
    page_shop = _shop_id(page.url)
    if not page_shop and len(shops) != 1:
        raise nameless_page_error(page, N_("shop"), "https://www.tiktok.com/shop/store/NAME/ID")
    ident = page_shop or next(iter(shops))
    pairs = _pairs(data, ident)
    trader = trader_of([*pairs, *block.pairs], page.where, is_found=block.is_found or bool(pairs))
    account = _account(ident)
    name = shops.get(ident, "") or _shown_name(document)
    source = source_of(account.with_account_address(page), _ORIGIN, f"TikTok Shop: {name or ident}")
    own = page.url if _shop_id(page.url) else account.url
    source = replace(source, url=page.url or source.url)
    yield source
    stating = AccountStatements(
        origin=_ORIGIN, source=source, account=replace(account, url=own.partition("?")[0])
    )
    yield from stating.trader_records(trader, name)
    yield from missing_business(trader, page, ident)


def _pairs(data: Iterable[Json], ident: str) -> list[Pair]:
    """Return the seller's details in the objects of a shop, which is known by its id."""

    def is_others(item: Json) -> bool:
        stated = [text(item, key) for key in _IDS]
        return any(stated) and ident not in stated

    own = (item for item in data if ident in [text(item, key) for key in _IDS])
    pairs = (pair for item in own for pair in pairs_within(item, is_others))
    return [pair for pair in dict.fromkeys(pairs) if pair.meaning is not DetailMeaning.DISPLAY_NAME]


def _shown_name(document: BeautifulSoup) -> str:
    """Return the shop's name by the page's heading or title."""
    heading = document.select_one("h1")
    shown = plain_text(heading.get_text()) if heading else ""
    titled = plain_text(document.title.get_text()) if document.title else ""
    return shown or _TITLE.sub("", titled).strip()


def _account(ident: str) -> Account:
    return make_account(_PLATFORM, ident, f"https://www.tiktok.com/shop/store/{ident}")


def account_of(url: str) -> Account | None:
    """Return the shop in an address, None for none."""
    ident = _shop_id(url)
    return _account(ident) if ident else None


def _shop_id(url: str) -> str:
    parts = url_parts(url)
    match = _PATH.search(parts.path) if _HOST.fullmatch(parts.hostname or "") else None
    return (match[1] or match[2]) if match else ""


def _shops(data: Iterable[Json]) -> dict[str, str]:
    """Return the shops in a page's data: id to name."""
    names: dict[str, str] = {}
    for item in data:
        ident = next((i for i in (text(item, key) for key in _IDS) if i.isdigit()), "")
        name = next(filter(None, (text(item, key) for key in _NAMES)), "")
        if ident:
            names[ident] = names.get(ident) or name
    return names


def subject_of(text: str) -> str:
    """Return the address of a shop, also from an entity id; empty for a name."""
    if known := re.fullmatch(r"tiktok-shop-(\d+)", text.strip(), re.ASCII):
        return _account(known[1]).url
    # A shop's page may only work at its full address, which has the shop's name in it.
    return re.split("[?#]", text.strip())[0] if account_of(text.strip()) else ""


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject=N_("address of a shop"),
    gives=N_("the registered seller of a shop on TikTok"),
    collect=collect,
    read=read,
    subject_of=subject_of,
    follow=lambda entity: subject_of(entity) if entity.startswith("tiktok-shop-") else "",
    hosts=("www.tiktok.com",),
    rate=RateLimit(1, 5),
    signs=PageSigns(lambda url: bool(_HOST.fullmatch(url_parts(url).hostname or "")), _MARKUP),
    robots=True,
    walled=True,
    verified=False,
)
