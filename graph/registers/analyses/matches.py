"""Matches that hang together with some parties of a board."""

from collections.abc import Iterable

import numpy as np

from graph.registers.board.board import Board


def matches_of(board: Board, rows: Iterable[int], parties: Iterable[int] = ()) -> set[int]:
    """Return the SAME_AS of the parties of some ties, of further ones, and of all these lead to.

    A match may be overruled by one between others, so all that hang together are read.
    """
    walk, stands_for, same = board.walk, board.stands_for, np.array([*board.same], np.int64)
    some = np.fromiter(rows, np.int64)
    start, end = stands_for[walk.start[same]], stands_for[walk.end[same]]
    inside = np.zeros(board.parties, np.bool_)
    inside[stands_for[walk.start[some]]] = True
    inside[stands_for[walk.end[some]]] = True
    inside[stands_for[np.fromiter(parties, np.int64)]] = True
    touched = np.zeros(len(same), np.bool_)
    while True:
        more = inside[start] | inside[end]
        if np.array_equal(more, touched):
            return set(same[touched].tolist())
        touched = more
        inside[start[touched]] = inside[end[touched]] = True
