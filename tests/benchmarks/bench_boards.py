"""Analyses over a board beside their peers, as ratios of CPU seconds in one run.

python -m tests.benchmarks.bench_boards DATA_DIR [--storefronts 10000] [--whole] [--graphs 2000]

DATA_DIR holds the shelves ``psc`` and ``basic`` of invented registers (``register_files``).
``--whole`` also traces by the exact code over everything; ``--graphs`` compares random graphs.
"""

import argparse
import resource
import time
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from shutil import rmtree
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra

from graph.analyses.projection import project
from graph.analyses.tracing.search.chain_search import MOST_WEAK_STEPS
from graph.analyses.tracing.trace import trace_all
from graph.model.records import Contents
from graph.presentation.trace_report import batch_csv
from graph.registers.analyses.control import stakes_of
from graph.registers.analyses.rings import circling_parties, holdings_of_day
from graph.registers.analyses.tracing.filter import select_ties
from graph.registers.analyses.tracing.judge import trace_all_over
from graph.registers.board.board import Board
from graph.registers.board.open_board import OpenBoard, open_board
from graph.registers.board.shares import HALF
from graph.registers.board.shelf_part import ShelfPart
from graph.registers.kernels.control import find_control
from graph.registers.kernels.stakes import StakeTable
from graph.registers.kernels.walk import (
    CONTROLS,
    EMPLOYED_BY,
    LINKED_TO,
    LOCATED_AT,
    OFFICER_OF,
    OPERATES,
    OWNS,
    PLATFORM,
    REACHED_AT,
)
from graph.registers.kernels.weak_steps import least_weak_steps
from graph.registers.shelf.places import boards_folder
from graph.registers.shelf.shelf import open_shelf
from tests.benchmarks.invented_case import invented_case
from tests.graph.registers.random_case import random_case
from tests.graph.registers.test_filter_and_judge import differing_rows

_MASS = 20
_TIMES = 5
_FAR = 9
_Found = TypeVar("_Found")
Numbers = NDArray[np.int64]


def _timed(work: Callable[[], _Found], times: int = _TIMES) -> tuple[float, _Found]:
    """Return the median of CPU seconds, after one run for the compiler and the cache."""
    found = work()
    spent = []
    for _ in range(times):
        begin = time.process_time()
        found = work()
        spent.append(time.process_time() - begin)
    return float(np.median(spent)), found


def bench_bound(board: Board, day: int) -> None:
    """Compare the bound on weak steps with scipy's search over the same hops."""
    walk = board.walk
    roots = np.unique(walk.start[(walk.type == OPERATES) & (walk.kind[walk.end] == PLATFORM)])
    ends = roots.astype(np.int64)
    own, least = _timed(
        lambda: least_weak_steps(walk, ends, MOST_WEAK_STEPS, _MASS, day, day, True)
    )
    begin = time.process_time()
    matrix = _matrix(board, day)
    built = time.process_time() - begin
    indices = np.concatenate((2 * ends, 2 * ends + 1))
    peer, found = _timed(
        lambda: dijkstra(matrix, indices=indices, min_only=True, limit=MOST_WEAK_STEPS + 0.5), 3
    )
    finite = np.isfinite(found)
    same = (np.where(finite, np.where(finite, found, 0).astype(int), _FAR) == least).all()
    print(
        f"bound: {own * 1e3:.1f} ms; scipy search {peer * 1e3:.1f}, matrix {built * 1e3:.0f} ms; "
        f"ratio {own / peer:.2f}, with the matrix {own / (peer + built):.4f}; same {same}"
    )


def _matrix(board: Board, day: int) -> csr_array:
    walk = board.walk
    held = (walk.since <= day) & (walk.until >= day) & (walk.start != walk.end)
    start, end = walk.start.astype(np.int64), walk.end.astype(np.int64)
    is_personnel = np.isin(walk.type, (OFFICER_OF, EMPLOYED_BY))
    shared, party = np.where(is_personnel, start, end), np.where(is_personnel, end, start)
    up = held & np.isin(walk.type, (OWNS, CONTROLS, OPERATES)) & (walk.kind[start] != PLATFORM)
    by = held & (is_personnel | np.isin(walk.type, (LOCATED_AT, REACHED_AT)))
    by &= walk.crowd[shared] <= _MASS
    tied = held & (walk.type == LINKED_TO)
    hops: list[tuple[Numbers, Numbers, int]] = []
    hops += [(2 * end[up] + place, 2 * start[up], 0) for place in (0, 1)]
    hops += [(2 * party[by] + place, 2 * shared[by] + 1, 1) for place in (0, 1)]
    hops += [(2 * shared[by] + place, 2 * party[by], 1 - place) for place in (0, 1)]
    for one, other in ((start, end), (end, start)):
        open_ = tied & (walk.kind[one] != PLATFORM)
        hops += [(2 * one[open_] + place, 2 * other[open_], 1) for place in (0, 1)]
    tail = np.concatenate([hop[0] for hop in hops])
    head = np.concatenate([hop[1] for hop in hops])
    weight = np.concatenate([np.full(len(hop[0]), hop[2] + 1e-9) for hop in hops])
    order = np.lexsort((weight, tail, head))
    tail, head, weight = tail[order], head[order], weight[order]
    first = np.ones(len(tail), np.bool_)
    first[1:] = (tail[1:] != tail[:-1]) | (head[1:] != head[:-1])
    size = 2 * board.parties
    return csr_array((weight[first], (head[first], tail[first])), shape=(size, size))


