"""Rows of ties that a database can hold: each id once, and both ends stated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from graph.registers.building.part_columns import hash_column
from graph.registers.database_files.ties import COLUMNS
from graph.registers.shelf.shelf import Shelf

_SEED = 0
Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]


@dataclass(slots=True)
class LeftOut:
    """Numbers of rows that are not written, by reason."""

    withheld: int = 0
    unstated: int = 0


def read_ties(shelves: Sequence[Shelf], stated: Hashes, left_out: LeftOut) -> Iterator[pa.Table]:
    """Yield the ties of each part that both ends are known of; of one id the last stays."""
    replaced = _replaced_rows(shelves)
    first = 0
    for shelf in shelves:
        withheld = pa.array(sorted(shelf.withheld), pa.string())
        for path in shelf.tie_parts:
            rows = pq.read_table(path, columns=list(COLUMNS), memory_map=True)
            places = np.arange(first, first + len(rows))
            first += len(rows)
            is_last = ~np.isin(places, replaced)
            is_withheld = _is_in(rows["start"], withheld) | _is_in(rows["end"], withheld)
            is_whole = _is_stated(rows["start"], stated) & _is_stated(rows["end"], stated)
            left_out.withheld += int((is_last & is_withheld).sum())
            left_out.unstated += int((is_last & ~is_withheld & ~is_whole).sum())
            yield rows.filter(pa.array(is_last & ~is_withheld & is_whole))


def _replaced_rows(shelves: Sequence[Shelf]) -> NDArray[np.int64]:
    """Return the rows, counted through all parts, whose id stands in a later row again."""
    hashes = [_hashes(table["id"]) for table in _ids(shelves)]
    every = np.concatenate(hashes) if hashes else np.empty(0, np.uint64)
    order = np.argsort(every, kind="stable")
    alike = every[order][1:] == every[order][:-1]
    suspects = np.unique(np.concatenate((order[1:][alike], order[:-1][alike])))
    latest: dict[str, int] = {}
    replaced = []
    for row, ident in _ids_at(shelves, suspects):
        if ident in latest:
            replaced.append(latest[ident])
        latest[ident] = row
    return np.array(replaced, np.int64)


def _ids_at(shelves: Sequence[Shelf], rows: NDArray[np.int64]) -> Iterator[tuple[int, str]]:
    first = 0
    for table in _ids(shelves) if len(rows) else ():
        here = rows[(rows >= first) & (rows < first + len(table))]
        texts = table["id"].take(pa.array(here - first)).to_pylist()
        yield from zip(here.tolist(), texts, strict=True)
        first += len(table)


def _ids(shelves: Sequence[Shelf]) -> Iterator[pa.Table]:
    for shelf in shelves:
        for path in shelf.tie_parts:
            yield pq.read_table(path, columns=["id"], memory_map=True)


def _hashes(column: pa.ChunkedArray) -> Hashes:
    return hash_column(column.combine_chunks().cast(pa.large_string()), _SEED)


def _is_stated(column: pa.ChunkedArray, stated: Hashes) -> Flags:
    """Return whether something is stated of each id.

    The hash alone decides: were it wrong, the database would refuse the tie, and say so.
    """
    hashes = _hashes(column)
    place = np.minimum(np.searchsorted(stated, hashes), max(len(stated) - 1, 0))
    found: Flags = stated[place] == hashes if len(stated) else np.zeros(len(hashes), np.bool_)
    return found


def _is_in(column: pa.ChunkedArray, ids: pa.Array) -> Flags:
    found: Flags = pc.is_in(column, value_set=ids).to_numpy(zero_copy_only=False)
    return found.astype(np.bool_)
