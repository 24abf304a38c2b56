"""The store: a graph in Neo4j, or in the embedded default, over the same protocol."""

import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from copy import copy
from dataclasses import replace
from functools import partial
from hashlib import sha256
from threading import Event, Thread
from typing import Any, TypeVar
from uuid import uuid4

from neo4j import READ_ACCESS, Driver, GraphDatabase, ManagedTransaction
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConstraintError,
    DatabaseError,
    DriverError,
    Neo4jError,
    TransientError,
)

from graph.errors import (
    InputError,
    InvestigatorError,
    StoreChangedError,
    StoreUnavailableError,
    UnknownIdError,
)
from graph.model.log import Deed, LogEntry
from graph.model.notes import Mark, Note
from graph.model.records import Contents, Entity, Kind, Records, Source, TieType
from graph.stores.dumps.replacement import Replacement
from graph.stores.dumps.tables import DumpTable, Row, read_tables
from graph.stores.embedded.failures import SERVER_LOST, disk_full_text, has_room
from graph.stores.local_server import Access
from graph.stores.reading import fetch
from graph.stores.reading.cancel import RunningQuery
from graph.stores.reading.cypher.own_queries import read_rows
from graph.stores.reading.cypher.unknown_names import unknown_names
from graph.stores.reading.marks import StoreMarks, read_marks
from graph.stores.reading.search import (
    EARLIER_NEO4J_INDEX,
    EMBEDDED_INDEX,
    exact_hit,
    rank_hits,
    search_candidates,
)
from graph.stores.reading.trace_reads import TraceReads
from graph.stores.results import Brought, Counts, Hit, ImportRecord, Preview, QueryRows, Receipt
from graph.stores.schema import CONSTRAINTS, NEO4J_INDEX, SEARCH_INDEX, STORE_VERSION, refuse_newer
from graph.stores.search_words import FORM
from graph.stores.writing import notes as noting
from graph.stores.writing import remove as removing
from graph.stores.writing.diff import compare_with_store
from graph.stores.writing.guard import (
    HOLD_SECONDS,
    WritersHeldError,
    Written,
    counted,
    guarded,
    hold_writers,
    release_writers,
    unfinished_restore,
)
from graph.stores.writing.load import (
    MOST_AT_ONCE,
    RAISE_REVISION,
    ImportRequest,
    TieIds,
    load_in_parts,
    load_whole,
    mark_finished,
    new_import_id,
)
from graph.stores.writing.log import read_entries, write_entries
from graph.stores.writing.search_words_upgrade import fold_names
from graph.stores.writing.undo import undo_part
from graph.support.language import N_, LazyText, Text, english_text, lazy_text
from graph.support.os_user import os_user
from graph.support.progress import end_if_unwanted
from graph.support.stored_texts import decode_text, encode_text

_T = TypeVar("_T")
MOST_ATTEMPTS = 8
RETRY_SECONDS = 15.0
HELD_SECONDS = 600.0
"""Seconds that a write waits for a backup."""
_HELD_STEP = 0.2
_MOST_READS, _READ_AGAIN = 4, 0.05
_HALF_GONE = (KeyError, TypeError, StopIteration)
"""What a row without properties ends in: Neo4j returns such of a node that is being deleted."""
MOST_PARTIES = 100_000
"""Parties up to which a store is read whole: what is larger is a register."""


@contextmanager
def connect_store(
    access: Access,
    retry_seconds: float = RETRY_SECONDS,
    before_upgrade: Callable[["Store"], None] = lambda _store: None,
) -> Iterator["Store"]:
    """Open a store at a database, its constraints in place.

    One that refuses to be reached is said at once; one that is lost later is tried again for
    ``retry_seconds``, since it may be restarting. One that an earlier version wrote is passed to
    ``before_upgrade`` before it is changed.

    Raises:
        StoreUnavailableError: the database cannot be reached or used, was written by a newer
            version, or holds only a part of a backup.
    """
    with connect_to_replace(access, retry_seconds) as store:
        store.prepare(before_upgrade)
        yield store


