"""Holdings and stated control on a day as a table, with the companies that are not settled by it.

A company is plain where each holder states one holding of each interest, with a share of whole
billionths, where at most one party can control it, and where no party's end or match plays a part.
All others are odd: they, and all that is below them, are left to the exact code.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from graph.analyses.stakes import SHARES, VOTES, interest_name
from graph.model.records import Contents, TieType
from graph.registers.board.shares import ALL, HALF, ShareBook
from graph.registers.spark.local_frame import FLAG, KEY, TEXT, local_frame
from graph.registers.spark.remote_shelves import STATED, RemoteShelf
from graph.registers.spark.tie_frame import TYPES, key_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_OWNS, _CONTROLS = TYPES.index(TieType.OWNS), TYPES.index(TieType.CONTROLS)


def stakes_of(spark: "SparkSession", ties: "DataFrame") -> "DataFrame":
    """Return ``holder``, ``company``, the lower end ``low``, ``controls``, and whether it is plain.

    ``low`` is in parts of a billionth (``graph.registers.board.shares``).
    """
    from pyspark.sql import functions as f

    held = ties.filter(f"holds and start <> end and type in ({_OWNS}, {_CONTROLS})")
    held = _with_interest(spark, _with_low(spark, held))
    stated = f.col("type") == _CONTROLS
    one = held.groupBy("start", "end", "interest").agg(
        f.max(f.when(~stated, f.col("low"))).alias("low"),
        f.max(stated).alias("controls"),
        f.sum(f.when(stated, 0).otherwise(1)).alias("several"),
        f.min("exact").alias("exact"),
    )
    is_vote, is_share = f.col("interest") == VOTES, f.col("interest") == SHARES
    return one.groupBy(f.col("start").alias("holder"), f.col("end").alias("company")).agg(
        f.coalesce(
            f.max(f.when(is_vote, f.col("low"))), f.max(f.when(is_share, f.col("low"))), f.lit(0)
        ).alias("low"),
        f.max("controls").alias("controls"),
        (f.max(f.when(is_vote | is_share, f.col("several")).otherwise(0)) <= 1).alias("single"),
        f.min("exact").alias("exact"),
    )


def odd_companies(stakes: "DataFrame", odd_parties: "DataFrame") -> "DataFrame":
    """Return the ``company`` of each that the table does not settle.

    ``odd_parties`` are the keys of those that have ended, or are one with another.
    """
    from pyspark.sql import functions as f

    odd = odd_parties.select("key", f.lit(True).alias("odd")).distinct()
    marked = stakes
    for end in ("holder", "company"):
        named = odd.withColumnRenamed("key", end).withColumnRenamed("odd", f"odd_{end}")
        marked = marked.join(named, end, "left")
    is_odd = f.coalesce("odd_holder", f.lit(False)) | f.coalesce("odd_company", f.lit(False))
    counted = marked.groupBy("company").agg(
        f.sum("low").alias("all"),
        f.sum(f.when(f.col("controls"), 0).otherwise(f.col("low"))).alias("others"),
        f.sum(f.col("controls").cast("int")).alias("controllers"),
        f.min(f.col("single") & f.col("exact") & ~is_odd).alias("plain"),
    )
    several = (f.col("controllers") > 1) | ((f.col("controllers") == 1) & (f.col("others") > HALF))
    return counted.filter(~f.col("plain") | (f.col("all") > ALL) | several).select("company")


def odd_parties(
    spark: "SparkSession",
    shelves: Sequence[RemoteShelf],
    case: Contents,
    matched: Iterable[int],
) -> "DataFrame":
    """Return the keys of parties that are over by any statement, or one with another."""
    keys = local_frame(spark, ((key,) for key in matched), key=KEY)
    own = local_frame(spark, ((ident,) for ident in case.entities), entity=TEXT)
    keys = keys.unionByName(own.select(key_of("entity").alias("key")))
    for shelf in shelves:
        over = shelf.rows(spark, STATED).filter("over is not null and over <> ''")
        keys = keys.unionByName(over.select(key_of("entity").alias("key")))
    return keys


def _with_low(spark: "SparkSession", held: "DataFrame") -> "DataFrame":
    """Add the lower end of each share; the different texts are few."""
    from pyspark.sql import functions as f

    texts = [row[0] for row in held.select("share").distinct().collect()]
    book = ShareBook()
    codes: Mapping[str, int] = dict(zip(texts, book.encode(texts), strict=True))
    # What is not stated has no lower end.
    rows = [(text, book.low[code], book.exact[code]) for text, code in codes.items()]
    ends = local_frame(spark, rows, share=TEXT, low=KEY, exact=FLAG)
    return held.join(f.broadcast(ends), "share", "left").drop("share")


def _with_interest(spark: "SparkSession", held: "DataFrame") -> "DataFrame":
    from pyspark.sql import functions as f

    texts = [row[0] for row in held.select("interest").distinct().collect()]
    rows = [(text, interest_name(text)) for text in texts]
    names = local_frame(spark, rows, interest=TEXT, usual=TEXT)
    named = held.join(f.broadcast(names), "interest", "left").drop("interest")
    return named.withColumnRenamed("usual", "interest")
