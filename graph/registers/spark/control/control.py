"""Control over more than half of every company of all registers, by the party at its top."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analyses.ownership.groups import find_groups
from graph.analyses.projection import project
from graph.model.dates import as_of_day
from graph.model.records import Contents
from graph.registers.board.open_board import open_board
from graph.registers.spark.control.rounds import roots_of
from graph.registers.spark.control.stakes import odd_companies, odd_parties, stakes_of
from graph.registers.spark.local_frame import KEY, TEXT, local_frame
from graph.registers.spark.matches import settle_all
from graph.registers.spark.neighbours import Neighbours
from graph.registers.spark.read_part import WantedRows, read_shelves
from graph.registers.spark.remote_shelves import STATED, RemoteShelf, find_shelves
from graph.registers.spark.tie_frame import UPWARD, key_of, keys_of, tie_frame
from graph.registers.spark.weak_steps import WeakSteps

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

ControlRow = tuple[str, str]
"""The ids of an owner and of a company that it controls."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Registers and the case that are asked, and the day."""

    spark: "SparkSession"
    shelves: Sequence[RemoteShelf]
    case: Contents
    as_of: str | None


def control_on(
    spark: "SparkSession", path: str, case: Contents, as_of: str | None = None
) -> Sequence[ControlRow]:
    """Return the owner at the top of each company that is surely controlled, by their ids.

    A company that several parties are stated to control has a row for each.

    Raises:
        InputError: the path holds no registers, or two of their ids have one key.
    """
    from pyspark.sql import functions as f

    asked = _Asked(spark, find_shelves(spark, path), case, as_of)
    matches = settle_all(spark, asked.shelves, case)
    members = {*matches.stands_for, *matches.stands_for.values()}
    ties = tie_frame(spark, asked.shelves, case, as_of_day(as_of)).persist()
    stakes = stakes_of(spark, ties).persist()
    apart = odd_parties(spark, asked.shelves, case, keys_of(spark, members).values())
    odd = [row[0] for row in odd_companies(stakes, apart).collect()]
    walks = WeakSteps(Neighbours(spark, ties.withColumn("closed", f.lit(False))), {}, set())
    left = _below(walks, odd)
    keys = local_frame(spark, ((key,) for key in left), company=KEY)
    plain = stakes.join(keys, "company", "left_anti").persist()
    return sorted({*_by_rounds(asked, plain), *_by_exact_code(asked, walks, left)})


def _by_rounds(asked: _Asked, stakes: "DataFrame") -> Iterable[ControlRow]:
    from pyspark.sql import functions as f

    ids = _ids(asked).persist()
    company = ids.select(f.col("key").alias("company"), f.col("id").alias("company_id"))
    owner = ids.select(f.col("key").alias("root"), f.col("id").alias("owner_id"))
    found = roots_of(asked.spark, stakes, ids).join(company, "company").join(owner, "root")
    shown = _shown_ids(asked)
    for row in found.select("owner_id", "company_id").toLocalIterator():
        yield shown.get(row[0], row[0]), shown.get(row[1], row[1])


def _ids(asked: _Asked) -> "DataFrame":
    """Return the ``id`` of each ``key``."""
    found = local_frame(asked.spark, ((ident,) for ident in asked.case.entities), entity=TEXT)
    for shelf in asked.shelves:
        found = found.unionByName(shelf.rows(asked.spark, STATED).select("entity"))
    ids = found.distinct()
    return ids.select(key_of("entity").alias("key"), ids["entity"].alias("id"))


def _shown_ids(asked: _Asked) -> dict[str, str]:
    """Return what stands for the ids that were taken out by hand, as a board shows them."""
    withheld = {i for shelf in asked.shelves for i in map(str.strip, shelf.withheld.splitlines())}
    return {ident: f"withheld-{n}" for n, ident in enumerate(sorted(withheld - {""}), 1)}


def _below(walks: WeakSteps, companies: Iterable[int]) -> set[int]:
    """Return some companies and all below them: their control rests on who controls these."""
    found: set[int] = set()
    edge = set(companies)
    while edge:
        found |= edge
        walks.neighbours.read_below(edge)
        ties = (tie for party in edge for tie in walks.neighbours.out_of(party))
        edge = {tie.end for tie in ties if tie.holds and tie.type in UPWARD} - found
    return found


def _by_exact_code(asked: _Asked, walks: WeakSteps, companies: set[int]) -> Iterable[ControlRow]:
    """Yield the rows of some companies, from all that is stated of what stands above them."""
    region = walks.above(companies, on_the_day=False)
    upward = (tie for party in region for tie in walks.neighbours.into(party))
    wanted = WantedRows([tie.tie for tie in upward if tie.type in UPWARD], region)
    keys = local_frame(asked.spark, ((key,) for key in companies), key=KEY)
    shown = _shown_ids(asked)
    named = (row[0] for row in _ids(asked).join(keys, "key").select("id").collect())
    members = {shown.get(ident, ident) for ident in named}
    with (
        read_shelves(asked.spark, asked.shelves, wanted) as folder,
        open_board(folder, "all", asked.case) as opened,
    ):
        own = opened.board.numbering.of_part[-1].tolist()
        contents = opened.records.read(range(opened.board.first_tie[-1]), own)
    for group in find_groups(project(contents), asked.as_of):
        for member in group.members:
            if member.id in members and member.id != group.head.id:
                yield group.head.id, member.id
