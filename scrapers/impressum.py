"""Imprints (Impressum): who says to be the operator of a shop of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bs4 import BeautifulSoup

from graph.language import N_
from graph.model import Standing
from scrapers.base import Collector, Fetch, Origin, Rate, Record, source_of
from scrapers.pages import Page
from scrapers.traders.accounts import own_shop, web_address
from scrapers.traders.forms import form_of, is_company_name, is_town
from scrapers.traders.labels import label_of
from scrapers.traders.lines import Line, lines_of
from scrapers.traders.obstacles import nameless, refuse, seen
from scrapers.traders.pairs import Pair, meanings, pairs_of
from scrapers.traders.reading import trader_of
from scrapers.traders.stating import Stating

_ORIGIN = Origin(
    "impressum",
    N_("Imprints of shops (Impressum)"),
    N_("the shop itself"),
    N_("the publisher's own: quote what is needed"),
    "https://www.gesetze-im-internet.de/ddg/__5.html",
    "selfDeclaration",
    Standing.OWN_STATEMENT,
)
_TITLES = re.compile(
    r"impressum|imprint|legal notice|anbieterkennzeichnung|angaben gemäß|angaben nach §|"
    r"diensteanbieter",
    re.IGNORECASE,
)
# What follows these is about other things, or other people.
_ENDS = re.compile(
    r"haftung|disclaimer|urheberrecht|copyright|datenschutz|streitschlichtung|streitbeilegung|"
    r"verbraucherstreit|bildnachweis|bildquellen|redaktionell verantwortlich|"
    r"verantwortlich (?:für|im sinne|i\.\s?s)|webdesign|konzept|gestaltung|umsetzung|hosting|"
    r"technische|online-streit|dispute resolution|liability|privacy|image credits|"
    r"aufsichtsbehörde|berufshaftpflicht",
    re.IGNORECASE,
)
_LONGEST_HEADING = 80
_MOST_LINES = 60
_ENOUGH = 2


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield what an imprint says."""
    yield from read(fetch(subject))


def read(page: Page) -> Iterator[Record]:
    """Yield what a saved imprint says."""
    document = seen(page)
    pairs = pairs_of(_section(lines_of(document)))
    trader = trader_of([pair for pair in map(_tidied, pairs) if pair], page.where)
    if len(meanings(pairs)) + len(trader.addresses) < _ENOUGH or not trader.states_a_business:
        raise refuse(page, document, N_("an imprint"))
    found = own_shop(page.url)
    if found is None:
        raise nameless(page, N_("shop"), "https://shop.example/impressum")
    name = _site_name(document) or found.seller
    source = source_of(page, _ORIGIN, f"Imprint of {found.seller}")
    source = replace(source, publisher=found.seller)
    yield source
    yield from Stating(_ORIGIN, source, found, role="operator").records(trader, name)


def _section(lines: Sequence[Line]) -> list[Line]:
    """Return the lines from the imprint's title to where it turns to other things."""
    titles = [n for n, line in enumerate(lines) if _is_title(line)]
    found: list[Line] = []
    for line in lines[_start(lines, titles) :]:
        if _ends(line):
            break
        # Headings within ("Kontakt") part the lines; they are no values.
        found.append(line)
    return found[:_MOST_LINES]


def _start(lines: Sequence[Line], titles: Sequence[int]) -> int:
    """Return where the details begin: after the title with the most to read behind it."""

    def richness(title: int) -> int:
        after = lines[title + 1 : title + 15]
        return sum(bool(label_of(x.text.partition(":")[0]) or form_of([x.text])) for x in after)

    return max(titles, key=richness) + 1 if titles else 0


def _is_title(line: Line) -> bool:
    short = len(line.text) <= _LONGEST_HEADING
    return short and bool(_TITLES.search(line.text)) and not form_of([line.text])


def _ends(line: Line) -> bool:
    short = len(line.text) <= _LONGEST_HEADING
    return short and bool(_ENDS.match(line.text)) and not is_company_name(line.text)


def _tidied(pair: Pair) -> Pair | None:
    """Leave out prose, and loose lines that say nothing by their form."""
    if pair.known:
        return pair
    lines = tuple(line for line in pair.values if len(line) <= _LONGEST_HEADING)
    if pair.label:
        return Pair(pair.label, lines) if lines and form_of(lines) else None
    told = any(form_of([line]) or is_town(line) for line in lines)
    return Pair("", lines) if told else None


def _site_name(document: BeautifulSoup) -> str:
    found = document.select_one('meta[property="og:site_name"][content]')
    return str(found["content"]).strip() if found else ""


COLLECTOR = Collector(
    _ORIGIN,
    subject=N_("address of an imprint"),
    gives=N_("who runs a shop, as its imprint says"),
    collect=collect,
    read=read,
    subject_of=web_address,
    rate=Rate(1, 5),
    robots=True,
    verified=False,
)
