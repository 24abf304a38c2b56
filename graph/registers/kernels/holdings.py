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
def _ties_between(rows: Numbers, start: Parties, end: Parties, stands_for: Parties) -> Numbers:
    """Return the ties from a party that is held to one that holds: few, so marks are enough."""
    holds, is_held = np.zeros(len(stands_for), np.bool_), np.zeros(len(stands_for), np.bool_)
    for tie in rows:
        holds[stands_for[start[tie]]] = True
        is_held[stands_for[end[tie]]] = True
    kept = np.empty(len(rows), np.int64)
    size = 0
    for tie in rows:
        if is_held[stands_for[start[tie]]] and holds[stands_for[end[tie]]]:
            kept[size] = tie
            size += 1
    return kept[:size]


@compiled
def ties_on_circles(rows: Numbers, start: Parties, end: Parties, stands_for: Parties) -> Numbers:
    """Return the ties that can lie on a circle: ends without a way in or out are peeled off."""
    kept = _ties_between(rows, start, end, stands_for)
    left = len(kept)
    out, into = np.zeros(len(stands_for), np.int32), np.zeros(len(stands_for), np.int32)
    for tie in kept:
        out[stands_for[start[tie]]] += 1
        into[stands_for[end[tie]]] += 1
    while True:
        size = 0
        for k in range(left):
            tie = kept[k]
            holder, company = stands_for[start[tie]], stands_for[end[tie]]
            if into[holder] > 0 and out[company] > 0:
                kept[size] = tie
                size += 1
            else:
                out[holder] -= 1
                into[company] -= 1
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
