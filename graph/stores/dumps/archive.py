"""Zip of a backup: files, and a manifest with the size and digest of each."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from graph.stores.dumps.tables import DumpTable, Row
from graph.support.atomic_files import join_chunks
from graph.support.progress import report_pieces

BACKUP_FORM = 1
"""Form of the backups made now; one of a later form is refused."""

KIND = "backup of a seller graph"
MANIFEST = "manifest.json"
_OWNER_ONLY = 0o600
_TIME = (1980, 1, 1, 0, 0, 0)
_PACKED = (".gz", ".zip")


class BackupArchive:
    """A backup that is being written; ``rows`` counts what each table holds."""

    def __init__(self, zipped: ZipFile) -> None:
        self._zip = zipped
        self._files: dict[str, dict[str, Any]] = {}
        self.rows: Counter[str] = Counter()

    def add(self, name: str, chunks: Iterable[bytes]) -> None:
        """Write one file."""
        entry = ZipInfo(name, _TIME)
        entry.compress_type = ZIP_STORED if name.endswith(_PACKED) else ZIP_DEFLATED
        entry.create_system = 3
        entry.external_attr = _OWNER_ONLY << 16
        digest, size = sha256(), 0
        with self._zip.open(entry, "w", force_zip64=True) as file:
            for block in join_chunks(report_pieces(chunks, len)):
                digest.update(block)
                size += len(block)
                file.write(block)
        self._files[name] = {"bytes": size, "sha256": digest.hexdigest()}

    def add_table(self, table: DumpTable, rows: Iterable[Row]) -> None:
        """Write the rows of one table of the database, each as a line."""
        self.rows[table.name] = 0
        self.add(table_file(table), self._lines(table, rows))

    def _lines(self, table: DumpTable, rows: Iterable[Row]) -> Iterator[bytes]:
        for row in rows:
            self.rows[table.name] += 1
            yield json.dumps(row, separators=(",", ":")).encode() + b"\n"

    def finish(self, about: Mapping[str, Any]) -> None:
        """Write the manifest, last: what lacks it is half a backup."""
        stated = {"kind": KIND, "form": BACKUP_FORM, **about}
        manifest = {**stated, "rows": dict(self.rows), "files": self._files}
        text = json.dumps(manifest, ensure_ascii=False, indent=1)
        self._zip.writestr(ZipInfo(MANIFEST, _TIME), text.encode("utf-8", "backslashreplace"))


@contextmanager
def new_archive(path: Path) -> Iterator[BackupArchive]:
    """Begin a backup at a path, in the place of what is there; only its owner reads it."""
    path.touch(_OWNER_ONLY)
    with ZipFile(path, "w", compresslevel=6) as zipped:
        yield BackupArchive(zipped)


def table_file(table: DumpTable) -> str:
    """Return the name of the file of a table."""
    return f"store/{table.name}.jsonl"
