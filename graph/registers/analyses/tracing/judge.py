"""Verdicts by the exact code over what the filter found."""

from collections.abc import Sequence

from graph.analyses.projection import Projection, project
from graph.analyses.tracing.partial_load import load_trace_projection
from graph.analyses.tracing.trace import VerdictRow, trace, trace_all
from graph.analyses.tracing.verdict import Verdict
from graph.model.dates import as_of_day
from graph.model.records import Contents
from graph.registers.analyses.matches import matches_of
from graph.registers.analyses.tracing.board_reads import BoardReads
from graph.registers.analyses.tracing.crowd_limit import CrowdLimit
from graph.registers.analyses.tracing.filter import select_ties
from graph.registers.board.board import Board
from graph.registers.board.records import BoardRecords
from graph.support.progress import PartCallback, ProgressPart, ignore_part
from graph.support.settings import settings


def trace_all_over(
    board: Board,
    records: BoardRecords,
    as_of: str | None,
    most: int | None = None,
    report: PartCallback = ignore_part,
) -> tuple[VerdictRow, ...]:
    """Return the verdict of every storefront of a board on a day, by id."""
    graph = project_for_all(board, records, as_of, most, report)
    report(ProgressPart("Judging every storefront", 3, 3))
    return trace_all(graph, as_of)


def project_for_all(
    board: Board,
    records: BoardRecords,
    as_of: str | None,
    most: int | None = None,
    report: PartCallback = ignore_part,
) -> Projection:
    """Return the part of a board that decides the traces of all storefronts, and the whole case."""
    limit = settings().mass_tenants if most is None else most
    day = as_of_day(as_of).toordinal()
    report(ProgressPart("Looking for storefronts that may have a chain", 1, 3))
    selection = select_ties(board, day, limit)
    case = len(board.numbering.parts) - 1
    rows = {*selection.rows.tolist(), *range(board.first_tie[case], board.first_tie[case + 1])}
    own = board.numbering.of_part[case].tolist()
    rows |= matches_of(board, rows, own)
    rows = {row for row in rows if row < board.first_tie[-1]}
    report(ProgressPart(f"Reading {len(rows):,} ties", 2, 3))
    contents = records.read(rows, own)
    graph = project(contents)
    graph.graph["mass_tenants"] = limit
    graph.graph["crowd"] = crowds_of(board, contents)
    return graph


def crowds_of(board: Board, contents: Contents) -> dict[str, int]:
    """Return the crowd of each party on the whole board."""
    numbers = ((ident, board.numbering.number_of(ident)) for ident in contents.entities)
    return {ident: int(board.walk.crowd[n]) for ident, n in numbers if n is not None}


def trace_over(
    board: Board,
    records: BoardRecords,
    storefront: str,
    targets: Sequence[str] = (),
    as_of: str | None = None,
    limit: int = 5,
) -> Verdict:
    """Return the verdict on one storefront, with the chains through crowds and those of the past.

    Chains through crowds that are too large to list are named under what was not looked at.

    Raises:
        UnknownIdError: no part of the board knows the storefront, or a named target.
        DateError: ``as_of`` is not a date.
    """
    crowds = CrowdLimit(board, settings().mass_tenants)
    graph = load_trace_projection(BoardReads(board, records), storefront, targets, crowds.choose)
    return crowds.name_in(trace(graph, storefront, targets or None, as_of, limit), records)
