"""Writing of records as an import: in one transaction, or in parts if there are very many."""

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import KW_ONLY, dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Protocol, TypeVar
from uuid import uuid4

from neo4j import ManagedTransaction

from graph.errors import ConflictError
from graph.model.records import Records, Source, Statement, Tie
from graph.stores.batches import batches
from graph.stores.reading import fetch
from graph.stores.results import Counts, Receipt
from graph.stores.writing import log, remove
from graph.stores.writing.diff import ImportDiff, compare_with_store
from graph.stores.writing.new_entities import create_stated_entities
from graph.stores.writing.replaced import keep_replaced
from graph.stores.writing.statements import (
    create_statements,
    create_ties,
    write_entities,
    write_sources,
    write_statements,
    write_ties,
)
from graph.support.hash_set import HashSet
from graph.support.language import LazyText, Text, english_text
from graph.support.stored_texts import encode_text

MOST_AT_ONCE = 100_000
RAISE_REVISION = "MERGE (s:Store) SET s.revision = coalesce(s.revision, 0) + 1"
_T = TypeVar("_T")


class Transact(Protocol):
    """Runs work in its own transaction, again if another writer interferes."""

    def __call__(self, work: Callable[[ManagedTransaction], _T]) -> _T:
        """Run ``work`` and return what it returns."""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def new_import_id() -> str:
    """Return an id that sorts by time."""
    return f"import-{datetime.now(UTC):%Y%m%dT%H%M%S}-{uuid4().hex[:6]}"


@dataclass(frozen=True, slots=True)
class TieIds:
    """Ids of all ties of a store, valid as long as the store is at this revision."""

    ids: HashSet
    revision: int


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """One import: its id, its author, its files, and a callback for its progress.

    ``who`` is the person whom the log names.

    With ``grows``, more records of the same import may follow: it counts as unfinished, and a tie
    with new content is overwritten, not deleted, so that other imports keep it. ``tie_ids`` of the
    current store spare the search for its ties.
    """

    import_id: str
    by: Text
    who: str
    files: tuple[str, ...]
    replacing: bool
    _: KW_ONLY
    tell: Callable[[int, int], None] = field(repr=False)
    grows: bool = False
    tie_ids: TieIds | None = field(default=None, repr=False)
    started: str = field(default_factory=_now)


def load_whole(tx: ManagedTransaction, records: Records, job: ImportRequest) -> Receipt:
    """Write all records in the transaction ``tx``.

    Raises:
        ConflictError: the records contradict what the store holds.
    """
    change = _checked_diff(tx, records, job, _current_tie_ids(tx, job.tie_ids))
    _begin_import(tx, records, job)
    _clear_replaced(tx, change, job)
    _write_parties(tx, records, job, change, change.fresh)
    job.tell(len(records) - len(records.ties), len(records))
    _write_ties(tx, records.ties, job, change, change.fresh)
    job.tell(len(records), len(records))
    gone = remove.settle_entities(tx, change.touched - change.fresh)
    _finish_request(tx, change, job)
    return _receipt(change, job, gone)


def load_in_parts(ask: Transact, write: Transact, records: Records, job: ImportRequest) -> Receipt:
    """Write each part in its own transaction; after a failure the import stays, unfinished.

    Raises:
        ConflictError: the records contradict what the store holds; nothing is written.
    """
    change = ask(lambda tx: _checked_diff(tx, records, job))
    write(lambda tx: _begin_import(tx, records, job))
    write(lambda tx: _clear_replaced(tx, change, job))
    done = 0
    for part in _parts(records):
        write(partial(_write_part, part=part, job=job, change=change))
        done += len(part)
        job.tell(done, len(records))
    withdrawn = {s.entity for s in change.stale_statements}
    gone = write(lambda tx: remove.settle_entities(tx, withdrawn))
    write(lambda tx: _finish_request(tx, change, job))
    return _receipt(change, job, gone)


def _parts(records: Records) -> Iterator[Records]:
    rows: Iterable[Source | Statement | Tie] = (
        *records.sources,
        *records.statements,
        *records.ties,
    )
    for batch in batches(rows):
        yield Records(
            tuple(r for r in batch if isinstance(r, Source)),
            tuple(r for r in batch if isinstance(r, Statement)),
            tuple(r for r in batch if isinstance(r, Tie)),
        )


def _current_tie_ids(tx: ManagedTransaction, known: TieIds | None) -> HashSet | None:
    """Return the ids if the store is still at their revision, None otherwise.

    Writing the node of the store keeps other imports from finishing before this transaction.
    """
    if known is None:
        return None
    there = tx.run(
        "MERGE (s:Store) SET s.revision = coalesce(s.revision, 0) RETURN s.revision AS n"
    )
    return known.ids if sum(r["n"] for r in there) == known.revision else None


