"""schema.org organisations in a page's JSON-LD: a site's statement about its operator."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bs4 import BeautifulSoup

from graph.errors import CollectError
from graph.model.records import Standing
from graph.support.language import N_, lazy_text
from graph.support.text.folding import fold_name
from scrapers.contract.collector import (
    CollectionNote,
    Collector,
    Fetch,
    Origin,
    RateLimit,
    Record,
    source_of,
)
from scrapers.contract.page import Page
from scrapers.parsing.json_values import EMPTY_JSON, unknown_fields
from scrapers.sources.storefronts.jsonld.organisations import (
    KNOWN,
    Organisation,
    organisation_trader,
    organisations,
)
from scrapers.sources.storefronts.jsonld.relations import related_parties
from scrapers.sources.storefronts.jsonld.values import item_text
from scrapers.sources.trader_details.accounts import Account, url_parts, web_address
from scrapers.sources.trader_details.details import Trader
from scrapers.sources.trader_details.page.embedded_json import linked_data
from scrapers.sources.trader_details.page.unreadable_pages import (
    missing_content_error,
    nameless_page_error,
    parse_page,
)
from scrapers.sources.trader_details.records import AccountStatements
from scrapers.sources.trader_details.sites import claim_note, claimed_address, site_account

_ORIGIN = Origin(
    name="jsonld",
    title=N_("schema.org organisations on web pages (JSON-LD)"),
    publisher=N_("the site itself"),
    licence=N_("the publisher's own: quote what is needed"),
    terms="https://schema.org/Organization",
    type="selfDeclaration",
    standing=Standing.OWN_STATEMENT,
)
# The home page of a site, in any language.
_HOME = re.compile(r"(?:[a-z]{2}(?:[-_][a-z]{2,4})?)?(?:/?(?:index|home|default)(?:\.\w+)?)?", re.I)
_RELATED = ("parentOrganization", "subOrganization", "founder", "founders", "employee", "employees")


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield the organisations that a page states."""
    yield from read(fetch(subject))


def read(page: Page) -> Iterator[Record]:
    """Yield the site's own organisation as its operator, and others that have legal details.

    If several own organisations state different legal names, none is the operator.
    """
    document = parse_page(page)
    found = organisations(list(linked_data(document)))
    if not found:
        raise _no_organisation_error(page, document)
    shop = site_account(page.url)
    if shop is None:
        raise nameless_page_error(page, N_("site"), "https://shop.example/")
    own = _own_organisations(found, shop, page)
    if not own and not any(o.is_legal for o in found):
        raise _no_organisation_error(page, document)
    source = source_of(page, _ORIGIN, f"JSON-LD of {shop.seller}")
    source = replace(source, publisher=shop.seller)
    yield source
    claimed = claimed_address(page)
    stating = AccountStatements(
        origin=_ORIGIN, source=source, account=shop, role=_role(shop), claimed_address=claimed
    )
    if own:
        yield from _site(own, stating, page)
    if claimed:
        yield claim_note(page, claimed)
    yield from _other_records(found, own, stating, page)


def _role(shop: Account) -> str:
    return "seller" if shop.platform else "operator"


def _site(own: Sequence[Organisation], stating: AccountStatements, page: Page) -> Iterator[Record]:
    """Yield the site with its operator; without one if the legal names differ."""
    first = next((o for o in own if legal_name(o)), own[0])
    rivals = tuple(dict.fromkeys(legal_name(o) for o in own if legal_name(o)))
    trader = organisation_trader(first, page.where)
    if len({fold_name(name) for name in rivals}) > 1:
        trader = Trader(rivals=rivals)
    yield from stating.trader_records(
        trader, item_text(first.item, "name") or stating.account.seller
    )
    operator = stating.operator(trader)
    if operator is not None:
        yield from related_parties(first, operator, stating)
    yield from unknown_fields(first.item, KNOWN, page.where)


def legal_name(found: Organisation) -> str:
    """Return the legal name that an organisation states, empty for none."""
    return item_text(found.item, "legalName")


def _no_organisation_error(page: Page, document: BeautifulSoup) -> CollectError:
    return missing_content_error(page, document, N_("an organisation in JSON-LD"))


def _own_organisations(
    found: Sequence[Organisation], shop: Account, page: Page
) -> list[Organisation]:
    """Return the site's own organisations: at the site's address, or publishing the page.

    An address deeper within the site may belong to any organisation that the site writes about.
    """
    return [o for o in found if not o.is_others and (o.publishes or _is_home(o.site, shop, page))]


def _is_home(site: str, shop: Account, page: Page) -> bool:
    if not site or site_account(site) != shop:
        return False
    path = url_parts(site).path.strip("/")
    here = url_parts(page.url).path.strip("/")
    return shop.platform is not None or bool(_HOME.fullmatch(path)) or (not here and not path)


def _other_records(
    found: Sequence[Organisation],
    own: Sequence[Organisation],
    stating: AccountStatements,
    page: Page,
) -> Iterator[Record]:
    """Yield other organisations with legal details, without any tie to the site."""
    item = own[0].item if own else EMPTY_JSON
    related_to_own = str([item.get(key) for key in _RELATED])
    passed = set()
    # Without a platform, a nameless organisation is never taken for the platform itself.
    stating = replace(stating, account=replace(stating.account, platform=None))
    for other in found:
        if any(other is each for each in own):
            continue
        trader = organisation_trader(other, page.where)
        statement = stating.operator(trader) if other.is_legal else None
        if statement is None:
            passed.add(item_text(other.item, "name"))
            continue
        yield statement
        yield from related_parties(other, statement, stating)
    passed -= {name for name in passed if repr(name) in related_to_own}
    if own:
        passed -= {item_text(each.item, "name") for each in own}
    if passed:
        yield CollectionNote(
            lazy_text(
                N_("{where} names by nothing but a name: {names}."),
                where=page.where,
                names=", ".join(sorted(passed)),
            )
        )


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject=N_("address of a page"),
    gives=N_("what a page says of its organisation, for machines to read"),
    collect=collect,
    read=read,
    subject_of=web_address,
    rate=RateLimit(1, 5),
    robots=True,
)
