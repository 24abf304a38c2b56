"""Parts of a shelf: the statements and ties of one piece of a bulk file, written whole or not."""

import hashlib
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

import pyarrow as pa

from graph.model.records import Statement, Tie
from graph.registers.shelf.columns import STATED, TIES
from graph.registers.shelf.document import PartFile
from graph.registers.shelf.part_files import ParquetRows, part_name
from graph.registers.shelf.rows import stated_row, tie_row

_ROWS_WAITING = 8_192


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """The two files of one piece, and the number of its ties by type."""

    stated: PartFile
    ties: PartFile
    ties_by_type: dict[str, int]


OpenFile = Callable[[Path], IO[bytes]]
"""Opens a new file for writing; tests give one that fails at a byte."""


def create_file(path: Path) -> IO[bytes]:
    """Open a new file that only its owner reads."""

    def open_private(name: str, flags: int) -> int:
        return os.open(name, flags, 0o600)

    return cast(IO[bytes], open(path, "wb", opener=open_private))


class PartWriter:
    """Writer of one piece: records one by one, batches of the part's columns, or both in turn.

    Rows stand in the file in the order in which they were handed over.
    """

    def __init__(self, folder: Path, number: int, open_file: OpenFile = create_file) -> None:
        self._stated = _PartFileWriter(folder, "stated", number, STATED, open_file)
        try:
            self._ties = _PartFileWriter(folder, "ties", number, TIES, open_file)
        except BaseException:
            self._stated.discard()
            raise
        self._ties_by_type: dict[str, int] = {}

    def add(self, record: Statement | Tie) -> None:
        """Add one record."""
        if isinstance(record, Statement):
            self._stated.add_row(stated_row(record))
            return
        kind = record.type.value
        self._ties_by_type[kind] = self._ties_by_type.get(kind, 0) + 1
        self._ties.add_row(tie_row(record))

    def add_stated(self, batch: pa.RecordBatch) -> None:
        """Add rows of the schema ``STATED``."""
        self._stated.add_batch(batch)

    def add_ties(self, batch: pa.RecordBatch) -> None:
        """Add rows of the schema ``TIES``."""
        counted = batch.column("type").value_counts()
        for item in counted.to_pylist():
            kind = item["values"]
            self._ties_by_type[kind] = self._ties_by_type.get(kind, 0) + item["counts"]
        self._ties.add_batch(batch)

    def finish(self) -> WrittenPart:
        """Bring both files to the disk and to their names.

        Raises:
            OSError: the disk does not take them; neither is there then.
        """
        try:
            stated, ties = self._stated.finish(), self._ties.finish()
            self._stated.put_in_place()
            self._ties.put_in_place()
        except BaseException:
            self.discard()
            raise
        return WrittenPart(stated, ties, dict(sorted(self._ties_by_type.items())))

    def discard(self) -> None:
        """Take back what was written of the piece."""
        self._stated.discard()
        self._ties.discard()


class _DigestStream:
    """Stream that counts and digests what passes through it to a file."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self._is_dropped = False
        self.size = 0

    def drop(self) -> None:
        """Let go of whatever is still written: the file is taken back."""
        self._is_dropped = True

    def write(self, content: Any) -> int:
        if self._is_dropped:
            return len(memoryview(content))
        self._file.write(content)
        self._digest.update(content)
        self.size += len(memoryview(content))
        return len(memoryview(content))

    def tell(self) -> int:
        return self.size

    def flush(self) -> None:
        self._file.flush()

    def close(self) -> None:
        """Leave the file open: it is brought to the disk first."""

    @property
    def closed(self) -> bool:
        return self._file.closed

    def readable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def hexdigest(self) -> str:
        return self._digest.hexdigest()


class _PartFileWriter:
    """One file of a part, under a name of its own until it is whole."""

    def __init__(
        self, folder: Path, kind: str, number: int, schema: pa.Schema, open_file: OpenFile
    ) -> None:
        self._schema = schema
        self._path = folder / kind / part_name(number)
        self._temporary = self._path.with_name(f"{self._path.name}.tmp")
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._file = open_file(self._temporary)
        self._stream = _DigestStream(self._file)
        self._rows = ParquetRows(pa.PythonFile(self._stream, mode="w"), schema)
        self._waiting: list[Sequence[object]] = []

    def add_row(self, row: Sequence[object]) -> None:
        self._waiting.append(row)
        if len(self._waiting) >= _ROWS_WAITING:
            self._pass_on_rows()

    def add_batch(self, batch: pa.RecordBatch) -> None:
        self._pass_on_rows()
        self._rows.add(batch)

    def _pass_on_rows(self) -> None:
        if self._waiting:
            cells = zip(*self._waiting, strict=True)
            columns = [_column(c, field.type) for c, field in zip(cells, self._schema, strict=True)]
            self._waiting = []
            self._rows.add(pa.RecordBatch.from_arrays(columns, schema=self._schema))

    def finish(self) -> PartFile:
        self._pass_on_rows()
        self._rows.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        name = f"{self._path.parent.name}/{self._path.name}"
        return PartFile(name, self._rows.rows, self._stream.size, self._stream.hexdigest())

    def put_in_place(self) -> None:
        self._temporary.replace(self._path)

    def discard(self) -> None:
        self._stream.drop()
        self._rows.abandon()
        with suppress(OSError):
            self._file.close()
        self._temporary.unlink(missing_ok=True)
        self._path.unlink(missing_ok=True)


def _column(cells: Sequence[object], kind: pa.DataType) -> pa.Array:
    if not pa.types.is_dictionary(kind):
        return pa.array(cells, kind)
    return pa.array(cells, pa.string()).dictionary_encode().cast(kind)
