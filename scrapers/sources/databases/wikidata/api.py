"""Wikidata: an item with its owners, parents, subsidiaries and officers, and items that name it.

https://www.wikidata.org/w/api.php and https://query.wikidata.org
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.errors import AnswerError, MissingPageError, UnavailableError
from graph.model.ids import wikidata_id
from graph.model.records import Kind, Source
from graph.support.language import N_, lazy_text
from scrapers.contract.collector import (
    Candidate,
    CollectionNote,
    Collector,
    Fetch,
    ListPart,
    RateLimit,
    Record,
    Unknown,
    fetch_optional,
    source_of,
)
from scrapers.contract.page import Page
from scrapers.parsing.json_values import (
    Json,
    mapping,
    objects,
    require_object,
    text,
    unknown_fields,
    unknown_value,
)
from scrapers.parsing.payload_fields import fields, prefix_paths
from scrapers.parsing.statements import make_statement
from scrapers.sources.databases.wikidata.claims import (
    ItemClaim,
    existing_date,
    guid,
    point_in_time,
    share_of,
)
from scrapers.sources.databases.wikidata.items import (
    ORIGIN,
    THING,
    UNKNOWN_ITEM,
    KnownItem,
    is_organisation,
    item_kind,
    item_label,
    item_records,
    mentioned_items,
    tie_of,
)
from scrapers.sources.databases.wikidata.queries import (
    MOST_ROWS,
    QueryRow,
    answer_rows,
    item_of_address,
    kinds_query,
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
# Kind and value of a snak are read. Unknown qualifiers are reported where claims are read.
_SNAK = "snaktype datavalue"
_IGNORED_FIELDS = "property datatype hash"
_STATEMENT = fields(
    f"id rank qualifiers {prefix_paths('mainsnak', _SNAK)} "
    f"{prefix_paths('references.snaks.*', _SNAK)}",
    "type qualifiers-order references.hash references.snaks-order "
    f"{prefix_paths('mainsnak', _IGNORED_FIELDS)} "
    f"{prefix_paths('references.snaks.*', _IGNORED_FIELDS)}",
)
_LENGTHS = {"9": 4, "10": 7, "11": 10}


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield an item, the parties it names, and the items that name it."""
    page = fetch(_API, _api_params(("action", "wbgetentities"), ("ids", subject)))
    entity = next(iter(_entities(page)), None)
    if entity is None:
        raise MissingPageError(N_("Wikidata has no item {subject}."), subject=subject)
    names, sources = _fetch_names(fetch, mentioned_items(entity))
    yield from sources
    yield from _item(page, entity, names, page.url)
    yield from _collect_elsewhere(fetch, text(entity, "id"), item_kind(entity))


def _api_params(*pairs: tuple[str, str]) -> dict[str, str]:
    return {**dict(pairs), "format": "json"}


def _entities(page: Page) -> list[Json]:
    """Return the items of an answer.

    Raises:
        UnavailableError: the server is overloaded.
        AnswerError: the answer is of another kind.
    """
    answer = require_object(page.json(), page.where)
    error = mapping(answer.get("error"))
    if text(error, "code") in ("maxlag", "ratelimited", "readonly"):
        raise UnavailableError(
            N_("Wikidata is busy ({reason}); try again later."), reason=text(error, "code")
        )
    if text(error, "code") in ("no-such-entity", "invalid-entity-id"):
        return []
    entities = mapping(answer.get("entities"))
    items = [mapping(item) for item in entities.values()]
    known = [i for i in items if wikidata_id(text(i, "id")) and "missing" not in i]
    if not known and (error or not entities):
        raise AnswerError(N_("{where} is not an answer with items of Wikidata."), where=page.where)
    return known


def _fetch_names(fetch: Fetch, items: Sequence[str]) -> tuple[dict[str, KnownItem], list[Source]]:
    """Return names and kinds of items, with the sources that state them."""
    names: dict[str, KnownItem] = {}
    sources: list[Source] = []
    for start in range(0, len(items), _MOST_IDS):
        some = items[start : start + _MOST_IDS]
        params = _api_params(
            ("action", "wbgetentities"), ("ids", "|".join(some)), ("props", "labels|descriptions")
        )
        labels = fetch_optional(fetch, _API, params)
        if labels is not None:
            sources.append(source_of(labels, ORIGIN, f"Names of {len(some)} items of Wikidata"))
            names |= {text(e, "id"): _describe_item(e, sources[-1]) for e in _entities(labels)}
        kinds = fetch_optional(fetch, _QUERY, {"query": kinds_query(some), "format": "json"})
        for row in _kind_rows(kinds) if kinds else ():
            item = item_of_address(row.get("item", ""))
            names[item] = _with_kind(names.get(item, UNKNOWN_ITEM), row)
    return names, sources


def _kind_rows(page: Page) -> list[QueryRow]:
    """Return the rows of the kinds of items, of which each item has one.

    Raises:
        AnswerError: there is none: the service did not answer, and no kind is known.
    """
    rows = list(answer_rows(page))
    if not rows:
        raise AnswerError(N_("{where} is an answer without any row."), where=page.where)
    return rows


def _describe_item(entity: Json, source: Source) -> KnownItem:
    named = KnownItem(name=item_label(entity), source=source)
    if "claims" not in entity:
        return named
    return replace(named, kind=item_kind(entity), organisation=is_organisation(entity))


