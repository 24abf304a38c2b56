"""Shops of TikTok Shop, out of the data a page carries and the trader block it shows.

Built to reports of its form; no recorded page proves it yet. The keys of the legal seller are not
known, so that whatever is labelled as a seller's details is read, from either.
"""

import re
from collections.abc import Iterable, Iterator

from graph.language import N_, said
from graph.model import Standing
from scrapers.base import Collector, Fetch, Note, Origin, Rate, Record, source_of
from scrapers.pages import Page
from scrapers.traders.accounts import Account, Platform, account, at
from scrapers.traders.blocks import trader_block
from scrapers.traders.embedded import labelled, objects_in, script_json
from scrapers.traders.lines import lines_of
from scrapers.traders.obstacles import nameless, refuse, seen
from scrapers.traders.reading import trader_of
from scrapers.traders.stating import Stating
from scrapers.values import Json, text

_ORIGIN = Origin(
    "tiktok_shop",
    "TikTok Shop",
    "TikTok Shop",
    N_("TikTok's terms of service: quote what is needed"),
    "https://www.tiktok.com/legal/page/global/terms-of-service/en",
    "thirdParty",
    Standing.PLATFORM,
)
_PLATFORM = Platform("tiktok-shop", "TikTok Shop")
_HOST = re.compile(r"(?:[\w-]+\.)*tiktok\.com")
_PATH = re.compile(r"/shop/(?:store/)?(?:[^/]+/)?(\d{6,})|/store/(?:[^/]+/)?(\d{6,})")
_SCRIPTS = ("__MODERN_ROUTER_DATA__", "__UNIVERSAL_DATA_FOR_REHYDRATION__", "SIGI_STATE")
_IDS = ("seller_id", "sellerId", "shop_id", "shopId")
_NAMES = ("shop_name", "shopName", "seller_name", "sellerName", "store_name")


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield what a shop's page says."""
    yield from read(fetch(subject))


def read(page: Page) -> Iterator[Record]:
    """Yield what a saved page of a shop, or of one of its products, says of the shop."""
    document = seen(page)
    data = [o for whole in script_json(page, document, *_SCRIPTS) for o in objects_in(whole)]
    shops = _shops(data)
    pairs = [*labelled(data), *trader_block(lines_of(document))]
    if not shops and not pairs:
        raise refuse(page, document, N_("a shop of TikTok Shop"))
    asked = _asked(page.url)
    if not asked and len(shops) != 1:
        raise nameless(page, N_("shop"), "https://www.tiktok.com/shop/store/NAME/ID")
    ident = asked or next(iter(shops))
    found = _account(ident)
    name = shops.get(ident, "")
    source = source_of(found.page(page), _ORIGIN, f"TikTok Shop: {name or ident}")
    trader = trader_of(pairs, page.where)
    yield source
    yield from Stating(_ORIGIN, source, found).records(trader, name)
    if not trader.states_a_business:
        yield Note(
            said(N_("{where} names no business behind the shop {id}."), where=page.where, id=ident)
        )


def _account(ident: str) -> Account:
    return account(_PLATFORM, ident, f"https://www.tiktok.com/shop/store/{ident}")


def account_of(url: str) -> Account | None:
    """Return the shop that an address names, None where it names none."""
    ident = _asked(url)
    return _account(ident) if ident else None


def _asked(url: str) -> str:
    parts = at(url)
    found = _PATH.search(parts.path) if _HOST.fullmatch(parts.hostname or "") else None
    return (found[1] or found[2]) if found else ""


def _shops(data: Iterable[Json]) -> dict[str, str]:
    """Return the shops a page's data is about: id to name."""
    found: dict[str, str] = {}
    for item in data:
        ident = next((i for i in (text(item, key) for key in _IDS) if i.isdigit()), "")
        name = next(filter(None, (text(item, key) for key in _NAMES)), "")
        if ident:
            found[ident] = found.get(ident) or name
    return found


def subject_of(text: str) -> str:
    """Return the address of a shop; from an entity id too. Empty for a name."""
    if known := re.fullmatch(r"tiktok-shop-(\d+)", text.strip(), re.ASCII):
        return _account(known[1]).url
    found = account_of(text)
    return found.url if found else ""


COLLECTOR = Collector(
    _ORIGIN,
    subject=N_("address of a shop"),
    gives=N_("the registered seller of a shop on TikTok"),
    collect=collect,
    read=read,
    subject_of=subject_of,
    follow=lambda entity: subject_of(entity) if entity.startswith("tiktok-shop-") else "",
    hosts=("www.tiktok.com",),
    rate=Rate(1, 5),
    robots=True,
    verified=False,
)
