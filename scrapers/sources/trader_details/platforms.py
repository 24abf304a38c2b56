"""The single table of platforms, by host, and by path where one host serves several.

Another host of a known brand is a platform of its own with that brand, since the operator of one
site does not operate the others. A host without a known brand is a platform of its own too, and its
values say so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import SplitResult, urlsplit

from graph.support.text.folding import fold_name
from scrapers.sources.trader_details.accounts import Platform


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand with its domains, and the names under which its systems are registered.

    ``ids`` maps hosts to ids for platforms whose id is not ``platform-HOST``.
    """

    name: str
    domains: str
    words: str = ""
    ids: str = ""


_AMAZON = (
    "us=amazon.com uk=amazon.co.uk de=amazon.de fr=amazon.fr it=amazon.it es=amazon.es "
    "nl=amazon.nl pl=amazon.pl se=amazon.se be=amazon.com.be ie=amazon.ie tr=amazon.com.tr "
    "ca=amazon.ca mx=amazon.com.mx br=amazon.com.br jp=amazon.co.jp in=amazon.in au=amazon.com.au "
    "sg=amazon.sg ae=amazon.ae sa=amazon.sa eg=amazon.eg za=amazon.co.za cn=amazon.cn"
)
_EBAY = (
    "ebay.com ebay.co.uk ebay.de ebay.fr ebay.it ebay.es ebay.nl ebay.pl ebay.ie ebay.at ebay.ch "
    "ebay.be ebay.ca ebay.com.au ebay.com.hk ebay.com.my ebay.com.sg ebay.ph ebay.in ebay.cn "
    "ebay.us"
)
BRANDS = (
    Brand(
        "Amazon",
        " ".join(pair.partition("=")[2] for pair in _AMAZON.split()),
        "amazon",
        " ".join(f"{pair.partition('=')[2]}=amazon-{pair[:2]}" for pair in _AMAZON.split()),
    ),
    Brand("eBay", _EBAY, "ebay", " ".join(f"{host}=ebay" for host in _EBAY.split())),
    Brand("Walmart", "walmart.com walmart.ca walmart.com.mx", "walmart", "walmart.com=walmart"),
    Brand("TikTok", "tiktok.com", "tiktok|tik tok", "shop.tiktok.com=tiktok-shop"),
    Brand("Tokopedia", "tokopedia.com tokopedia.link", "tokopedia"),
    Brand("Bukalapak", "bukalapak.com", "bukalapak"),
    Brand(
        "Shopee",
        "shopee.com shopee.co.id shopee.sg shopee.com.my shopee.ph shopee.co.th shopee.vn "
        "shopee.tw shopee.com.br shopee.cl shopee.com.mx shopee.com.co",
        "shopee",
    ),
    Brand(
        "Lazada",
        "lazada.com lazada.co.id lazada.com.my lazada.sg lazada.com.ph lazada.co.th lazada.vn",
        "lazada",
    ),
    Brand("AliExpress", "aliexpress.com aliexpress.ru aliexpress.us", "aliexpress"),
    Brand("Alibaba", "alibaba.com 1688.com", "alibaba"),
    Brand("Taobao", "taobao.com tmall.com tmall.hk", "taobao|tmall"),
    Brand("Flipkart", "flipkart.com", "flipkart"),
    Brand("Temu", "temu.com", "temu"),
    Brand("SHEIN", "shein.com shein.co.uk shein.se shein.tw shein.com.mx", "shein"),
    Brand("Etsy", "etsy.com", "etsy"),
    Brand(
        "Zalando",
        "zalando.fr zalando.de zalando.at zalando.ch zalando.be zalando.nl zalando.it zalando.es "
        "zalando.pl zalando.se zalando.dk zalando.fi zalando.no zalando.co.uk zalando.cz "
        "zalando.ie",
        "zalando",
    ),
    Brand("Allegro", "allegro.pl allegro.cz allegro.sk allegro.hu", "allegro"),
    Brand("bol", "bol.com", "bol com"),
    Brand("Cdiscount", "cdiscount.com", "cdiscount"),
    Brand("OTTO", "otto.de", "otto"),
    Brand("Kaufland", "kaufland.de kaufland.at kaufland.cz kaufland.sk kaufland.pl", "kaufland"),
    Brand("Rakuten", "rakuten.com rakuten.net rakuten.co.jp rakuten.de rakuten.fr", "rakuten"),
    Brand(
        "Mercado Libre",
        "mercadolibre.com mercadolivre.com.br mercadolibre.com.ar mercadolibre.com.mx "
        "mercadolibre.cl mercadolibre.com.co mercadolibre.com.pe mercadolibre.com.uy",
        "mercado libre|mercado livre|mercadolibre|mercadolivre",
    ),
    Brand("Trendyol", "trendyol.com", "trendyol"),
    Brand("Wish", "wish.com", "wish"),
    Brand(
        "Vinted",
        "vinted.fr vinted.es vinted.com vinted.de vinted.be vinted.nl vinted.it vinted.pl "
        "vinted.co.uk vinted.at vinted.lt vinted.lu vinted.pt vinted.cz vinted.se vinted.ie",
        "vinted",
    ),
    Brand("eMAG", "emag.ro emag.bg emag.hu", "emag"),
    Brand("Coupang", "coupang.com", "coupang"),
    Brand("Tradera", "tradera.com", "tradera"),
    Brand("Leroy Merlin", "leroymerlin.fr leroymerlin.es leroymerlin.it", "leroy merlin"),
    Brand("Reverb", "reverb.com", "reverb"),
    Brand("Okazii", "okazii.ro", "okazii"),
    Brand("Avocadostore", "avocadostore.de avocadostore.at", "avocadostore"),
    Brand("Blibli", "blibli.com", "blibli"),
    Brand("Zalora", "zalora.com zalora.co.id zalora.sg zalora.com.my", "zalora"),
    Brand("JD.ID", "jd.id jd.com", "jd id|jd com"),
    Brand("Akulaku", "akulaku.com", "akulaku"),
    Brand("OLX", "olx.co.id olx.com", "olx"),
    Brand("Gojek", "gojek.com gofood.co.id", "gojek|gofood"),
    Brand("Grab", "grab.com", "grab|grabfood|grabmart"),
    Brand("Traveloka", "traveloka.com", "traveloka"),
    Brand("Instagram", "instagram.com", "instagram|ig"),
    Brand("Facebook", "facebook.com fb.com fb.me", "facebook|fb|facebook marketplace"),
    Brand("WhatsApp", "whatsapp.com wa.me", "whatsapp|wa|whatsapp business"),
    Brand("YouTube", "youtube.com youtu.be", "youtube"),
    Brand("Google", "google.com google.co.id", "google|google maps"),
    Brand("Telegram", "telegram.org t.me", "telegram"),
    Brand("X", "twitter.com x.com", "twitter"),
    Brand("LINE", "line.me", "line"),
)
_DEVICE = re.compile(r"(?:www|m|mobile|touch|amp|wap)\.(?=[\w-]+\.[\w.-]+)")
# SHEIN's mobile site has the market in its path: two letters, or a word for several countries.
_SHEIN = re.compile(r"(?:(?:m|www)\.)?shein\.com")
_MARKET = re.compile(r"[a-z]{2}(?:-[a-z]{2})?|eur|euqs|roe|asia")
_SHOP = re.compile(r"(?:[a-z]{2}/)?(?:shop|view/product)(?:/|$)")
_STORES = re.compile(r"(?:play|apps|appgallery|itunes)\.|galaxystore\.")
_ADDED_WORDS = re.compile(
    r"(?: (?:indonesia|apps?|aplikasi|official|shop|store|mobile|web|website))+$"
)
_WORD_SEPARATOR = re.compile(r"\s*(?:[,;/|&+]|\s-\s|\bdan\b|\band\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlatformPlace:
    """A host and path without the parts that only name the device or the market."""

    host: str
    path: str

    @property
    def platform(self) -> Platform:
        """The platform of a page at this host and path."""
        brand = _brands().get(_domain_of(self.host))
        if brand is None:
            reason = f"brand: {self.host} is in no list of known platforms"
            return Platform(
                f"platform-{self.host}", self.host, values={"unknown_reason": (reason,)}
            )
        ident = _ids().get(self.host, f"platform-{self.host}")
        if brand.name == "TikTok" and (_SHOP.match(self.path) or self.host.startswith("seller")):
            ident = "tiktok-shop"
        return Platform(ident, _NAMES.get(ident, self.host), values={"brand": brand.name})


_NAMES = {
    **{
        f"amazon-{pair[:2]}": pair.partition("=")[2].replace("amazon", "Amazon")
        for pair in _AMAZON.split()
    },
    "ebay": "eBay",
    "walmart": "Walmart",
    "tiktok-shop": "TikTok Shop",
}


@cache
def _brands() -> dict[str, Brand]:
    return {domain: brand for brand in BRANDS for domain in brand.domains.split()}


@cache
def _ids() -> dict[str, str]:
    pairs = (pair for brand in BRANDS for pair in brand.ids.split())
    return {host: ident for host, _, ident in (pair.partition("=") for pair in pairs)}


def _domain_of(host: str) -> str:
    """Return the brand's domain that a host is or is under; empty for none."""
    labels = host.split(".")
    domains = (".".join(labels[start:]) for start in range(len(labels)))
    return next((domain for domain in domains if domain in _brands()), "")


def platform_place(parts: SplitResult) -> PlatformPlace:
    """Return the place of a page, the same for every device."""
    host, path = (parts.hostname or "").casefold().rstrip("."), parts.path.strip("/")
    if _SHEIN.fullmatch(host):
        market, _, rest = path.partition("/")
        if _MARKET.fullmatch(market):
            return PlatformPlace(f"{market}.shein.com", rest)
    return PlatformPlace(_DEVICE.sub("", host, count=1) if _DEVICE.match(host) else host, path)


def is_platform(parts: SplitResult) -> bool:
    """Return whether an address is on a host of a known brand, other than its app store."""
    host = platform_place(parts).host
    return bool(_domain_of(host)) and not _STORES.match(host)


def platform_at(address: str) -> Platform | None:
    """Return the platform of the table that an address is on; None for any other address."""
    bare = address.strip()
    try:
        parts = urlsplit(bare if "://" in bare else f"//{bare}")
        _ = parts.hostname
    except ValueError:
        return None
    return platform_place(parts).platform if is_platform(parts) else None


def registered_platform(system: str, addresses: Iterable[str]) -> str:
    """Return the brand that a registered system is named after, or whose site it is.

    Empty for none. Such a system proves no operator: registers let anyone enter a platform, most of
    all sellers on it. An address in an app store is not a site of the store's owner.
    """
    platforms = [platform for platform in map(platform_at, addresses) if platform is not None]
    if platforms:
        return str(platforms[0].values["brand"])
    parts = {_bare_name(part) for part in (system, *_WORD_SEPARATOR.split(system))}
    named = (brand for brand in BRANDS if parts & _brand_words(brand))
    return next((brand.name for brand in named), "")


def _bare_name(name: str) -> str:
    """Return a name without the words that a platform's own entry adds: Shopee Indonesia."""
    return _ADDED_WORDS.sub("", fold_name(name))


@cache
def _brand_words(brand: Brand) -> frozenset[str]:
    return frozenset({*brand.words.split("|"), *map(fold_name, brand.domains.split())})
