"""State of a database that every write looks at, and counts up.

``writes`` counts every transaction that wrote, so that a reader knows whether anything changed
meanwhile. Writers wait while a backup holds them, for some seconds by the clock of the server: a
backup that is killed holds nobody for long. ``restoring`` names the file of a restore that has not
ended: what is there until then is only a part.

``revision`` and ``notes`` tell readers that what they keep is old. Neither server lets all of a
transaction be seen in one moment: whoever reads just then finds the new number beside old records,
and would keep these as the new ones, or back them up. So each number that a transaction raised is
raised once more when all of it can be seen.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from neo4j import ManagedTransaction

from graph.errors import InvestigatorError, StoreUnavailableError
from graph.support.language import N_

_T = TypeVar("_T")
_Row = Mapping[str, Any]
HOLD_SECONDS = 20
RISE = 2
"""By how much one write raises the revision: in its transaction, and after it."""
_NUMBERS = "s.restoring AS restoring, s.revision AS revision, s.notes AS notes"
_BEFORE = f"MATCH (s:Store) RETURN s.held_until > timestamp() AS held, {_NUMBERS}"
_COUNTED = f"MERGE (s:Store) SET s.writes = coalesce(s.writes, 0) + 1 RETURN {_NUMBERS}"
_AGAIN = (
    "MATCH (s:Store) SET s.revision = coalesce(s.revision, 0) + $revision, "
    "s.notes = coalesce(s.notes, 0) + $notes, s.writes = coalesce(s.writes, 0) + 1"
)


@dataclass(frozen=True, slots=True)
class Written(Generic[_T]):
    """What a transaction returned, and by how much it raised ``revision`` and ``notes``."""

    result: _T
    revision: int
    notes: int

    def raise_again(self, tx: ManagedTransaction) -> None:
        """Raise the numbers once more, in a transaction after the one that raised them."""
        tx.run(_AGAIN, revision=self.revision, notes=self.notes).consume()


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


def guarded(
    work: Callable[[ManagedTransaction], _T],
) -> Callable[[ManagedTransaction], Written[_T]]:
    """Return work that is counted, and refused while others must not write.

    Raises:
        WritersHeldError: a backup is being read.
        StoreUnavailableError: a restore has not ended, or began meanwhile.
    """

    def run(tx: ManagedTransaction) -> Written[_T]:
        before = tx.run(_BEFORE).data()
        _refuse_part(before)
        if any(row["held"] for row in before):
            raise WritersHeldError(N_("A backup is being made; try again in a moment."))
        done = work(tx)
        after = tx.run(_COUNTED).data()
        _refuse_part(after)
        return _written(done, before, after)

    return run


def counted(
    work: Callable[[ManagedTransaction], _T],
) -> Callable[[ManagedTransaction], Written[_T]]:
    """Return work of a restore itself, that is counted as a write."""

    def run(tx: ManagedTransaction) -> Written[_T]:
        before = tx.run(_BEFORE).data()
        done = work(tx)
        return _written(done, before, tx.run(_COUNTED).data())

    return run


def _written(done: _T, before: Sequence[_Row], after: Sequence[_Row]) -> Written[_T]:
    def rise(number: str) -> int:
        return sum(r[number] or 0 for r in after) - sum(r[number] or 0 for r in before)

    return Written(done, rise("revision"), rise("notes"))


def _refuse_part(rows: Sequence[_Row]) -> None:
    for row in rows:
        if row["restoring"]:
            raise unfinished_restore(row["restoring"])


def hold_writers(tx: ManagedTransaction) -> None:
    """Let every writer wait for some seconds from now."""
    tx.run(
        "MERGE (s:Store) SET s.held_until = timestamp() + $for", {"for": HOLD_SECONDS * 1000}
    ).consume()


def release_writers(tx: ManagedTransaction) -> None:
    """Let writers go on."""
    tx.run("MATCH (s:Store) REMOVE s.held_until").consume()
