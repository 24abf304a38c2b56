"""Crowds that one trace leaves out, the largest first, because they lead to too many ties."""

from collections.abc import Set
from dataclasses import replace

import numpy as np

from graph.analyses.tracing.verdict import Caveat, CaveatKind, Verdict
from graph.registers.board.board import Board
from graph.registers.board.records import BoardRecords

MOST_TIES = 200_000
"""Ties of members of crowds that one trace reads."""


class CrowdLimit:
    """Choice of the crowds that are small enough together, and the names of the others.

    Chains through a crowd decide nothing. What is read as one and is none, because entries of it
    are one party or employees count for nothing, is never left out.
    """

    def __init__(self, board: Board, most: int) -> None:
        self._board = board
        self._most = most
        self._left_out: list[int] = []

    def choose(self, crowds: Set[str]) -> Set[str]:
        """Return the crowds that lead to few enough ties together."""
        number_of = self._board.numbering.number_of
        numbers = {ident: number for ident in crowds if (number := number_of(ident)) is not None}
        ties = {ident: self._ties_behind(number) for ident, number in numbers.items()}
        chosen, together = set(crowds), sum(ties.values())
        large = (ident for ident in ties if self._size(numbers[ident]) > self._most)
        for ident in sorted(large, key=lambda each: (-self._size(numbers[each]), each)):
            if together <= MOST_TIES:
                break
            chosen.remove(ident)
            together -= ties[ident]
            self._left_out.append(int(self._board.stands_for[numbers[ident]]))
        return chosen

    def name_in(self, verdict: Verdict, records: BoardRecords) -> Verdict:
        """Return a verdict that says through which crowds chains are not listed."""
        found = [self._caveat(number, records) for number in dict.fromkeys(self._left_out)]
        named = {party.id for caveat in found for party in caveat.parties}
        # What is said of a crowd whose chains are listed does not hold for these.
        others = [
            caveat
            for caveat in verdict.caveats
            if caveat.kind is not CaveatKind.CROWD or not named & {p.id for p in caveat.parties}
        ]
        return replace(verdict, caveats=(*others, *found))

    def _caveat(self, number: int, records: BoardRecords) -> Caveat:
        parties = tuple(records.read((), [number]).entities.values())
        kind = CaveatKind.CROWD_NOT_LISTED
        return Caveat(kind=kind, parties=parties, count=self._size(number))

    def _size(self, number: int) -> int:
        return int(self._board.walk.crowd[number])

    def _ties_behind(self, number: int) -> int:
        """Return the number of ties of all parties that a party has ties with."""
        walk = self._board.walk
        into = walk.in_ties[walk.in_starts[number] : walk.in_starts[number + 1]]
        out = walk.out_ties[walk.out_starts[number] : walk.out_starts[number + 1]]
        members = np.unique(np.concatenate((walk.start[into], walk.end[out])))
        ties = walk.in_starts[members + 1] - walk.in_starts[members]
        ties += walk.out_starts[members + 1] - walk.out_starts[members]
        return int(ties.sum())
