"""Ties of all shelves and the case as a table of numbers that Spark keeps in memory.

A party's key is the hash of its id. A tie whose end nothing states is left out, as on a board.
Whether a tie holds on the day is told by its own dates; whether its parties had ended by then is
left to the exact code, so that no tie is missing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.model.dates import first_day, last_day
from graph.model.records import Contents, Tie, TieType
from graph.registers.shelf.rows import share_cell
from graph.registers.spark.local_frame import DAY, KEY, TEXT, local_frame
from graph.registers.spark.remote_shelves import STATED, TIES, RemoteShelf
from graph.support.language import N_

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

TYPES = tuple(TieType)
_CODES = {kind: code for code, kind in enumerate(TYPES)}
POSTS = frozenset({_CODES[TieType.OFFICER_OF], _CODES[TieType.EMPLOYED_BY]})
PLACES = frozenset({_CODES[TieType.LOCATED_AT], _CODES[TieType.REACHED_AT]})
UPWARD = frozenset({_CODES[TieType.OPERATES], _CODES[TieType.OWNS], _CODES[TieType.CONTROLS]})
LINKED_TO, SAME_AS = _CODES[TieType.LINKED_TO], _CODES[TieType.SAME_AS]
_COUNTED = (*PLACES, _CODES[TieType.OFFICER_OF])
_COLUMNS = ("id", "type", "start", "end", "since", "until", "share", "interest")


def key_of(name: str) -> "Column":
    """Return the key of a column of ids."""
    from pyspark.sql import functions as f

    return f.xxhash64(f.col(name))


def keys_of(spark: "SparkSession", ids: Iterable[str]) -> Mapping[str, int]:
    """Return the keys of some ids."""
    rows = local_frame(spark, ((ident,) for ident in sorted(set(ids))), id=TEXT)
    return {row[0]: row[1] for row in rows.select("id", key_of("id")).collect()}


def tie_frame(
    spark: "SparkSession", shelves: Sequence[RemoteShelf], case: Contents, day: date
) -> "DataFrame":
    """Return the ties: keys ``tie``, ``start``, ``end``, code ``type``, and ``holds`` on the day.

    Beside them stand the texts of ``share`` and ``interest``.

    Raises:
        InputError: two ids have one key.
    """
    from pyspark.sql import functions as f

    parts = [shelf.rows(spark, TIES).select(*_COLUMNS) for shelf in shelves]
    rows = [_row(tie) for tie in case.ties]
    own = local_frame(spark, rows, **dict.fromkeys(_COLUMNS, TEXT))
    ties = _union([*parts, own])
    ties = ties.fillna("", ["since", "until", "share", "interest"])
    ties = _with_day(spark, ties, "since", lambda text: first_day(text).toordinal())
    ties = _with_day(spark, ties, "until", lambda text: last_day(text).toordinal())
    code = f.create_map(*(f.lit(x) for kind, c in _CODES.items() for x in (kind.value, c)))
    today = day.toordinal()
    begun = (f.col("since") == "") | (f.col("since_day") <= today)
    not_over = (f.col("until") == "") | (f.col("until_day") >= today)
    ties = ties.select(
        key_of("id").alias("tie"),
        key_of("start").alias("start"),
        key_of("end").alias("end"),
        code[f.col("type")].cast("byte").alias("type"),
        (begun & not_over).alias("holds"),
        "share",
        "interest",
    )
    stated = stated_keys(spark, shelves, case)
    for end in ("start", "end"):
        ties = ties.join(stated.withColumnRenamed("key", end), end, "left_semi")
    return ties


def _row(tie: Tie) -> tuple[str, ...]:
    share = share_cell(tie.share) if tie.share else ""
    ends = (tie.start, tie.end, tie.since, tie.until)
    return (tie.id, tie.type.value, *ends, share, tie.interest)


def _with_day(
    spark: "SparkSession", ties: "DataFrame", name: str, day: Callable[[str], int]
) -> "DataFrame":
    """Add the day of each date text, widened as everywhere; the different texts are few."""
    from pyspark.sql import functions as f

    texts = [row[0] for row in ties.select(name).distinct().collect() if row[0]]
    days = local_frame(spark, ((t, day(t)) for t in texts), **{name: TEXT, "day": DAY})
    return ties.join(f.broadcast(days), name, "left").withColumnRenamed("day", f"{name}_day")


def stated_keys(
    spark: "SparkSession", shelves: Sequence[RemoteShelf], case: Contents
) -> "DataFrame":
    """Return the keys of all parties that something is stated of.

    Raises:
        InputError: two ids have one key.
    """
    from pyspark.sql import functions as f

    parts = [shelf.rows(spark, STATED).select("entity") for shelf in shelves]
    own = local_frame(spark, ((ident,) for ident in case.entities), entity=TEXT)
    ids = _union([*parts, own]).distinct()
    keys = ids.select(key_of("entity").alias("key")).persist()
    counted = keys.agg(f.count("*"), f.countDistinct("key")).first()
    if counted is not None and counted[0] != counted[1]:
        raise InputError(N_("Two ids of these registers have one key; nothing was analysed."))
    return keys


def crowds_of(
    spark: "SparkSession", ties: "DataFrame", stands_for: Mapping[int, int]
) -> "DataFrame":
    """Return how many share each address, contact or officer over all days: ``key``, ``crowd``."""
    from pyspark.sql import functions as f

    shared = ties.filter(f.col("type").isin(*_COUNTED))
    is_post = f.col("type").isin(*POSTS)
    pairs = shared.select(
        f.when(is_post, f.col("start")).otherwise(f.col("end")).alias("key"),
        f.when(is_post, f.col("end")).otherwise(f.col("start")).alias("other"),
    )
    if stands_for:
        one = local_frame(spark, stands_for.items(), member=KEY, stands=KEY)
        for name in ("key", "other"):
            joined = pairs.join(f.broadcast(one), pairs[name] == one["member"], "left")
            pairs = joined.withColumn(name, f.coalesce("stands", name)).drop("member", "stands")
    return pairs.groupBy("key").agg(f.countDistinct("other").alias("crowd"))


def without_crowds(ties: "DataFrame", crowds: "DataFrame", most: int) -> "DataFrame":
    """Mark the ties to what too many share as ``closed``; no join of the rounds sees them."""
    from pyspark.sql import functions as f

    mass = crowds.filter(f.col("crowd") > most).select(
        f.col("key").alias("shared"), f.lit(True).alias("closed")
    )
    is_post = f.col("type").isin(*POSTS)
    shared = f.when(is_post, f.col("start")).when(f.col("type").isin(*PLACES), f.col("end"))
    marked = ties.withColumn("shared", shared).join(mass, "shared", "left").drop("shared")
    return marked.fillna(value=False, subset=["closed"])


def _union(frames: Sequence["DataFrame"]) -> "DataFrame":
    first, *rest = frames
    for each in rest:
        first = first.unionByName(each)
    return first
