"""Restore of a backup: checked first, then written whole, or refused until it is whole."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from graph.errors import InputError
from graph.model.log import Deed, LogEntry
from graph.publishing.backups.check_rows import table_rows
from graph.publishing.backups.kept_files import FOLDERS, find_kept
from graph.publishing.backups.kept_settings import differing_settings
from graph.publishing.backups.make import make_backup
from graph.publishing.backups.unpack import UnpackedBackup, unpack_backup
from graph.registers.shelf.shelf import list_shelves
from graph.stores.dumps.tables import TABLES
from graph.stores.open_store import backup_place, is_closed_to_writers, open_to_replace
from graph.stores.schema import refuse_newer
from graph.stores.store import Store
from graph.stores.writing.guard import unfinished_restore
from graph.support.atomic_files import explain_write_errors
from graph.support.file_locks import hold_lock
from graph.support.language import N_, LazyText
from graph.support.os_user import os_user
from graph.support.progress import PartCallback, ProgressPart, ignore_part
from graph.support.settings import Settings

_FOLDER, _BEFORE, _LOCK = ".restore", ".restore-before", ".restore.lock"


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """A restore: what was written, where what was there before is kept, and what is left to do.

    ``registers`` are those that the backup names and this folder has not; ``settings`` are the
    lines that would set what is otherwise here. ``kept`` is None where nothing was there.
    """

    rows: dict[str, int]
    files: int
    made: str
    kept: Path | None
    registers: tuple[str, ...]
    settings: tuple[str, ...]


def restore_backup(
    path: Path, now: Settings, *, replacing: bool, by: str = "", report: PartCallback = ignore_part
) -> RestoreReport:
    """Put a backup in the place of the store and the kept files of some settings.

    What is there is kept first, as a backup of its own. Until the last step the store is marked
    and refuses every other use: a restore that is broken off is run again.

    Raises:
        InputError: it is no whole backup, or there is something and it is not to be replaced;
            nothing was changed.
        StoreUnavailableError: the database cannot be reached or used.
    """
    data_dir = now.data_dir.absolute()
    if is_closed_to_writers(data_dir):
        raise InputError(N_("This store was opened from a bundle and is only read; use your own."))
    with explain_write_errors(data_dir), _alone(data_dir) as folder:
        backup = unpack_backup(path, folder)
        with open_to_replace(now) as store:
            _refuse_other_case(backup, store)
            kept = _keep_before(store, now, path, replacing)
            store.create_schema()
            replacement = store.replacement()
            replacement.begin(path.name)
            rows = {}
            for number, table in enumerate(TABLES, start=1):
                report(ProgressPart(table.name, number, len(TABLES) + 1))
                rows[table.name] = replacement.write_table(table, table_rows(folder, table))
            report(ProgressPart("files", len(TABLES) + 1, len(TABLES) + 1))
            _place_files(backup, data_dir)
            entry = LogEntry(by.strip() or os_user(), Deed.RESTORE, files=(path.name,))
            replacement.finish(backup.marks, entry)
    there = {each.name for each in list_shelves(now.shared_dir)}
    return RestoreReport(
        rows=rows,
        files=len(backup.files),
        made=backup.made,
        kept=kept,
        registers=tuple(name for name in backup.registers if name not in there),
        settings=tuple(differing_settings(backup.settings, now)),
    )


@contextmanager
def _alone(data_dir: Path) -> Iterator[Path]:
    """Give a new folder beside the data, which is gone afterwards, to one restore at a time."""
    data_dir.mkdir(parents=True, exist_ok=True)
    folder, before = data_dir / _FOLDER, data_dir / _BEFORE
    try:
        with hold_lock(data_dir / _LOCK, seconds=0):
            for left in (folder, before):
                shutil.rmtree(left, ignore_errors=True)
            folder.mkdir()
            try:
                yield folder
            finally:
                for left in (folder, before):
                    shutil.rmtree(left, ignore_errors=True)
    except TimeoutError as error:
        raise InputError(N_("Another restore is under way; wait for it.")) from error


def _refuse_other_case(backup: UnpackedBackup, store: Store) -> None:
    """Refuse to bring a private case to those who are no members of it, or others into it."""
    if backup.marks.private_case != store.marks().private_case:
        raise InputError(
            N_(
                "This is a backup of another place ({case}): a private case is restored into "
                "itself, and the shared database into the shared one; nothing was changed."
            ),
            case=backup.marks.private_case or LazyText(N_("the shared database")),
        )


def _keep_before(store: Store, now: Settings, path: Path, replacing: bool) -> Path | None:
    """Keep what is there as a backup, if it may be replaced; return its path."""
    marks = store.marks()
    if marks.restoring and not replacing:
        raise unfinished_restore(marks.restoring)
    refuse_newer(marks.version)
    if marks.restoring:
        return None  # half of a backup, which no backup has to keep
    is_empty = store.is_empty()
    if not is_empty and not replacing:
        raise InputError(
            N_("The database holds {counts}; add --replace to put {path} in its place."),
            counts=store.counts(),
            path=path,
        )
    if is_empty and not find_kept(now.data_dir).paths:
        return None
    kept = backup_place(now.data_dir, "before-restore")
    make_backup(kept, store, now)
    return kept


def _place_files(backup: UnpackedBackup, data_dir: Path) -> None:
    """Put the files in the place of those that are there, each folder whole."""
    before = data_dir / _BEFORE
    for name in FOLDERS:
        _replace(data_dir / name, before / name, backup.file(PurePosixPath(name)))
    single = (path for path in backup.files if path.parts[0] not in FOLDERS)
    for path in single:
        (data_dir / path).parent.mkdir(parents=True, exist_ok=True)
        backup.file(path).replace(data_dir / path)


def _replace(place: Path, before: Path, new: Path) -> None:
    """Move what is at a place away, and what is new there; it may have been done already."""
    if place.exists():
        before.parent.mkdir(exist_ok=True)
        place.replace(before)
    if new.exists():
        new.replace(place)
