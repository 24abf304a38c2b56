"""Ending of queries on the server, when they are cancelled or out of time."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TypeVar

from neo4j import Driver
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import QueryStoppedError
from graph.support.language import N_

_T = TypeVar("_T")
_AGAIN_SECONDS = 0.2
_LAST_SECONDS = 15
_log = logging.getLogger(__name__)


class RunningQuery:
    """One query as other threads see it; they may cancel it, even before it begins."""

    def __init__(self) -> None:
        self._wake = threading.Event()
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Whether the query was cancelled."""
        return self._cancelled

    def cancel(self) -> None:
        """End the query on the server; its reader gets a ``QueryStoppedError``."""
        self._cancelled = True
        self._wake.set()

    def end_if_cancelled(self) -> None:
        """End the work around a query, too, at one of its steps.

        Raises:
            QueryStoppedError: it was cancelled.
        """
        if self._cancelled:
            raise _cancelled_error()

    def finish(self) -> None:
        """Mark the query as done, so that no thread waits for it."""
        self._wake.set()

    def wait(self, seconds: float) -> None:
        """Wait until the query is done or cancelled, at most for some seconds."""
        self._wake.wait(seconds)


@dataclass(frozen=True, slots=True)
class MarkedQuery:
    """A query on the server, recognized there by a mark in its text."""

    writer: Driver
    database: str
    mark: str

    def stop(self) -> None:
        """Terminate the query; harmless if it does not run."""
        try:
            with self.writer.session(database=self.database) as session:
                for row in session.run("SHOW TRANSACTIONS").data():
                    if self.mark in str(row.get("currentQuery")):
                        number = row["transactionId"]
                        session.run(f"TERMINATE TRANSACTIONS '{number}'").consume()
        except (DriverError, Neo4jError) as error:
            # A lost server runs nothing, and the query itself reports the loss to its reader.
            _log.info("A query could not be ended: %s", error)


def run_within(
    work: Callable[[], _T], query: MarkedQuery, seconds: float, running: RunningQuery
) -> _T:
    """Run the work of a query, and end it on the server if it is cancelled or out of time.

    Errors of the work are raised as they are.

    Raises:
        QueryStoppedError: it was cancelled or not done in time.
    """
    if running.cancelled:
        raise _cancelled_error()
    done = _start_work(work, running)
    try:
        running.wait(seconds)
        in_time = done.done() or running.cancelled
        _end_query(done, query)
    except KeyboardInterrupt:
        query.stop()
        raise
    if running.cancelled:
        raise _cancelled_error()
    error = done.exception()
    if not in_time and isinstance(error, Neo4jError):
        raise timeout_error(seconds) from error
    return done.result()


def _start_work(work: Callable[[], _T], running: RunningQuery) -> "Future[_T]":
    """Run work in its own thread: a thread that waits for the server cannot watch the clock."""
    done: Future[_T] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except Exception as error:
            done.set_exception(error)
        finally:
            running.finish()

    threading.Thread(target=run, daemon=True).start()
    return done


def _end_query(done: "Future[_T]", query: MarkedQuery) -> None:
    """Terminate a query that runs on, repeatedly: the server may not have seen it at first."""
    last = time.monotonic() + _LAST_SECONDS
    while not done.done():
        if time.monotonic() > last:
            raise QueryStoppedError(
                N_(
                    "The database does not let go of this query and still works on it; ask for "
                    "shorter lists. On the embedded database 'python -m graph server stop' ends "
                    "it."
                )
            )
        query.stop()
        _wait_briefly(done)


def _wait_briefly(done: "Future[_T]") -> None:
    last = time.monotonic() + _AGAIN_SECONDS
    while not done.done() and time.monotonic() < last:
        time.sleep(0.01)


def timeout_error(seconds: float) -> QueryStoppedError:
    """Return the error of a query that ran out of time."""
    return QueryStoppedError(
        N_(
            "The query was not done after {seconds:g} s and was ended. Name a storefront "
            "or company to start from, or ask for fewer hops."
        ),
        seconds=seconds,
    )


def _cancelled_error() -> QueryStoppedError:
    return QueryStoppedError(N_("The query was cancelled; nothing of it runs on."))