@contextmanager
def connect_to_replace(access: Access, retry_seconds: float = RETRY_SECONDS) -> Iterator["Store"]:
    """Open a store as it is, whatever it holds: a restore replaces it.

    Raises:
        StoreUnavailableError: the database cannot be reached.
    """
    drivers = [
        GraphDatabase.driver(
            access.uri,
            auth=(user, password.get_secret_value()) if user else None,
            notifications_min_severity="OFF",
            connection_timeout=10,
            max_transaction_retry_time=retry_seconds,
        )
        for user, password in (
            (access.username, access.password),
            (access.reader_username, access.reader_password),
        )
    ]
    with drivers[0] as writer, drivers[1] as reader:
        with _explain_failures(access):
            writer.verify_connectivity()
        yield Store(writer, reader, access)


@contextmanager
def _explain_failures(access: Access) -> Iterator[None]:
    """Turn an error of the driver into one sentence that says what to do."""
    try:
        yield
    except InvestigatorError:
        raise
    except (DriverError, Neo4jError) as error:
        raise StoreUnavailableError(_failure_sentence(access, error)) from error


def _failure_sentence(access: Access, error: DriverError | Neo4jError) -> LazyText:
    if access.folder and not has_room(access.folder):
        return disk_full_text(access.folder)
    if access.folder and isinstance(error, DriverError | AuthError):
        return LazyText(SERVER_LOST)
    if isinstance(error, AuthError):
        return lazy_text(
            N_("{uri} refuses this user name or password; set NEO4J_USERNAME and NEO4J_PASSWORD."),
            uri=access.uri,
        )
    if isinstance(error, ClientError):
        return lazy_text(N_("{uri} refused: {message}"), uri=access.uri, message=error.message)
    if isinstance(error, TransientError):
        return LazyText(N_("Others write to the database at the same time; try again in a moment."))
    return lazy_text(
        N_("The database at {uri} cannot be reached; see that it runs, and try again."),
        uri=access.uri,
    )


