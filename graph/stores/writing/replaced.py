"""Records that an import replaced, kept so that its undo brings them back.

They are kept as JSON in ``(:Replaced)`` nodes, by the source that stated them before. A later
import may have replaced what the same source stated again: then they pass on to that one, because
what the source states now is not what it stated before either of them.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import time_ns
from typing import Any

from neo4j import ManagedTransaction

from graph.model.records import Kind, Statement, Tie, TieType
from graph.stores.batches import batches, tie_pattern
from graph.stores.reading import fetch
from graph.stores.writing.statements import create_missing_entities, run_in_batches

_TIE_ENDS = "UNWIND $rows AS r MATCH (a:Entity {id: r[0]}) MATCH (b:Entity {id: r[1]}) "
_STATEMENT = "UNWIND $rows AS r MATCH (e:Entity {id: r[0]})<-[t:STATES]-(s) WHERE t.id = r[2] "


@dataclass(frozen=True, slots=True)
class _Kept:
    """A statement or a tie as it was: its kind or type, its ends, its stored properties."""

    what: str
    start: str
    end: str
    properties: Mapping[str, Any]


def keep_replaced(
    tx: ManagedTransaction,
    import_id: str,
    sources: Iterable[str],
    ties: Sequence[Tie],
    statements: Sequence[Statement],
) -> None:
    """Keep ties and statements before they are deleted, under the import that replaces them.

    ``sources`` are all whose earlier statements the import replaces, deleted or not.
    """
    kept: dict[str, list[_Kept]] = {source: [] for source in sources}
    for one, source in (*_kept_ties(tx, ties), *_kept_statements(tx, statements)):
        kept.setdefault(source, []).append(one)
    rows = [
        [source, json.dumps([[k.what, k.start, k.end, dict(k.properties)] for k in some])]
        for source, every in sorted(kept.items())
        for some in (batches(every) if every else [[]])
    ]
    run_in_batches(
        tx,
        "UNWIND $rows AS r CREATE (:Replaced {import: $import, at: $at, source: r[0], "
        "records: r[1]})",
        rows,
        **{"import": import_id, "at": time_ns()},
    )


def _kept_ties(tx: ManagedTransaction, ties: Sequence[Tie]) -> Iterator[tuple[_Kept, str]]:
    by_type: defaultdict[TieType, list[list[str]]] = defaultdict(list)
    source = {tie.id: tie.source for tie in ties}
    for tie in ties:
        by_type[tie.type].append([tie.start, tie.end, tie.id])
    for kind, rows in by_type.items():
        match = (
            f"{_TIE_ENDS}MATCH {tie_pattern(kind)} RETURN r[0] AS a, r[1] AS b, properties(t) AS p"
        )
        for row in _answers(tx, match, rows):
            yield _Kept(kind, row["a"], row["b"], row["p"]), source[row["p"]["id"]]


def _kept_statements(
    tx: ManagedTransaction, statements: Sequence[Statement]
) -> Iterator[tuple[_Kept, str]]:
    kinds = {s.id: s for s in statements}
    rows = [[s.entity, s.source, s.id] for s in statements]
    for row in _answers(tx, f"{_STATEMENT}RETURN r[2] AS id, properties(t) AS p", rows):
        said = kinds[row["id"]]
        yield _Kept(said.kind, said.source, said.entity, row["p"]), said.source


def _answers(
    tx: ManagedTransaction, cypher: str, rows: Sequence[Sequence[str]]
) -> Iterator[Mapping[str, Any]]:
    for batch in batches(rows):
        yield from tx.run(cypher, rows=batch).data()


def restore_replaced(tx: ManagedTransaction, import_id: str) -> set[str]:
    """Bring back what an import replaced; return the entities whose values may change."""
    found = tx.run(
        "MATCH (r:Replaced {import: $i}) "
        "RETURN r.source AS source, r.at AS at, r.records AS records",
        i=import_id,
    ).data()
    tx.run("MATCH (r:Replaced {import: $i}) DELETE r", i=import_id).consume()
    imports = {str(r["id"]) for r in tx.run("MATCH (i:Import) RETURN i.id AS id")}
    restored: list[_Kept] = []
    for row in found:
        if not _pass_on(tx, row):
            restored += (_Kept(*each) for each in json.loads(row["records"]))
    return _restore(tx, restored, imports - {import_id})


def _pass_on(tx: ManagedTransaction, row: Mapping[str, Any]) -> bool:
    """Pass kept records on to the next import that replaced the same source, if there is one."""
    later = tx.run(
        "MATCH (r:Replaced {source: $source}) WHERE r.at > $at "
        "RETURN r.import AS i, r.at AS at ORDER BY at LIMIT 1",
        source=row["source"],
        at=row["at"],
    ).data()
    for one in later:
        tx.run(
            "CREATE (:Replaced {import: $i, at: $at, source: $source, records: $records})",
            i=one["i"],
            at=one["at"],
            source=row["source"],
            records=row["records"],
        ).consume()
    return bool(later)


def _restore(tx: ManagedTransaction, kept: Sequence[_Kept], imports: set[str]) -> set[str]:
    """Write kept records that the store lacks, as far as an import that is left stated them."""
    rows: defaultdict[str, list[_Row]] = defaultdict(list)
    for one in kept:
        if stated := [i for i in one.properties.get("imports") or () if i in imports]:
            properties = {**one.properties, "imports": stated}
            rows[one.what].append([one.start, one.end, str(properties["id"]), properties])
    for kind in (kind for kind in Kind if rows[kind]):
        create_missing_entities(tx, kind, {row[1]: row[3]["imports"] for row in rows[kind]})
        for batch in batches(rows[kind]):
            _restore_statements(tx, batch)
    for type_ in (type_ for type_ in TieType if rows[type_]):
        for batch in batches(rows[type_]):
            _restore_ties(tx, type_, batch)
    return {end for some in rows.values() for row in some for end in row[:2]}


_Row = list[Any]


def _restore_statements(tx: ManagedTransaction, rows: list[_Row]) -> None:
    there = {s.id for s in fetch.statements_about(tx, {row[1] for row in rows})}
    tx.run(
        "UNWIND $rows AS r MATCH (e:Entity {id: r[1]}) MATCH (s:Source {id: r[0]}) "
        "CREATE (e)<-[t:STATES]-(s) SET t = r[3]",
        rows=[row for row in rows if row[2] not in there],
    ).consume()


def _restore_ties(tx: ManagedTransaction, type_: TieType, rows: list[_Row]) -> None:
    there = {t.id for t in fetch.ties_with(tx, "id", [row[2] for row in rows])}
    tx.run(
        f"{_TIE_ENDS}CREATE (a)-[t:{type_}]->(b) SET t = r[3]",
        rows=[row for row in rows if row[2] not in there],
    ).consume()
