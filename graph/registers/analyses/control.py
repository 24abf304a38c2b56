"""Control over half of every company of a board, where lower ends and whole numbers tell it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.registers.board.board import Board
from graph.registers.board.shares import HALF
from graph.registers.kernels.control import Control, find_control
from graph.registers.kernels.stakes import StakeTable, StatedShares, stakes_on_day


@dataclass(frozen=True, slots=True)
class BoardControl:
    """The ``root`` above each party, itself where nobody controls it.

    ``unsettled`` are companies that only the exact code can tell, as it must all below them.
    """

    root: NDArray[np.int32]
    unsettled: NDArray[np.bool_]


def stakes_of(board: Board, day: int) -> StakeTable:
    """Return the stakes of a day; companies with an entry that is one with another are odd."""
    stakes = board.stakes
    shares = stakes.shares
    said = StatedShares(
        share=stakes.share,
        interest=stakes.interest,
        lot=stakes.lot,
        source=stakes.source,
        low=np.array(shares.low, np.int64),
        high=np.array(shares.high, np.int64),
        exact=np.array(shares.exact, np.bool_),
    )
    table = stakes_on_day(board.walk, said, day)
    several = board.stands_for != np.arange(board.parties)
    several[board.stands_for[several]] = True
    unclear = several | board.ends.doubtful
    table.odd[table.company[unclear[table.company] | unclear[table.holder]]] = True
    return table


def control_on_day(board: Board, day: int) -> BoardControl:
    """Return who controls every company on a day."""
    found: Control = find_control(stakes_of(board, day), board.parties, HALF)
    return BoardControl(found.root, found.unsettled)
