"""A board of shelves with a case added to it: only what the case changes is worked out anew.

The result is the board that ``make_board`` makes of all parts, array by array. What a case can
change of the shelves' ties is little: a type where an end was stated by nothing or where a match is
settled otherwise, a last day where a party ended otherwise, and crowds.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.registers.board.board import (
    INTERESTS,
    Board,
    BoardStakes,
    WalkedTies,
    count_crowds_of,
    interest_codes,
    joined_parties,
    leave_out_settled,
    lot_codes,
    recode,
    registered_codes,
    settle,
    ties_of_parts,
    type_codes,
    walk_of,
)
from graph.registers.board.ends import party_ends_of
from graph.registers.board.numbering import add_part
from graph.registers.board.part import BoardPart, Flags, Numbers
from graph.registers.building.part_columns import CodeBook
from graph.registers.kernels.walk import LEFT_OUT, SAME_AS, Walk
from graph.registers.shelf.arrays_file import UNSTATED_KIND

Rows = NDArray[np.int64]


def extend_board(base: Board, part: BoardPart) -> Board:
    """Return the board of the parts of a board and of one more."""
    return _Extension(base, part).make()


class _Extension:
    """The steps of adding a part to a board."""

    def __init__(self, base: Board, part: BoardPart) -> None:
        self._base = base
        self._column = part.columns
        self._numbering = add_part(base.numbering, part)
        self._ties = base.first_tie[-1]
        self._first_tie = (*base.first_tie, self._ties + len(self._column.start))
        self._kind = self._kinds()
        self._start = self._with_own(base.walk.start, self._own(self._column.start))
        self._end = self._with_own(base.walk.end, self._own(self._column.end))

    def make(self) -> Board:
        base, kind = self._base, self._kind
        own = recode(self._column, "type", type_codes)
        types: NDArray[np.uint8] = self._with_own(base.walk.type, own).astype(np.uint8)
        unsettled = self._unsettled_rows()
        types[unsettled] = self._stated(unsettled, "type")
        looked_at = np.concatenate((unsettled, np.arange(self._ties, len(types))))
        ends = np.stack((self._start[looked_at], self._end[looked_at]))
        types[looked_at[(kind[ends] == UNSTATED_KIND).any(axis=0)]] = LEFT_OUT
        rows = looked_at[types[looked_at] == SAME_AS].tolist()
        unread = [row for row in rows if row not in base.same]
        read = ties_of_parts(self._numbering.parts, self._first_tie, unread)
        same = {row: read[row] if row in read else base.same[row] for row in rows}
        matches = settle(self._numbering, same)
        leave_out_settled(same, matches, types)
        stands_for, joined = joined_parties(self._numbering, matches)
        last = party_ends_of(self._numbering, stands_for)
        until = self._last_days(types, last.last, unsettled)
        more = len(joined)
        since = self._with_own(base.walk.since, self._column.since)
        ties = WalkedTies(self._start, self._end, types, since, until)
        walk = walk_of(kind, self._with_room(base.walk.crowd), ties, joined)
        self._count_crowds(walk, stands_for)
        return Board(
            numbering=self._numbering,
            walk=walk,
            stakes=self._stakes(more),
            ends=last,
            first_tie=self._first_tie,
            matches=matches,
            stands_for=stands_for,
            same=same,
            registered=self._flags(base.registered, "standing", registered_codes, more),
        )

    def _kinds(self) -> NDArray[np.uint8]:
        kind = np.full(self._numbering.count, UNSTATED_KIND, np.uint8)
        kind[: self._base.parties] = self._base.walk.kind
        is_known = self._column.kind != UNSTATED_KIND
        kind[self._own(np.flatnonzero(is_known))] = self._column.kind[is_known]
        return kind

    def _own(self, parties: NDArray[np.integer]) -> Numbers:
        """Return the numbers on the board of parties of the new part."""
        numbers: Numbers = self._numbering.of_part[-1][parties]
        return numbers

    def _with_own(self, base: NDArray[np.integer], own: NDArray[np.integer]) -> Numbers:
        """Return a column of ties: that of the base without its joined parties, then the own."""
        column: Numbers = np.concatenate((base[: self._ties], own), dtype=np.int32)
        return column

    def _with_room(self, base: Numbers) -> Numbers:
        """Return a column of parties, nothing for the new ones."""
        column = np.zeros(self._numbering.count, np.int32)
        column[: len(base)] = base
        return column

    def _touching(self, is_party: Flags) -> Rows:
        """Return the rows of the base's ties that begin or end at some of its parties."""
        parties = np.flatnonzero(is_party)
        walk = self._base.walk
        found = [
            rows[starts[party] : starts[party + 1]]
            for starts, rows in ((walk.in_starts, walk.in_ties), (walk.out_starts, walk.out_ties))
            for party in parties.tolist()
        ]
        touching = np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)
        return touching[touching < self._ties].astype(np.int64)

    def _unsettled_rows(self) -> Rows:
        """Return the rows of the base whose type may change: of matches, and of unstated ends."""
        known = self._kind[: self._base.parties] != UNSTATED_KIND
        newly_stated = (self._base.walk.kind == UNSTATED_KIND) & known
        matches = np.array(sorted(self._base.same), np.int64)
        return np.union1d(matches, self._touching(newly_stated))

    def _stated(self, rows: Rows, name: str) -> Numbers:
        """Return types or last days of ties of the base, as their parts state them."""
        found = np.empty(len(rows), np.int32)
        bounds = zip(self._base.first_tie[:-1], self._base.first_tie[1:], strict=True)
        for part, (first, last) in zip(self._base.numbering.parts, bounds, strict=True):
            inside = (rows >= first) & (rows < last)
            column, own = part.columns, rows[inside] - first
            if name == "type":
                codes = np.array(type_codes(column.texts["type"]), np.int32)
                found[inside] = codes[column.coded["type"][own]]
            else:
                found[inside] = column.until[own]
        return found

    def _last_days(self, types: NDArray[np.uint8], last: Numbers, unsettled: Rows) -> Numbers:
        """Return the last day of each tie, which is at most that of both of its ends."""
        until = self._with_own(self._base.walk.until, self._column.until)
        changed = self._touching(last[: self._base.parties] != self._base.ends.last)
        anew = np.union1d(unsettled, changed)
        until[anew] = self._stated(anew, "until")
        rows = np.concatenate((anew, np.arange(self._ties, len(until))))
        rows = rows[types[rows] != SAME_AS]
        least = np.minimum(last[self._start[rows]], last[self._end[rows]])
        until[rows] = np.minimum(until[rows], least)
        return until

    def _count_crowds(self, walk: Walk, stands_for: Numbers) -> None:
        """Count the crowds again that a new tie, a changed type or a changed match may change."""
        base = self._base
        is_joined_otherwise = stands_for[: base.parties] != base.stands_for
        changed = np.flatnonzero(walk.type[: self._ties] != base.walk.type[: self._ties])
        rows = np.concatenate(
            (changed, self._touching(is_joined_otherwise), np.arange(self._ties, len(walk.type)))
        )
        is_affected = np.zeros(self._numbering.count, np.bool_)
        is_affected[walk.start[rows]] = is_affected[walk.end[rows]] = True
        is_affected[: base.parties] |= is_joined_otherwise
        affected = np.flatnonzero(is_affected)
        walk.crowd[affected] = 0
        count_crowds_of(walk, stands_for, affected)

    def _stakes(self, more: int) -> BoardStakes:
        stakes, rest = self._base.stakes, np.zeros(more, np.int32)
        shares, interests, sources = stakes.shares.copy(), CodeBook(INTERESTS), CodeBook()
        for part in self._base.numbering.parts:
            interest_codes(interests, part.columns.texts["interest"])
            sources.codes(part.columns.texts["source"])
        share = recode(self._column, "share", shares.encode)
        interest = recode(self._column, "interest", lambda texts: interest_codes(interests, texts))
        source = recode(self._column, "source", sources.codes)
        return BoardStakes(
            share=np.concatenate((self._with_own(stakes.share, share), rest)),
            interest=np.concatenate((self._with_own(stakes.interest, interest), rest)),
            lot=self._flags(stakes.lot, "holding", lot_codes, more),
            source=np.concatenate((self._with_own(stakes.source, source), rest)),
            shares=shares,
        )

    def _flags(
        self, base: Flags, name: str, encode: Callable[[Sequence[str]], Sequence[int]], more: int
    ) -> Flags:
        own = recode(self._column, name, encode).astype(np.bool_)
        return np.concatenate((base[: self._ties], own, np.zeros(more, np.bool_)))
