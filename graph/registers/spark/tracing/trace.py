"""Trace of every storefront over registers of any size: Spark finds what the exact code judges."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.analyses.tracing.trace import VerdictRow, trace_all
from graph.model.dates import as_of_day
from graph.model.records import Contents
from graph.registers.analyses.tracing.judge import project_for_all
from graph.registers.board.open_board import open_board
from graph.registers.spark.local_frame import KEY, local_frame
from graph.registers.spark.matches import settle_all
from graph.registers.spark.read_part import read_shelves
from graph.registers.spark.remote_shelves import find_shelves
from graph.registers.spark.tie_frame import crowds_of, keys_of, tie_frame, without_crowds
from graph.registers.spark.tracing.selection import select_rows
from graph.support.settings import settings

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def trace_all_on(
    spark: "SparkSession", path: str, case: Contents, as_of: str | None = None
) -> Sequence[VerdictRow]:
    """Return the verdict of every storefront of a case over the registers below a path.

    Raises:
        InputError: the path holds no registers, or two of their ids have one key.
    """
    shelves = find_shelves(spark, path)
    most = settings().mass_tenants
    matches = settle_all(spark, shelves, case)
    named = {e for t in matches.ties for e in (t.start, t.end)} | {t.id for t in matches.ties}
    key = keys_of(spark, named)
    stands_for = {key[one]: key[other] for one, other in matches.stands_for.items()}
    ties = tie_frame(spark, shelves, case, as_of_day(as_of)).drop("share", "interest").persist()
    crowds = crowds_of(spark, ties, stands_for).persist()
    marked = without_crowds(ties, crowds, most).persist()
    same = [(key[t.id], key[t.start], key[t.end]) for t in matches.ties]
    selection = select_rows(spark, marked, case, stands_for, same)
    with (
        read_shelves(spark, shelves, selection.rows) as folder,
        open_board(folder, "all", case) as opened,
    ):
        graph = project_for_all(opened.board, opened.records, as_of, most)
        # A part of a register does not know how many share an address; the whole does.
        graph.graph["crowd"] |= _crowds(spark, crowds, graph.graph["crowd"], stands_for)
        return trace_all(graph, as_of)


def _crowds(
    spark: "SparkSession", crowds: "DataFrame", ids: Sequence[str], stands_for: dict[int, int]
) -> dict[str, int]:
    """Return the crowd of each party; entries that are one have one together."""
    key = keys_of(spark, ids)
    wanted = {ident: stands_for.get(k, k) for ident, k in key.items()}
    frame = local_frame(spark, ((k,) for k in set(wanted.values())), key=KEY)
    found = {row[0]: row[1] for row in crowds.join(frame, "key").select("key", "crowd").collect()}
    return {ident: found.get(k, 0) for ident, k in wanted.items()}
