"""Parties of two parts of a board that have one id."""

import numpy as np
from numpy.typing import NDArray

from graph.registers.kernels.compiling import compiled

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int32]
Offsets = NDArray[np.int64]
Bytes = NDArray[np.uint8]


@compiled
def _is_same(
    offsets: Offsets, data: Bytes, one: int, others: Offsets, other_data: Bytes, other: int
) -> bool:
    at, begin = offsets[one], others[other]
    length = offsets[one + 1] - at
    if others[other + 1] - begin != length:
        return False
    for j in range(length):  # noqa: SIM110 - the compiler takes no generators
        if data[at + j] != other_data[begin + j]:
            return False
    return True


@compiled
def join_ids(
    hashes: Hashes,
    parties: Numbers,
    offsets: Offsets,
    data: Bytes,
    other_hashes: Hashes,
    other_parties: Numbers,
    other_offsets: Offsets,
    other_data: Bytes,
    found: Numbers,
) -> None:
    """Write for each party of the other part the party of the first that has its id, if any."""
    at = 0
    for k in range(len(other_hashes)):
        while at < len(hashes) and hashes[at] < other_hashes[k]:
            at += 1
        i = at
        while i < len(hashes) and hashes[i] == other_hashes[k]:
            other = other_parties[k]
            if _is_same(offsets, data, parties[i], other_offsets, other_data, other):
                found[other] = parties[i]
            i += 1
