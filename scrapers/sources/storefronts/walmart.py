"""Seller pages of Walmart Marketplace, from the data they carry in ``__NEXT_DATA__``.

Built from descriptions of the data; not yet tested with a recorded page.
"""

import re
from collections.abc import Iterable, Iterator

from graph.errors import AnswerError
from graph.model.records import Standing
from graph.model.vocabulary.countries import country_code
from graph.support.language import N_
from graph.support.text.folding import fold_name
from scrapers.contract.collector import Collector, Fetch, Origin, RateLimit, Record, source_of
from scrapers.contract.page import Page
from scrapers.contract.page_signs import PageSigns
from scrapers.parsing.json_values import Json, text, unknown_fields
from scrapers.sources.trader_details.accounts import Account, Platform, make_account, url_parts
from scrapers.sources.trader_details.details import Detail, Trader, country_line, is_unstated
from scrapers.sources.trader_details.labels.meanings import DetailMeaning
from scrapers.sources.trader_details.page.embedded_json import objects_in, script_json
from scrapers.sources.trader_details.page.unreadable_pages import (
    missing_business,
    missing_content_error,
    nameless_page_error,
    parse_page,
)
from scrapers.sources.trader_details.records import AccountStatements
from scrapers.sources.trader_details.values.phone_numbers import international_number
from scrapers.sources.trader_details.values.value_forms import is_company_name

_ORIGIN = Origin(
    name="walmart",
    title=N_("Walmart Marketplace seller pages"),
    publisher="Walmart",
    licence=N_("Walmart's terms of use: quote what is needed"),
    terms="https://www.walmart.com/help/article/walmart-com-terms-of-use",
    type="thirdParty",
    standing=Standing.PLATFORM,
)
# The account under which Walmart itself sells.
_PLATFORM = Platform("walmart", "Walmart", frozenset({"F55CDC31AB754BB68FE0B39041159D63"}))
_PATH = re.compile(r"/(?:global/)?seller/([0-9A-Za-z]+)", re.ASCII)
_HOST = re.compile(r"(?:.+\.)?walmart\.com")
_MARKUP = re.compile(rb'"(?:catalogSellerId|sellerDisplayName)"')
_IDS = ("catalogSellerId", "sellerId")
_LINES = ("address1", "address2", "city", "state", "zip", "postalCode")
_KNOWN_FIELDS = (
    *(*_IDS, *_LINES, "country", "sellerName", "sellerDisplayName", "sellerPhone", "sellerEmail"),
    *("phone", "email", "sellerType", "sellerLogoURL", "sellerAboutUs", "__typename"),
)


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield the records of a seller's page."""
    yield from read(fetch(subject))


def read(page: Page) -> Iterator[Record]:
    """Yield the records of a saved seller page."""
    document = parse_page(page)
    data = list(script_json(page, document, "__NEXT_DATA__"))
    page_seller = _PATH.search(url_parts(page.url).path)
    sellers = [o for account in data for o in objects_in(account) if _is_seller(o)]
    if not sellers:
        raise missing_content_error(page, document, N_("a Walmart seller"))
    idents = {ident for seller in sellers for ident in _seller_ids(seller)}
    own = [o for o in sellers if page_seller[1] in _seller_ids(o)] if page_seller else sellers
    if not own:
        raise _other_seller_error(page, page_seller[1] if page_seller else "", idents)
    seller = max(own, key=lambda account: sum(bool(text(account, key)) for key in _KNOWN_FIELDS))
    ident = page_seller[1] if page_seller else _seller_ids(seller)[0] if _seller_ids(seller) else ""
    if not ident or (not page_seller and len({_seller_ids(o)[:1] for o in sellers}) > 1):
        raise nameless_page_error(page, N_("seller"), "https://www.walmart.com/global/seller/…")
    account = _account(ident)
    name = text(seller, "sellerDisplayName") or text(seller, "sellerName")
    source = source_of(account.with_account_address(page), _ORIGIN, f"Walmart seller page: {name}")
    yield source
    trader, about = _trader(seller), text(seller, "sellerAboutUs")
    yield from AccountStatements(origin=_ORIGIN, source=source, account=account).trader_records(
        trader, name, about=about
    )
    yield from missing_business(trader, page, ident)
    yield from unknown_fields(seller, _KNOWN_FIELDS, page.where)


def _account(ident: str) -> Account:
    return make_account(_PLATFORM, ident, f"https://www.walmart.com/global/seller/{ident}")


def account_of(url: str) -> Account | None:
    """Return the account in an address, None for none."""
    parts = url_parts(url)
    match = _PATH.search(parts.path)
    ours = _HOST.fullmatch(parts.hostname or "")
    return _account(match[1]) if ours and match else None


def _is_seller(found: Json) -> bool:
    return bool(text(found, "sellerName") or text(found, "sellerDisplayName"))


def _seller_ids(found: Json) -> tuple[str, ...]:
    return tuple(ident for key in _IDS if (ident := text(found, key)))


def _other_seller_error(page: Page, ident: str, idents: Iterable[str]) -> AnswerError:
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
    # A name that merely repeats the display name, in any spelling, is not a business name.
    displayed = _name_key(name) == _name_key(shown) or not shown
    if name and (lines or is_company_name(name) or not displayed):
        details.append(Detail(DetailMeaning.NAME, (name,), "sellerName"))
    if lines:
        details.append(Detail(DetailMeaning.BUSINESS_ADDRESS, tuple(lines)))
    for meaning, keys in {
        DetailMeaning.EMAIL: ("sellerEmail", "email"),
        DetailMeaning.BUSINESS_TYPE: ("sellerType",),
    }.items():
        values = (text(seller, key) for key in keys)
        details += [Detail(meaning, (value,)) for value in values if value]
    phones = [value for key in ("sellerPhone", "phone") if (value := text(seller, key))]
    known = [
        number for value in phones if (number := international_number(value, country_code(country)))
    ]
    details += [Detail(DetailMeaning.PHONE, (value,)) for value in known]
    stated = tuple(detail for detail in details if not is_unstated(detail))
    other = tuple(
        f"phone: {value}"
        for value in phones
        if not international_number(value, country_code(country))
    )
    return Trader(details=stated, other_lines=other, is_found=bool(details))


def _name_key(name: str) -> str:
    return "".join(fold_name(name).split())


def subject_of(text: str) -> str:
    """Return the address of a seller's page, also from an entity id; empty for a name."""
    if known := re.fullmatch(r"walmart-([0-9A-Za-z]+)", text.strip(), re.ASCII):
        return _account(known[1]).url
    account = account_of(text)
    return account.url if account else ""


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject=N_("address of a seller's page"),
    gives=N_("the registered seller of a shop on Walmart Marketplace"),
    collect=collect,
    read=read,
    subject_of=subject_of,
    follow=lambda entity: subject_of(entity) if entity.startswith("walmart-") else "",
    hosts=("www.walmart.com",),
    rate=RateLimit(1, 5),
    signs=PageSigns(lambda url: bool(_HOST.fullmatch(url_parts(url).hostname or "")), _MARKUP),
    robots=True,
    walled=True,
    verified=False,
)
