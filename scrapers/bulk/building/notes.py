"""Notes of a pass for later ones, sorted by hash so that they are looked up on the disk."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa

from graph.registers.shelf.document import PartFile
from graph.support.gzip_members import file_digest

NOTES = "notes"
_HASHES, _TEXTS = "hashes.npy", "texts.arrow"
_SCHEMA = pa.schema([("hash", pa.uint64()), ("key", pa.string()), ("value", pa.string())])
_AT_ONCE = 100_000
_SORTED_AT_ONCE = 64 * 1024 * 1024
_HASH_END = 1 << 64


def note_hash(key: str) -> int:
    """Return the hash under which a key is sorted."""
    content = key.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest(), "little")


@dataclass(slots=True)
class _NoteDesk:
    """Place at which a reader keeps its notes."""

    lookups: Path
    _file: "NoteFile"

    def note(self, key: str, value: str) -> None:
        """Keep a value under a key for later passes."""
        self._file.add(key, value)


class NoteFile:
    """File of the notes of one piece; there is none if nothing was noted."""

    def __init__(self, building: Path, number: int) -> None:
        self._path = building / NOTES / f"{number:05}.arrow"
        self._temporary = self._path.with_suffix(".tmp")
        self._waiting: list[tuple[int, str, str]] = []
        self._rows = 0
        self._writer: pa.RecordBatchWriter | None = None

    def desk(self, lookups: Path) -> _NoteDesk:
        """Return the desk of a reader that notes here."""
        return _NoteDesk(lookups, self)

    def add(self, key: str, value: str) -> None:
        """Add a note."""
        self._waiting.append((note_hash(key), key, value))
        if len(self._waiting) >= _AT_ONCE:
            self._pass_on()

    def _pass_on(self) -> None:
        """Write what waits: a document that is one piece may have millions of notes."""
        if self._writer is None:
            self._path.parent.mkdir(exist_ok=True, mode=0o700)
            self._writer = pa.ipc.new_file(str(self._temporary), _SCHEMA)
        columns = list(zip(*self._waiting, strict=True))
        arrays = [pa.array(c, f.type) for c, f in zip(columns, _SCHEMA, strict=True)]
        self._rows += len(self._waiting)
        self._waiting = []
        self._writer.write_batch(pa.RecordBatch.from_arrays(arrays, schema=_SCHEMA))

    def finish(self) -> tuple[PartFile, ...]:
        """Write the notes, and return their file."""
        if self._waiting:
            self._pass_on()
        if self._writer is None:
            return ()
        self._writer.close()
        self._temporary.replace(self._path)
        name, size = f"{NOTES}/{self._path.name}", self._path.stat().st_size
        return (PartFile(name, self._rows, size, file_digest(self._path)),)


def read_notes(paths: Sequence[Path]) -> pa.Table:
    """Return the notes of files, in their order, mapped from the disk."""
    tables = [pa.ipc.open_file(pa.memory_map(str(path))).read_all() for path in paths]
    return pa.concat_tables(tables) if tables else _SCHEMA.empty_table()


def sort_by_key(notes: pa.Table, folder: Path, most_bytes: int = _SORTED_AT_ONCE) -> None:
    """Write notes into a new folder so that ``SortedNotes`` finds them.

    About ``most_bytes`` of them are in memory at a time, besides eight bytes for each note.
    """
    write_ranges(hash_ranges(notes, most_bytes), folder)


def hash_ranges(notes: pa.Table, most_bytes: int = _SORTED_AT_ONCE) -> Iterator[pa.Table]:
    """Yield notes by ranges of their hashes, the lowest first, in each in their order.

    All notes of a key are in one range, which has about ``most_bytes``.
    """
    hashes = notes.column("hash").to_numpy()
    count = notes.nbytes // most_bytes + 1
    edges = [(_HASH_END * number) // count for number in range(count + 1)]
    for low, high in pairwise(edges):
        is_inside = (hashes >= np.uint64(low)) & (hashes <= np.uint64(high - 1))
        yield notes.filter(pa.array(is_inside)).combine_chunks()


def write_ranges(ranges: Iterable[pa.Table], folder: Path) -> None:
    """Write ranges of notes, as ``hash_ranges`` yields them, so that ``SortedNotes`` finds them."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    sorted_hashes = [np.array([], np.uint64)]
    schema = pa.schema([_SCHEMA.field("key"), _SCHEMA.field("value")])
    with pa.ipc.new_file(str(folder / _TEXTS), schema) as writer:
        for notes in ranges:
            hashes = notes.column("hash").to_numpy()
            order = np.argsort(hashes, kind="stable")
            sorted_hashes.append(hashes[order])
            writer.write_table(notes.select(["key", "value"]).take(pa.array(order)))
    np.save(folder / _HASHES, np.concatenate(sorted_hashes))


class SortedNotes:
    """Notes by key, read from the disk as they are asked for."""

    def __init__(self, folder: Path) -> None:
        self._hashes = np.load(folder / _HASHES, mmap_mode="r")
        table = pa.ipc.open_file(pa.memory_map(str(folder / _TEXTS))).read_all()
        self._keys, self._values = (table.column(name) for name in ("key", "value"))

    def __len__(self) -> int:
        return len(self._hashes)

    def all(self, key: str) -> Iterator[str]:
        """Yield the values noted under a key, in the order in which they were noted."""
        hashed = np.uint64(note_hash(key))
        row = int(np.searchsorted(self._hashes, hashed))
        while row < len(self._hashes) and self._hashes[row] == hashed:
            if self._keys[row].as_py() == key:
                yield self._values[row].as_py()
            row += 1

    def last(self, key: str) -> str | None:
        """Return the value noted last under a key; None for an unknown one."""
        values = list(self.all(key))
        return values[-1] if values else None


def note_table(notes: Sequence[tuple[str, str]]) -> pa.Table:
    """Return keys and values as a table of notes."""
    keys, values = [key for key, _ in notes], [value for _, value in notes]
    hashes = [note_hash(key) for key in keys]
    columns = [pa.array(c, f.type) for c, f in zip((hashes, keys, values), _SCHEMA, strict=True)]
    return pa.Table.from_arrays(columns, schema=_SCHEMA)
