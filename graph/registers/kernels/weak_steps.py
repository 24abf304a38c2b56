"""Least weak steps between the parties of a board, and what lies above or below some of them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.registers.kernels.compiling import compiled, inlined
from graph.registers.kernels.walk import (
    FAR,
    JOINED,
    KINDS,
    Walk,
    is_personnel,
    is_shared,
    is_upward,
    ways_along,
)

_BEGINNING = 1024
Numbers = NDArray[np.int64]
Steps = NDArray[np.uint8]

NOBODY_CLOSED = -1
"""Limit of a crowd for which no party is closed."""


@compiled
def _grown(queue: Numbers) -> Numbers:
    longer = np.empty(2 * len(queue), np.int64)
    longer[: len(queue)] = queue
    return longer


class _Limits(NamedTuple):
    """Limits of a search: the most weak steps, the largest crowd that is passed, and the days."""

    cap: int
    most: int
    day: int
    not_ended: int


class _Reached(NamedTuple):
    """Least steps to each place, and the places that are come to by each number of steps."""

    least: Steps
    queues: NDArray[np.int32]
    sizes: Numbers


@inlined
def _see(
    place: int, weak: int, cap: int, least: Steps, queues: NDArray[np.int32], sizes: Numbers
) -> None:
    """Note that a place is come to by so many weak steps, where that is fewer than before."""
    if weak <= cap and weak < least[place]:
        least[place] = weak
        queues[weak, sizes[weak]] = place
        sizes[weak] += 1


@compiled
def _table_of_ways(backwards: bool) -> Steps:
    """Return the steps along a tie by place, kind, whether it points here, type and far kind."""
    ways = np.full((2, KINDS + 1, 2, JOINED + 1, KINDS + 1, 2), FAR, np.uint8)
    for entered in range(2):
        for near in range(KINDS + 1):
            for is_into in range(2):
                for tie_type in range(JOINED + 1):
                    for far in range(KINDS + 1):
                        reached, shared_too = ways_along(
                            tie_type, near, far, is_into == 1, entered, backwards
                        )
                        ways[entered, near, is_into, tie_type, far, 0] = reached
                        ways[entered, near, is_into, tie_type, far, 1] = shared_too
    return ways


@compiled
def _spread(walk: Walk, ways: Steps, limits: _Limits, weak: int, reached: _Reached) -> None:
    """Look around every place that is come to by so many weak steps.

    What costs most is to fetch what lies far apart, so a tie's days are asked for last.
    """
    # Arrays of a tuple are counted at each use, so they are taken out of it once.
    kind, crowd, start, end = walk.kind, walk.crowd, walk.start, walk.end
    types, since, until = walk.type, walk.since, walk.until
    in_starts, out_starts = walk.in_starts, walk.out_starts
    in_ties, out_ties = walk.in_ties, walk.out_ties
    cap, most, day, not_ended = limits
    least, queues, sizes = reached
    at = 0
    while at < sizes[weak]:
        place = queues[weak, at]
        at += 1
        if least[place] != weak:
            continue
        party, entered = place >> 1, place & 1
        near = min(kind[party], KINDS)
        into = in_starts[party + 1] - in_starts[party]
        count = into + out_starts[party + 1] - out_starts[party]
        for k in range(count):
            is_into = 1 if k < into else 0
            tie = (
                in_ties[in_starts[party] + k] if is_into else out_ties[out_starts[party] + k - into]
            )
            tie_type = types[tie]
            if tie_type > JOINED:
                continue
            other = start[tie] if is_into else end[tie]
            far = min(kind[other], KINDS)
            come = weak + ways[entered, near, is_into, tie_type, far, 0]
            shared = weak + ways[entered, near, is_into, tie_type, far, 1]
            is_nearer = come < least[2 * other] or shared < least[2 * other + 1]
            if not is_nearer or since[tie] > day or until[tie] < not_ended or other == party:
                continue
            if most >= 0 and is_shared(tie_type):
                crowded = start[tie] if is_personnel(tie_type) else end[tie]
                if crowd[crowded] > most:
                    continue
            _see(2 * other, come, cap, least, queues, sizes)
            _see(2 * other + 1, shared, cap, least, queues, sizes)


@compiled
def least_weak_steps(
    walk: Walk,
    ends: Numbers,
    cap: int,
    most: int,
    day: int,
    not_ended: int,
    backwards: bool,
) -> Steps:
    """Return the least weak steps from some parties to every place, or backwards to them.

    The places of a party are twice its number, as reached, and the next, as entered as something
    shared; what takes more than ``cap`` steps is FAR. Parties shared by more than ``most`` are
    closed. Ties hold that began by ``day`` and had not ended before ``not_ended``.
    """
    places = 2 * len(walk.kind)
    least = np.full(places, FAR, np.uint8)
    # A place comes into each queue at most once; memory that is not written costs nothing.
    queues = np.empty((cap + 1, places), np.int32)
    sizes = np.zeros(cap + 1, np.int64)
    for end in ends:
        _see(2 * end, 0, cap, least, queues, sizes)
        _see(2 * end + 1, 0, cap, least, queues, sizes)
    ways = _table_of_ways(backwards)
    limits = _Limits(cap, most, day, not_ended)
    for weak in range(cap + 1):
        _spread(walk, ways, limits, weak, _Reached(least, queues, sizes))
    return least


@compiled
def _add(party: int, found: NDArray[np.bool_], queue: Numbers, size: int) -> tuple[Numbers, int]:
    if found[party]:
        return queue, size
    found[party] = True
    if size == len(queue):
        queue = _grown(queue)
    queue[size] = party
    return queue, size + 1


@compiled
def parties_above(
    walk: Walk,
    beginning: Numbers,
    allowed: NDArray[np.bool_],
    day: int,
    not_ended: int,
) -> NDArray[np.bool_]:
    """Return some parties and all allowed ones that operate, own or control them, to the top."""
    found = np.zeros(len(walk.kind), np.bool_)
    queue, size = np.empty(_BEGINNING, np.int64), 0
    for party in beginning:
        queue, size = _add(party, found, queue, size)
    at = 0
    while at < size:
        party = queue[at]
        at += 1
        for k in range(walk.in_starts[party], walk.in_starts[party + 1]):
            tie = walk.in_ties[k]
            above = walk.start[tie]
            holds = walk.since[tie] <= day and walk.until[tie] >= not_ended
            if holds and allowed[above] and (is_upward(walk.type[tie]) or walk.type[tie] == JOINED):
                queue, size = _add(above, found, queue, size)
        for k in range(walk.out_starts[party], walk.out_starts[party + 1]):
            tie = walk.out_ties[k]
            if walk.type[tie] == JOINED and allowed[walk.end[tie]]:
                queue, size = _add(walk.end[tie], found, queue, size)
    return found


@compiled
def parties_below(
    walk: Walk, top: Numbers, is_nothing: NDArray[np.bool_], share: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Return some parties and all that is below them by any tie upwards, at any time.

    ``is_nothing`` tells of each code of a share whether it is 0 %, which is no holding.
    """
    found = np.zeros(len(walk.kind), np.bool_)
    queue, size = np.empty(_BEGINNING, np.int64), 0
    for party in top:
        queue, size = _add(party, found, queue, size)
    at = 0
    while at < size:
        party = queue[at]
        at += 1
        for k in range(walk.out_starts[party], walk.out_starts[party + 1]):
            tie = walk.out_ties[k]
            is_way = is_upward(walk.type[tie]) and not is_nothing[share[tie]]
            if is_way or walk.type[tie] == JOINED:
                queue, size = _add(walk.end[tie], found, queue, size)
        for k in range(walk.in_starts[party], walk.in_starts[party + 1]):
            tie = walk.in_ties[k]
            if walk.type[tie] == JOINED:
                queue, size = _add(walk.start[tie], found, queue, size)
    return found