class Store:
    """The graph in one database; every write can be repeated without changing anything."""

    def __init__(self, writer: Driver, reader: Driver, access: Access) -> None:
        self._writer = writer
        self._reader = reader
        self._access = access
        self._database = access.database
        self._index = NEO4J_INDEX
        self._who = ""

    def acting_as(self, who: str) -> "Store":
        """Return this store for a person, whom the log names wherever a write has no author."""
        acting = copy(self)
        acting._who = who.strip()
        return acting

    def _actor(self, named: Text = "") -> str:
        """Return the person whom the log names; a message of ours is no person."""
        name = named.strip() if isinstance(named, str) else ""
        return name or self._who or os_user()

    def prepare(self, before_upgrade: Callable[["Store"], None]) -> None:
        """Create the constraints, and the full-text index where Cypher can create it.

        Raises:
            StoreUnavailableError: a newer version wrote it, or it holds only a part of a backup.
        """
        marks = self.marks()
        refuse_newer(marks.version)
        if marks.restoring:
            raise unfinished_restore(marks.restoring)
        if self._access.read_only:
            # Search words of another version cannot be rewritten here, so search uses no index.
            self._index = EMBEDDED_INDEX if marks.search_form == FORM else ""
            return
        if marks.version < STORE_VERSION and not self.is_empty():
            before_upgrade(self)
        self.create_schema()
        if marks.search_form != FORM:
            fold_names(self._rows, self._write)
        if marks.version < STORE_VERSION:
            mark = "MERGE (s:Store) SET s.version = $version"
            self._write(lambda tx: tx.run(mark, version=STORE_VERSION).consume())

    def create_schema(self) -> None:
        """Create the constraints, and the full-text index where Cypher can create it."""
        with (
            _explain_failures(self._access),
            self._writer.session(database=self._database) as session,
        ):
            for constraint in CONSTRAINTS:
                session.run(constraint).consume()
            try:
                session.run(SEARCH_INDEX).consume()
                session.run(f"DROP INDEX {EARLIER_NEO4J_INDEX} IF EXISTS").consume()
            except ClientError:
                # The embedded server has its own index, made when it was started.
                self._index = EMBEDDED_INDEX

    def marks(self) -> StoreMarks:
        """Return the versions and counters of the database."""
        return self._ask(read_marks)

    def is_empty(self) -> bool:
        """Whether there is neither record nor import; a log alone is nothing."""
        kinds = ("Entity", "Source", "Import")
        return not any(self._rows(f"MATCH (x:{kind}) RETURN 1 AS n LIMIT 1") for kind in kinds)

    def _write(self, work: Callable[[ManagedTransaction], _T]) -> _T:
        """Run work that writes, again if another writer interferes, and after a backup."""
        return self._write_after_backup(work)

    def _write_after_backup(self, work: Callable[[ManagedTransaction], _T]) -> _T:
        last = time.monotonic() + HELD_SECONDS
        while True:
            try:
                return self._raise_again(self._write_unguarded(guarded(work)))
            except WritersHeldError:
                if time.monotonic() > last:
                    raise
                time.sleep(_HELD_STEP)

    def _raise_again(self, written: Written[_T]) -> _T:
        """Return the result of a transaction, now that all of it can be seen."""
        with suppress(StoreUnavailableError):  # it is written; the next write raises them too
            self._write_unguarded(written.raise_again)
        return written.result

    def _write_unguarded(self, work: Callable[[ManagedTransaction], _T]) -> _T:
        if self._access.read_only:
            raise InputError(
                N_("This store was opened from a bundle and is only read; use your own.")
            )
        with _explain_failures(self._access):
            for attempt in range(1, MOST_ATTEMPTS):
                try:
                    return self._write_once(work)
                except (ConstraintError, TransientError):
                    # Another writer changed the same node; the next attempt reads its new state.
                    time.sleep(random.uniform(0, 0.1 * attempt))  # noqa: S311
            return self._write_once(work)

    def _write_once(self, work: Callable[[ManagedTransaction], _T]) -> _T:
        with self._writer.session(database=self._database) as session:
            return session.execute_write(work)

    def _ask(self, work: Callable[[ManagedTransaction], _T]) -> _T:
        """Run work that reads, again where somebody deleted what it was just reading."""
        end_if_unwanted()
        with _explain_failures(self._access):
            for attempt in range(1, _MOST_READS):
                try:
                    return self._ask_once(work)
                except AuthError:
                    raise
                except (ClientError, DatabaseError, *_HALF_GONE):
                    time.sleep(_READ_AGAIN * attempt)
            return self._ask_once(work)

    def _ask_once(self, work: Callable[[ManagedTransaction], _T]) -> _T:
        with self._writer.session(database=self._database) as session:
            return session.execute_read(work)

    def ident(self) -> str:
        """Return the database's own id, made when it is first asked for.

        A store that is only read and has no id yet is known by its place.
        """
        rows = self._rows("MATCH (s:Store) WHERE s.id IS NOT NULL RETURN s.id AS id")
        if rows:
            return str(rows[0]["id"])
        if self._access.read_only:
            place = f"{self._access.folder or self._access.uri}|{self._database}"
            return sha256(place.encode()).hexdigest()[:16]
        cypher = "MERGE (s:Store) SET s.id = coalesce(s.id, $new) RETURN s.id AS id"
        made = self._write(lambda tx: tx.run(cypher, new=uuid4().hex[:16]).data())
        return str(made[0]["id"])

    def revision(self) -> int:
        """Return a number that rises with every finished write of sources, entities or ties."""
        rows = self._rows("MATCH (s:Store) RETURN s.revision AS n")
        return sum(int(r["n"] or 0) for r in rows)

    def noted_revision(self) -> int:
        """Return a number that rises with every finished write and every note."""
        rows = self._rows("MATCH (s:Store) RETURN s.revision AS n, s.notes AS m")
        return sum(int(r["n"] or 0) + int(r["m"] or 0) for r in rows)

    def _rows(self, cypher: str, **parameters: Any) -> list[dict[str, Any]]:
        return self._ask(lambda tx: tx.run(cypher, **parameters).data())

    def contents(self) -> Contents:
        """Return everything that the store holds."""
        return self._ask(fetch.all_contents)

    def matches(self) -> Contents:
        """Return every SAME_AS of the store, proposed or judged, with what it refers to."""
        return self._ask(fetch.all_matches)

    def neighbourhood(self, ids: Iterable[str], hops: int = 1) -> Contents:
        """Return everything within some hops of entities.

        Raises:
            UnknownIdError: the store lacks one of them.
        """
        wanted = sorted(set(ids))
        missing = set(wanted) - self.known_ids(wanted)
        if missing:
            raise UnknownIdError(N_("The store has nothing under {id!r}."), id=sorted(missing)[0])
        return self._ask(lambda tx: fetch.neighbourhood(tx, wanted, hops))

    def walkable(self, ids: Iterable[str]) -> Contents:
        """Return those of the ids that are entities, with their ties that a chain may walk."""
        return self.read_for_trace(lambda reads: reads.walkable(ids))

    def read_for_trace(self, work: Callable[[TraceReads], _T]) -> _T:
        """Run all the reads of one trace in one transaction."""
        return self._ask(lambda tx: work(TraceReads(tx)))

    def entity(self, ident: str) -> Entity | None:
        """Return one entity as displayed, None if the store lacks it."""
        return self._ask(lambda tx: fetch.some_entities(tx, [ident])).get(ident)

    def sources(self, ids: Iterable[str]) -> Mapping[str, Source]:
        """Return those of the ids that are sources."""
        return self._ask(lambda tx: fetch.some_sources(tx, ids))

    def known_ids(self, ids: Iterable[str]) -> set[str]:
        """Return those of the ids that are an entity or a source."""
        wanted = sorted(set(ids))
        entities = self._ask(lambda tx: fetch.some_entities(tx, wanted))
        return set(entities) | set(self._ask(lambda tx: fetch.some_sources(tx, wanted)))

    def counts(self) -> Counts:
        """Return the numbers of sources, entities and ties."""
        one = "MATCH (s:Source) RETURN count(s) AS n, count(s.capture) AS captured"
        sources = self._rows(one)[0]
        ties = self._ask(_count_ties)
        return Counts(sources["n"], self.count_parties(), ties, sources["captured"])

    def count_parties(self) -> int:
        """Return the number of entities, without reading any."""
        return int(self._rows("MATCH (e:Entity) RETURN count(e) AS n")[0]["n"])

    def is_large(self) -> bool:
        """Whether there are more parties than a case has."""
        return self.count_parties() > MOST_PARTIES

    def check_size(self) -> None:
        """Refuse to be read whole if there are more parties than a case has.

        Raises:
            InputError: there are more than ``MOST_PARTIES``.
        """
        count = self.count_parties()
        if count > MOST_PARTIES:
            raise InputError(
                N_(
                    "This database holds {count} parties, which is more than {most} parties: use a "
                    'shelf. Add the register with "register add", and ask it beside your case.'
                ),
                count=f"{count:,}",
                most=f"{MOST_PARTIES:,}",
            )

    def kinds(self) -> dict[Kind, int]:
        """Return the number of entities of each kind."""
        return {kind: self._rows(f"MATCH (e:{kind}) RETURN count(e) AS n")[0]["n"] for kind in Kind}

    def preview(self, records: Records, replace: bool = False) -> Preview:
        """Return what an import would change, without writing."""
        change = self._ask(lambda tx: compare_with_store(tx, records, replacing=replace))
        return change.preview(replacing=replace)

    def load(
        self,
        records: Records,
        *,
        by: Text,
        files: Sequence[str],
        replace: bool = False,
        progress: Callable[[int, int], None] | None = None,
        import_id: str = "",
        tie_ids: TieIds | None = None,
    ) -> Receipt:
        """Write records as one import: all of them or none, up to ``MOST_AT_ONCE`` rows.

        More rows are written in parts, and the import counts as unfinished until the last. With
        ``import_id`` they are added to that import, which is created if it is missing and counts as
        unfinished until ``finish_import``. A long run reads ``tie_ids`` once and passes them to
        each load, which then need not search for its ties.

        Raises:
            ConflictError: they contradict the store, or refer to unknown ids.
        """
        tell = progress or _ignore_progress
        ident = import_id or new_import_id()
        job = ImportRequest(
            import_id=ident,
            by=by,
            who=self._actor(by),
            files=tuple(files),
            replacing=replace,
            tell=tell,
            grows=bool(import_id),
            tie_ids=tie_ids,
        )
        if len(records) <= MOST_AT_ONCE:
            return self._write(lambda tx: load_whole(tx, records, job))
        return load_in_parts(self._ask, self._write, records, job)

    def tie_ids(self) -> TieIds:
        """Return the ids of all ties."""
        revision = self.revision()
        return TieIds(self._ask(fetch.tie_ids), revision)

    def finish_import(self, import_id: str) -> None:
        """Mark an import that was loaded in several calls as finished."""
        self._write(lambda tx: mark_finished(tx, import_id))

    def imports(self) -> tuple[ImportRecord, ...]:
        """Return every import, the newest first."""
        rows = self._rows("MATCH (i:Import) WHERE i.about IS NULL RETURN properties(i) AS p")
        records = [
            ImportRecord(
                id=p["id"],
                started=p.get("started", ""),
                finished=p.get("finished") or "",
                by=decode_text(str(p["by_text"])) if p.get("by_text") else p.get("by", ""),
                files=tuple(p.get("files") or ()),
                counts=p.get("counts", ""),
            )
            for p in (r["p"] for r in rows)
        ]
        return tuple(sorted(records, key=lambda i: (i.started, i.id), reverse=True))

    def brought(self, import_ids: Iterable[str], most: int) -> Mapping[str, Brought]:
        """Return the entities of each import that has any, with at most ``most`` names of each."""
        return self._ask(lambda tx: fetch.brought(tx, import_ids, most))

    def import_entities(self, import_id: str, kind: Kind) -> frozenset[str]:
        """Return the ids of the entities of one kind that an import states."""
        cypher = f"MATCH (e:{kind}) WHERE $import IN e.imports RETURN e.id AS id"
        return frozenset(str(r["id"]) for r in self._rows(cypher, **{"import": import_id}))

    def sources_of_imports(self) -> Mapping[str, frozenset[str]]:
        """Return the ids of the sources that each import states."""
        rows = self._rows("MATCH (s:Source) RETURN s.id AS id, s.imports AS imports")
        found: dict[str, set[str]] = {}
        for row in rows:
            for ident in row["imports"] or ():
                found.setdefault(str(ident), set()).add(str(row["id"]))
        return {ident: frozenset(sources) for ident, sources in found.items()}

    def undo(
        self, import_id: str, progress: Callable[[Counts], object] = lambda _gone: None
    ) -> Counts:
        """Take an import back; records that a note is about stay.

        A very large import is undone in parts, and counts as unfinished until the last.
        ``progress`` gets the counts of all that is removed so far, after each part but the last.

        Raises:
            UnknownIdError: there is no such import.
        """
        if import_id not in {i.id for i in self.imports()}:
            raise UnknownIdError(
                N_("There is no import {import_id!r}; list them with 'imports'."),
                import_id=import_id,
            )

        def work(tx: ManagedTransaction) -> tuple[Counts, bool]:
            part = undo_part(tx, import_id)
            tx.run(RAISE_REVISION).consume()
            return part

        def begin(tx: ManagedTransaction) -> tuple[Counts, bool]:
            write_entries(tx, [LogEntry(self._actor(), Deed.UNDO, import_id=import_id)])
            return work(tx)

        gone, ended = self._write(begin)
        while not ended:
            progress(gone)
            more, ended = self._write(work)
            gone += more
        return gone

    def notes(self) -> tuple[Note, ...]:
        """Return every note, withdrawn ones too, oldest first."""
        return self._ask(noting.all_notes)

    def has_tie_or_entity(self, ident: str) -> bool:
        """Whether an id is that of an entity or a tie."""
        ties = self._ask(lambda tx: fetch.ties_with(tx, "id", [ident]))
        return bool(ties) or self.entity(ident) is not None

    def add_note(self, about: str, text: str, author: str, mark: Mark | None) -> Note:
        """Add a note to an entity or a tie, which undoing an import then leaves in place.

        Raises:
            UnknownIdError: there is no such entity or tie.
            InputError: text or author is empty.
        """
        return self._add_note(noting.new_note(about, text, author, mark), Deed.NOTE)

    def dismiss(self, finding: str, subject: str, text: str, author: str) -> Note:
        """Add a note that dismisses a finding about a subject; withdrawing it undoes that.

        Raises:
            UnknownIdError: there is no such subject.
            InputError: text or author is empty.
        """
        note = noting.new_note(subject, text, author, finding=finding)
        return self._add_note(note, Deed.DISMISSAL)

    def _add_note(self, note: Note, deed: Deed) -> Note:
        def work(tx: ManagedTransaction) -> None:
            noting.write_notes(tx, [note])
            tx.run(noting.RAISE_NOTES).consume()
            write_entries(tx, [LogEntry(note.author, deed, (note.about, note.id))])

        self._write(work)
        return note

    def keep_notes(self, notes: Iterable[Note], import_id: str = "") -> None:
        """Write notes that exist already, such as those of a bundle.

        Undoing the import ``import_id`` takes them away again.

        Raises:
            UnknownIdError: one is about neither an entity nor a tie of the store.
        """
        kept = tuple(notes)

        def work(tx: ManagedTransaction) -> None:
            noting.write_notes(tx, kept, import_id)
            tx.run(noting.RAISE_NOTES).consume()

        self._write(work)

    def mark_unfinished(self, import_ids: Sequence[str]) -> None:
        """Record imports that were unfinished in the original store, so that it is still shown."""
        by = lazy_text(N_("bundle"))
        cypher = "UNWIND $ids AS i MERGE (n:Import {id: i}) SET n.by = $by, n.by_text = $by_text"
        author = {"by": english_text(by), "by_text": encode_text(by)}
        self._write(lambda tx: tx.run(cypher, author, ids=list(import_ids)).consume())

    def withdraw_note(self, ident: str) -> None:
        """Withdraw a note; records of undone imports that only this note kept are deleted.

        Raises:
            UnknownIdError: there is no such note, or it is withdrawn already.
        """

        def work(tx: ManagedTransaction) -> None:
            before = noting.noted_ids(tx)
            note = noting.mark_withdrawn(tx, ident)
            tx.run(noting.RAISE_NOTES).consume()
            deed = Deed.DISMISSAL_WITHDRAWN if note.finding else Deed.NOTE_WITHDRAWN
            write_entries(tx, [LogEntry(self._actor(), deed, (note.about, note.id))])
            if removing.has_leftovers(tx):
                removing.sweep_unstated(tx, before.entities)
                tx.run(RAISE_REVISION).consume()

        self._write(work)

    def dependants(self, ids: Sequence[str]) -> Counts:
        """Return the counts of what ``remove`` would delete.

        Raises:
            UnknownIdError: nothing is under one of the ids.
        """
        entities, ties, sources = self._ask(lambda tx: removing.dependent_records(tx, ids))
        missing = set(ids) - {*entities, *sources, *(t.id for t in ties)}
        if missing:
            raise UnknownIdError(N_("The store has nothing under {id!r}."), id=sorted(missing)[0])
        return Counts(len(sources), len(entities), len(ties))

    def captures_holding(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Return the captures in which persons among the ids can still be read."""
        return self._ask(lambda tx: removing.captures_holding(tx, ids))

    def remove(self, ids: Sequence[str]) -> Counts:
        """Delete entities, ties or sources with what depends on them.

        Raises:
            UnknownIdError: nothing is under one of the ids.
        """
        self.dependants(ids)

        def work(tx: ManagedTransaction) -> Counts:
            gone = removing.remove(tx, ids)
            tx.run(RAISE_REVISION).consume()
            write_entries(tx, [LogEntry(self._actor(), Deed.REMOVAL, tuple(ids))])
            return gone

        return self._write(work)

    def reset(self) -> Counts:
        """Delete every entity, source, import and note, and not the log; return the counts before.

        It works in parts, since a whole register does not fit into one transaction.
        """
        before = self.counts()

        def begin(tx: ManagedTransaction) -> int:
            write_entries(tx, [LogEntry(self._actor(), Deed.RESET)])
            return removing.delete_batch(tx, removing.EVERYTHING[0])

        self._write(begin)
        for some in removing.EVERYTHING:
            while self._write(partial(removing.delete_batch, some=some)):
                continue
        self._write(lambda tx: tx.run(f"{RAISE_REVISION}, s.example_loaded = true").consume())
        return before

    def dump(self, take: Callable[[DumpTable, Iterator[Row]], None]) -> StoreMarks:
        """Pass every table with its rows, all of one moment, and return the marks of it.

        Raises:
            StoreChangedError: others wrote meanwhile, so what was passed is not whole.
        """
        before = self.marks()
        with (
            _explain_failures(self._access),
            self._writer.session(
                database=self._database, default_access_mode=READ_ACCESS
            ) as session,
            session.begin_transaction() as tx,
        ):
            for table, rows in read_tables(tx):
                take(table, rows)
        if self.marks().writes != before.writes:
            raise StoreChangedError(N_("Others wrote to the database meanwhile; try again."))
        return before

    @contextmanager
    def writers_held(self) -> Iterator[None]:
        """Let everybody who wants to write wait for the end of a block."""
        ended = Event()

        def hold() -> None:
            while not ended.wait(HOLD_SECONDS / 4):
                self._write_unguarded(hold_writers)

        self._write_unguarded(hold_writers)
        holding = Thread(target=hold, name="holding writers", daemon=True)
        holding.start()
        try:
            yield
        finally:
            ended.set()
            holding.join()
            self._write_unguarded(release_writers)

    def replacement(self) -> Replacement:
        """Return what replaces all that the database holds."""

        def write(work: Callable[[ManagedTransaction], _T]) -> _T:
            return self._raise_again(self._write_unguarded(counted(work)))

        return Replacement(write, self._rows)

    def log(self, since: str = "") -> tuple[LogEntry, ...]:
        """Return the log, the newest entry last; ``since`` is an ISO moment in UTC."""
        return self._ask(lambda tx: read_entries(tx, since))

    def log_deed(
        self, deed: Deed, ids: Iterable[str] = (), *, by: str = "", files: Iterable[str] = ()
    ) -> None:
        """Log what changes no record, such as an export; a store that is only read has no log."""
        if not self._access.read_only:
            entry = LogEntry(self._actor(by), deed, tuple(ids), files=tuple(files))
            # Not ``_write``: who may only read may export, and that is logged as well.
            self._write_after_backup(lambda tx: write_entries(tx, [entry]))

    def keep_log(self, entries: Iterable[LogEntry]) -> None:
        """Add entries that exist already, such as those of a bundle."""
        kept = tuple(entries)
        self._write(lambda tx: write_entries(tx, kept))

    def example_loaded(self) -> bool:
        """Whether the example was loaded once, or the store was reset."""
        return any(r["x"] for r in self._rows("MATCH (s:Store) RETURN s.example_loaded AS x"))

    def mark_example_loaded(self) -> None:
        """Record that the example was loaded, so that it is not loaded again."""
        self._write(lambda tx: tx.run("MERGE (s:Store) SET s.example_loaded = true").consume())

    def private_case(self) -> str:
        """Return which private case the database holds, empty where it is the shared one."""
        rows = self._rows("MATCH (s:Store) RETURN s.private_case AS x")
        return next((str(r["x"]) for r in rows if r["x"]), "")

    def keep_private_case(self, slug: str) -> str:
        """Record that the database holds a private case, unless it does; return which it holds."""
        cypher = (
            "MERGE (s:Store) SET s.private_case = coalesce(s.private_case, $slug) "
            "RETURN s.private_case AS x"
        )
        return str(self._write(lambda tx: tx.run(cypher, slug=slug).data())[0]["x"])

    def forget_private_case(self) -> None:
        """Record that the database holds no private case any more."""
        self._write(lambda tx: tx.run("MATCH (s:Store) REMOVE s.private_case").consume())

    def search(self, text: str, limit: int = 20) -> tuple[Hit, ...]:
        """Find entities by name, other spelling, register number or id, best first."""
        typed = self._rows(
            "MATCH (e:Entity {id: $id}) RETURN e.id AS id, labels(e) AS labels, e.name AS name",
            id=text.strip(),
        )
        first = tuple(exact_hit(r) for r in typed)
        others = rank_hits(text, search_candidates(self._rows, self._index, text, limit), limit)
        return (*first, *(h for h in others if h.id not in {f.id for f in first}))[:limit]

    def read(
        self,
        cypher: str,
        parameters: Mapping[str, Any],
        *,
        limit: int,
        seconds: float,
        running: RunningQuery | None = None,
    ) -> QueryRows:
        """Run a user's own query, read-only, within a number of rows and seconds.

        Another thread may cancel it through ``running``, which must serve this query alone.

        Raises:
            QueryRefusedError: it would do more than read, or is not valid Cypher.
            QueryStoppedError: it ran out of time or was cancelled.
        """
        with _explain_failures(self._access):
            read = partial(read_rows, (self._writer, self._reader), self._database)
            rows = read(
                cypher,
                parameters,
                limit=limit,
                seconds=seconds,
                running=running or RunningQuery(),
            )
            return replace(rows, unknown=unknown_names(read, cypher))


def _count_ties(tx: ManagedTransaction) -> int:
    """Return the number of ties; Neo4j knows that of each type without reading any."""
    asked = (tx.run(f"MATCH ()-[t:{kind}]->() RETURN count(t) AS n").data() for kind in TieType)
    return sum(int(rows[0]["n"]) for rows in asked)


def _ignore_progress(_done: int, _total: int) -> None:
    """Report no progress."""
