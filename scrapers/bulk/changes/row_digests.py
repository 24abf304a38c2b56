"""Digests of a shelf's rows by the hashes of their ids, compared in ranges of the hash."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from graph.registers.building.part_columns import hash_column
from graph.registers.shelf.part_files import part_paths

Hashes = NDArray[np.uint64]

_ROWS_AT_ONCE = 8_000_000
_BATCH_ROWS = 65_536
_SEED = 0
_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class ComparedRows:
    """What is compared of one kind of rows: the id, and all columns but that of the source.

    A register's sources differ from edition to edition, and are no change.
    """

    folder: str
    ident: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DifferentIds:
    """Hashes of ids, rising: only in the later edition, only in the earlier, or in both."""

    new: Hashes
    gone: Hashes
    changed: Hashes


def row_batches(edition: Path, form: ComparedRows) -> Iterator[pa.RecordBatch]:
    """Yield the compared columns of an edition, few rows at a time."""
    for path in part_paths(edition, form.folder):
        with pq.ParquetFile(path, memory_map=True) as file:
            yield from file.iter_batches(_BATCH_ROWS, columns=[form.ident, *form.columns])


def id_hashes(batch: pa.RecordBatch, form: ComparedRows) -> Hashes:
    """Return the hash of the id of each row."""
    return hash_column(batch.column(form.ident).cast(pa.large_string()), _SEED)


def different_ids(before: Path, after: Path, form: ComparedRows) -> DifferentIds:
    """Return the ids whose rows differ between two editions; of one id all rows count together."""
    earlier, later = _digests(before, form), _digests(after, form)
    ranges = max(len(earlier[0]), len(later[0])) // _ROWS_AT_ONCE + 1
    found = [_compare(_take(earlier, n, ranges), _take(later, n, ranges)) for n in range(ranges)]
    return DifferentIds(*(np.concatenate(each) for each in zip(*found, strict=True)))


def _digests(edition: Path, form: ComparedRows) -> tuple[Hashes, Hashes]:
    ids, digests = [np.empty(0, np.uint64)], [np.empty(0, np.uint64)]
    for batch in row_batches(edition, form):
        ids.append(id_hashes(batch, form))
        texts = (batch.column(name).cast(pa.large_string()) for name in form.columns)
        joined = pc.binary_join_element_wise(
            *texts, pa.scalar(_SEPARATOR, pa.large_string()), null_handling="replace"
        )
        digests.append(hash_column(joined, _SEED))
    return np.concatenate(ids), np.concatenate(digests)


def _take(rows: tuple[Hashes, Hashes], number: int, ranges: int) -> tuple[Hashes, Hashes]:
    """Return the ids of one range of the hash, each once and rising, with the sum of its rows.

    Rows that say the same count once.
    """
    ids, digests = rows
    if ranges > 1:
        width = (1 << 64) // ranges
        first, last = np.uint64(number * width), np.uint64(min((number + 1) * width, 2**64) - 1)
        last = np.uint64(2**64 - 1) if number == ranges - 1 else last
        inside = (ids >= first) & (ids <= last)
        ids, digests = ids[inside], digests[inside]
    order = np.lexsort((digests, ids))
    ids, digests = ids[order], digests[order]
    if len(ids):
        # An address is stated by each of its tenants, and once is enough.
        is_other = np.r_[True, (ids[1:] != ids[:-1]) | (digests[1:] != digests[:-1])]
        ids, digests = ids[is_other], digests[is_other]
    starts = np.flatnonzero(np.r_[True, ids[1:] != ids[:-1]]) if len(ids) else np.empty(0, np.intp)
    sums = np.add.reduceat(digests, starts) if len(starts) else digests
    return ids[starts], sums


def _compare(
    before: tuple[Hashes, Hashes], after: tuple[Hashes, Hashes]
) -> tuple[Hashes, Hashes, Hashes]:
    _, old, new = np.intersect1d(before[0], after[0], assume_unique=True, return_indices=True)
    differ = before[1][old] != after[1][new]
    return (
        np.setdiff1d(after[0], before[0], assume_unique=True),
        np.setdiff1d(before[0], after[0], assume_unique=True),
        after[0][new[differ]],
    )
