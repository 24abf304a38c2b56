"""Session of Spark, which is an optional requirement."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.support.language import N_

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_LARGEST_BROADCAST = str(64 << 20)
_OPTIONS = {
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.adaptive.skewJoin.enabled": "true",
    "spark.sql.autoBroadcastJoinThreshold": _LARGEST_BROADCAST,
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


@contextmanager
def open_spark(master: str | None) -> Iterator["SparkSession"]:
    """Open a session for a block; without ``master`` it is the one that Spark is configured with.

    Raises:
        InputError: pyspark is not installed, or Spark does not start.
    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise InputError(
            N_("This needs pyspark and Java 17: pip install -r requirements-spark.txt.")
        ) from error
    builder = SparkSession.builder.appName("registers").config(map=dict(_OPTIONS))
    if master:
        builder = builder.master(master)
    if (master or "").startswith("local"):
        builder = builder.config("spark.driver.host", "127.0.0.1")
        builder = builder.config("spark.driver.bindAddress", "127.0.0.1")
    try:
        session = builder.getOrCreate()
    except (PySparkException, RuntimeError) as error:
        raise InputError(N_("Spark did not start: {error}"), error=error) from error
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield session
    finally:
        session.stop()
