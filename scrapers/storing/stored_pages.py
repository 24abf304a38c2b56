"""Stored readings of pages, fetched with read-only queries."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from graph.model.records import Kind, Statement, Tie
from graph.stores.properties import source_from, statement_from, tie_from
from graph.stores.reading.fetch import kind_of
from graph.stores.store import Store
from scrapers.contract.collector import tie_id_stem
from scrapers.storing.merge_captures import PageReading

_MOST = 100_000
_SECONDS = 120.0
_STATEMENTS = "UNWIND $ids AS i MATCH (s:Source {id: i})-[t:STATES]->(e:Entity) RETURN i, t, e"
_TIES = (
    "UNWIND $ids AS i MATCH (:Source {id: i})-[:STATES]->(e:Entity)-[t]-(:Entity) "
    "WHERE t.source = i MATCH (a)-[t]->(b) RETURN DISTINCT i, a, t, b"
)
_STATED_BEFORE = (
    "UNWIND $pairs AS p MATCH (e:Entity {id: p[1]})<-[t:STATES]-(s:Source {id: p[0]}) "
    "RETURN s, t, e"
)
_PARTS = "MATCH (s:Source) WHERE s.id STARTS WITH $id + '#' RETURN s.id"
_ELSEWHERE = (
    "UNWIND $ties AS r MATCH (a:Entity {id: r[1]})-[t]-(b:Entity {id: r[2]}) "
    "WHERE t.id = r[0] AND t.source <> r[3] MATCH (s:Source {id: t.source}) "
    "RETURN DISTINCT t.id, s.retrieved"
)
_OF_LISTS = (
    "UNWIND $lists AS i MATCH (s:Source) WHERE s.id STARTS WITH i + '?' RETURN DISTINCT s.id"
)
_NEWER = (
    "UNWIND $names AS n MATCH (s:Source) WHERE s.id STARTS WITH n + ':' AND s.retrieved > $date "
    "RETURN s.id LIMIT 1"
)
_KINDS = "UNWIND $ids AS i MATCH (e:Entity {id: i}) RETURN e"
_BATCH = 2_000
_SOURCES = "UNWIND $ids AS i MATCH (s:Source {id: i}) RETURN s"
_AT_ONCE = 50  # sources whose statements are read together


def stored_by_source(store: Store, sources: Iterable[str]) -> Sequence[PageReading]:
    """Return the stored readings of some sources; unknown sources are left out."""
    known = sorted(store.known_ids(sources))
    batches = (known[at : at + _AT_ONCE] for at in range(0, len(known), _AT_ONCE))
    return [reading for batch in batches for reading in _stored_readings(store, batch)]


def stored_parts(store: Store, sources: Iterable[str]) -> Sequence[PageReading]:
    """Return the stored readings that are parts of some pages, kept as documents of their own."""
    results = [
        store.read(_PARTS, {"id": ident}, limit=_MOST, seconds=_SECONDS).rows for ident in sources
    ]
    return stored_by_source(store, [str(row[0]) for rows in results for row in rows])


def stored_list_pages(
    store: Store, lists: Collection[str], read: Collection[str]
) -> Sequence[PageReading]:
    """Return the stored pages of some lists but for those in ``read``."""
    if not lists:
        return []
    rows = store.read(_OF_LISTS, {"lists": sorted(lists)}, limit=_MOST, seconds=_SECONDS).rows
    others = {str(row[0]) for row in rows} - set(read)
    return [page for page in stored_by_source(store, others) if tie_id_stem(page.source) in lists]


def dates_elsewhere(store: Store, ties: Sequence[Tie]) -> dict[str, str]:
    """Return the ids of ties that another stored source states, with its retrieval date."""
    dates: dict[str, str] = {}
    for number in range(0, len(ties), _BATCH):
        some = [[t.id, t.start, t.end, t.source] for t in ties[number : number + _BATCH]]
        rows = store.read(_ELSEWHERE, {"ties": some}, limit=_BATCH, seconds=_SECONDS).rows
        dates |= {str(ident): str(retrieved or "") for ident, retrieved in rows}
    return dates


def has_newer(store: Store, names: Iterable[str], date: str) -> bool:
    """Whether the store has a page or file of some collectors that was retrieved after a date."""
    values = {"names": sorted(names), "date": date}
    return bool(store.read(_NEWER, values, limit=1, seconds=_SECONDS).rows)


def stored_kinds(store: Store, entities: Iterable[str]) -> dict[str, Kind]:
    """Return the kinds of parties in the store, by id; unknown parties are left out."""
    idents, rows = sorted(entities), list[Any]()
    for number in range(0, len(idents), _BATCH):
        some = {"ids": idents[number : number + _BATCH]}
        rows += store.read(_KINDS, some, limit=_BATCH, seconds=_SECONDS).rows
    return {entity.id: kind_of(entity.labels) for (entity,) in rows}


def repeated_statements(store: Store, statements: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the stored statements with the same sources and entities."""
    for number in range(0, len(statements), _BATCH):
        pairs = [[s.source, s.entity] for s in statements[number : number + _BATCH]]
        rows = store.read(_STATED_BEFORE, {"pairs": pairs}, limit=_BATCH, seconds=_SECONDS).rows
        for source, stated, entity in rows:
            kind = kind_of(entity.labels)
            yield statement_from(entity.id, kind, source.id, stated.properties)


def _stored_readings(store: Store, idents: Sequence[str]) -> Iterator[PageReading]:
    """Yield the stored readings of some sources, read together or, of large ones, one by one."""
    values = {"ids": list(idents)}
    stated = store.read(_STATEMENTS, values, limit=_MOST, seconds=_SECONDS)
    tied = store.read(_TIES, values, limit=_MOST, seconds=_SECONDS)
    if (stated.cut or tied.cut) and len(idents) > 1:
        for ident in idents:
            yield from _stored_readings(store, [ident])
        return
    statements: dict[str, dict[str, Statement]] = {ident: {} for ident in idents}
    for ident, stating, entity in stated.rows:
        kind = kind_of(entity.labels)
        statement = statement_from(entity.id, kind, ident, stating.properties)
        statements[ident][statement.id] = statement
    ties: dict[str, dict[str, Tie]] = {ident: {} for ident in idents}
    for ident, start, tie, end in tied.rows:
        one = tie_from(tie.type, start.id, end.id, tie.properties)
        ties[ident][one.id] = one
    for (node,) in store.read(_SOURCES, values, limit=_MOST, seconds=_SECONDS).rows:
        source = source_from(node.properties)
        yield PageReading(source, statements[source.id], ties[source.id])
