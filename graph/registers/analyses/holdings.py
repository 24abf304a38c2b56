"""Ownership and control over the case and shelves: the region of a party, read and judged."""

from collections.abc import Iterable
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from graph.analyses.ownership import queries
from graph.analyses.ownership.answer import OwnershipAnswer
from graph.analyses.projection import Projection, project
from graph.errors import InputError, UnknownIdError
from graph.model.dates import as_of_day
from graph.registers.analyses.matches import matches_of
from graph.registers.analyses.rings import largest_circle
from graph.registers.board.board import Board
from graph.registers.board.open_board import OpenBoard
from graph.registers.kernels.holdings import holding_region
from graph.registers.kernels.walk import CONTROLS, OWNS
from graph.support.language import N_
from graph.support.progress import PartCallback, ProgressPart, ignore_part

MOST_IN_A_CIRCLE = 20_000
_SOLVED = frozenset({"leontief", "loop_corrected"})


def owners_over(
    opened: OpenBoard,
    company: str,
    convention: str,
    threshold: Fraction | None = None,
    as_of: str | None = None,
    blocked: Iterable[str] = (),
) -> OwnershipAnswer:
    """Return all direct and indirect owners of a company over the case and shelves.

    Raises:
        UnknownIdError: the company, or a blocked party, is unknown.
        InputError: the convention is unknown, or cannot be worked out for so large a circle.
        DateError: ``as_of`` is not a date.
    """
    day = as_of_day(as_of).toordinal()
    named = [company, *blocked]
    region = _region(opened.board, [company], day, upwards=True)
    if convention in _SOLVED:
        _refuse_large_circles(opened.board, region, day)
    graph = _read(opened, region, named)
    return queries.owners(graph, company, convention, threshold, as_of, blocked)


def control_over(
    opened: OpenBoard,
    owner: str,
    as_of: str | None = None,
    report: PartCallback = ignore_part,
) -> OwnershipAnswer:
    """Return what a party controls over the case and shelves, surely or possibly.

    Raises:
        UnknownIdError: the party is unknown.
        DateError: ``as_of`` is not a date.
    """
    day = as_of_day(as_of).toordinal()
    report(ProgressPart("Looking for all below", 1, 3))
    region = _region(opened.board, [owner], day, upwards=False)
    report(ProgressPart(f"Reading {np.count_nonzero(region):,} parties", 2, 3))
    graph = _read(opened, region, [owner])
    report(ProgressPart("Judging control", 3, 3))
    return queries.control(graph, owner, as_of)


def _region(board: Board, idents: Iterable[str], day: int, *, upwards: bool) -> NDArray[np.bool_]:
    begin = np.array([_number(board, ident) for ident in idents], np.int64)
    found: NDArray[np.bool_] = holding_region(board.walk, begin, day, upwards)
    return found


def _number(board: Board, ident: str) -> int:
    number = board.numbering.number_of(ident)
    if number is None:
        raise UnknownIdError(
            N_("Neither the case nor a register has anything under {id!r}."), id=ident
        )
    return number


def _read(opened: OpenBoard, region: NDArray[np.bool_], named: Iterable[str]) -> Projection:
    """Read a region with all that is held of its parties at any time, as the exact code asks."""
    board = opened.board
    rows = set(_holdings_into(board, region).tolist())
    parties = {*np.flatnonzero(region).tolist(), *(_number(board, ident) for ident in named)}
    rows |= matches_of(board, rows, parties)
    stated = [row for row in rows if row < board.first_tie[-1]]
    return project(opened.records.read(stated, parties))


def _holdings_into(board: Board, region: NDArray[np.bool_]) -> NDArray[np.int64]:
    walk = board.walk
    is_holding = (walk.type == OWNS) | (walk.type == CONTROLS)
    return np.flatnonzero(is_holding & region[walk.end])


def _refuse_large_circles(board: Board, region: NDArray[np.bool_], day: int) -> None:
    if np.count_nonzero(region) <= MOST_IN_A_CIRCLE:
        return
    size = largest_circle(board, day, region)
    if size > MOST_IN_A_CIRCLE:
        raise InputError(
            N_(
                "{count} companies hold one another in a circle: too many for this convention. "
                "Count with multiplicative, which needs no such sum."
            ),
            count=f"{size:,}",
        )