def _with_kind(named: KnownItem, row: QueryRow) -> KnownItem:
    return replace(
        named,
        kind=_kind(row),
        organisation=named.organisation or row.get("organisation") == "true",
        code=row.get("code", named.code),
    )


def _kind(row: QueryRow) -> Kind:
    return Kind.PERSON if row.get("human") == "true" else Kind.COMPANY


def _item(page: Page, entity: Json, names: dict[str, KnownItem], about: str) -> Iterator[Record]:
    name = item_label(entity) or text(entity, "id")
    source = source_of(page, ORIGIN, f"{name}: Wikidata item", about=about)
    yield source
    yield from item_records(entity, source, names, page.where)
    yield from unknown_fields(entity, _FIELDS, page.where)
    for key in sorted({*TIES, *VALUES} & mapping(entity.get("claims")).keys()):
        for statement in objects(mapping(entity["claims"])[key]):
            yield from _STATEMENT.unknown_fields(statement, f"{page.where}: {key}")
    claimed = filter(re.compile(r"P\d+").fullmatch, mapping(entity.get("claims")))
    others = set(claimed) - TIES.keys() - VALUES
    if others:
        yield CollectionNote(
            lazy_text(
                N_(
                    "{name} has {n} further properties that are not about ownership, control or "
                    "office; they were not taken."
                ),
                name=name,
                n=len(others),
            )
        )


def _collect_elsewhere(fetch: Fetch, subject: str, kind: Kind) -> Iterator[Record]:
    """Yield the statements of other items about the subject."""
    page = fetch_optional(
        fetch, _QUERY, {"query": stated_elsewhere_query(subject), "format": "json"}
    )
    if page is None:
        return
    rows = list(answer_rows(page))
    source = source_of(page, ORIGIN, f"Items of Wikidata that name {subject}")
    yield source
    if len(rows) >= MOST_ROWS:
        yield ListPart(
            source=source.id, whole=source.id, first=0, count=len(rows), total=len(rows) + 1
        )
    for row in rows:
        yield from _row_records(row, (subject, kind), source, f"Wikidata on {subject}")
    if len(rows) >= MOST_ROWS:
        yield CollectionNote(
            lazy_text(
                N_("More than {most} statements of Wikidata name {subject}; not all are here."),
                most=MOST_ROWS,
                subject=subject,
            )
        )


def _row_records(
    row: QueryRow, subject: tuple[str, Kind], source: Source, where: str
) -> Iterator[Record]:
    item, ident = item_of_address(row.get("item", "")), guid(row.get("statement", ""))
    name = row.get("property", "").rsplit("/", 1)[-1]
    meaning = TIES.get(name)
    if meaning is None or not item or not ident:
        yield unknown_value("row of Wikidata's query service", f"{name} {item}", where)
        return
    if row.get("rank", "").endswith("DeprecatedRank"):
        return
    # "Owned by" is stated of buildings and paintings too.
    if name == "P127" and row.get("organisation") != "true":
        yield Unknown(THING, f"{where}: {item}")
        return
    since = _row_date(row, "since")
    until = _row_date(row, "until")
    share = share_of(row.get("share", ""), row.get("unit", "").endswith("Q11229"))
    claim = ItemClaim(
        *(ident, name, subject[0], "value", row.get("best") == "true"),
        *(since, until, not until and ("ended" in row or row.get("over") == "true"), share),
        extra=point_in_time(_row_date(row, "at")),
        is_doubted=row.get("doubted") == "true",
    )
    label = row.get("itemLabel", "") or item
    kind = _kind(row)
    yield make_statement(ORIGIN, source, wikidata_id(item), kind, {"name": label, "wikidata": item})
    yield tie_of(claim, meaning, (item, kind), subject, source)


def _row_date(row: QueryRow, name: str) -> str:
    length = _LENGTHS.get(row.get(f"{name}Precision", ""), 0)
    return existing_date(row.get(name, "")[:length])


def read(page: Page) -> Iterator[Record]:
    """Yield the items of a saved answer; the parties they name have no names there."""
    entities = _entities(page)
    if not entities:
        raise AnswerError(N_("{where} has no item of Wikidata."), where=page.where)
    for entity in entities:
        # Without names and kinds of other items it states less than a collected item, so it has the
        # address of another document.
        yield from _item(page, entity, {}, f"{_ITEM}{text(entity, 'id')}.json")


def search(fetch: Fetch, words: str) -> Iterator[Candidate]:
    """Yield the items whose labels match ``words``."""
    params = _api_params(
        *(("action", "wbsearchentities"), ("search", words), ("language", "en")),
        *(("uselang", "en"), ("type", "item"), ("limit", "20")),
    )
    page = fetch(_API, params)
    for item in objects(require_object(page.json(), page.where).get("search")):
        if wikidata_id(text(item, "id")):
            label = text(item, "label") or text(item, "id")
            yield Candidate(text(item, "id"), label, text(item, "description"))


def subject_of(words: str) -> str:
    """Return a Q-id; empty for a name."""
    return wikidata_id(words.removeprefix("wikidata-")).removeprefix("wikidata-")


COLLECTOR = Collector(
    origin=ORIGIN,
    subject=N_("item (Q-id)"),
    gives=N_("owners, parents, officers and founders, as volunteers compiled them"),
    collect=collect,
    search=search,
    read=read,
    subject_of=subject_of,
    follow=lambda entity: subject_of(entity) if entity.startswith("wikidata-") else "",
    hosts=("www.wikidata.org", "query.wikidata.org"),
    rate=RateLimit(2, 1),
)
