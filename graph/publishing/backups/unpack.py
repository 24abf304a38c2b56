"""A backup unpacked beside the data, and checked before anything is changed."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO, Any
from zipfile import ZipFile

from graph.errors import InputError
from graph.importing.files import refusals
from graph.publishing.backups.check_rows import check_tables
from graph.publishing.backups.kept_files import is_kept
from graph.publishing.backups.make import FILES_FOLDER
from graph.publishing.damaged_zip import READ_ERRORS
from graph.stores.dumps.archive import BACKUP_FORM, KIND, MANIFEST, table_file
from graph.stores.dumps.tables import TABLES
from graph.stores.reading.marks import StoreMarks
from graph.stores.schema import STORE_VERSION
from graph.support.language import N_

_MOST_BYTES = 1 << 42
_MOST_OF_MANIFEST = 1 << 28
_BLOCK = 1 << 20
_TABLE_FILES = frozenset(table_file(table) for table in TABLES)


@dataclass(frozen=True, slots=True)
class UnpackedBackup:
    """A backup that holds: the folder of its files, and what its manifest says."""

    folder: Path
    marks: StoreMarks
    made: str
    rows: Mapping[str, int]
    files: tuple[PurePosixPath, ...]
    registers: tuple[str, ...]
    settings: Mapping[str, Any]

    def file(self, path: PurePosixPath) -> Path:
        """Return where a file of ``DATA_DIR`` is unpacked."""
        return self.folder / FILES_FOLDER / path


@dataclass(frozen=True, slots=True)
class _Stated:
    """Size and digest of one file as the manifest states them."""

    bytes: int
    sha256: str


def unpack_backup(path: Path, folder: Path) -> UnpackedBackup:
    """Unpack a backup into a new folder, and check all of it.

    Raises:
        InputError: the path is not there, is no backup, is damaged, or was made by a newer version.
    """
    try:
        with ZipFile(path) as zipped:
            for problem in refusals(path.name, zipped.infolist(), _MOST_BYTES):
                raise _damaged(path, f"{problem.place}: {problem.found}")
            manifest = _read_manifest(path, zipped)
            files = _stated_files(path, manifest, zipped)
            _refuse_too_large(folder, files)
            for name, stated in files.items():
                with zipped.open(name) as stream:
                    _unpack(path, stream, name, stated, folder / name)
        unpacked = _unpacked(folder, manifest, files)
        check_tables(folder)
    except FileNotFoundError as error:
        raise InputError(N_("{path} is not there; name a backup."), path=path) from error
    except (*READ_ERRORS, KeyError, TypeError, AttributeError) as error:
        raise _damaged(path, str(error) or type(error).__name__) from error
    return unpacked


def _damaged(path: Path, why: str) -> InputError:
    return InputError(
        N_("{path} is no whole backup ({why}); nothing was changed."), path=path, why=why
    )


def _read_manifest(path: Path, zipped: ZipFile) -> dict[str, Any]:
    if MANIFEST not in zipped.namelist():
        raise _damaged(path, f"it has no {MANIFEST}")
    with zipped.open(MANIFEST) as stream:
        content = stream.read(_MOST_OF_MANIFEST + 1)
    if len(content) > _MOST_OF_MANIFEST:
        raise _damaged(path, f"{MANIFEST} is too large")
    manifest: dict[str, Any] = json.loads(content)
    if manifest["kind"] != KIND:
        raise _damaged(path, f"{MANIFEST} is not that of a backup")
    if int(manifest["form"]) > BACKUP_FORM or int(manifest["store_version"]) > STORE_VERSION:
        raise InputError(
            N_(
                "{path} was made by a newer version of this program, which this one cannot read; "
                "nothing was changed."
            ),
            path=path,
        )
    return manifest


def _stated_files(path: Path, manifest: Mapping[str, Any], zipped: ZipFile) -> dict[str, _Stated]:
    """Return the files that the manifest lists, which have to be those of the zip."""
    files = {
        str(name): _Stated(int(each["bytes"]), str(each["sha256"]))
        for name, each in manifest["files"].items()
    }
    listed, there = {*files, MANIFEST}, set(zipped.namelist())
    for name in sorted(listed ^ there):
        raise _damaged(path, f"{name!r} is only in one of {MANIFEST} and the zip")
    for name in sorted(_TABLE_FILES - listed):
        raise _damaged(path, f"it has no {name}")
    for name in sorted(files.keys() - _TABLE_FILES):
        folder, _, rest = name.partition("/")
        inside = PurePosixPath(rest)
        if folder != FILES_FOLDER or not is_kept(inside) or str(inside) != rest:
            raise _damaged(path, f"{name!r} is no file of a backup")
    return files


def _refuse_too_large(folder: Path, files: Mapping[str, _Stated]) -> None:
    """Refuse what does not fit on the disk, before any of it is written.

    Raises:
        InputError: it does not fit.
    """
    wanted = sum(stated.bytes for stated in files.values())
    if wanted > shutil.disk_usage(folder).free:
        raise InputError(
            N_("The backup needs {n} MB beside the data in {folder}, which the disk has not."),
            n=wanted // 1_000_000,
            folder=folder,
        )


def _unpack(path: Path, stream: IO[bytes], name: str, stated: _Stated, to: Path) -> None:
    """Unpack one file, no more of it than the manifest states."""
    to.parent.mkdir(parents=True, exist_ok=True)
    digest, left = sha256(), stated.bytes
    with to.open("xb") as out:
        while block := stream.read(_BLOCK):
            left -= len(block)
            if left < 0:
                break
            digest.update(block)
            out.write(block)
    if left or digest.hexdigest() != stated.sha256:
        raise _damaged(path, f"{name!r} has other bytes than {MANIFEST} says")


def _unpacked(
    folder: Path, manifest: Mapping[str, Any], files: Mapping[str, _Stated]
) -> UnpackedBackup:
    inside = (PurePosixPath(name) for name in files if name not in _TABLE_FILES)
    return UnpackedBackup(
        folder=folder,
        marks=StoreMarks(
            int(manifest["store_version"]),
            int(manifest["search_form"]),
            revision=int(manifest["revision"]),
            notes=int(manifest["notes"]),
            private_case=str(manifest["private_case"]),
        ),
        made=str(manifest["made"]),
        rows={str(name): int(count) for name, count in manifest["rows"].items()},
        files=tuple(name.relative_to(FILES_FOLDER) for name in inside),
        registers=tuple(map(str, manifest.get("registers") or ())),
        settings=dict(manifest.get("settings") or {}),
    )
