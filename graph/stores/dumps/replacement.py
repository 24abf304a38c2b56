"""Replacement of all that a database holds by a dump.

It takes many transactions. From the first to the last the database is marked, so that nobody takes
a part of it for the whole; what ends early is begun again.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from neo4j import ManagedTransaction

from graph.model.log import LogEntry
from graph.stores.dumps.tables import DumpTable, Row
from graph.stores.dumps.write_tables import write_rows
from graph.stores.reading.marks import StoreMarks
from graph.stores.schema import STORE_VERSION
from graph.stores.search_words import FORM
from graph.stores.writing.load import Transact
from graph.stores.writing.log import write_entries
from graph.stores.writing.remove import EVERYTHING, delete_batch
from graph.stores.writing.search_words_upgrade import fold_names

_MARKED = "MERGE (s:Store) SET s.restoring = $file"
_FINISHED = (
    "MERGE (s:Store) SET s.revision = coalesce(s.revision, 0) + $revision + 1, "
    "s.notes = coalesce(s.notes, 0) + $notes + 1, s.version = $version, s.search_form = $form, "
    "s.example_loaded = true REMOVE s.restoring, s.held_until"
)


class Replacement:
    """One replacement: begin it, write every table in order, finish it."""

    def __init__(self, write: Transact, ask: Callable[..., list[dict[str, Any]]]) -> None:
        self._write = write
        self._ask = ask

    def begin(self, file: str) -> None:
        """Mark the database, and delete all but the log."""
        self._write(lambda tx: tx.run(_MARKED, file=file).consume())
        for some in EVERYTHING:
            while self._write(partial(delete_batch, some=some)):
                continue

    def write_table(self, table: DumpTable, rows: Iterable[Row]) -> int:
        """Write the rows of one table; return their number."""
        return write_rows(self._write, table, rows)

    def finish(self, marks: StoreMarks, entry: LogEntry) -> None:
        """Take the mark away, and log it; readers see that everything is new."""
        if marks.search_form != FORM:
            fold_names(self._ask, self._write)

        def work(tx: ManagedTransaction) -> None:
            write_entries(tx, [entry])
            tx.run(
                _FINISHED,
                revision=marks.revision,
                notes=marks.notes,
                version=STORE_VERSION,
                form=FORM,
            ).consume()

        self._write(work)
