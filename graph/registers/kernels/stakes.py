"""Stakes of a board on one day: one row for each holder and company, by votes or else by shares."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.registers.kernels.compiling import compiled, inlined
from graph.registers.kernels.walk import ADDRESS, CONTACT, CONTROLS, OWNS, Walk

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


# What is held of one company stands in rows of one array, a row for each holder in the order in
# which they are met: one array is faster to hand on than many. Each interest has its own columns.
_HOLDER, _STATED = 0, 1
_SEEN, _TIE, _LOW, _HIGH = 2, 4, 6, 8
_COLUMNS = 10


@compiled
def _add_again(held: Sums, at: int, tie: int, said: StatedShares) -> bool:
    """Add a further holding of one interest; return whether it does not fit with the first."""
    kind = said.interest[tie]
    code = said.share[tie]
    first = held[at, _TIE + kind]
    if said.source[first] != said.source[tie] or said.lot[first] != said.lot[tie]:
        return True
    if not said.lot[tie]:
        return bool(said.share[first] != code)
    if said.share[first] == 0 or code == 0 or said.high[said.share[first]] <= 0:
        return True
    held[at, _LOW + kind] += said.low[code]
    held[at, _HIGH + kind] += said.high[code]
    return bool(said.high[code] <= 0 or not said.exact[code])


@compiled
def _most_rows(starts: Sums) -> int:
    most = 0
    for party in range(len(starts) - 1):
        most = max(most, starts[party + 1] - starts[party])
    return most


@compiled
def _count_holdings(types: NDArray[np.uint8]) -> int:
    count = 0
    for kind in types:
        count += kind in (OWNS, CONTROLS)
    return count


@inlined
def _place_of(holder: int, size: int, place: Numbers, held: Sums) -> int:
    """Return the place of a holder among those of a company; a new one is ``size``."""
    if place[holder] < 0:
        place[holder] = size
        held[size, _HOLDER] = holder
        held[size, _STATED] = held[size, _SEEN + SHARES] = held[size, _SEEN + VOTES] = 0
    return int(place[holder])


@inlined
def _ends_of(held: Sums, at: int) -> tuple[int, int]:
    """Return the ends of what a holder has, by votes or else by shares; nothing where unstated."""
    kind = VOTES if held[at, _SEEN + VOTES] else SHARES
    is_held = held[at, _SEEN + kind] == 1
    return (held[at, _LOW + kind], held[at, _HIGH + kind]) if is_held else (0, 0)


@compiled
def _gather_all(walk: Walk, said: StatedShares, day: int, held: Sums, table: StakeTable) -> int:
    """Gather what is held of every company; return the number of stakes."""
    # Arrays of a tuple are counted at each use, so they are taken out of it once.
    starts, rows, start, types = walk.in_starts, walk.in_ties, walk.start, walk.type
    since, until, interest, share = walk.since, walk.until, said.interest, said.share
    lows, highs, exact, odd = said.low, said.high, said.exact, table.odd
    holder, company, low, high = table.holder, table.company, table.low, table.high
    stated = table.stated
    place = np.full(len(odd), -1, np.int32)
    row = 0
    # Nobody holds an address or contact, and most ties lead there.
    for party in np.flatnonzero((walk.kind != ADDRESS) & (walk.kind != CONTACT)):
        size = 0
        for k in range(starts[party], starts[party + 1]):
            tie = rows[k]
            is_share = types[tie] == OWNS and interest[tie] <= VOTES
            is_stated = types[tie] == CONTROLS and start[tie] != party
            if not (is_share or is_stated) or since[tie] > day or until[tie] < day:
                continue
            at = _place_of(start[tie], size, place, held)
            size = max(size, at + 1)
            if is_stated:
                held[at, _STATED] = 1
                continue
            kind, code = interest[tie], share[tie]
            if held[at, _SEEN + kind]:
                odd[party] |= _add_again(held, at, tie, said)
                continue
            held[at, _SEEN + kind], held[at, _TIE + kind] = 1, tie
            held[at, _LOW + kind], held[at, _HIGH + kind] = lows[code], highs[code]
            odd[party] |= not exact[code]
        for at in range(size):
            place[held[at, _HOLDER]] = -1
            least, most = _ends_of(held, at)
            if held[at, _STATED] or most > 0:
                holder[row], company[row] = held[at, _HOLDER], party
                low[row], high[row], stated[row] = least, most, held[at, _STATED] == 1
                row += 1
    return row


@compiled
def stakes_on_day(walk: Walk, said: StatedShares, day: int) -> StakeTable:
    """Return the stakes of a day; a holder of nothing is left out."""
    held = np.empty((_most_rows(walk.in_starts), _COLUMNS), np.int64)
    rows = _count_holdings(walk.type)
    table = StakeTable(
        np.empty(rows, np.int32), np.empty(rows, np.int32), np.empty(rows, np.int64),
        np.empty(rows, np.int64), np.empty(rows, np.bool_), np.zeros(len(walk.kind), np.bool_),
    )  # fmt: skip
    row = _gather_all(walk, said, day, held, table)
    return StakeTable(
        table.holder[:row], table.company[:row], table.low[:row], table.high[:row],
        table.stated[:row], table.odd,
    )  # fmt: skip
