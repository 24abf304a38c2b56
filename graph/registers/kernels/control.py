"""Control over half, of every company of a board at once, by lower ends.

Those that control a company stand in a chain below one root: together they hold no more than all,
so two of them can have over half only where one has the other's part. A company with one holder of
over half, or one that is stated to control it, takes the root of that holder. The few others are
looked at until nothing changes: each time two of their holders come under one root.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.registers.kernels.compiling import compiled
from graph.registers.kernels.stakes import StakeTable

Numbers = NDArray[np.int32]
Flags = NDArray[np.bool_]
_NOBODY = -1


class Control(NamedTuple):
    """The root above each party, itself where there is none, and what the exact code has to tell.

    ``unsettled`` are companies that several are stated to control, or of which more than all is
    held, or whose stakes are odd.
    """

    root: Numbers
    unsettled: Flags


class _Lists(NamedTuple):
    """The open stakes under each root: first and last of each list, and the next of each stake."""

    first: Numbers
    last: Numbers
    next: Numbers


@compiled
def _is_another(party: int, other: int) -> bool:
    return party != _NOBODY and party != other


@compiled
def _root(above: Numbers, party: int) -> int:
    while above[party] != party:
        above[party] = above[above[party]]
        party = above[party]
    return party


@compiled
def _settle_directly(
    table: StakeTable, begin: int, end: int, half: int, unsettled: Flags
) -> tuple[int, bool]:
    """Return who controls a company by one stake, and whether several together might."""
    company = table.company[begin]
    total, over, stated, is_open = 0, _NOBODY, _NOBODY, False
    for row in range(begin, end):
        total += table.low[row]
        holder = table.holder[row]
        if holder == company:
            continue
        if table.low[row] > half:
            over = holder
        if table.stated[row]:
            is_open |= _is_another(stated, holder)
            stated = holder
    if total > 2 * half or unsettled[company]:
        unsettled[company] = True
        return _NOBODY, False
    if is_open or (over != _NOBODY and _is_another(stated, over)):
        return _NOBODY, True
    if over != _NOBODY:
        return over, False
    # Others may have over half together, whoever is stated to control it.
    return (_NOBODY, True) if total > half else (stated, False)


@compiled
def _cut_rings(above: Numbers) -> None:
    """Let the smallest party of each ring of control be its root."""
    state = np.zeros(len(above), np.int8)
    for begin in range(len(above)):
        party = begin
        while state[party] == 0 and above[party] != party:
            state[party] = 1
            party = above[party]
        if state[party] == 1:
            least, at = party, above[party]
            while at != party:
                least = min(least, at)
                state[at] = 2
                at = above[at]
            above[least] = least
        party = begin
        while state[party] == 1:
            state[party] = 2
            party = above[party]
        state[party] = 2


@compiled
def _find_together(
    table: StakeTable, begin: int, end: int, half: int, above: Numbers, held: NDArray[np.int64]
) -> tuple[int, bool]:
    """Return the root that controls a company by all under it, and whether that is in dispute."""
    own = _root(above, table.company[begin])
    over, stated, several = _NOBODY, _NOBODY, False
    for row in range(begin, end):
        root = _root(above, table.holder[row])
        if root == own:
            continue
        held[root] += table.low[row]
        if held[root] > half:
            over = root
        if table.stated[row]:
            several |= _is_another(stated, root)
            stated = root
    for row in range(begin, end):
        held[_root(above, table.holder[row])] = 0
    several |= over != _NOBODY and _is_another(stated, over)
    return (_NOBODY if several else (over if over != _NOBODY else stated)), several


@compiled
def _join(lists: _Lists, root: int, under: int) -> None:
    """Put the stakes of one root behind those of another."""
    if lists.first[under] == _NOBODY:
        return
    if lists.first[root] == _NOBODY:
        lists.first[root] = lists.first[under]
    else:
        lists.next[lists.last[root]] = lists.first[under]
    lists.last[root] = lists.last[under]


@compiled
def _open_lists(table: StakeTable, begins: Numbers, ends: Numbers, above: Numbers) -> _Lists:
    lists = _Lists(
        np.full(len(above), _NOBODY, np.int32), np.full(len(above), _NOBODY, np.int32),
        np.full(len(table.holder), _NOBODY, np.int32),
    )  # fmt: skip
    for k in range(len(begins)):
        for row in range(begins[k], ends[k]):
            root = _root(above, table.holder[row])
            if lists.first[root] == _NOBODY:
                lists.first[root] = row
            else:
                lists.next[lists.last[root]] = row
            lists.last[root] = row
    return lists


@compiled
def _settle_open(
    table: StakeTable, begins: Numbers, ends: Numbers, half: int, above: Numbers, unsettled: Flags
) -> None:
    """Settle the companies that only several together may control, until nothing changes."""
    lists = _open_lists(table, begins, ends, above)
    which = np.full(len(above), _NOBODY, np.int32)
    for k in range(len(begins)):
        which[table.company[begins[k]]] = k
    held = np.zeros(len(above), np.int64)
    settled = np.zeros(len(begins), np.bool_)
    waits = np.ones(len(begins), np.bool_)
    queue = list(range(len(begins)))
    while len(queue) > 0:
        k = queue.pop()
        waits[k] = False
        root, _ = _find_together(table, begins[k], ends[k], half, above, held)
        if settled[k] or root == _NOBODY:
            continue
        settled[k] = True
        own = _root(above, table.company[begins[k]])
        row = lists.first[own]
        while row != _NOBODY:
            other = which[table.company[row]]
            if not waits[other] and not settled[other]:
                waits[other] = True
                queue.append(other)
            row = lists.next[row]
        _join(lists, root, own)
        above[own] = root
    for k in range(len(begins)):
        if not settled[k]:
            _, several = _find_together(table, begins[k], ends[k], half, above, held)
            unsettled[table.company[begins[k]]] |= several


@compiled
def find_control(table: StakeTable, parties: int, half: int) -> Control:
    """Return who controls every company surely, by the least fixpoint over lower ends."""
    above = np.arange(parties).astype(np.int32)
    unsettled = table.odd.copy()
    begins, ends = np.empty(len(table.holder), np.int32), np.empty(len(table.holder), np.int32)
    count = begin = 0
    while begin < len(table.holder):
        end = begin + 1
        while end < len(table.holder) and table.company[end] == table.company[begin]:
            end += 1
        holder, is_open = _settle_directly(table, begin, end, half, unsettled)
        if holder != _NOBODY:
            above[table.company[begin]] = holder
        elif is_open:
            begins[count], ends[count] = begin, end
            count += 1
        begin = end
    _cut_rings(above)
    _settle_open(table, begins[:count], ends[:count], half, above, unsettled)
    for party in range(parties):
        above[party] = _root(above, party)
    return Control(above, unsettled)
