"""The one store: a graph in Neo4j, or in the embedded default, over the same protocol."""

import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import uuid4

from neo4j import Driver, GraphDatabase, ManagedTransaction
from neo4j.exceptions import AuthError, ClientError, ConstraintError, DriverError, Neo4jError

from graph.errors import ConflictError, InvestigatorError, StoreUnavailableError, UnknownIdError
from graph.model import Contents, Entity, Kind, Records
from graph.stores import fetching, removing
from graph.stores.changes import compare, merged
from graph.stores.local_server import Access
from graph.stores.reading import read_rows
from graph.stores.results import Counts, Hit, ImportRecord, Preview, Receipt, Rows
from graph.stores.searching import EMBEDDED_INDEX, FIND, NEO4J_INDEX, exact, lucene, ranked
from graph.stores.settling import settle_new
from graph.stores.writing import write_sources, write_statements, write_ties

_T = TypeVar("_T")
MOST_ATTEMPTS = 8
_RAISE = "MERGE (s:Store) SET s.revision = coalesce(s.revision, 0) + 1"


@contextmanager
def connected(access: Access) -> Iterator["Store"]:
    """Open a store at a database, its constraints in place.

    Raises:
        StoreUnavailableError: the database cannot be reached or used.
    """
    drivers = [
        GraphDatabase.driver(
            access.uri,
            auth=(user, password.get_secret_value()) if user else None,
            notifications_min_severity="OFF",
            connection_timeout=10,
            max_transaction_retry_time=15,
        )
        for user, password in (
            (access.username, access.password),
            (access.reader_username, access.reader_password),
        )
    ]
    with drivers[0] as writer, drivers[1] as reader:
        store = Store(writer, reader, access)
        store.prepare()
        yield store


@contextmanager
def _explained(uri: str) -> Iterator[None]:
    """Say in one sentence why a database cannot be used."""
    try:
        yield
    except InvestigatorError:
        raise
    except AuthError as error:
        raise StoreUnavailableError(
            f"{uri} refuses this user name or password; set NEO4J_USERNAME and NEO4J_PASSWORD."
        ) from error
    except ClientError as error:
        raise StoreUnavailableError(f"{uri} refused: {error.message}") from error
    except (DriverError, Neo4jError) as error:
        raise StoreUnavailableError(
            f"The database at {uri} cannot be reached; see that it runs, and try again."
        ) from error


