"""Statements of all shelves, laid out so that all that is stated of a party stands together.

A register is read in its own order, and what is stated of one party stands in many places. Each
bucket holds all rows of some parties, in the order of the shelves, and fits into memory.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from graph.registers.building.part_columns import hash_column

ROWS_OF_A_BUCKET = 500_000
_SEED = 0
Hashes = NDArray[np.uint64]

BUCKET = pa.schema(
    [
        ("entity", pa.string()),
        ("kind", pa.string()),
        ("source", pa.string()),
        ("values", pa.string()),
    ]
)


class StatedBuckets:
    """Files of rows below a folder, each with all that is stated of some parties."""

    def __init__(self, folder: Path, rows: int) -> None:
        self.folder = folder
        self.count = 1 + rows // ROWS_OF_A_BUCKET
        folder.mkdir()
        self._paths = [folder / f"{number:05}.arrow" for number in range(self.count)]
        self._writers = [pa.ipc.new_file(str(path), BUCKET) for path in self._paths]
        self._hashes: list[Hashes] = []

    def add(self, rows: pa.Table) -> None:
        """Add rows of the schema ``BUCKET``."""
        if not rows.num_rows:
            return
        rows = rows.combine_chunks()  # rows are taken from one array much faster than from many
        hashes = hash_column(rows["entity"].combine_chunks().cast(pa.large_string()), _SEED)
        self._hashes.append(np.unique(hashes))
        bucket = (hashes % np.uint64(self.count)).astype(np.int32)
        order = np.argsort(bucket, kind="stable")
        sorted_rows = rows.take(pa.array(order))
        ends = np.searchsorted(bucket[order], np.arange(self.count), side="right").tolist()
        for writer, begin, end in zip(self._writers, [0, *ends], ends, strict=False):
            if end > begin:
                writer.write_table(sorted_rows.slice(begin, end - begin))

    def stated_hashes(self) -> Hashes:
        """Return the hashes of all ids that something is stated of, rising."""
        return np.unique(np.concatenate(self._hashes)) if self._hashes else np.empty(0, np.uint64)

    def read(self) -> Iterator[pa.Table]:
        """Yield the rows of each bucket; its file is deleted after it was read."""
        for writer in self._writers:
            writer.close()
        for path in self._paths:
            with pa.memory_map(str(path)) as file:
                yield pa.ipc.open_file(file).read_all()
            path.unlink()
