"""Making of a backup: the store, and the files beside it."""

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from graph.model.log import Deed
from graph.publishing.backups.kept_files import KeptFiles, find_kept
from graph.publishing.backups.kept_settings import settings_document
from graph.registers.shelf.shelf import list_shelves
from graph.stores.backup_file import WrittenBackup, write_backup
from graph.stores.dumps.archive import BackupArchive
from graph.stores.store import Store
from graph.support.progress import PartCallback, ignore_part
from graph.support.settings import Settings

FILES_FOLDER = "files"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class BackupReport:
    """A backup that was made: its files, what could not be kept, and registers it only names.

    ``private_cases`` are those beside it: each has a backup of its own.
    """

    written: WrittenBackup
    files: int
    left_out: tuple[str, ...]
    registers: tuple[str, ...]
    private_cases: int


def make_backup(
    out: Path, store: Store, now: Settings, report: PartCallback = ignore_part
) -> BackupReport:
    """Write a backup of the store and the data folder of some settings, whole or not at all.

    Raises:
        InputError: the path cannot be written.
        StoreUnavailableError: the database cannot be read.
        StoreChangedError: others wrote again and again.
    """
    kept: list[KeptFiles] = []
    registers = tuple(each.name for each in list_shelves(now.shared_dir))

    def add_files(archive: BackupArchive) -> dict[str, Any]:
        kept.append(_add_files(archive, now.data_dir))
        return {
            "settings": settings_document(now),
            "registers": list(registers),
            "left_out": list(kept[-1].left_out),
        }

    written = write_backup(out, store, add_files, report)
    store.log_deed(Deed.BACKUP, files=[out.name])
    return BackupReport(
        written=written,
        files=len(kept[-1].paths),
        left_out=kept[-1].left_out,
        registers=registers,
        private_cases=len(list(now.data_dir.glob("private/*/case.json"))),
    )


def _add_files(archive: BackupArchive, data_dir: Path) -> KeptFiles:
    """Add the files of a data folder; one that goes meanwhile, such as a removed case, is gone."""
    found = find_kept(data_dir)
    added: list[PurePosixPath] = []
    for path in found.paths:
        with suppress(FileNotFoundError), (data_dir / path).open("rb") as stream:
            archive.add(f"{FILES_FOLDER}/{path}", iter(partial(stream.read, _BLOCK), b""))
            added.append(path)
    return KeptFiles(tuple(added), found.left_out)
