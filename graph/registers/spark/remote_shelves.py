"""Shelves in any folder that Spark reads: on this machine, on HDFS or in an object store."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.errors import InputError
from graph.support.language import N_

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

STATED, TIES = "stated", "ties"
PLACE = ("file", "row")
"""Columns that say where a row stands: the file of its part, and its row there."""


@dataclass(frozen=True, slots=True)
class RemoteShelf:
    """One shelf: its name, the address of its edition, its description, and its withheld ids."""

    name: str
    edition: str
    document: str
    withheld: str

    def rows(self, spark: "SparkSession", kind: str) -> "DataFrame":
        """Return the rows of its parts, ``stated`` or ``ties``, with their places."""
        from pyspark.sql import functions as f

        rows = spark.read.parquet(f"{self.edition}/{kind}")
        return rows.select(
            "*",
            f.col("_metadata.file_name").alias(PLACE[0]),
            f.col("_metadata.row_index").alias(PLACE[1]),
        )


def find_shelves(spark: "SparkSession", path: str) -> Sequence[RemoteShelf]:
    """Return the shelves below a folder, by name.

    Raises:
        InputError: there is none whose edition is named by ``current``.
    """
    files = _Files(spark, path)
    found = [_shelf(files, folder) for folder in files.folders(path)]
    shelves = sorted(filter(None, found), key=lambda shelf: shelf.name)
    if not shelves:
        raise InputError(N_("{path} holds no registers; name a folder of them."), path=path)
    return shelves


def _shelf(files: "_Files", folder: str) -> RemoteShelf | None:
    named = files.text(f"{folder}/current").strip()
    edition = f"{folder}/editions/{named}"
    document = files.text(f"{edition}/shelf.json") if named else ""
    if not document:
        return None
    name = folder.rpartition("/")[2]
    return RemoteShelf(name, edition, document, files.text(f"{folder}/withheld.txt"))


class _Files:
    """Small files of the file system that Spark has for a path."""

    def __init__(self, spark: "SparkSession", path: str) -> None:
        context: Any = spark.sparkContext
        self._java = context._jvm
        self._path = self._java.org.apache.hadoop.fs.Path
        self._system = self._path(path).getFileSystem(context._jsc.hadoopConfiguration())

    def folders(self, path: str) -> list[str]:
        """Return the addresses of the folders inside of a folder; none where there is none."""
        place = self._path(path)
        if not self._system.exists(place):
            return []
        return [s.getPath().toString() for s in self._system.listStatus(place) if s.isDirectory()]

    def text(self, path: str) -> str:
        """Return the content of a file, empty where there is none."""
        place = self._path(path)
        if not self._system.exists(place):
            return ""
        stream = self._system.open(place)
        try:
            return str(self._java.org.apache.commons.io.IOUtils.toString(stream, "UTF-8"))
        finally:
            stream.close()
