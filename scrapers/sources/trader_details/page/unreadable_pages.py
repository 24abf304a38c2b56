"""Errors for pages that cannot be used: walls, and pages without a seller's details."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup

from graph.errors import AnswerError, WallError
from graph.support.language import N_, LazyText, lazy_text
from scrapers.contract.collector import CollectionNote
from scrapers.contract.page import Page
from scrapers.contract.page_signs import with_address_doubts
from scrapers.sources.trader_details.details import Trader
from scrapers.sources.trader_details.page.visible_lines import lines_of

_MOST_LINES = 60
_HEAD = 2_000
_HTML_START = re.compile(rb"<!doctype html|<html|<body", re.IGNORECASE)
_HTML_END = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)
_WALLS = re.compile(
    r"robot or human|are you a robot|verify (?:that )?you(?:'|’)?re? (?:are )?(?:a )?human|"
    r"verify to continue|press (?:and|&) hold|enter the characters you see|"
    r"geben sie die zeichen|drag the slider|slide to verify|puzzle|security check|"
    r"checking your browser|please verify yourself|access denied|unusual traffic|"
    r"before you continue|bevor sie fortfahren|wir verwenden cookies|accept all cookies|"
    r"alle cookies akzeptieren|select your cookie preferences|manage your cookie|"
    r"sorry! something went wrong|log in to (?:continue|tiktok)|sign in to continue",
    re.IGNORECASE,
)
_SAVE_ADVICE = N_(
    "Open the address in your browser, go past what is in the way, wait until the seller's details "
    "are shown, save the page (complete, or as .mhtml) and import the file."
)


def parse_page(page: Page) -> BeautifulSoup:
    """Return a page as a document.

    Raises:
        AnswerError: the page is empty, or was cut off before its end.
    """
    content = page.body
    if _HTML_START.search(content[:_HEAD]) and not _HTML_END.search(content):
        text = N_("{where} was cut off before its end. {save}")
        raise AnswerError(text, where=page.where, save=LazyText(_SAVE_ADVICE))
    return page.html()


def missing_content_error(
    page: Page, document: BeautifulSoup, what: str
) -> AnswerError | WallError:
    """Return the error for a page without ``what``: it is a wall, or another page."""
    shown = " ".join(line.text for line in lines_of(document)[:_MOST_LINES])
    if wall := _WALLS.search(shown):
        text = N_("{where} is a wall ({shown!r}), not the page. {save}")
        return WallError(text, where=page.where, shown=wall.group(), save=LazyText(_SAVE_ADVICE))
    if not shown:
        text = N_("{where} shows nothing without its scripts. {save}")
        return WallError(text, where=page.where, save=LazyText(_SAVE_ADVICE))
    text = N_("{where} does not show {what}. {save}")
    return AnswerError(text, where=page.where, what=LazyText(what), save=LazyText(_SAVE_ADVICE))


def nameless_page_error(page: Page, what: str, example: str) -> AnswerError:
    """Return the error for a page that does not name its seller or shop."""
    text = N_("{where} does not say which {what} it is; give its address: --url {example}")
    named = lazy_text(text, where=page.where, what=LazyText(what), example=example)
    return AnswerError(with_address_doubts(named, page))


def missing_business(trader: Trader, page: Page, account: str) -> Iterator[CollectionNote]:
    """Yield a note if a page names no business behind an account, or if none was read."""
    if trader.states_a_business:
        return
    empty = N_("{where} names no business behind {account}.")
    unread = N_(
        "{where}: no details of the seller of {account} were read; that does not say that there "
        "are none."
    )
    yield CollectionNote(
        lazy_text(empty if trader.is_empty else unread, where=page.where, account=account)
    )
