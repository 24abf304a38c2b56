"""Control over more than half in rounds: what holders hold counts as held by whoever controls them.

Each round adds up what every root holds of a company, finds who has more than half or is stated to
control it, and follows these pointers to their top. It ends when no root changes any more.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from graph.registers.board.shares import HALF
from graph.registers.spark.local_frame import KEY, local_frame

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_MOST_ROUNDS = 100
_DOUBLINGS = 40


def roots_of(spark: "SparkSession", stakes: "DataFrame", ids: "DataFrame") -> "DataFrame":
    """Return ``company`` and ``root`` of each company that one party controls.

    Of a ring of control the member with the smallest id is the root. ``ids`` gives the ``id`` of
    each ``key``.
    """
    from pyspark.sql import functions as f

    roots = local_frame(spark, (), company=KEY, root=KEY)
    for _ in range(_MOST_ROUNDS):
        owner = roots.select(f.col("company").alias("holder"), "root")
        held = stakes.join(owner, "holder", "left")
        held = held.withColumn("root", f.coalesce("root", "holder")).filter("root <> company")
        summed = held.groupBy("company", "root").agg(
            f.sum("low").alias("low"), f.max("controls").alias("controls")
        )
        pointers = summed.filter((f.col("low") > HALF) | f.col("controls"))
        new = _tops(spark, pointers.select("company", "root").localCheckpoint(), ids)
        is_same = new.count() == roots.count() and not new.exceptAll(roots).take(1)
        roots = new
        if is_same:
            break
    return roots


def _tops(spark: "SparkSession", pointers: "DataFrame", ids: "DataFrame") -> "DataFrame":
    """Return the top of each chain of pointers, by doubling; a ring has its smallest member."""
    from pyspark.sql import functions as f

    in_rings = _ring_members(pointers)
    if in_rings:
        heads = _heads(spark, in_rings, ids)
        rows = [(party, head) for party, head in heads.items() if party != head]
        ring = local_frame(spark, ((party,) for party in heads), company=KEY)
        settled = local_frame(spark, rows, company=KEY, root=KEY)
        pointers = pointers.join(f.broadcast(ring), "company", "left_anti").unionByName(settled)
    tops = pointers
    for _ in range(_DOUBLINGS):
        further = tops.select(f.col("company").alias("root"), f.col("root").alias("above"))
        doubled = tops.join(further, "root", "left").withColumn("top", f.coalesce("above", "root"))
        moved = doubled.filter("above is not null").take(1)
        tops = doubled.select("company", f.col("top").alias("root")).localCheckpoint()
        if not moved:
            break
    return tops


def _ring_members(pointers: "DataFrame") -> Mapping[int, int]:
    """Return the pointers that go round: what is left when ends are taken off, again and again."""
    from pyspark.sql import functions as f

    left = pointers
    count = left.count()
    while count:
        pointed = left.select(f.col("root").alias("company")).distinct()
        inside = left.join(pointed, "company", "left_semi")
        onward = left.select(f.col("company").alias("root")).distinct()
        left = inside.join(onward, "root", "left_semi").localCheckpoint()
        before, count = count, left.count()
        if count == before:
            break
    return {row["company"]: row["root"] for row in left.collect()}


def _heads(
    spark: "SparkSession", pointers: Mapping[int, int], ids: "DataFrame"
) -> Mapping[int, int]:
    members = local_frame(spark, ((party,) for party in pointers), key=KEY)
    name = {row["key"]: row["id"] for row in ids.join(members, "key").collect()}
    heads: dict[int, int] = {}
    for party in pointers:
        if party not in heads:
            ring = [party]
            while pointers[ring[-1]] != party:
                ring.append(pointers[ring[-1]])
            smallest = min(ring, key=lambda key: str(name[key]))
            heads |= dict.fromkeys(ring, smallest)
    return heads
