"""Stakes of a board on one day: one row for each holder and company, by votes or else by shares."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.registers.kernels.compiling import compiled, inlined
from graph.registers.kernels.walk import CONTROLS, OWNS, Walk

Numbers = NDArray[np.int32]
Sums = NDArray[np.int64]
Flags = NDArray[np.bool_]
SHARES, VOTES = 0, 1


class StatedShares(NamedTuple):
    """What ties state of holdings, and the ends of each share as whole numbers.

    A share that is not ``exact`` was rounded outwards.
    """

    share: Numbers
    interest: Numbers
    lot: Flags
    source: Numbers
    low: Sums
    high: Sums
    exact: Flags


class StakeTable(NamedTuple):
    """Stakes sorted by company: both ends, and whether control is stated besides.

    ``odd`` are the companies whose stakes only the exact code can tell.
    """

    holder: Numbers
    company: Numbers
    low: Sums
    high: Sums
    stated: Flags
    odd: Flags


class _Held(NamedTuple):
    """What is held of one company, by holder in the order in which they are met, by interest."""

    holder: Numbers
    stated: Flags
    seen: Flags
    low: Sums
    high: Sums
    tie: Numbers


@inlined
def _add_holding(held: _Held, at: int, tie: int, said: StatedShares) -> bool:
    """Add one holding; return whether it does not fit with those of the same holder before."""
    kind = said.interest[tie]
    code = said.share[tie]
    if not held.seen[at, kind]:
        held.seen[at, kind] = True
        held.tie[at, kind] = tie
        held.low[at, kind], held.high[at, kind] = said.low[code], said.high[code]
        return not said.exact[code]
    first = held.tie[at, kind]
    if said.source[first] != said.source[tie] or said.lot[first] != said.lot[tie]:
        return True
    if not said.lot[tie]:
        return bool(said.share[first] != code)
    if said.share[first] == 0 or code == 0 or said.high[said.share[first]] <= 0:
        return True
    held.low[at, kind] += said.low[code]
    held.high[at, kind] += said.high[code]
    return bool(said.high[code] <= 0 or not said.exact[code])


@compiled
def _most_into(walk: Walk) -> int:
    most = 0
    for party in range(len(walk.kind)):
        most = max(most, walk.in_starts[party + 1] - walk.in_starts[party])
    return most


@compiled
def _count_holdings(walk: Walk) -> int:
    count = 0
    for kind in walk.type:
        count += kind in (OWNS, CONTROLS)
    return count


@inlined
def _place_of(
    holder: int, size: int, place: Numbers, holders: Numbers, stated: Flags, seen: Flags
) -> int:
    """Return the place of a holder among those of a company; a new one is ``size``."""
    if place[holder] < 0:
        place[holder] = size
        holders[size] = holder
        stated[size] = seen[size, SHARES] = seen[size, VOTES] = False
    return int(place[holder])


@compiled
def _gather_all(
    walk: Walk, said: StatedShares, day: int, held: _Held, table: StakeTable, place: Numbers
) -> int:
    """Gather what is held of every company; return the number of stakes."""
    # Arrays of a tuple are counted at each use, so they are taken out of it once.
    starts, rows, start, types = walk.in_starts, walk.in_ties, walk.start, walk.type
    since, until, interest = walk.since, walk.until, said.interest
    holders, stated, seen, odd = held.holder, held.stated, held.seen, table.odd
    row = 0
    for party in range(len(place)):
        size = 0
        for k in range(starts[party], starts[party + 1]):
            tie = rows[k]
            is_share = types[tie] == OWNS and interest[tie] <= VOTES
            is_stated = types[tie] == CONTROLS and start[tie] != party
            if (is_share or is_stated) and since[tie] <= day <= until[tie]:
                at = _place_of(start[tie], size, place, holders, stated, seen)
                size = max(size, at + 1)
                if is_share:
                    odd[party] |= _add_holding(held, at, tie, said)
                else:
                    stated[at] = True
        if size > 0:
            for at in range(size):
                place[holders[at]] = -1
            row = _write_stakes(held, size, party, table, row)
    return row


@compiled
def _write_stakes(held: _Held, size: int, party: int, table: StakeTable, row: int) -> int:
    """Write the stakes in one company, without those of nothing; return the next row."""
    for at in range(size):
        kind = VOTES if held.seen[at, VOTES] else SHARES
        is_held = held.seen[at, kind]
        high = held.high[at, kind] if is_held else 0
        if held.stated[at] or high > 0:
            table.holder[row], table.company[row] = held.holder[at], party
            table.low[row] = held.low[at, kind] if is_held else 0
            table.high[row] = high
            table.stated[row] = held.stated[at]
            row += 1
    return row


@compiled
def stakes_on_day(walk: Walk, said: StatedShares, day: int) -> StakeTable:
    """Return the stakes of a day; a holder of nothing is left out."""
    parties, most = len(walk.kind), _most_into(walk)
    held = _Held(
        np.empty(most, np.int32), np.empty(most, np.bool_), np.empty((most, 2), np.bool_),
        np.empty((most, 2), np.int64), np.empty((most, 2), np.int64), np.empty((most, 2), np.int32),
    )  # fmt: skip
    place = np.full(parties, -1, np.int32)
    rows = _count_holdings(walk)
    table = StakeTable(
        np.empty(rows, np.int32), np.empty(rows, np.int32), np.empty(rows, np.int64),
        np.empty(rows, np.int64), np.empty(rows, np.bool_), np.zeros(parties, np.bool_),
    )  # fmt: skip
    row = _gather_all(walk, said, day, held, table, place)
    return StakeTable(
        table.holder[:row], table.company[:row], table.low[:row], table.high[:row],
        table.stated[:row], table.odd,
    )  # fmt: skip
