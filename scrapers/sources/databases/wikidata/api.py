"""Wikidata: an item with its owners, parents, subsidiaries and officers, and who names it so.

https://www.wikidata.org/w/api.php and https://query.wikidata.org
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.errors import AnswerError, MissingPageError, UnavailableError
from graph.model.ids import wikidata_id
from graph.model.records import Kind, Source
from graph.support.language import N_, said
from scrapers.contract.collector import (
    Candidate,
    Collector,
    Fetch,
    Note,
    Rate,
    Record,
    Unknown,
    fragment,
    optional,
    source_of,
)
from scrapers.contract.page import Page
from scrapers.parsing.json_values import Json, mapping, objects, required, text, unknown, unread
from scrapers.parsing.payload_fields import fields, under
from scrapers.parsing.statements import says
from scrapers.sources.databases.wikidata.claims import Claim, existing, guid, share_of, stated_on
from scrapers.sources.databases.wikidata.items import (
    NOBODY,
    ORIGIN,
    THING,
    Named,
    is_organisation,
    item_records,
    kind_of,
    mentioned,
    name_of,
    tie_of,
)
from scrapers.sources.databases.wikidata.queries import (
    MOST_ROWS,
    Row,
    item_in,
    kinds_query,
    rows,
    stated_elsewhere_query,
)
from scrapers.sources.databases.wikidata.terms import TIES, VALUES

_API = "https://www.wikidata.org/w/api.php"
_ITEM = "https://www.wikidata.org/wiki/Special:EntityData/"
_QUERY = "https://query.wikidata.org/sparql"
_MOST_IDS = 50
_FIELDS = (
    "pageid ns title lastrevid modified type id labels descriptions aliases claims sitelinks "
    "redirects missing"
).split()
# Of a snak its kind and value are read; a qualifier that is not known is counted where it is read.
_SNAK = "snaktype datavalue"
_ASIDE = "property datatype hash"
_STATEMENT = fields(
    f"id rank qualifiers {under('mainsnak', _SNAK)} {under('references.snaks.*', _SNAK)}",
    "type qualifiers-order references.hash references.snaks-order "
    f"{under('mainsnak', _ASIDE)} {under('references.snaks.*', _ASIDE)}",
)
_LENGTHS = {"9": 4, "10": 7, "11": 10}


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield an item, the parties it names, and those that name it."""
    page = fetch(_API, _asked(("action", "wbgetentities"), ("ids", subject)))
    entity = next(iter(_entities(page)), None)
    if entity is None:
        raise MissingPageError(N_("Wikidata has no item {subject}."), subject=subject)
    names, sources = _named(fetch, mentioned(entity))
    yield from sources
    yield from _item(page, entity, names, page.url)
    yield from _elsewhere(fetch, text(entity, "id"), kind_of(entity))


def _asked(*pairs: tuple[str, str]) -> dict[str, str]:
    return {**dict(pairs), "format": "json"}


def _entities(page: Page) -> list[Json]:
    """Return the items of an answer.

    Raises:
        UnavailableError: the server is overloaded.
        AnswerError: it is another answer.
    """
    found = required(page.json(), page.where)
    error = mapping(found.get("error"))
    if text(error, "code") in ("maxlag", "ratelimited", "readonly"):
        raise UnavailableError(
            N_("Wikidata is busy ({reason}); try again later."), reason=text(error, "code")
        )
    if text(error, "code") in ("no-such-entity", "invalid-entity-id"):
        return []
    entities = mapping(found.get("entities"))
    items = [mapping(item) for item in entities.values()]
    known = [i for i in items if wikidata_id(text(i, "id")) and "missing" not in i]
    if not known and (error or not entities):
        raise AnswerError(N_("{where} is not an answer with items of Wikidata."), where=page.where)
    return known


def _named(fetch: Fetch, items: Sequence[str]) -> tuple[dict[str, Named], list[Source]]:
    """Ask for names and kinds of items; return them with the sources that state them."""
    names: dict[str, Named] = {}
    sources: list[Source] = []
    for start in range(0, len(items), _MOST_IDS):
        some = items[start : start + _MOST_IDS]
        asked = _asked(
            ("action", "wbgetentities"), ("ids", "|".join(some)), ("props", "labels|descriptions")
        )
        labels = optional(fetch, _API, asked)
        if labels is not None:
            sources.append(source_of(labels, ORIGIN, f"Names of {len(some)} items of Wikidata"))
            names |= {text(e, "id"): _told(e, sources[-1]) for e in _entities(labels)}
        kinds = optional(fetch, _QUERY, {"query": kinds_query(some), "format": "json"})
        for row in rows(kinds) if kinds else ():
            item = item_in(row.get("item", ""))
            names[item] = _with_kind(names.get(item, NOBODY), row)
    return names, sources


def _told(entity: Json, source: Source) -> Named:
    named = Named(name_of(entity), source=source)
    if "claims" not in entity:
        return named
    return replace(named, kind=kind_of(entity), organisation=is_organisation(entity))


