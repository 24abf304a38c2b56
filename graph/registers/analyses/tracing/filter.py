"""Storefronts that may be tied to their platform's side, and the ties it takes to say so.

A storefront that is left out here has no chain. A chain has at most two weak steps, so every party
on it has, at the place where the chain passes, at most two steps back to a target and forth from
the storefront together. Wherever two readings are possible the larger set is taken:

- Targets are all parties above the platforms by operation, holding or control on the day; a true
  target has a quarter, or is alone, or has control besides.
- Hops are asked for type, day and kind alone, not for shares, matches overruled or warehouses; and
  their cost is the least of what a chain may pay.
- Parties whose end is not certain are taken to be there still.

A hop's strength rests on all holders of its company, so all ties upwards into a party that is kept
are read. A warehouse's address is no hop to the platform's side, which is told by the way up at any
time, so that way is read too. Crowds are those of the whole board and are handed over.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.analyses.tracing.search.chain_search import MOST_WEAK_STEPS
from graph.registers.board.board import ANY_DAY, Board
from graph.registers.board.numbering import whole_numbers
from graph.registers.board.part import Flags
from graph.registers.kernels.walk import SELLS_ON, STOREFRONT
from graph.registers.kernels.weak_steps import (
    least_weak_steps,
    mark_ties,
    parties_above,
    parties_below,
)

_BEFORE_ALL = 0
Steps = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows of the ties to be read, and the storefronts that may have a chain."""

    rows: NDArray[np.int64]
    storefronts: tuple[int, ...]


def select_ties(board: Board, day: int, most: int) -> Selection:
    """Return what has to be read to trace every storefront on a day.

    ``most`` is the crowd above which a party is a mass node.
    """
    marked = np.zeros(len(board.walk.type), np.bool_)
    found: list[int] = []
    for platforms, storefronts in _by_platforms(board, day):
        found += _mark_group(board, day, most, platforms, storefronts, marked)
    return Selection(np.flatnonzero(marked), tuple(found))


def _by_platforms(board: Board, day: int) -> Iterator[tuple[tuple[int, ...], list[int]]]:
    """Yield the storefronts of the same platforms on a day."""
    walk, stands_for = board.walk, board.stands_for
    held = (walk.type == SELLS_ON) & (walk.since <= day) & (walk.until >= day)
    sold: dict[int, set[int]] = defaultdict(set)
    for row in np.flatnonzero(held).tolist():
        sold[int(stands_for[walk.start[row]])].add(int(stands_for[walk.end[row]]))
    groups: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for storefront in np.flatnonzero(walk.kind == STOREFRONT).tolist():
        platforms = sold.get(int(stands_for[storefront]), set())
        groups[tuple(sorted(platforms))].append(storefront)
    yield from groups.items()


def _mark_group(
    board: Board,
    day: int,
    most: int,
    platforms: Sequence[int],
    storefronts: Sequence[int],
    marked: Flags,
) -> list[int]:
    """Mark the ties that storefronts of the same platforms need; return those with a chain."""
    walk = board.walk
    everybody = np.ones(board.parties, np.bool_)
    above = parties_above(walk, whole_numbers(platforms), everybody, day, day)
    targets = above.copy()
    targets[list(platforms)] = False
    back = _steps(board, np.flatnonzero(targets), most, day, backwards=True)
    fronts = np.array(storefronts, np.int64)
    hits = fronts[np.minimum(back[2 * fronts], back[2 * fronts + 1]) <= MOST_WEAK_STEPS]
    forth = _steps(board, hits, most, day, backwards=False)
    kept = _is_between(back, forth) | above
    _mark(board, kept, np.flatnonzero(targets), marked)
    return list(hits.tolist())


def _steps(board: Board, ends: NDArray[np.int64], most: int, day: int, *, backwards: bool) -> Steps:
    return least_weak_steps(board.walk, ends, MOST_WEAK_STEPS, most, day, day, backwards)


def _is_between(back: Steps, forth: Steps) -> Flags:
    """Return whether some chain of few enough steps may pass each party."""
    together = back + forth
    between: Flags = np.minimum(together[0::2], together[1::2]) <= MOST_WEAK_STEPS
    return between


def _mark(board: Board, kept: Flags, targets: NDArray[np.int64], marked: Flags) -> None:
    walk, stakes = board.walk, board.stakes
    below = parties_below(walk, targets, stakes.shares.is_nothing, stakes.share)
    side = np.flatnonzero(kept & below)
    way_up = parties_above(walk, side, below, ANY_DAY, _BEFORE_ALL)
    mark_ties(walk, np.flatnonzero(kept | way_up), kept, way_up, marked)
