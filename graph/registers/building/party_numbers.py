"""Numbers of parties: the order in which each id is first stated."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.registers.kernels.pointers import number_groups

_RANGE_BITS = 4
_AT_ONCE = 1 << 22


@dataclass(frozen=True, slots=True)
class PartyNumbers:
    """The parties of some rows: hashes in their order, each with its party; party of each row."""

    hashes: NDArray[np.uint64]
    parties: NDArray[np.int32]
    of_row: NDArray[np.int32]
    is_first: NDArray[np.bool_]

    @property
    def count(self) -> int:
        """Number of parties."""
        return len(self.hashes)


def number_parties(row_hashes: NDArray[np.uint64], scratch: Path) -> PartyNumbers:
    """Number the parties of rows by the hashes of their ids, one range of hashes at a time."""
    rows = len(row_hashes)
    of_row = _scratch_array(scratch / "party", np.dtype(np.int32), rows)
    is_first = np.zeros(rows, np.bool_)
    hashes: list[NDArray[np.uint64]] = []
    firsts: list[NDArray[np.int64]] = []
    count = 0
    for part in range(1 << _RANGE_BITS):
        inside = _rows_in_range(row_hashes, part)
        some = row_hashes[inside]
        group, first = np.empty(len(some), np.int32), np.empty(len(some), np.int64)
        found = number_groups(np.argsort(some, kind="stable"), some, group, first)
        of_row[inside] = group + count
        first_rows = inside[first[:found]]
        is_first[first_rows] = True
        hashes.append(some[first[:found]])
        firsts.append(first_rows)
        count += found
    parties = _rank(is_first, np.concatenate(firsts))
    for at in range(0, rows, _AT_ONCE):
        of_row[at : at + _AT_ONCE] = parties[of_row[at : at + _AT_ONCE]]
    return PartyNumbers(np.concatenate(hashes), parties, of_row, is_first)


def _rank(is_first: NDArray[np.bool_], first_rows: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return the number of each group: how many groups begin before its first row."""
    before = np.cumsum(is_first, dtype=np.int32)
    return (before[first_rows] - 1).astype(np.int32)


def _rows_in_range(hashes: NDArray[np.uint64], part: int) -> NDArray[np.int64]:
    shift = np.uint64(64 - _RANGE_BITS)
    return np.concatenate(
        [
            np.flatnonzero(hashes[at : at + _AT_ONCE] >> shift == part) + at
            for at in range(0, max(len(hashes), 1), _AT_ONCE)
        ]
    )


def _scratch_array(path: Path, kind: np.dtype[np.int32], length: int) -> NDArray[np.int32]:
    if not length:
        return np.zeros(0, kind)
    return np.memmap(path, kind, "w+", shape=(length,))
