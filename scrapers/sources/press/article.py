"""Press articles: title, publisher, date and text, as sources for statements.

Nothing is extracted from the text: the user states who is tied to whom.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import trafilatura
from bs4 import BeautifulSoup

from graph.errors import AnswerError
from graph.model.records import Standing, Value
from graph.support.language import N_, lazy_text
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
from scrapers.parsing.json_values import Json, day, drop_unstated, mapping, text
from scrapers.parsing.worded_dates import day_in_words
from scrapers.sources.trader_details.accounts import url_parts, web_address
from scrapers.sources.trader_details.page.embedded_json import linked_data, types_of
from scrapers.sources.trader_details.page.unreadable_pages import missing_content_error, parse_page
from scrapers.sources.trader_details.page.visible_lines import plain_text

_ORIGIN = Origin(
    name="article",
    title=N_("Articles of the press"),
    publisher=N_("the publisher"),
    licence=N_("all rights with the publisher: quote what is needed"),
    terms="https://eur-lex.europa.eu/eli/dir/2001/29/oj#art_5",
    type="thirdParty",
    standing=Standing.PRESS,
)
_TYPES = re.compile(r"Article|BlogPosting|Report|LiveBlog")
_TITLE = ("og:title", "twitter:title", "title")
_PUBLISHER = ("og:site_name", "publisher", "application-name")
_DATE = (
    *("article:published_time", "datePublished", "date", "DC.date.issued", "dc.date"),
    *("pubdate", "publish-date", "parsely-pub-date", "sailthru.date"),
)
_SIDE_ELEMENTS = ["aside", "nav", "footer"]
_MOST_TEXT = 200_000
_SHORTEST_TEXT = 80


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield an article."""
    yield from read(fetch(subject))


def read(page: Page) -> Iterator[Record]:
    """Yield the article of a saved page; its text is the source's ``text``."""
    document = parse_page(page)
    data = _article_json(page, document)
    title = _title(document, data)
    body = article_text(page)
    if not title or len(body) < _SHORTEST_TEXT:
        raise missing_content_error(page, document, N_("an article"))
    source = source_of(page, _ORIGIN, title, _published(document, data))
    more: dict[str, Value | None] = {
        "text": body[:_MOST_TEXT],
        "author": _author(document, data),
        "lang": str((document.html.get("lang") if document.html else "") or ""),
    }
    publisher = _publisher(document, data) or (url_parts(page.url).hostname or "").removeprefix(
        "www."
    )
    extra: dict[str, Value] = drop_unstated(more)
    yield replace(source, publisher=publisher, extra=extra)
    if len(body) > _MOST_TEXT:
        yield CollectionNote(
            lazy_text(
                N_("{where}: the first {n} characters of the text were kept."),
                where=page.where,
                n=_MOST_TEXT,
            )
        )
    if not source.published:
        yield CollectionNote(
            lazy_text(N_("{where} states no date of publication."), where=page.where)
        )


def article_text(page: Page) -> str:
    """Return the text of an article, one paragraph per line; empty for none.

    Raises:
        AnswerError: the page cannot be read.
    """
    try:
        return trafilatura.extract(page.body, include_comments=False, include_tables=False) or ""
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise AnswerError(
            N_("{where} holds no text that can be read."), where=page.where
        ) from error


def _article_json(page: Page, document: BeautifulSoup) -> Json:
    """Return the JSON-LD of the page's article; of several the one about this page."""
    articles = [o for o in linked_data(document) if _is_article(o)]
    if len(articles) < 2:
        return articles[0] if articles else {}
    heading = document.select_one("h1")
    shown = {_meta_content(document, _TITLE), plain_text(heading.get_text()) if heading else ""} - {
        ""
    }
    here = [
        o
        for o in articles
        if _article_address(o) == page.url or plain_text(text(o, "headline")) in shown
    ]
    return here[0] if here else {} if any(_article_address(o) for o in articles) else articles[0]


def _article_address(article: Json) -> str:
    stated = article.get("mainEntityOfPage")
    listed = text(mapping(stated), "@id") or text(article, "mainEntityOfPage")
    return listed or text(article, "url")


def _is_article(article: Json) -> bool:
    return bool(text(article, "headline")) and any(map(_TYPES.search, types_of(article)))


def _meta_content(document: BeautifulSoup, names: tuple[str, ...]) -> str:
    for name in names:
        quoted = json.dumps(name)
        for attribute in ("property", "name", "itemprop"):
            element = document.select_one(f"meta[{attribute}={quoted}][content]")
            if element and (value := plain_text(str(element["content"]))):
                return value
    return ""


def _title(document: BeautifulSoup, data: Json) -> str:
    shown = document.title.get_text() if document.title else ""
    return (
        plain_text(text(data, "headline")) or _meta_content(document, _TITLE) or plain_text(shown)
    )


def _publisher(document: BeautifulSoup, data: Json) -> str:
    return text(mapping(data.get("publisher")), "name") or _meta_content(document, _PUBLISHER)


def _published(document: BeautifulSoup, data: Json) -> str:
    """Return the date of publication from the page's own data; it is never guessed."""
    noted = document.select_one('time[datetime][pubdate], time[itemprop="datePublished"][datetime]')
    # Teasers for other articles have dates too, so a bare time counts only on a page with one
    # article.
    alone = document.select("time[datetime]") if len(document.select("article")) == 1 else []
    times = [
        time
        for time in alone
        if time.find_parent("article") and not time.find_parent(_SIDE_ELEMENTS)
    ]
    first = noted or (times[0] if len(times) == 1 else None)
    shown = str(first["datetime"]) if first else ""
    stated = (text(data, "datePublished"), _meta_content(document, _DATE), shown)
    return next(filter(None, map(_day, stated)), "")


def _day(stated: str) -> str:
    return day(stated) or day_in_words(stated)


def _author(document: BeautifulSoup, data: Json) -> tuple[str, ...]:
    named = data.get("author")
    listed = named if isinstance(named, list) else [named]
    names = [text(mapping(a), "name") or (a if isinstance(a, str) else "") for a in listed]
    names = [name for name in names if name] or [_meta_content(document, ("author",))]
    return tuple(name for name in names if name and name != "null")


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject=N_("address of an article"),
    gives=N_("title, publisher, date and text of an article, to state ties from"),
    collect=collect,
    read=read,
    subject_of=web_address,
    rate=RateLimit(1, 5),
    robots=True,
)
