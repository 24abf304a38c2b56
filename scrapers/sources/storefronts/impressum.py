"""Imprints (Impressum): the stated operator of an independent shop."""

from collections.abc import Iterator
from dataclasses import replace

from bs4 import BeautifulSoup

from graph.model.records import Standing
from graph.support.language import N_
from scrapers.contract.collector import Collector, Fetch, Origin, RateLimit, Record, source_of
from scrapers.contract.page import Page
from scrapers.contract.page_signs import PageSigns
from scrapers.sources.trader_details.accounts import web_address
from scrapers.sources.trader_details.labels.headings import heading_owner
from scrapers.sources.trader_details.labels.meanings import HeadingOwner
from scrapers.sources.trader_details.page.blocks import imprint_block
from scrapers.sources.trader_details.page.unreadable_pages import (
    missing_content_error,
    nameless_page_error,
    parse_page,
)
from scrapers.sources.trader_details.page.visible_lines import lines_of, plain_text
from scrapers.sources.trader_details.read_details import trader_of
from scrapers.sources.trader_details.records import AccountStatements
from scrapers.sources.trader_details.sites import (
    claim_note,
    claimed_address,
    is_imprints_address,
    site_account,
)

_ORIGIN = Origin(
    name="impressum",
    title=N_("Imprints of shops (Impressum)"),
    publisher=N_("the shop itself"),
    licence=N_("the publisher's own: quote what is needed"),
    terms="https://www.gesetze-im-internet.de/ddg/__5.html",
    type="selfDeclaration",
    standing=Standing.OWN_STATEMENT,
)


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield the records of an imprint."""
    yield from read(fetch(subject))


def read(page: Page) -> Iterator[Record]:
    """Yield the records of a saved imprint."""
    document = parse_page(page)
    titled = is_imprints_address(page.url) or _is_titled(document)
    block = imprint_block(lines_of(document), titled=titled)
    trader = trader_of(
        block.pairs, page.where, is_found=block.is_found, passed=block.unclear_headings
    )
    if not (trader.states_a_business or (trader.is_empty and trader.unknowns)):
        raise missing_content_error(page, document, N_("an imprint"))
    account = site_account(page.url)
    if account is None:
        raise nameless_page_error(page, N_("shop"), "https://shop.example/impressum")
    source = source_of(page, _ORIGIN, f"Imprint of {account.seller}")
    source = replace(source, publisher=account.seller)
    yield source
    claimed = claimed_address(page)
    role = "seller" if account.platform else "operator"
    stating = AccountStatements(
        origin=_ORIGIN, source=source, account=account, role=role, claimed_address=claimed
    )
    yield from stating.trader_records(trader, "" if claimed else _site_name(document))
    if claimed:
        yield claim_note(page, claimed)


def _is_titled(document: BeautifulSoup) -> bool:
    titled = plain_text(document.title.get_text()) if document.title else ""
    return heading_owner(titled, HeadingOwner.IMPRINT) is HeadingOwner.IMPRINT


def _site_name(document: BeautifulSoup) -> str:
    element = document.select_one('meta[property="og:site_name"][content]')
    return str(element["content"]).strip() if element else ""


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject=N_("address of an imprint"),
    gives=N_("who runs a shop, as its imprint says"),
    collect=collect,
    read=read,
    subject_of=web_address,
    rate=RateLimit(1, 5),
    signs=PageSigns(),
    robots=True,
    verified=False,
)
