"""Holdings of a board on one day: who stands above or below a party, and who is on circles."""

import numpy as np
from numpy.typing import NDArray

from graph.registers.kernels.compiling import compiled
from graph.registers.kernels.walk import CONTROLS, JOINED, OWNS, Walk

Numbers = NDArray[np.int64]
Parties = NDArray[np.int32]


@compiled
def _is_holding(walk: Walk, tie: int, day: int) -> bool:
    kind = walk.type[tie]
    if kind == JOINED:
        return True
    holds = walk.since[tie] <= day and walk.until[tie] >= day
    return bool((kind in (OWNS, CONTROLS)) and holds)


@compiled
def holding_region(walk: Walk, begin: Numbers, day: int, upwards: bool) -> NDArray[np.bool_]:
    """Return some parties with all that hold or control them on a day, or all below them."""
    found = np.zeros(len(walk.kind), np.bool_)
    queue = np.empty(len(walk.kind), np.int32)
    size = 0
    for party in begin:
        if not found[party]:
            found[party] = True
            queue[size] = party
            size += 1
    at = 0
    while at < size:
        party = queue[at]
        at += 1
        for side in range(2):
            starts = walk.in_starts if side == 0 else walk.out_starts
            rows = walk.in_ties if side == 0 else walk.out_ties
            for k in range(starts[party], starts[party + 1]):
                tie = rows[k]
                onward = walk.type[tie] == JOINED or (side == 0) == upwards
                other = walk.start[tie] if side == 0 else walk.end[tie]
                if onward and not found[other] and _is_holding(walk, tie, day):
                    found[other] = True
                    queue[size] = other
                    size += 1
    return found


@compiled
def ties_on_circles(count: int, start: Parties, end: Parties) -> Numbers:
    """Return the ties that can lie on a circle: ends without a way in or out are peeled off."""
    out, into = np.zeros(count, np.int32), np.zeros(count, np.int32)
    for i in range(len(start)):
        out[start[i]] += 1
        into[end[i]] += 1
    kept = np.arange(len(start))
    left = len(kept)
    while True:
        size = 0
        for k in range(left):
            tie = kept[k]
            if into[start[tie]] > 0 and out[end[tie]] > 0:
                kept[size] = tie
                size += 1
            else:
                out[start[tie]] -= 1
                into[end[tie]] -= 1
        if size == left:
            return kept[:left]
        left = size


@compiled
def count_others(
    starts: Numbers,
    rows: Parties,
    others: Parties,
    walk: Walk,
    wanted: NDArray[np.bool_],
    stands_for: Parties,
    day: int,
    count: Parties,
) -> None:
    """Count the others that ties of the wanted types lead to from each party on a day."""
    seen = np.full(len(count), -1, np.int32)
    for party in range(len(count)):
        for k in range(starts[party], starts[party + 1]):
            tie = rows[k]
            if not wanted[walk.type[tie]] or walk.since[tie] > day or walk.until[tie] < day:
                continue
            other = stands_for[others[tie]]
            if seen[other] != party:
                seen[other] = party
                count[party] += 1