def _with_kind(named: Named, row: Row) -> Named:
    return replace(
        named,
        kind=_kind(row),
        organisation=named.organisation or row.get("organisation") == "true",
        code=row.get("code", named.code),
    )


def _kind(row: Row) -> Kind:
    return Kind.PERSON if row.get("human") == "true" else Kind.COMPANY


def _item(page: Page, entity: Json, names: dict[str, Named], about: str) -> Iterator[Record]:
    name = name_of(entity) or text(entity, "id")
    source = source_of(page, ORIGIN, f"{name}: Wikidata item", about=about)
    yield source
    yield from item_records(entity, source, names, page.where)
    yield from unread(entity, _FIELDS, page.where)
    for key in sorted({*TIES, *VALUES} & mapping(entity.get("claims")).keys()):
        for statement in objects(mapping(entity["claims"])[key]):
            yield from _STATEMENT.unread(statement, f"{page.where}: {key}")
    claimed = filter(re.compile(r"P\d+").fullmatch, mapping(entity.get("claims")))
    others = set(claimed) - TIES.keys() - VALUES
    if others:
        yield Note(
            said(
                N_(
                    "{name} has {n} further properties that are not about ownership, control or "
                    "office; they were not taken."
                ),
                name=name,
                n=len(others),
            )
        )


def _elsewhere(fetch: Fetch, subject: str, kind: Kind) -> Iterator[Record]:
    """Yield what other items state of the subject."""
    page = optional(fetch, _QUERY, {"query": stated_elsewhere_query(subject), "format": "json"})
    if page is None:
        return
    found = list(rows(page))
    source = source_of(page, ORIGIN, f"Items of Wikidata that name {subject}")
    yield source
    if len(found) >= MOST_ROWS:
        yield fragment(source)
    for row in found:
        yield from _stated(row, (subject, kind), source, f"Wikidata on {subject}")
    if len(found) >= MOST_ROWS:
        yield Note(
            said(
                N_("More than {most} statements of Wikidata name {subject}; not all are here."),
                most=MOST_ROWS,
                subject=subject,
            )
        )


def _stated(row: Row, subject: tuple[str, Kind], source: Source, where: str) -> Iterator[Record]:
    item, ident = item_in(row.get("item", "")), guid(row.get("statement", ""))
    name = row.get("property", "").rsplit("/", 1)[-1]
    meaning = TIES.get(name)
    if meaning is None or not item or not ident:
        yield unknown("row of Wikidata's query service", f"{name} {item}", where)
        return
    if row.get("rank", "").endswith("DeprecatedRank"):
        return
    if name == "P127" and row.get("organisation") != "true":
        yield Unknown(THING, f"{where}: {item}")
        return
    since = _moment(row, "since")
    until = _moment(row, "until")
    share = share_of(row.get("share", ""), row.get("unit", "").endswith("Q11229"))
    claim = Claim(
        *(ident, name, subject[0], "value", row.get("best") == "true"),
        *(since, until, not until and ("ended" in row or row.get("over") == "true"), share),
        extra=stated_on(_moment(row, "at")),
        doubted=row.get("doubted") == "true",
    )
    label = row.get("itemLabel", "") or item
    kind = _kind(row)
    yield says(ORIGIN, source, wikidata_id(item), kind, {"name": label, "wikidata": item})
    yield tie_of(claim, meaning, (item, kind), subject, source)


def _moment(row: Row, name: str) -> str:
    length = _LENGTHS.get(row.get(f"{name}Precision", ""), 0)
    return existing(row.get(name, "")[:length])


def read(page: Page) -> Iterator[Record]:
    """Yield what a saved answer says of its items; the parties they name have no names there."""
    entities = _entities(page)
    if not entities:
        raise AnswerError(N_("{where} has no item of Wikidata."), where=page.where)
    for entity in entities:
        # Without names and kinds of others it states less than a collected one: another document.
        yield from _item(page, entity, {}, f"{_ITEM}{text(entity, 'id')}.json")


def search(fetch: Fetch, words: str) -> Iterator[Candidate]:
    """Yield the items whose labels match."""
    asked = _asked(
        *(("action", "wbsearchentities"), ("search", words), ("language", "en")),
        *(("uselang", "en"), ("type", "item"), ("limit", "20")),
    )
    page = fetch(_API, asked)
    for item in objects(required(page.json(), page.where).get("search")):
        if wikidata_id(text(item, "id")):
            label = text(item, "label") or text(item, "id")
            yield Candidate(text(item, "id"), label, text(item, "description"))


def subject_of(words: str) -> str:
    """Return a Q-id; empty for a name."""
    return wikidata_id(words.removeprefix("wikidata-")).removeprefix("wikidata-")


COLLECTOR = Collector(
    ORIGIN,
    subject=N_("item (Q-id)"),
    gives=N_("owners, parents, officers and founders, as volunteers compiled them"),
    collect=collect,
    search=search,
    read=read,
    subject_of=subject_of,
    follow=lambda entity: subject_of(entity) if entity.startswith("wikidata-") else "",
    hosts=("www.wikidata.org", "query.wikidata.org"),
    rate=Rate(2, 1),
)
