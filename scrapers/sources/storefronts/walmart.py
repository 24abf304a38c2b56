"""Seller pages of Walmart Marketplace, out of the data they carry in ``__NEXT_DATA__``.

Built to reports of its form; no recorded page proves it yet.
"""

import re
from collections.abc import Iterable, Iterator

from graph.errors import AnswerError
from graph.model.records import Standing
from graph.model.vocabulary.countries import country_code
from graph.support.language import N_
from graph.support.text.folding import folded
from scrapers.contract.collector import Collector, Fetch, Origin, Rate, Record, source_of
from scrapers.contract.page import Page
from scrapers.parsing.json_values import Json, text, unread
from scrapers.sources.trader_details.accounts import Account, Platform, account, at
from scrapers.sources.trader_details.details import Detail, Trader, country_line, is_unstated
from scrapers.sources.trader_details.labels.meanings import Meaning
from scrapers.sources.trader_details.page.embedded_json import objects_in, script_json
from scrapers.sources.trader_details.page.unreadable_pages import nameless, refuse, seen
from scrapers.sources.trader_details.records import Stating
from scrapers.sources.trader_details.values.phone_numbers import dialled
from scrapers.sources.trader_details.values.value_forms import is_company_name

_ORIGIN = Origin(
    "walmart",
    N_("Walmart Marketplace seller pages"),
    "Walmart",
    N_("Walmart's terms of use: quote what is needed"),
    "https://www.walmart.com/help/article/walmart-com-terms-of-use",
    "thirdParty",
    Standing.PLATFORM,
)
# Under this account Walmart itself sells.
_PLATFORM = Platform("walmart", "Walmart", frozenset({"F55CDC31AB754BB68FE0B39041159D63"}))
_PATH = re.compile(r"/(?:global/)?seller/([0-9A-Za-z]+)", re.ASCII)
_IDS = ("catalogSellerId", "sellerId")
_LINES = ("address1", "address2", "city", "state", "zip", "postalCode")
_KNOWN = (
    *(*_IDS, *_LINES, "country", "sellerName", "sellerDisplayName", "sellerPhone", "sellerEmail"),
    *("phone", "email", "sellerType", "sellerLogoURL", "sellerAboutUs", "__typename"),
)


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield what a seller's page says."""
    yield from read(fetch(subject))


def read(page: Page) -> Iterator[Record]:
    """Yield what a saved seller page says."""
    document = seen(page)
    data = list(script_json(page, document, "__NEXT_DATA__"))
    asked = _PATH.search(at(page.url).path)
    sellers = [o for found in data for o in objects_in(found) if _is_seller(o)]
    if not sellers:
        raise refuse(page, document, N_("a Walmart seller"))
    idents = {ident for seller in sellers for ident in _idents(seller)}
    own = [o for o in sellers if asked[1] in _idents(o)] if asked else sellers
    if not own:
        raise _another(page, asked[1] if asked else "", idents)
    seller = max(own, key=lambda found: sum(bool(text(found, key)) for key in _KNOWN))
    ident = asked[1] if asked else _idents(seller)[0] if _idents(seller) else ""
    if not ident or (not asked and len({_idents(o)[:1] for o in sellers}) > 1):
        raise nameless(page, N_("seller"), "https://www.walmart.com/global/seller/…")
    found = _account(ident)
    name = text(seller, "sellerDisplayName") or text(seller, "sellerName")
    source = source_of(found.page(page), _ORIGIN, f"Walmart seller page: {name}")
    yield source
    about = text(seller, "sellerAboutUs")
    yield from Stating(_ORIGIN, source, found).records(_trader(seller), name, about=about)
    yield from unread(seller, _KNOWN, page.where)


def _account(ident: str) -> Account:
    return account(_PLATFORM, ident, f"https://www.walmart.com/global/seller/{ident}")


def account_of(url: str) -> Account | None:
    """Return the account that an address names, None where it names none."""
    parts = at(url)
    found = _PATH.search(parts.path)
    ours = re.fullmatch(r"(.+\.)?walmart\.com", parts.hostname or "")
    return _account(found[1]) if ours and found else None


def _is_seller(found: Json) -> bool:
    return bool(text(found, "sellerName") or text(found, "sellerDisplayName"))


def _idents(found: Json) -> tuple[str, ...]:
    return tuple(ident for key in _IDS if (ident := text(found, key)))


def _another(page: Page, ident: str, idents: Iterable[str]) -> AnswerError:
    return AnswerError(
        N_("{where} holds no data of the seller {ident}, only of {others}."),
        where=page.where,
        ident=ident,
        others=", ".join(sorted(idents)) or "?",
    )


def _trader(seller: Json) -> Trader:
    lines = [line for key in _LINES if (line := text(seller, key))]
    country = text(seller, "country")
    if country:
        lines.append(country_line(country))
    name, shown = text(seller, "sellerName"), text(seller, "sellerDisplayName")
    details = []
    # A name that is displayed only, in whatever spelling, is no business name.
    displayed = _bare(name) == _bare(shown) or not shown
    if name and (lines or is_company_name(name) or not displayed):
        details.append(Detail(Meaning.NAME, (name,), "sellerName"))
    if lines:
        details.append(Detail(Meaning.BUSINESS_ADDRESS, tuple(lines)))
    for meaning, keys in {
        Meaning.EMAIL: ("sellerEmail", "email"),
        Meaning.BUSINESS_TYPE: ("sellerType",),
    }.items():
        values = (text(seller, key) for key in keys)
        details += [Detail(meaning, (value,)) for value in values if value]
    phones = [value for key in ("sellerPhone", "phone") if (value := text(seller, key))]
    known = [number for value in phones if (number := dialled(value, country_code(country)))]
    details += [Detail(Meaning.PHONE, (value,)) for value in known]
    told = tuple(detail for detail in details if not is_unstated(detail))
    other = tuple(
        f"phone: {value}" for value in phones if not dialled(value, country_code(country))
    )
    return Trader(told, other, is_found=bool(details))


def _bare(name: str) -> str:
    return "".join(folded(name).split())


def subject_of(text: str) -> str:
    """Return the address of a seller's page; from an entity id too. Empty for a name."""
    if known := re.fullmatch(r"walmart-([0-9A-Za-z]+)", text.strip(), re.ASCII):
        return _account(known[1]).url
    found = account_of(text)
    return found.url if found else ""


COLLECTOR = Collector(
    _ORIGIN,
    subject=N_("address of a seller's page"),
    gives=N_("the registered seller of a shop on Walmart Marketplace"),
    collect=collect,
    read=read,
    subject_of=subject_of,
    follow=lambda entity: subject_of(entity) if entity.startswith("walmart-") else "",
    hosts=("www.walmart.com",),
    rate=Rate(1, 5),
    robots=True,
    verified=False,
)
