"""Columns of a shelf's parts, read part by part."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from graph.registers.shelf.texts_file import text_buffers


def part_files(edition: Path, kind: str) -> list[Path]:
    """Return the parts of an edition in their order; ``kind`` is ``stated`` or ``ties``."""
    return sorted((edition / kind).glob("*.parquet"))


def count_rows(files: Sequence[Path]) -> int:
    """Return the number of rows of all parts."""
    return sum(int(pq.read_metadata(file).num_rows) for file in files)


def read_tables(files: Sequence[Path], columns: Sequence[str]) -> Iterator[tuple[int, pa.Table]]:
    """Yield the number of the first row of each part, and some of its columns."""
    first = 0
    for file in files:
        table = pq.read_table(file, columns=list(columns), memory_map=True)
        yield first, table
        first += table.num_rows


def read_texts(table: pa.Table, name: str) -> pa.LargeStringArray:
    """Return a column as one array of texts; null is the empty text."""
    column = table[name].combine_chunks()
    if column.null_count:
        column = column.fill_null("")
    return column.cast(pa.large_string())


def as_texts(texts: Sequence[str]) -> pa.LargeStringArray:
    """Return some texts as one array."""
    return pa.array(texts, pa.large_string())


def hash_column(texts: pa.LargeStringArray, seed: int) -> NDArray[np.uint64]:
    """Return the hash of each text."""
    # The compiler may be missing where columns are only read.
    from graph.registers.kernels.text_hashes import hash_texts

    hashes = np.empty(len(texts), np.uint64)
    offsets, data = text_buffers(texts)
    hash_texts(offsets, data, seed, hashes)
    return hashes


class CodeBook:
    """Codes of the different texts of one column in all parts; 0 is the empty text."""

    def __init__(self, texts: Sequence[str] = ("",)) -> None:
        self._codes = {text: code for code, text in enumerate(texts)}

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts by their codes."""
        return tuple(self._codes)

    def codes(self, texts: Sequence[str]) -> list[int]:
        """Return the codes of some texts; new ones get new codes."""
        return [self._codes.setdefault(text, len(self._codes)) for text in texts]

    def encode(self, table: pa.Table, name: str) -> NDArray[np.int32]:
        """Return the codes of a column of dictionary type; new texts get new codes."""
        column = table[name].unify_dictionaries().combine_chunks()
        if isinstance(column, pa.ChunkedArray):  # a part without any row
            return np.zeros(0, np.int32)
        words: list[str | None] = column.dictionary.to_pylist()
        known = self.codes([word or "" for word in words])
        places = column.indices.fill_null(len(words)).to_numpy(zero_copy_only=False)
        codes: NDArray[np.int32] = np.array([*known, 0], np.int32)[places]
        return codes
