"""Offshore Leaks: the database as CSV files, and its reconciliation for name searches.

https://offshoreleaks.icij.org/pages/database and https://offshoreleaks.icij.org/docs/reconciliation
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.errors import AnswerError
from graph.model.ids import icij_id, shorten_id
from graph.model.records import Kind, Source, Tie
from graph.support.language import N_, LazyText
from scrapers.contract.collector import (
    Candidate,
    CollectionNote,
    Collector,
    Fetch,
    RateLimit,
    Record,
    file_source_of,
)
from scrapers.contract.page import Page
from scrapers.parsing.json_values import (
    mapping,
    objects,
    require_object,
    text,
    texts,
    unknown_fields,
)
from scrapers.sources.databases.icij.nodes import (
    COLUMNS,
    DISCLAIMER,
    ORIGIN,
    NodeIndex,
    node_records,
)
from scrapers.sources.databases.icij.relations import COLUMNS as RELATION_COLUMNS
from scrapers.sources.databases.icij.relations import relation_key, relation_records
from scrapers.sources.databases.icij.round_trip import is_own, own_node, own_relation

_RECONCILE = "https://offshoreleaks.icij.org/api/v1/reconcile"
_MOST_FOUND = 25
_FURTHER = ("status", "end_date", "sourceID")
_FILES = (
    ("entities", re.compile(r"entit", re.I)),
    ("officers", re.compile(r"officer", re.I)),
    ("intermediaries", re.compile(r"intermediar", re.I)),
    ("addresses", re.compile(r"address", re.I)),
    ("others", re.compile(r"other", re.I)),
    ("relationships", re.compile(r"relationship|edges", re.I)),
)


def read_files(pages: Sequence[Page]) -> Iterator[Record]:
    """Yield the nodes of all files, then their relations.

    Raises:
        AnswerError: a file does not belong to the database.
    """
    parts = [(page, file_kind(page)) for page in pages if not is_readme(page)]
    if not parts:
        raise AnswerError(N_("There is none of the database's CSV files (nodes-….csv)."))
    yield CollectionNote(LazyText(DISCLAIMER))
    nodes, own = NodeIndex(), dict[str, Kind]()
    for page, what in parts:
        if what != "relationships":
            yield from _nodes(page, what, nodes, own)
    nodes.sort()
    for page, what in parts:
        if what == "relationships":
            yield from _relations(page, nodes, own)


def is_readme(page: Page) -> bool:
    """Return whether a file is the readme that is packed with the database."""
    return page.name.rsplit("/", 1)[-1].casefold().endswith((".txt", ".md", ".pdf"))


def file_kind(page: Page) -> str:
    """Return what a file of the database holds, by its name.

    Raises:
        AnswerError: it is none of them.
    """
    name = page.name.rsplit("/", 1)[-1]
    for what, form in _FILES:
        if form.search(name):
            return what
    raise AnswerError(
        N_(
            "{where} is none of the database's files: nodes-entities.csv, "
            "nodes-officers.csv, nodes-intermediaries.csv, nodes-addresses.csv, "
            "nodes-others.csv, relationships.csv."
        ),
        where=page.where,
    )


def file_source(page: Page, what: str) -> Source:
    """Return the source of a file of the database."""
    return file_source_of(page, ORIGIN, f"Offshore Leaks database: {what}")


def _nodes(page: Page, what: str, nodes: NodeIndex, own: dict[str, Kind]) -> Iterator[Record]:
    source = file_source(page, what)
    for number, (place, row) in enumerate(node_rows(page)):
        if is_own(row):
            yield from own_node(what, row, own, place)
            continue
        if number == 0:
            yield source
        yield from stated_nodes(what, row, source, nodes, place)


def stated_nodes(
    what: str, row: Mapping[str, str], source: Source, nodes: NodeIndex, place: str
) -> Iterator[Record]:
    """Yield the records of a row of nodes; ``what`` is the kind of their file."""
    yield from unknown_fields(row, COLUMNS, place)
    yield from node_records(what, row, source, nodes, place)


def _relations(page: Page, nodes: NodeIndex, own: Mapping[str, Kind]) -> Iterator[Record]:
    source = file_source(page, "relationships")
    met: set[int] = set()
    for number, (place, row) in enumerate(relation_rows(page)):
        if is_own(row):
            yield from own_relation(row, own, place)
            continue
        if number == 0:
            yield source
        key = hash(relation_key(row))
        yield from related_rows(row, source, nodes, place, is_further=key in met)
        met.add(key)


def related_rows(
    row: Mapping[str, str], source: Source, nodes: NodeIndex, place: str, *, is_further: bool
) -> Iterator[Record]:
    """Yield the records of a row of relations; ``is_further`` if an earlier row has its key.

    The first row of a relation keeps the short id, so that it keeps it in the next edition of the
    files too, even with another status.
    """
    yield from unknown_fields(row, RELATION_COLUMNS, place)
    further = _FURTHER if is_further else ()
    for record in relation_records(row, source, nodes, place):
        yield _separate_duplicate(record, [row.get(column, "") for column in further])


def _separate_duplicate(record: Record, further: Sequence[str]) -> Record:
    """Return a further row of one relation with an id of its own: status, last day and leak."""
    if not further or not isinstance(record, Tie):
        return record
    return replace(record, id=shorten_id(":".join((record.id, *further))))


def node_rows(page: Page) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rows of a file of nodes, each with its place."""
    return _rows(page, COLUMNS, "node_id")


def relation_rows(page: Page) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rows of a file of relations, each with its place."""
    return _rows(page, RELATION_COLUMNS, "rel_type")


def _rows(page: Page, columns: frozenset[str], needed: str) -> Iterator[tuple[str, dict[str, str]]]:
    wanted = {needed, *(c for c in columns if c.startswith("node_id"))}
    for place, row in page.rows():
        if not wanted <= row.keys():
            raise AnswerError(
                N_("{where} lacks the columns {columns}."),
                where=page.where,
                columns=", ".join(sorted(wanted)),
            )
        yield place, row


def search(fetch: Fetch, words: str) -> Iterator[Candidate]:
    """Yield the nodes with similar names, the best first; similarity confirms no identity."""
    queries = {"q0": {"query": words, "limit": _MOST_FOUND}}
    page = fetch(_RECONCILE, form={"queries": json.dumps(queries, ensure_ascii=False)})
    answer = require_object(page.json(), page.where)
    results = objects(mapping(answer.get("q0")).get("result"))
    results = results or objects(mapping(answer.get("q0")).get("results"))
    for item in sorted(results, key=_score, reverse=True):
        if icij_id(text(item, "id")):
            kinds = [text(mapping(t), "name") for t in objects(item.get("types"))]
            kinds = kinds or list(texts(item.get("types")))
            shown = (*kinds, text(item, "description"), f"score {text(item, 'score')}")
            yield Candidate(text(item, "id"), text(item, "name"), ", ".join(filter(None, shown)))


def _score(item: object) -> float:
    score = mapping(item).get("score")
    return float(score) if isinstance(score, int | float) and abs(score) < 1e12 else 0.0


def subject_of(_words: str) -> str:
    """Return an empty string: records come from the files, and names are only searched."""
    return ""


COLLECTOR = Collector(
    origin=ORIGIN,
    subject=N_("name to search; the records come from the CSV files"),
    gives=N_("companies, officers and intermediaries of leaked files"),
    search=search,
    read_files=read_files,
    subject_of=subject_of,
    hosts=("offshoreleaks.icij.org",),
    rate=RateLimit(1, 1),
)
