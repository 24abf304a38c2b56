"""GLEIF by its API: companies with an LEI, their parents, children and exceptions.

https://documenter.getpostman.com/view/7679680/SVYrrxuU
"""

import re
from collections.abc import Iterator

from graph.errors import AnswerError
from graph.model.ids import lei_id
from graph.model.records import Source
from graph.support.language import N_, lazy_text
from scrapers.contract.collector import (
    Candidate,
    CollectionNote,
    Collector,
    Fetch,
    ListPart,
    RateLimit,
    Record,
    fetch_optional,
    source_of,
    tie_id_stem,
)
from scrapers.contract.page import Page
from scrapers.parsing.json_values import Json, mapping, objects, require_object, text
from scrapers.sources.registers.gleif.addresses import answer_address
from scrapers.sources.registers.gleif.entities import entity_records, origin
from scrapers.sources.registers.gleif.payloads import (
    ANSWER,
    EXCEPTION,
    ITEM_FIELDS,
    RECORD,
    RELATION,
    answer_items,
    parse_company,
    parse_exemption,
    parse_relation,
)
from scrapers.sources.registers.gleif.relations import exemption_records, relation_records

_HOST = "api.gleif.org"
_RECORDS = f"https://{_HOST}/api/v1/lei-records"
_ORIGIN = origin("gleif", "GLEIF")
_SINGLE_RELATIONS = ("direct-parent", "ultimate-parent")
_LIST_RELATIONS = {"direct-children": "direct-child", "ultimate-children": "ultimate-child"}
# Issuers of the LEI, its history and its securities say nothing about owners.
_IGNORED_LINKS = frozenset(
    {"managing-lou", "lei-issuer", "field-modifications", "isins", "vlei-issuer"}
)
_MOST_PAGES = 20
_SIZE = {"page[size]": "200"}


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield a company with its parents or the exceptions in their place, and its children."""
    page = fetch(f"{_RECORDS}/{subject}")
    record = mapping(require_object(page.json(), page.where).get("data"))
    known: dict[str, str] = {}
    yield from _read_answer(page, known)
    for links in _links(record, subject):
        for name in ("lei-record", "related", "reporting-exception", "relationship-record"):
            if name in links:
                yield from _read_pages(fetch, links[name], known)
        if "relationship-records" in links:
            yield from _read_pages(fetch, links["relationship-records"], known)


def _links(record: Json, lei: str) -> Iterator[dict[str, str]]:
    """Yield the addresses of related records: those of the record, else the usual ones."""
    related = mapping(record.get("relationships"))
    for name, inner in related.items():
        if name not in _IGNORED_LINKS:
            links = mapping(mapping(inner).get("links"))
            yield {key: text(links, key) for key in links if text(links, key)}
    if related:
        return
    base = f"{_RECORDS}/{lei}"
    for name in _SINGLE_RELATIONS:
        exception = f"{base}/{name}-reporting-exception"
        relationship = f"{base}/{name}-relationship"
        yield {
            "lei-record": f"{base}/{name}",
            "relationship-record": relationship,
            "reporting-exception": exception,
        }
    for name, stem in _LIST_RELATIONS.items():
        yield {
            "related": f"{base}/{name}",
            "relationship-records": f"{base}/{stem}-relationships",
        }


def _read_pages(fetch: Fetch, url: str, known: dict[str, str]) -> Iterator[Record]:
    """Yield the records of all pages at an address; 404 means that there is no such relation."""
    if not url.startswith(f"https://{_HOST}/"):
        yield CollectionNote(
            lazy_text(N_("Not followed, since it is not GLEIF's own: {url}"), url=url[:200])
        )
        return
    many = url.endswith(("children", "relationships", "branches", "funds"))
    page = fetch_optional(fetch, url, _SIZE if many else None)
    for _ in range(_MOST_PAGES):
        if page is None:
            return
        yield from _read_answer(page, known)
        following = text(require_object(page.json(), page.where), "links", "next")
        if not following:
            return
        page = fetch(following)
    yield CollectionNote(
        lazy_text(
            N_("{url} has more than {most} pages; these were taken."), url=url, most=_MOST_PAGES
        )
    )


def read(page: Page) -> Iterator[Record]:
    """Yield the records of one answer: companies, relations or exceptions."""
    records = list(_read_answer(page, {}))
    if not records:
        yield CollectionNote(
            lazy_text(N_("{where} holds no record of GLEIF; it ends nothing."), where=page.where)
        )
    yield from records


def _read_answer(page: Page, known: dict[str, str]) -> Iterator[Record]:
    answer = require_object(page.json(), page.where)
    if "data" not in answer:
        raise AnswerError(N_("{where} is no answer of GLEIF: it has no data."), where=page.where)
    published = text(answer, "meta", "goldenCopy", "publishDate")[:10]
    items = answer_items(answer["data"])
    if not items and answer["data"] not in (None, []):
        raise AnswerError(
            N_("{where} is no answer of GLEIF: its data are no records."), where=page.where
        )
    if not items:
        # An empty list states nothing and ends no earlier statement.
        return
    about = answer_address(answer, items)
    title = "GLEIF: " + ((page.url or about).split("/lei-records/")[-1] or "saved answer")
    source = source_of(page, _ORIGIN, title, published, about=about)
    yield source
    yield from _list_parts(answer, source)
    for item in items:
        yield from _item(item, known, source, page.where)
        yield from ITEM_FIELDS.unknown_fields(item, page.where)
    yield from ANSWER.unknown_fields(answer, page.where)


def _list_parts(answer: Json, source: Source) -> Iterator[ListPart]:
    """Yield the range of entries of a list that a page holds."""
    stated = mapping(mapping(answer.get("meta")).get("pagination"))
    first, last, total = (stated.get(name) for name in ("from", "to", "total"))
    if isinstance(first, int) and isinstance(last, int) and isinstance(total, int):
        yield ListPart(
            source=source.id,
            whole=tie_id_stem(source),
            first=first - 1,
            count=last - first + 1,
            total=total,
        )


def _item(item: Json, known: dict[str, str], source: Source, where: str) -> Iterator[Record]:
    kind, attributes = text(item, "type"), mapping(item.get("attributes"))
    if kind == "lei-records":
        registered = parse_company(attributes)
        if not lei_id(registered.lei) or not registered.name:
            raise AnswerError(N_("{where} has a record without LEI or name."), where=where)
        known[registered.lei] = registered.id
        yield from entity_records(registered, source, where)
        yield from RECORD.unknown_fields(attributes, where)
    elif kind == "relationship-records":
        yield from relation_records(parse_relation(attributes), known, source, where, _ORIGIN.name)
        yield from RELATION.unknown_fields(attributes, where)
    elif kind == "reporting-exceptions":
        yield from exemption_records(parse_exemption(attributes), known, source, where)
        yield from EXCEPTION.unknown_fields(attributes, where)
    else:
        raise AnswerError(
            N_("{where} holds {kind!r}, which is not read."),
            where=where,
            kind=kind[:40] or "no type",
        )


def search(fetch: Fetch, words: str) -> Iterator[Candidate]:
    """Yield the companies whose names match ``words``."""
    page = fetch(_RECORDS, {"filter[fulltext]": words, "page[size]": "50"})
    for item in objects(require_object(page.json(), page.where).get("data")):
        company = parse_company(mapping(item.get("attributes")))
        details = ", ".join(filter(None, (company.status, company.number, company.legal.text)))
        if company.id:
            yield Candidate(
                company.lei, company.name, f"{details}, {company.legal.country}".strip(", ")
            )


def subject_of(words: str) -> str:
    """Return an LEI in capitals; empty for a name."""
    return lei_id(re.sub(r"^lei-", "", words.strip(), flags=re.IGNORECASE)).removeprefix("lei-")


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject="LEI",
    gives=N_("a company with its parents and subsidiaries in accounting, by LEI"),
    collect=collect,
    search=search,
    read=read,
    subject_of=subject_of,
    follow=lambda entity: subject_of(entity) if entity.startswith("lei-") else "",
    hosts=(_HOST,),
    rate=RateLimit(60, 60),
)
