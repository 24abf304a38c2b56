"""schema.org organisations that a page states in JSON-LD: what a site says of its operator."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bs4 import BeautifulSoup

from graph.errors import CollectError
from graph.language import N_, said
from graph.model import Standing
from scrapers.base import Collector, Fetch, Note, Origin, Rate, Record, source_of
from scrapers.jsonld.organisations import KNOWN, Organisation, organisations, trader_of
from scrapers.jsonld.relations import related
from scrapers.pages import Page
from scrapers.traders.accounts import Account, own_shop, web_address
from scrapers.traders.embedded import linked_data
from scrapers.traders.obstacles import nameless, refuse, seen
from scrapers.traders.stating import Stating
from scrapers.values import NOTHING, text, unread

_ORIGIN = Origin(
    "jsonld",
    N_("schema.org organisations on web pages (JSON-LD)"),
    N_("the site itself"),
    N_("the publisher's own: quote what is needed"),
    "https://schema.org/Organization",
    "selfDeclaration",
    Standing.OWN_STATEMENT,
)


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield the organisations a page states."""
    yield from read(fetch(subject))


def read(page: Page) -> Iterator[Record]:
    """Yield the site's own organisation as its operator, and others with legal details as named.

    Of several own ones the first with a legal name is the operator.
    """
    document = seen(page)
    found = organisations(list(linked_data(document)))
    if not found:
        raise _nothing(page, document)
    shop = own_shop(page.url) or own_shop(next((o.site for o in found if o.site), ""))
    if shop is None:
        raise nameless(page, N_("site"), "https://shop.example/")
    own = _own(found, shop)
    source = source_of(page, _ORIGIN, f"JSON-LD of {shop.seller}")
    source = replace(source, publisher=shop.seller)
    if own is None and not any(o.is_legal for o in found):
        raise _nothing(page, document)
    yield source
    stating = Stating(_ORIGIN, source, shop, role="operator")
    if own is not None:
        trader = trader_of(own, page.where)
        yield from stating.records(trader, text(own.told, "name") or shop.seller)
        operator = stating.operator(trader)
        if operator is not None:
            yield from related(own, operator.entity, stating)
        yield from unread(own.told, KNOWN, page.where)
    yield from _others(found, own, stating, page)


def _nothing(page: Page, document: BeautifulSoup) -> CollectError:
    return refuse(page, document, N_("an organisation in JSON-LD"))


def _own(found: Sequence[Organisation], shop: Account) -> Organisation | None:
    """Return the site's own organisation: its address is the page's, or it publishes the page."""
    here = [o for o in found if own_shop(o.site) == shop or (o.publishes and not o.site)]
    return next((o for o in here if text(o.told, "legalName")), here[0] if here else None)


def _others(
    found: Sequence[Organisation], own: Organisation | None, stating: Stating, page: Page
) -> Iterator[Record]:
    """Yield other organisations that are stated with legal details, without any tie to the site."""
    told = own.told if own else NOTHING
    related_to_own = str([told.get(key) for key in ("parentOrganization", "subOrganization")])
    passed = set()
    for other in found:
        if other is own:
            continue
        statement = stating.operator(trader_of(other, page.where)) if other.is_legal else None
        if statement is None:
            passed.add(text(other.told, "name"))
            continue
        yield statement
        yield from related(other, statement.entity, stating)
    passed -= {name for name in passed if repr(name) in related_to_own}
    if own:
        passed.discard(text(own.told, "name"))
    if passed:
        yield Note(
            said(
                N_("{where} names by nothing but a name: {names}."),
                where=page.where,
                names=", ".join(sorted(passed)),
            )
        )


COLLECTOR = Collector(
    _ORIGIN,
    subject=N_("address of a page"),
    gives=N_("what a page says of its organisation, for machines to read"),
    collect=collect,
    read=read,
    subject_of=web_address,
    rate=Rate(1, 5),
    robots=True,
)
