"""Undo of an import, in parts: a whole register does not fit into one transaction.

Records that other imports state too return to what these state, and what the import replaced comes
back; what a note is about stays.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from neo4j import ManagedTransaction

from graph.stores.results import Counts
from graph.stores.versions.tie_versions import content_without
from graph.stores.versions.value_versions import properties_without_import
from graph.stores.writing import notes
from graph.stores.writing.notes import NotedIds
from graph.stores.writing.remove import settle_entities, sweep_unstated
from graph.stores.writing.replaced import restore_replaced
from graph.stores.writing.statements import run_in_batches

PART = 5_000  # the embedded server slows down with more
_Properties = Mapping[str, Any]
_TIES = "MATCH (:Entity)-[t]->(e:Entity) WHERE type(t) <> 'STATES' AND "
_STATEMENTS = (
    # Matched from the source: from the entity, the embedded server scans all its statements.
    "MATCH (:Source)-[t:STATES]->(e:Entity) WHERE ",
    "MATCH (e:Entity)-[t:STATES]->(e) WHERE ",
)


def undo_part(tx: ManagedTransaction, import_id: str) -> tuple[Counts, bool]:
    """Take back up to ``PART`` of each kind; return what is gone, and whether that was all.

    Until it was all, the import counts as unfinished.
    """
    notes.delete_merged_notes(tx, import_id)
    held = notes.noted_ids(tx)
    gone = Counts()
    # Ties and statements first: what is left of them decides which entities stay.
    for step in (
        _own_ties,
        _other_ties,
        _own_statements,
        _other_statements,
        _undo_sources,
        _undo_entities,
    ):
        found, lost = step(tx, import_id, held)
        gone += lost
        if found >= PART:
            tx.run("MATCH (i:Import {id: $i}) REMOVE i.finished", i=import_id).consume()
            return gone, False
    gone += sweep_unstated(tx, restore_replaced(tx, import_id))
    tx.run("MATCH (i:Import {id: $i}) DELETE i", i=import_id).consume()
    return gone, True


def _own_ties(tx: ManagedTransaction, import_id: str, held: NotedIds) -> tuple[int, Counts]:
    gone = _delete_own(tx, f"{_TIES}$held[t.id] IS NULL", import_id, held.ties)
    return gone, Counts(ties=gone)


def _other_ties(tx: ManagedTransaction, import_id: str, held: NotedIds) -> tuple[int, Counts]:
    def less(properties: _Properties, _end: str) -> dict[str, Any]:
        return _earlier_content(properties, import_id, held.ties)

    return _change_other(tx, _TIES, import_id, less), Counts()


def _own_statements(tx: ManagedTransaction, import_id: str, held: NotedIds) -> tuple[int, Counts]:
    unheld = (f"{pattern}$held[e.id] IS NULL" for pattern in _STATEMENTS)
    return sum(_delete_own(tx, some, import_id, held.entities) for some in unheld), Counts()


def _other_statements(tx: ManagedTransaction, import_id: str, held: NotedIds) -> tuple[int, Counts]:
    def less(properties: _Properties, entity: str) -> dict[str, Any]:
        kept = entity in held.entities
        return (_drop_import if kept else properties_without_import)(properties, import_id)

    return sum(_change_other(tx, some, import_id, less) for some in _STATEMENTS), Counts()


def _delete_own(tx: ManagedTransaction, pattern: str, import_id: str, held: Iterable[str]) -> int:
    """Delete what only this import states and no note is about; return the number."""
    deleted = tx.run(
        f"{pattern} AND t.imports = [$i] WITH t LIMIT $most DELETE t RETURN count(*) AS n",
        i=import_id,
        most=PART,
        held=dict.fromkeys(held, True),
    )
    return int(deleted.single(strict=True)["n"])


def _change_other(
    tx: ManagedTransaction,
    pattern: str,
    import_id: str,
    less: Callable[[_Properties, str], dict[str, Any]],
) -> int:
    """Take the import out of what others state too; return the number."""
    found = tx.run(
        f"{pattern}$i IN t.imports WITH t, e LIMIT $most "
        "RETURN e.id AS e, t.id AS id, properties(t) AS p",
        i=import_id,
        most=PART,
    )
    rows = [[r["e"], r["id"], less(r["p"], r["e"])] for r in found]
    run_in_batches(
        tx, "UNWIND $rows AS r MATCH (:Entity {id: r[0]})<-[t {id: r[1]}]-() SET t = r[2]", rows
    )
    return len(rows)


def _undo_sources(tx: ManagedTransaction, import_id: str, _held: NotedIds) -> tuple[int, Counts]:
    found = tx.run(
        "MATCH (s:Source) WHERE $i IN s.imports WITH s LIMIT $most RETURN properties(s) AS p",
        i=import_id,
        most=PART,
    )
    rows = [[r["p"]["id"], _earlier_content(r["p"], import_id)] for r in found]
    run_in_batches(tx, "UNWIND $rows AS r MATCH (s:Source {id: r[0]}) SET s = r[1]", rows)
    return len(rows), Counts()


def _undo_entities(tx: ManagedTransaction, import_id: str, held: NotedIds) -> tuple[int, Counts]:
    found = tx.run(
        "MATCH (e:Entity) WHERE $i IN e.imports WITH e LIMIT $most RETURN e.id AS id",
        i=import_id,
        most=PART,
    )
    ids = [r["id"] for r in found]
    gone = settle_entities(tx, ids, held.entities)
    run_in_batches(
        tx,
        "UNWIND $rows AS r MATCH (e:Entity {id: r}) SET e.imports = [i IN e.imports WHERE i <> $i]",
        ids,
        i=import_id,
    )
    return len(ids), Counts(entities=gone)


def _earlier_content(
    properties: _Properties, import_id: str, held: Iterable[str] = ()
) -> dict[str, Any]:
    """Return the earlier content of a tie or source, if another import states it too."""
    content = dict(properties)
    if (
        len(content["imports"]) > 1
        and content.get("said") is not None
        and content["id"] not in held
    ):
        content = content_without(content, import_id)
    return _drop_import(content, import_id)


def _drop_import(properties: _Properties, import_id: str) -> dict[str, Any]:
    return {**properties, "imports": [i for i in properties["imports"] if i != import_id]}