class Store:
    """The graph in one database; every write can be repeated without changing anything."""

    def __init__(self, writer: Driver, reader: Driver, access: Access) -> None:
        self._writer = writer
        self._reader = reader
        self._uri = access.uri
        self._database = access.database
        self._index = NEO4J_INDEX

    def prepare(self) -> None:
        """Make the constraints, and the full-text index where Cypher can make it."""
        with _explained(self._uri), self._writer.session(database=self._database) as session:
            for label in ("Entity", "Source", "Import"):
                session.run(
                    f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS "
                    f"FOR (n:{label}) REQUIRE n.id IS UNIQUE"
                ).consume()
            try:
                session.run(
                    f"CREATE FULLTEXT INDEX {NEO4J_INDEX} IF NOT EXISTS "
                    "FOR (e:Entity) ON EACH [e.names]"
                ).consume()
            except ClientError:
                # The embedded server has its own index, made when it was started.
                self._index = EMBEDDED_INDEX

    def _write(self, work: Callable[[ManagedTransaction], _T]) -> _T:
        with _explained(self._uri):
            for attempt in range(1, MOST_ATTEMPTS):
                try:
                    return self._write_once(work)
                except ConstraintError:
                    # Two writers created one node; the next attempt finds it there.
                    time.sleep(random.uniform(0, 0.1 * attempt))  # noqa: S311
            return self._write_once(work)

    def _write_once(self, work: Callable[[ManagedTransaction], _T]) -> _T:
        with self._writer.session(database=self._database) as session:
            return session.execute_write(work)

    def _ask(self, work: Callable[[ManagedTransaction], _T]) -> _T:
        with _explained(self._uri), self._writer.session(database=self._database) as session:
            return session.execute_read(work)

    def revision(self) -> int:
        """Return a number that rises with every finished write."""
        rows = self._rows("MATCH (s:Store) RETURN s.revision AS n")
        return sum(int(r["n"] or 0) for r in rows)

    def _rows(self, cypher: str, **parameters: Any) -> list[dict[str, Any]]:
        return self._ask(lambda tx: tx.run(cypher, **parameters).data())

    def contents(self) -> Contents:
        """Return all that the store holds."""
        return self._ask(fetching.everything)

    def around(self, ids: Iterable[str], hops: int = 1) -> Contents:
        """Return what is within some hops of entities.

        Raises:
            UnknownIdError: the store lacks one of them.
        """
        asked = sorted(set(ids))
        missing = set(asked) - self.known_ids(asked)
        if missing:
            raise UnknownIdError(f"The store has nothing under {sorted(missing)[0]!r}.")
        return self._ask(lambda tx: fetching.neighbourhood(tx, asked, hops))

    def entity(self, ident: str) -> Entity | None:
        """Return one entity as displayed."""
        return self._ask(lambda tx: fetching.some_entities(tx, [ident])).get(ident)

    def known_ids(self, ids: Iterable[str]) -> set[str]:
        """Return those ids that are an entity or a source."""
        asked = sorted(set(ids))
        entities = self._ask(lambda tx: fetching.some_entities(tx, asked))
        return set(entities) | set(self._ask(lambda tx: fetching.some_sources(tx, asked)))

    def counts(self) -> Counts:
        """Return how much the store holds."""
        one = "MATCH (s:Source) RETURN count(s) AS n, count(s.capture) AS captured"
        sources = self._rows(one)[0]
        entities = self._rows("MATCH (e:Entity) RETURN count(e) AS n")[0]["n"]
        ties = self._rows(
            "MATCH (:Entity)-[t]->(:Entity) WHERE type(t) <> 'STATES' RETURN count(t) AS n"
        )[0]["n"]
        return Counts(sources["n"], entities, ties, sources["captured"])

    def kinds(self) -> dict[Kind, int]:
        """Return how many entities of each kind there are."""
        return {kind: self._rows(f"MATCH (e:{kind}) RETURN count(e) AS n")[0]["n"] for kind in Kind}

    def preview(self, records: Records, replace: bool = False) -> Preview:
        """Say what an import would do, and write nothing."""
        change = self._ask(lambda tx: compare(tx, records, replacing=replace))
        return change.preview(replacing=replace)

    def load(
        self,
        records: Records,
        *,
        by: str,
        files: Sequence[str],
        replace: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> Receipt:
        """Write records as one import, all of them or none.

        Raises:
            ConflictError: they contradict what the store holds, or name what nobody knows.
        """
        tell = progress or (lambda _done, _total: None)
        import_id = f"import-{datetime.now(UTC):%Y%m%dT%H%M%S}-{uuid4().hex[:6]}"

        def work(tx: ManagedTransaction) -> Receipt:
            return _load(tx, records, import_id, by, files, replace, tell)

        return self._write(work)

    def imports(self) -> tuple[ImportRecord, ...]:
        """Return every import, the newest first."""
        rows = self._rows("MATCH (i:Import) RETURN properties(i) AS p")
        found = [
            ImportRecord(
                p["id"],
                p.get("started", ""),
                p.get("finished") or "",
                p.get("by", ""),
                tuple(p.get("files") or ()),
                p.get("counts", ""),
            )
            for p in (r["p"] for r in rows)
        ]
        return tuple(sorted(found, key=lambda i: (i.started, i.id), reverse=True))

    def undo(self, import_id: str) -> Counts:
        """Take an import back.

        Raises:
            UnknownIdError: there is no such import.
        """
        if import_id not in {i.id for i in self.imports()}:
            raise UnknownIdError(f"There is no import {import_id!r}; list them with 'imports'.")

        def work(tx: ManagedTransaction) -> Counts:
            gone = removing.undo(tx, import_id)
            tx.run(_RAISE).consume()
            return gone

        return self._write(work)

    def dependants(self, ids: Sequence[str]) -> Counts:
        """Count what ``remove`` would delete.

        Raises:
            UnknownIdError: nothing is under one of the ids.
        """
        entities, ties, sources = self._ask(lambda tx: removing.dependent(tx, ids))
        missing = set(ids) - {*entities, *sources, *(t.id for t in ties)}
        if missing:
            raise UnknownIdError(f"The store has nothing under {sorted(missing)[0]!r}.")
        return Counts(len(sources), len(entities), len(ties))

    def remove(self, ids: Sequence[str]) -> Counts:
        """Delete entities, ties or sources with what depends on them.

        Raises:
            UnknownIdError: nothing is under one of the ids.
        """
        self.dependants(ids)

        def work(tx: ManagedTransaction) -> Counts:
            gone = removing.remove(tx, ids)
            tx.run(_RAISE).consume()
            return gone

        return self._write(work)

    def reset(self) -> Counts:
        """Delete every entity, source and import, and nothing else."""
        before = self.counts()

        def work(tx: ManagedTransaction) -> None:
            for label in ("Entity", "Source", "Import"):
                tx.run(f"MATCH (n:{label}) DETACH DELETE n").consume()
            tx.run(f"{_RAISE}, s.example_loaded = true").consume()

        self._write(work)
        return before

    def example_loaded(self) -> bool:
        """Whether the example was loaded once, or the store was reset."""
        return any(r["x"] for r in self._rows("MATCH (s:Store) RETURN s.example_loaded AS x"))

    def mark_example_loaded(self) -> None:
        """Keep the example from being loaded again."""
        self._write(lambda tx: tx.run("MERGE (s:Store) SET s.example_loaded = true").consume())

    def search(self, text: str, limit: int = 20) -> tuple[Hit, ...]:
        """Find entities by name, other spelling, register number or id, best first."""
        asked = lucene(text)
        rows = self._rows(FIND, index=self._index, asked=asked) if asked else []
        typed = self._rows(
            "MATCH (e:Entity {id: $id}) RETURN e.id AS id, labels(e) AS labels, e.name AS name",
            id=text.strip(),
        )
        first = tuple(exact(r) for r in typed)
        others = ranked(text, rows, limit)
        return (*first, *(h for h in others if h.id not in {f.id for f in first}))[:limit]

    def read(
        self, cypher: str, parameters: Mapping[str, Any], *, limit: int, seconds: float
    ) -> Rows:
        """Run a reader's own query, read-only, within a number of rows and seconds.

        Raises:
            QueryRefusedError: it would do more than read, or is no Cypher.
            QueryStoppedError: it was not done in time.
        """
        drivers = (self._writer, self._reader)
        with _explained(self._uri):
            return read_rows(
                drivers, self._database, cypher, parameters, limit=limit, seconds=seconds
            )


def _load(
    tx: ManagedTransaction,
    records: Records,
    import_id: str,
    by: str,
    files: Sequence[str],
    replace: bool,
    tell: Callable[[int, int], None],
) -> Receipt:
    change = compare(tx, records, replacing=replace)
    if change.problems:
        raise ConflictError(change.problems)
    total, done = len(records), len(records.sources)
    write_sources(tx, records.sources, import_id)
    tell(done, total)
    statements = records.statements
    if replace:
        removing.delete_ties(tx, change.stale_ties)
        removing.delete_statements(tx, change.stale_statements)
    else:
        statements = merged(records, change.stated)
    created = write_statements(tx, statements, import_id)
    done += len(statements)
    tell(done, total)
    write_ties(tx, records.ties, import_id)
    # Had another writer created one of them meanwhile, its statements would count as well.
    fresh = change.fresh if created == len(change.fresh) else frozenset[str]()
    settle_new(tx, (s for s in statements if s.entity in fresh))
    gone = removing.settle(tx, change.touched - fresh)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    tx.run(
        "CREATE (i:Import {id: $id, started: $now, finished: $now, by: $by, files: $files, "
        "counts: $counts})",
        id=import_id,
        now=now,
        by=by,
        files=list(files),
        counts=f"{change.new.sources} sources, {change.new.entities} entities, "
        f"{change.new.ties} ties",
    ).consume()
    tx.run(_RAISE).consume()
    tell(total, total)
    removed = Counts(0, gone, len(change.stale_ties) if replace else 0)
    return Receipt(import_id, change.new, change.unchanged, removed, change.notes(replace))
