"""State of a database that every write looks at, and counts up.

``writes`` counts every transaction that wrote, so that a reader knows whether anything changed
meanwhile. Writers wait while a backup holds them, for some seconds by the clock of the server: a
backup that is killed holds nobody for long. ``restoring`` names the file of a restore that has not
ended: what is there until then is only a part.
"""

from collections.abc import Callable
from typing import TypeVar

from neo4j import ManagedTransaction

from graph.errors import InvestigatorError, StoreUnavailableError
from graph.support.language import N_

_T = TypeVar("_T")
HOLD_SECONDS = 20
_GUARD = (
    "MATCH (s:Store) WHERE s.restoring IS NOT NULL OR s.held_until > timestamp() "
    "RETURN s.restoring AS restoring"
)
_COUNTED = (
    "MERGE (s:Store) SET s.writes = coalesce(s.writes, 0) + 1 RETURN s.restoring AS restoring"
)


class WritersHeldError(InvestigatorError):
    """A backup is being read; the write has to wait for it."""


def unfinished_restore(file: str) -> StoreUnavailableError:
    """Return the error of a database that holds only a part of a backup."""
    return StoreUnavailableError(
        N_(
            "A restore of {file} is under way or was broken off, so the database is not whole: run "
            "python -m graph restore FILE --replace again; what was there before is a backup in "
            "the folder backups of DATA_DIR."
        ),
        file=file,
    )


def guarded(work: Callable[[ManagedTransaction], _T]) -> Callable[[ManagedTransaction], _T]:
    """Return work that is counted, and refused while others must not write.

    Raises:
        WritersHeldError: a backup is being read.
        StoreUnavailableError: a restore has not ended, or began meanwhile.
    """

    def run(tx: ManagedTransaction) -> _T:
        for row in tx.run(_GUARD).data():
            _refuse_part(row["restoring"])
            raise WritersHeldError(N_("A backup is being made; try again in a moment."))
        done = work(tx)
        for row in tx.run(_COUNTED).data():
            _refuse_part(row["restoring"])
        return done

    return run


def _refuse_part(file: str | None) -> None:
    if file:
        raise unfinished_restore(file)


def counted(work: Callable[[ManagedTransaction], _T]) -> Callable[[ManagedTransaction], _T]:
    """Return work of a restore itself, that is counted as a write."""

    def run(tx: ManagedTransaction) -> _T:
        done = work(tx)
        tx.run(_COUNTED).consume()
        return done

    return run


def hold_writers(tx: ManagedTransaction) -> None:
    """Let every writer wait for some seconds from now."""
    tx.run(
        "MERGE (s:Store) SET s.held_until = timestamp() + $for", {"for": HOLD_SECONDS * 1000}
    ).consume()


def release_writers(tx: ManagedTransaction) -> None:
    """Let writers go on."""
    tx.run("MATCH (s:Store) REMOVE s.held_until").consume()
