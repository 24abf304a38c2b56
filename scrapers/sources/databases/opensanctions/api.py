"""OpenSanctions: an entity with its neighbours, and names matched against all listed parties.

https://www.opensanctions.org/docs/api/ (yente, which you can host yourself, has the same API)
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.errors import AnswerError
from graph.importing.ftm.entity import FtmEntity, unnest_entity
from graph.importing.ftm.ftm import read_entities
from graph.model.records import Standing
from graph.support.language import N_
from scrapers.contract.collector import (
    ApiKey,
    Candidate,
    Collector,
    Fetch,
    KeyPlace,
    Origin,
    RateLimit,
    Record,
    Unknown,
    incomplete_part,
    source_of,
)
from scrapers.contract.page import Page
from scrapers.parsing.json_values import (
    Json,
    mapping,
    objects,
    require_object,
    text,
    texts,
    unknown_fields,
)
from scrapers.parsing.payload_fields import fields

_HOST = "api.opensanctions.org"
_BASE = f"https://{_HOST}"
_DATASET = "default"
_MOST_FOUND = 20
_LEAST = 0.5
_ORIGIN = Origin(
    name="opensanctions",
    title="OpenSanctions",
    publisher="OpenSanctions",
    licence="CC BY-NC 4.0",
    terms="https://www.opensanctions.org/licensing/",
    type="thirdParty",
    standing=Standing.COMPILED,
)
_FIELDS = (
    "id caption schema properties datasets referents target first_seen last_seen last_change "
    "origin score match features explanations token"
).split()
_ANSWER = fields(
    "responses.*.results results",
    "responses.*.status responses.*.total responses.*.query limit offset total facets matcher",
)
_ID = re.compile(r"Q[1-9]\d*|NK-\w+|[a-z][a-z0-9]*(?:-[\w.]+)+", re.ASCII)


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield an entity, with its owners, holdings and offices."""
    yield from read(fetch(f"{_BASE}/entities/{subject}"))


def read(page: Page) -> Iterator[Record]:
    """Yield the records of a saved answer: an entity, or the results of a match or search.

    Raises:
        AnswerError: it holds no entity.
    """
    answer = require_object(page.json(), page.where)
    items = _items(answer)
    # Unknown fields are told by ``_FIELDS``, since an answer to a match has more than a file.
    every = (entity for item in items for entity in unnest_entity(page.where, item))
    entities = [replace(entity, others=()) for entity in every]
    if not entities:
        raise AnswerError(N_("{where} holds no entity of OpenSanctions."), where=page.where)
    title = entities[-1].caption if len(items) == 1 else f"{len(items)} entities"
    alone = "schema" in answer
    about = f"{_BASE}/entities/{text(items[0], 'id')}" if alone else ""
    title = f"{title or items[0].get('id')}: OpenSanctions"
    source = source_of(page, _ORIGIN, title, about=about)
    yield source
    if not alone:
        # A search gives only a part of all entities, so that the answer ends nothing.
        yield incomplete_part(source)
    records, odd = read_entities(
        _sort_subject_first(entities, items), lambda _e: source, "opensanctions:"
    )
    yield from records.statements
    yield from records.ties
    for value, example in odd:
        yield Unknown(value, example)
    for item in items:
        yield from _unknown_fields(item, page.where)
    yield from _ANSWER.unknown_fields(answer if "schema" not in answer else {}, page.where)


def _unknown_fields(item: Json, where: str) -> Iterator[Record]:
    """Yield the unknown fields of an entity and of those inside its properties."""
    yield from unknown_fields(item, _FIELDS, where)
    for values in mapping(item.get("properties")).values():
        for inner in objects(values):
            yield from _unknown_fields(inner, where)


def _items(content: Json) -> list[Json]:
    """Return the entities of an answer to a match or a search, or the single one."""
    if "schema" in content:
        return [content]
    answers = mapping(content.get("responses")).values()
    listed = [item for answer in answers for item in objects(mapping(answer).get("results"))]
    return listed or objects(content.get("results"))


def _sort_subject_first(entities: list[FtmEntity], items: list[Json]) -> list[FtmEntity]:
    first = text(items[0], "id")
    return sorted(entities, key=lambda entity: entity.id != first)


def search(fetch: Fetch, words: str) -> Iterator[Candidate]:
    """Yield the listed entities that match a name, the best first; a match confirms no identity."""
    query = {"schema": "LegalEntity", "properties": {"name": [words]}}
    address = f"{_BASE}/match/{_DATASET}?limit={_MOST_FOUND}&threshold={_LEAST}"
    page = fetch(address, json={"queries": {"q1": query}})
    answer = require_object(page.json(), page.where)
    results = objects(mapping(mapping(answer.get("responses")).get("q1")).get("results"))
    for item in results:
        datasets = ", ".join(texts(item.get("datasets"))[:5])
        shown = (text(item, "schema"), datasets, f"score {text(item, 'score')}")
        if text(item, "id"):
            yield Candidate(text(item, "id"), text(item, "caption"), "; ".join(filter(None, shown)))


def subject_of(words: str) -> str:
    """Return the id of an entity; empty for a name."""
    ident = words.strip().removeprefix("ftm-")
    known = _ID.fullmatch(ident) and re.search(r"\d|^NK-", ident)
    return ident if known else ""


COLLECTOR = Collector(
    origin=_ORIGIN,
    subject=N_("id of an entity (search a name first)"),
    gives=N_("sanctioned and politically exposed parties"),
    collect=collect,
    search=search,
    read=read,
    subject_of=subject_of,
    follow=lambda entity: subject_of(entity) if entity.startswith("ftm-") else "",
    hosts=(_HOST,),
    key=ApiKey(
        setting="opensanctions_api_key",
        place=KeyPlace.HEADER,
        obtained_at="https://www.opensanctions.org/api/",
        instead="wikidata",
        name="Authorization",
        prefix="ApiKey ",
        tried_at=f"{_BASE}/search/default?q=a&limit=1",
    ),
    rate=RateLimit(5, 1),
)
