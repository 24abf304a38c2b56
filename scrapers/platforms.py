"""Well-known platforms: their hosts as the reference set names them, and who registers them.

A page on a platform's host describes a shop there; who registers a system under a platform's name
without being of its owners is a seller on it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult

from graph.folding import folded

# Hosts that are a platform of their own, each under ``platform-HOST``.
_HOSTS = frozenset(
    "tokopedia.com bukalapak.com shopee.co.id shopee.sg lazada.co.id lazada.com.my aliexpress.com "
    "aliexpress.ru de.aliexpress.com es.aliexpress.com fr.aliexpress.com it.aliexpress.com "
    "nl.aliexpress.com pl.aliexpress.com alibaba.com flipkart.com temu.com fr.shein.com "
    "eur.shein.com us.shein.com au.shein.com nz.shein.com etsy.com zalando.fr allegro.pl bol.com "
    "cdiscount.com otto.de kaufland.de fr.shopping.rakuten.com marketplace.rakuten.net "
    "mercadolibre.com mercadolivre.com.br trendyol.com wish.com vinted.fr vinted.es vinted.com "
    "emag.ro coupang.com tradera.com leroymerlin.fr reverb.com okazii.ro avocadostore.de "
    "avocadostore.at blibli.com".split()
)
_MOBILE = re.compile(r"(?:www|m|mobile|touch|amp|wap)\.(?=[\w-]+\.[\w.-]+)")
# SHEIN's mobile site has the market in the path.
_SHEIN = re.compile(r"(?:(?:m|www)\.)?shein\.com")
_SHEIN_MARKETS = {"euqs": "eur", "eur": "eur", "eu": "eur"}
# Its European hosts that nobody has read stand under the one for the European market.
_EUROPEAN = frozenset(
    "at be bg cy cz de dk ee es fi gr hr hu ie it lt lu lv mt nl pl pt ro se si sk euqs roe".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """A host and path with what only tells the device and the market taken off."""

    host: str
    path: str

    @property
    def platform(self) -> str:
        """The host that the platform has its id from."""
        market, _, rest = self.host.partition(".")
        if rest == "shein.com" and self.host not in _HOSTS and market in _EUROPEAN:
            return "eur.shein.com"
        known = [host for host in _HOSTS if self.host == host or self.host.endswith(f".{host}")]
        return max(known, key=len, default=self.host)


def place_of(parts: SplitResult) -> Place:
    """Return where a page is, whichever device it was seen on."""
    host, path = (parts.hostname or "").casefold().rstrip("."), parts.path.strip("/")
    if _SHEIN.fullmatch(host):
        market, _, rest = path.partition("/")
        if re.fullmatch("[a-z]{2,4}", market) and rest:
            return Place(f"{_SHEIN_MARKETS.get(market, market)}.shein.com", rest)
    return Place(_MOBILE.sub("", host, count=1) if _MOBILE.match(host) else host, path)


@dataclass(frozen=True, slots=True)
class Known:
    """A platform by its names and hosts, with words that its owners' names have."""

    names: str
    hosts: str
    owners: str


# Words are compared folded; ``owners`` are those under which the platforms' own companies register.
KNOWN = (
    Known("tiktok|tiktok shop|tik tok", "tiktok.com", "tiktok|bytedance"),
    Known("shopee|shopee indonesia", "shopee.co.id|shopee.com|shopee.sg", "shopee|sea limited"),
    Known("tokopedia", "tokopedia.com|tokopedia.link", "tokopedia|goto gojek|tiktok"),
    Known("bukalapak", "bukalapak.com", "bukalapak"),
    Known("lazada", "lazada.co.id|lazada.com|lazada.sg|lazada.com.my", "lazada|ecart|alibaba"),
    Known("blibli", "blibli.com", "global digital niaga|blibli"),
    Known("zalora", "zalora.co.id|zalora.com", "zalora|fashion eservices|jollychic"),
    Known("jd id", "jd.id", "jingdong|jd com"),
    Known("akulaku", "akulaku.com", "akulaku|silvrr"),
    Known("instagram|ig", "instagram.com", "meta platforms|instagram|facebook"),
    Known(
        "facebook|fb|facebook marketplace", "facebook.com|fb.com|fb.me", "meta platforms|facebook"
    ),
    Known(
        "whatsapp|wa|whatsapp business", "whatsapp.com|wa.me", "meta platforms|whatsapp|facebook"
    ),
    Known("youtube", "youtube.com|youtu.be", "google|youtube"),
    Known("google|google maps", "google.com|google.co.id", "google|alphabet"),
    Known("telegram", "telegram.org|t.me", "telegram"),
    Known("twitter", "twitter.com|x.com", "twitter|x corp"),
    Known("line", "line.me", "line|ly corporation|naver"),
    Known("amazon", "amazon.com|amazon.co.uk|amazon.de|amazon.sg|amazon.co.jp", "amazon"),
    Known("ebay", "ebay.com|ebay.co.uk|ebay.de", "ebay"),
    Known("alibaba", "alibaba.com", "alibaba"),
    Known("aliexpress", "aliexpress.com", "alibaba|aliexpress"),
    Known("temu", "temu.com", "whaleco|elementary innovation|temu|pdd"),
    Known("shein", "shein.com", "shein|roadget|infinite styles"),
    Known("etsy", "etsy.com", "etsy"),
    Known("walmart", "walmart.com", "walmart"),
    Known("gojek|gofood", "gojek.com", "gojek|goto|aplikasi karya anak bangsa"),
    Known("grab|grabfood|grabmart", "grab.com", "grab|solusi transportasi indonesia"),
    Known("traveloka", "traveloka.com", "traveloka|trinusa"),
    Known("olx", "olx.co.id|olx.com", "olx|tumbuh bersama tiga raksasa|prosus"),
)
_WORDS_PARTED = re.compile(r"\s*(?:[,;/|&+]|\s-\s|\bdan\b|\band\b)\s*", re.IGNORECASE)


def of_another_owner(system: str, websites: Iterable[str], registrant: str) -> str:
    """Return the name of a well-known platform that a system is, and the registrant does not own.

    Empty where the system is no such platform, or is registered by a company of its owners.
    """
    holder = f" {folded(registrant)} "
    parts = {folded(part) for part in _WORDS_PARTED.split(system)}
    hosts = {_host(site) for site in websites}
    for known in KNOWN:
        if any(f" {owner} " in holder for owner in known.owners.split("|")):
            continue
        names, own = set(known.names.split("|")), tuple(known.hosts.split("|"))
        there = bool(hosts) and all(_is_on(host, own) for host in hosts)
        if parts & names or there:
            return known.names.partition("|")[0]
    return ""


def _host(site: str) -> str:
    bare = re.sub(r"^[a-z]+://", "", site.strip().casefold())
    return re.split(r"[/?#:]", bare)[0].removeprefix("www.")


def _is_on(host: str, own: tuple[str, ...]) -> bool:
    """Whether a host is a platform's; addresses of apps in a store of apps are not."""
    stores = host.startswith(("play.", "apps.", "appgallery."))
    return not stores and any(host == each or host.endswith(f".{each}") for each in own)
