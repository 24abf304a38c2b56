"""Import through the store beside a bare-driver loop of the same statements, on both servers.

The loop sends, in one transaction, exactly the writing statements that the store sent for the
same case, their rows already prepared: what is left is reading, comparing, choosing, preparing.

python -m tests.benchmarks.bench_import [ENTITIES…]
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

from neo4j import ManagedTransaction, Result

from graph.model.records import Records
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from tests.benchmarks.both import bare, both
from tests.benchmarks.register import register
from tests.servers import empty

ROUNDS = 3
Sent = list[tuple[str, dict[str, Any]]]


@contextmanager
def written() -> Iterator[Sent]:
    """Keep every writing statement that is sent meanwhile, with its rows."""
    sent: Sent = []
    run = ManagedTransaction.run

    def kept(tx: ManagedTransaction, query: str, *given: Any, **rows: Any) -> Result:
        if any(word in query for word in ("CREATE ", "MERGE ", "SET ")):
            sent.append((query, rows))
        return run(tx, query, *given, **rows)

    ManagedTransaction.run = kept  # type: ignore[assignment, method-assign]
    try:
        yield sent
    finally:
        ManagedTransaction.run = run  # type: ignore[method-assign]


def by_the_store(access: Access, records: Records) -> tuple[float, Sent]:
    """Import into the empty database; return the seconds and the statements."""
    empty(access)
    with connect_store(access) as store, written() as sent:
        began = time.perf_counter()
        store.load(records, by="benchmark", files=())
        return time.perf_counter() - began, sent


def by_the_loop(access: Access, sent: Sent) -> float:
    """Send the statements to the empty database with nothing but the driver."""
    empty(access)

    def work(tx: ManagedTransaction) -> None:
        for query, rows in sent:
            tx.run(query, rows).consume()

    with bare(access) as driver, driver.session(database=access.database) as session:
        began = time.perf_counter()
        session.execute_write(work)
        return time.perf_counter() - began


def main() -> None:
    """Print one line for each server and size: medians of paired rounds."""
    sizes = [int(a) for a in sys.argv[1:]] or [2_000, 20_000]
    for name, access in both():
        by_the_loop(access, by_the_store(access, register(500))[1])  # plans and pages are warm
        for size in sizes:
            records = register(size)
            pairs = []
            for _ in range(ROUNDS):
                through, sent = by_the_store(access, records)
                pairs.append((through, by_the_loop(access, sent)))
            store, loop = (median(p[i] for p in pairs) for i in (0, 1))
            ratio = median(plain / through for through, plain in pairs)
            print(
                f"{name}: {len(records.statements)} entities, {len(records.ties)} ties: "
                f"store {store:.2f} s, bare loop {loop:.2f} s, {ratio:.2f} of its speed",
                flush=True,
            )


if __name__ == "__main__":
    main()
