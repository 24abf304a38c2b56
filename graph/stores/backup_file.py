"""Backup of a store: a zip of all that it holds at one moment, while others use it."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from graph.errors import StoreChangedError
from graph.stores.dumps.archive import BackupArchive, new_archive
from graph.stores.dumps.tables import TABLES, DumpTable, Rows
from graph.stores.reading.marks import StoreMarks
from graph.stores.store import Store
from graph.support.atomic_files import replace_file
from graph.support.language import N_
from graph.support.progress import PartCallback, ProgressPart, ignore_part

Hold = Callable[[Store], AbstractContextManager[None]]
_HOLDS: tuple[Hold, ...] = (lambda _store: nullcontext(), *[Store.writers_held] * 4)
"""Attempts, each with what it does to writers: the writes that had begun may disturb some."""


@dataclass(frozen=True, slots=True)
class WrittenBackup:
    """A backup as it was written: its path, and how many rows of each table it holds."""

    path: Path
    rows: Mapping[str, int]


AddFiles = Callable[[BackupArchive], Mapping[str, Any]]
"""Adds files beside those of the store, and returns what the manifest says of the backup."""


def write_backup(
    out: Path,
    store: Store,
    add_files: AddFiles = lambda _archive: {},
    report: PartCallback = ignore_part,
) -> WrittenBackup:
    """Write a backup of a store, whole or not at all.

    Others may use the store meanwhile. If one of them writes, what was read is read again, and then
    every writer waits until it is done.

    Raises:
        InputError: the path cannot be written.
        StoreUnavailableError: the database cannot be read.
        StoreChangedError: others wrote again and again.
    """
    with replace_file(out) as part:
        for hold in _HOLDS:
            with new_archive(part) as archive:
                made = datetime.now(UTC).isoformat(timespec="seconds")
                try:
                    with hold(store):
                        marks = store.dump(partial(_take, archive, report))
                except StoreChangedError:
                    continue
                report(ProgressPart("files", len(TABLES) + 1, len(TABLES) + 1))
                # After the store: a capture that it names is written before it is named.
                archive.finish({"made": made, **marks_document(marks), **add_files(archive)})
                return WrittenBackup(out, archive.rows)
    raise StoreChangedError(N_("Others write to the database all the time; try again later."))


def _take(archive: BackupArchive, report: PartCallback, table: DumpTable, rows: Rows) -> None:
    report(ProgressPart(table.name, TABLES.index(table) + 1, len(TABLES) + 1))
    archive.add_table(table, rows)


def marks_document(marks: StoreMarks) -> dict[str, int | str]:
    """Return the versions and counters of a store, as a manifest keeps them."""
    return {
        "store_version": marks.version,
        "search_form": marks.search_form,
        "revision": marks.revision,
        "notes": marks.notes,
        "private_case": marks.private_case,
    }