@compiled
def mark_ties(
    walk: Walk,
    parties: Numbers,
    kept: NDArray[np.bool_],
    above: NDArray[np.bool_],
    marked: NDArray[np.bool_],
) -> None:
    """Mark the ties of some parties that a judgement of them needs.

    These are all between kept parties, all that point upwards from a kept one, and those upwards
    between parties of ``above``.
    """
    for party in parties:
        for k in range(walk.in_starts[party], walk.in_starts[party + 1]):
            tie = walk.in_ties[k]
            other = walk.start[tie]
            if (kept[party] and (kept[other] or is_upward(walk.type[tie]))) or (
                above[party] and above[other] and is_upward(walk.type[tie])
            ):
                marked[tie] = True


@compiled
def count_crowds(
    starts: Numbers,
    rows: NDArray[np.int32],
    others: NDArray[np.int32],
    types: Steps,
    wanted: NDArray[np.bool_],
    stands_for: NDArray[np.int32],
    parties: Numbers,
    crowd: NDArray[np.int32],
) -> None:
    """Raise some parties' crowd to the number of others that ties of the wanted types lead to."""
    seen = np.full(len(crowd), -1, np.int32)
    for party in parties:
        count = 0
        for k in range(starts[party], starts[party + 1]):
            tie = rows[k]
            if wanted[types[tie]]:
                other = stands_for[others[tie]]
                if seen[other] != party:
                    seen[other] = party
                    count += 1
        crowd[party] = max(crowd[party], count)