def _checked_diff(
    tx: ManagedTransaction, records: Records, job: ImportRequest, placed: HashSet | None = None
) -> ImportDiff:
    change = compare_with_store(tx, records, replacing=job.replacing, placed=placed)
    if change.problems:
        raise ConflictError(change.problems)
    return change


def _begin_import(tx: ManagedTransaction, records: Records, job: ImportRequest) -> None:
    """Write the import, and its entry in the log unless this adds to an import that is there."""
    there = tx.run("MATCH (i:Import {id: $id}) RETURN i.id AS id", id=job.import_id).data()
    if not there:
        log.write_entries(tx, log.import_entries(records, job.who, job.import_id, job.files))
    tx.run(
        "MERGE (i:Import {id: $id}) SET i.started = coalesce(i.started, $started), i.by = $by, "
        "i.by_text = $by_text, i.files = $files REMOVE i.finished",
        id=job.import_id,
        started=job.started,
        by=english_text(job.by),
        by_text=encode_text(job.by) if isinstance(job.by, LazyText) else "",
        files=list(job.files),
    ).consume()


def _clear_replaced(tx: ManagedTransaction, change: ImportDiff, job: ImportRequest) -> None:
    """Delete the ties and statements that the records replace, and keep them for an undo."""
    if job.replacing:
        anew = change.moved_ties if job.grows else change.changed_ties
        gone = (*change.stale_ties, *anew)
        keep_replaced(tx, job.import_id, change.known_sources, gone, change.stale_statements)
        remove.delete_ties(tx, gone)
        remove.delete_statements(tx, change.stale_statements)


def _write_parties(
    tx: ManagedTransaction, part: Records, job: ImportRequest, change: ImportDiff, fresh: Set[str]
) -> None:
    """Write sources and their statements; ``fresh`` are the entities that do not exist yet."""
    write_sources(tx, part.sources, job.import_id, change.changed_sources)
    # What is new is created without a look-up, which is much faster than a merge.
    first = [s for s in part.statements if s.entity in fresh]
    more = [s for s in part.statements if s.entity not in fresh]
    create_stated_entities(tx, first, job.import_id)
    create_statements(tx, first, job.import_id)
    write_entities(tx, more, job.import_id)
    write_statements(tx, more, job.import_id, replacing=job.replacing)


def _write_ties(
    tx: ManagedTransaction,
    ties: Iterable[Tie],
    job: ImportRequest,
    change: ImportDiff,
    fresh: Set[str],
) -> None:
    """Write ties; a new entity has none, so its ties are created without a look-up."""
    first = {t.id for t in ties if t.start in fresh or t.end in fresh}
    create_ties(tx, (t for t in ties if t.id in first), job.import_id)
    more = (t for t in ties if t.id not in first)
    write_ties(tx, more, job.import_id, change.changed_ties)


def _write_part(
    tx: ManagedTransaction, part: Records, job: ImportRequest, change: ImportDiff
) -> None:
    about = {s.entity for s in part.statements}
    fresh = about - fetch.some_entities(tx, about).keys()
    _write_parties(tx, part, job, change, fresh)
    _write_ties(tx, part.ties, job, change, fresh)
    remove.settle_entities(tx, about - fresh)


def _finish_request(tx: ManagedTransaction, change: ImportDiff, job: ImportRequest) -> None:
    before = tx.run("MATCH (i:Import {id: $id}) RETURN i.counts AS n", id=job.import_id).data()
    counted = Counts.parse(str(before[0]["n"] or "")) if job.grows and before else Counts()
    tx.run(
        "MATCH (i:Import {id: $id}) SET i.counts = $counts",
        id=job.import_id,
        counts=str(counted + change.new),
    ).consume()
    if job.grows:
        tx.run(RAISE_REVISION).consume()
    else:
        mark_finished(tx, job.import_id)


def mark_finished(tx: ManagedTransaction, import_id: str) -> None:
    """Mark an import as finished; one that brought no records has no node, and gets none."""
    tx.run("MATCH (i:Import {id: $id}) SET i.finished = $now", id=import_id, now=_now()).consume()
    tx.run(RAISE_REVISION).consume()


def _receipt(change: ImportDiff, job: ImportRequest, gone: int) -> Receipt:
    removed = Counts(0, gone, len(change.stale_ties) if job.replacing else 0)
    return Receipt(
        import_id=job.import_id,
        new=change.new,
        unchanged=change.unchanged,
        removed=removed,
        notes=change.notes(job.replacing),
    )
