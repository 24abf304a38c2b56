"""End a query on the server: its time is over, or somebody cancelled it."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import Driver
from neo4j.exceptions import DriverError, Neo4jError

_AGAIN_SECONDS = 0.2
_log = logging.getLogger(__name__)


class Running:
    """One query as other threads see it: they may cancel it, before it begins too."""

    def __init__(self) -> None:
        self._wake = threading.Event()
        self._done = threading.Event()
        self._cancelled = False
        self._timed_out = False

    @property
    def cancelled(self) -> bool:
        """Whether somebody cancelled it."""
        return self._cancelled

    @property
    def timed_out(self) -> bool:
        """Whether its time was over before it was done."""
        return self._timed_out

    def cancel(self) -> None:
        """End the query on the server; who reads it gets a ``QueryStoppedError``."""
        self._cancelled = True
        self._wake.set()

    @contextmanager
    def watched(self, writer: Driver, database: str, mark: str, seconds: float) -> Iterator[None]:
        """Run the query in the block; it holds ``mark``, by which it is found on the server."""

        def watch() -> None:
            self._timed_out = not self._wake.wait(seconds)
            # Once may be too early: the server may not yet have seen the query.
            while not self._done.is_set():
                _stop(writer, database, mark)
                self._done.wait(_AGAIN_SECONDS)

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            self._done.set()
            self._wake.set()
            watcher.join()


def _stop(writer: Driver, database: str, mark: str) -> None:
    """Terminate the transaction whose query holds ``mark``."""
    try:
        with writer.session(database=database) as session:
            for row in session.run("SHOW TRANSACTIONS").data():
                if mark in str(row.get("currentQuery")):
                    session.run(f"TERMINATE TRANSACTIONS '{row['transactionId']}'").consume()
    except (DriverError, Neo4jError) as error:
        # A server that is gone runs nothing, and the reader learns it from its own query.
        _log.info("A query could not be ended: %s", error)
