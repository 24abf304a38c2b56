"""Small tables of the driver as tables of Spark, sent as columns, so that no worker reads them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

TEXT, KEY, DAY, FLAG = pa.string(), pa.int64(), pa.int32(), pa.bool_()


def local_frame(
    spark: "SparkSession", rows: Iterable[Sequence[Any]], **columns: pa.DataType
) -> "DataFrame":
    """Return rows as a table; ``columns`` are its names and types in their order."""
    given = list(rows)
    cells = zip(*given, strict=True) if given else [()] * len(columns)
    named = zip(columns.items(), cells, strict=True)
    arrays = {name: pa.array(list(column), kind) for (name, kind), column in named}
    return spark.createDataFrame(pa.table(arrays))
