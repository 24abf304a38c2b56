"""The log in the database: an entry is written in the transaction of what it speaks of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from neo4j import ManagedTransaction

from graph.model import precedence
from graph.model.log import Deed, LogEntry
from graph.model.records import Judgement, Records, Tie, TieType
from graph.stores.batches import batches

MOST_NAMED = 20
"""Parties up to which the entry of an import names them; the id of a larger one has to do."""

_JUDGED = {
    Judgement.ACCEPTED: Deed.ACCEPTED,
    Judgement.REJECTED: Deed.REJECTED,
    Judgement.WITHDRAWN: Deed.TAKEN_BACK,
}


def write_entries(tx: ManagedTransaction, entries: Iterable[LogEntry]) -> None:
    """Add entries; one that is there already stays as it is."""
    for rows in batches(map(_properties, entries)):
        add_missing(tx, rows)


def add_missing(tx: ManagedTransaction, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add entries by their properties; one that is there already stays as it is."""
    tx.run(
        "UNWIND $rows AS r OPTIONAL MATCH (l:LogEntry {id: r.id}) "
        "WITH r, l WHERE l IS NULL CREATE (n:LogEntry) SET n = r",
        rows=rows,
    ).consume()


def read_entries(tx: ManagedTransaction, since: str) -> tuple[LogEntry, ...]:
    """Return the entries from a moment on, the newest last."""
    cypher = "MATCH (l:LogEntry) WHERE l.at >= $since RETURN properties(l) AS p"
    found = [_read_entry(row["p"]) for row in tx.run(cypher, since=since)]
    return tuple(sorted(found, key=lambda entry: (entry.at, entry.id)))


def import_entries(
    records: Records, who: str, import_id: str, files: tuple[str, ...]
) -> Iterator[LogEntry]:
    """Yield the entries of an import: one, or one for each kind of judgement that it makes."""
    judged = _judged_pairs(records)
    for deed, pairs in judged.items():
        yield LogEntry(who, deed, tuple(pairs), import_id, files=files)
    if not judged:
        parties = sorted({s.entity for s in records.statements})
        named = tuple(parties) if len(parties) <= MOST_NAMED else ()
        yield LogEntry(who, Deed.IMPORT, named, import_id, files=files)


def _judged_pairs(records: Records) -> Mapping[Deed, dict[str, None]]:
    """Return the judged entries by kind of judgement; none where an import states more."""
    if records.statements or not all(map(_is_judgement, records.ties)):
        return {}
    found: dict[Deed, dict[str, None]] = {}
    for tie in records.ties:
        deed = _JUDGED.get(tie.judgement or Judgement.PROPOSED, Deed.UNSURE)
        found.setdefault(deed, {}).update({tie.start: None, tie.end: None})
    return found


def _is_judgement(tie: Tie) -> bool:
    return tie.type is TieType.SAME_AS and precedence.is_by_person(tie)


def _properties(entry: LogEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "at": entry.at,
        "who": entry.who,
        "what": str(entry.what),
        "ids": list(entry.ids),
        "files": list(entry.files),
        "import": entry.import_id or None,
    }


def _read_entry(stored: Mapping[str, Any]) -> LogEntry:
    return LogEntry(
        str(stored.get("who") or ""),
        str(stored.get("what") or ""),
        tuple(map(str, stored.get("ids") or ())),
        str(stored.get("import") or ""),
        files=tuple(map(str, stored.get("files") or ())),
        at=str(stored.get("at") or ""),
        id=str(stored["id"]),
    )
