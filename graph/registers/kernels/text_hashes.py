"""Hashes of texts, and comparison of texts, as they lie in the buffers of an Arrow array."""

import numpy as np
from numpy.typing import NDArray

from graph.registers.kernels.compiling import compiled

Offsets = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int32]


@compiled
def hash_texts(offsets: Offsets, data: Bytes, seed: int, into: Hashes) -> None:
    """Write the hash of each text; ``graph.registers.shelf.id_hash`` gives the same for one."""
    begin = np.uint64(14695981039346656037) ^ np.uint64(seed)
    for i in range(len(into)):
        mixed = begin
        at, end = offsets[i], offsets[i + 1]
        while at + 8 <= end:
            word = np.uint64(0)
            for j in range(8):
                word |= np.uint64(data[at + j]) << np.uint64(8 * j)
            mixed = (mixed ^ word) * np.uint64(0x9E3779B97F4A7C15)
            mixed ^= mixed >> np.uint64(29)
            at += 8
        word = np.uint64(end - at)
        for j in range(end - at):
            word |= np.uint64(data[at + j]) << np.uint64(8 * (j + 1))
        mixed = (mixed ^ word) * np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(32)
        mixed *= np.uint64(0x94D049BB133111EB)
        into[i] = mixed ^ (mixed >> np.uint64(29))


@compiled
def first_different(
    offsets: Offsets, data: Bytes, others: Offsets, other_data: Bytes, number: Numbers
) -> int:
    """Return the first text that is not the other text of its number; -1 where there is none.

    A text whose number is negative is not compared.
    """
    for i in range(len(number)):
        other = number[i]
        if other < 0:
            continue
        at, begin = offsets[i], others[other]
        length = offsets[i + 1] - at
        if others[other + 1] - begin != length:
            return i
        for j in range(length):
            if data[at + j] != other_data[begin + j]:
                return i
    return -1


@compiled
def bucket_starts(hashes: Hashes, bits: int) -> Offsets:
    """Return where the hashes of each first ``bits`` bits begin in rising hashes."""
    count = 1 << bits
    starts = np.zeros(count + 1, np.int64)
    for each in hashes:
        starts[(each >> np.uint64(64 - bits)) + np.uint64(1)] += 1
    for i in range(count):
        starts[i + 1] += starts[i]
    return starts


@compiled
def find_hashes(
    hashes: Hashes, starts: Offsets, bits: int, wanted: Hashes, into: NDArray[np.int64]
) -> None:
    """Write the place of each wanted hash among rising hashes, -1 where it is not there."""
    for i in range(len(wanted)):
        bucket = np.int64(wanted[i] >> np.uint64(64 - bits))
        into[i] = -1
        for j in range(starts[bucket], starts[bucket + 1]):
            if hashes[j] == wanted[i]:
                into[i] = j
                break
