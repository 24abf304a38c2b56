"""Pointers from parties to their rows, and what the rows of a party say together."""

import numpy as np
from numpy.typing import NDArray

from graph.registers.kernels.compiling import compiled

Numbers = NDArray[np.int32]
Pointers = NDArray[np.int64]


@compiled
def count_rows(party: Numbers, pointers: Pointers) -> None:
    """Add the rows of each party to ``pointers``, two places behind it; none is negative."""
    for each in party:
        pointers[each + 2] += 1


@compiled
def add_up(pointers: Pointers) -> None:
    """Make counts that were made by ``count_rows`` into where each party's rows begin."""
    for i in range(2, len(pointers)):
        pointers[i] += pointers[i - 1]


@compiled
def place_rows(party: Numbers, first: int, pointers: Pointers, rows: Numbers) -> None:
    """Write the rows of each party, in their order; ``first`` is the number of the first row.

    Afterwards the rows of party n lie from ``pointers[n]`` to ``pointers[n + 1]``.
    """
    for i in range(len(party)):
        at = pointers[party[i] + 1]
        rows[at] = first + i
        pointers[party[i] + 1] = at + 1


@compiled
def note_best(
    party: Numbers, rank: NDArray[np.uint8], value: Numbers, best: NDArray[np.uint8], kept: Numbers
) -> None:
    """Keep for each party the value of its row of the least rank, the first among equals."""
    for i in range(len(party)):
        if rank[i] < best[party[i]]:
            best[party[i]] = rank[i]
            kept[party[i]] = value[i]


@compiled
def number_groups(
    order: Pointers, hashes: NDArray[np.uint64], group: Numbers, first: Pointers
) -> int:
    """Number the groups of equal hashes, note the first row of each, and return how many there are.

    ``order`` sorts the hashes and keeps equal ones in their order.
    """
    count = 0
    for k in range(len(order)):
        row = order[k]
        if k == 0 or hashes[row] != hashes[order[k - 1]]:
            first[count] = row
            count += 1
        group[row] = count - 1
    return count
