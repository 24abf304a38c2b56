"""Circles of holdings over the case and shelves.

Arrays find the parts in which every party can be come to from every other; what is held there is
read, and the exact code names the circles.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from graph.analyses.ownership.calculation.circular_holdings import find_circles
from graph.analyses.ownership.calculation.region import region_of
from graph.analyses.ownership.calculation.stakes_by_company import StakesOnDay
from graph.analyses.projection import project
from graph.analyses.stakes import SHARES
from graph.model.dates import as_of_day
from graph.model.records import Entity
from graph.registers.analyses.matches import matches_of
from graph.registers.board.board import Board
from graph.registers.board.open_board import OpenBoard
from graph.registers.kernels.holdings import ties_on_circles
from graph.registers.kernels.walk import OWNS
from graph.support.progress import PartCallback, ProgressPart, ignore_part

Parties = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Ring:
    """Parties of which each holds the next, and the last the first, with the ties that say so."""

    parties: tuple[Entity, ...]
    ties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CirclingParties:
    """Parties that lie on circles, by the part in which each can come to each other."""

    parties: Parties
    part: Parties

    def groups(self) -> list[Parties]:
        """Return the parties of each part, treasury holdings among them."""
        order = np.argsort(self.part, kind="stable")
        cuts = np.flatnonzero(np.diff(self.part[order])) + 1
        return np.split(self.parties[order], cuts) if len(order) else []


def find_rings(
    opened: OpenBoard, as_of: str | None = None, report: PartCallback = ignore_part
) -> tuple[Ring, ...]:
    """Return the circles of holdings on a day, the shortest first.

    Treasury holdings, cross-holdings and the shortest ring through each tie are named; of one part
    with more than 100 of them the first 100.

    Raises:
        DateError: ``as_of`` is not a date.
    """
    day = as_of_day(as_of)
    board = opened.board
    report(ProgressPart("Looking for parties on circles", 1, 3))
    found = circling_parties(board, holdings_of_day(board, day.toordinal()))
    rows = set(_holdings_among(board, found.parties).tolist())
    rows |= matches_of(board, rows, found.parties.tolist())
    report(ProgressPart(f"Reading {len(rows):,} holdings", 2, 3))
    contents = opened.records.read(row for row in rows if row < board.first_tie[-1])
    book = StakesOnDay(project(contents), day)
    report(ProgressPart("Naming the circles", 3, 3))
    rings = [ring for group in found.groups() for ring in _rings_of(book, board, group)]
    return tuple(sorted(rings, key=lambda r: (len(r.parties), [p.id for p in r.parties])))


def largest_circle(board: Board, day: int, region: NDArray[np.bool_]) -> int:
    """Return the number of parties of the largest circle in a region on a day."""
    rows = holdings_of_day(board, day)
    inside = region[board.walk.start[rows]] & region[board.walk.end[rows]]
    return max((len(group) for group in circling_parties(board, rows[inside]).groups()), default=0)


def holdings_of_day(board: Board, day: int) -> NDArray[np.int64]:
    """Return the holdings of a day that are more than nothing."""
    walk, stakes = board.walk, board.stakes
    is_nothing = stakes.shares.is_nothing
    held = (walk.type == OWNS) & (walk.since <= day) & (walk.until >= day)
    return np.flatnonzero(held & ~is_nothing[stakes.share])


def circling_parties(board: Board, rows: NDArray[np.int64]) -> CirclingParties:
    """Return the parties that lie on circles of some holdings."""
    walk, stands_for = board.walk, board.stands_for
    kept = ties_on_circles(rows, walk.start, walk.end, stands_for)
    start, end = stands_for[walk.start[kept]], stands_for[walk.end[kept]]
    parties, places = np.unique(np.concatenate((start, end)), return_inverse=True)
    first, last = (p.astype(np.int32) for p in np.split(places, 2))
    shape = len(parties), len(parties)
    held = csr_array((np.ones(len(first), np.int8), (first, last)), shape=shape)
    part = connected_components(held, connection="strong")[1]
    size = np.bincount(part, minlength=1)
    alone = np.zeros(len(parties), np.bool_)
    alone[first[first == last]] = True
    on_one = (size[part] > 1) | alone
    return CirclingParties(parties[on_one].astype(np.int32), part[on_one])


def _holdings_among(board: Board, parties: Parties) -> NDArray[np.int64]:
    """Return all holdings in some parties, at any time: a stake rests on all that is stated."""
    walk, inside = board.walk, np.zeros(board.parties, np.bool_)
    inside[parties] = True
    return np.flatnonzero((walk.type == OWNS) & inside[board.stands_for[walk.end]])


def _rings_of(book: StakesOnDay, board: Board, group: Parties) -> Iterator[Ring]:
    idents = (board.numbering.id_of(party) for party in group.tolist())
    known = book.ground.entities
    members = frozenset(
        book.ground.matches.representative_of(ident) for ident in idents if ident in known
    )
    for circle in find_circles(region_of(book, members), known):
        names = [party.id for party in circle.members]
        pairs = zip(names, [*names[1:], names[0]], strict=True)
        ties = (
            tie.id
            for holder, company in pairs
            for tie in book.stakes_in(company)[holder][SHARES].preferred_ties
        )
        yield Ring(circle.members, tuple(ties))