def bench_control(board: Board, day: int) -> None:
    """Compare control of every company with rounds of sums in DuckDB over the same stakes."""
    table_time, table = _timed(lambda: stakes_of(board, day))
    own, control = _timed(lambda: find_control(table, board.parties, HALF))
    connection = import_module("duckdb").connect()
    connection.execute("set threads=1")
    peer, rounds = _timed(lambda: _rounds(connection, table, board.parties), 3)
    controlled = int((control.root != np.arange(board.parties)).sum())
    print(
        f"control: {len(table.holder):,} stakes, {controlled:,} controlled, "
        f"{int(control.unsettled.sum()):,} unsettled; day's table {table_time * 1e3:.0f} ms, "
        f"fixpoint {own * 1e3:.1f} ms; DuckDB {rounds} rounds {peer * 1e3:.0f} ms; "
        f"ratio {own / peer:.3f}, with the table {(own + table_time) / peer:.3f}"
    )


def _rounds(connection: Any, table: StakeTable, parties: int) -> int:
    """Sum by root until nothing changes; stated control is left out, as SQL has no order."""
    root = np.arange(parties)
    for count in range(1, 31):
        stakes = pa.table({"c": table.company, "r": root[table.holder], "low": table.low})
        connection.register("stakes", stakes)
        found = connection.execute(
            "select c, r from stakes where c <> r group by c, r having sum(low) > ?", [HALF]
        ).fetchnumpy()
        company, over = np.asarray(found["c"]), np.asarray(found["r"])
        new = root[over] != root[company]
        company, over = company[new], over[new]
        above = np.arange(parties)
        free = root[company] == company
        above[company[free]] = over[free]
        for _ in range(40):
            above = above[above]
        if np.array_equal(above[root], root):
            return count
        root = above[root]
    return 30


def bench_circles(board: Board, day: int) -> None:
    """Compare the search for circles with scipy's strong components of the same holdings."""
    rows = holdings_of_day(board, day)
    start, end = board.walk.start[rows], board.walk.end[rows]
    shape = board.parties, board.parties

    def matrix() -> csr_array:
        return csr_array((np.ones(len(start), np.int8), (start, end)), shape=shape)

    own, found = _timed(lambda: circling_parties(board, rows))
    ready = matrix()
    peer, _ = _timed(lambda: connected_components(ready, connection="strong"), 3)
    whole, _ = _timed(lambda: connected_components(matrix(), connection="strong"), 3)
    print(
        f"circles: {len(rows):,} holdings, {len(found.groups()):,} circles; {own * 1e3:.1f} ms; "
        f"scipy {peer * 1e3:.1f} ms, from ties {whole * 1e3:.1f}; "
        f"ratio {own / peer:.2f}, from ties {own / whole:.2f}"
    )


def bench_trace(opened: OpenBoard, day: int, *, whole: bool) -> None:
    """Time filter, reading and judging; with ``whole`` compare with the exact code over all."""
    board = opened.board
    filtered, selection = _timed(lambda: select_ties(board, day, _MASS), 3)
    begin = time.process_time()
    rows = trace_all_over(board, opened.records, None, _MASS)
    spent = time.process_time() - begin
    found = sum(row.target is not None for row in rows)
    print(
        f"trace of {len(rows):,}: filter {filtered:.2f} s, whole {spent:.2f} s; "
        f"{len(selection.storefronts):,} judged with {len(selection.rows):,} ties, {found:,} found"
    )
    if not whole:
        return
    begin = time.process_time()
    everything = opened.records.read(range(board.first_tie[-1]), range(board.parties))
    exact = batch_csv(trace_all(project(everything)))
    peer = time.process_time() - begin
    pairs = zip(exact.splitlines(), batch_csv(rows).splitlines(), strict=True)
    differ = sum(one != other for one, other in pairs)
    print(
        f"exact code over everything {peer:.0f} s: {peer / spent:.0f} times; {differ} rows differ"
    )


def _opening(data_dir: Path, case: Contents) -> float:
    begin = time.process_time()
    with open_board(data_dir, "all", case):
        return time.process_time() - begin


def main() -> None:
    """Run the benchmarks."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("--storefronts", type=int, default=10_000)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--graphs", type=int, default=0)
    given = parser.parse_args()
    day = date.today().toordinal()
    with open_shelf(given.data_dir, "psc") as shelf:
        case = invented_case(ShelfPart(shelf), given.storefronts)
    rmtree(boards_folder(given.data_dir), ignore_errors=True)
    made, kept = _opening(given.data_dir, case), _opening(given.data_dir, case)
    ties = case.ties[1:]
    changed = _opening(given.data_dir, Contents(case.entities, case.sources, case.statements, ties))
    with open_board(given.data_dir, "all", case) as opened:
        board = opened.board
        print(
            f"board: {board.parties:,} parties, {len(board.walk.type):,} ties; made and written "
            f"in {made:.2f} s, opened again in {kept:.2f}, with a changed case in {changed:.2f}; "
            f"ratio {changed / made:.2f}"
        )
        bench_bound(board, day)
        bench_control(board, day)
        bench_circles(board, day)
        bench_trace(opened, day, whole=given.whole)
    if given.graphs:
        differ = [seed for seed in range(given.graphs) if differing_rows(random_case(seed))]
        print(f"{given.graphs:,} random graphs: {len(differ)} differ {differ[:5]}")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"most memory {most:.0f} MB")


if __name__ == "__main__":
    main()
