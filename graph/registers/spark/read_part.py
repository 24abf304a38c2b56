"""What the judge reads, brought from Spark to this machine as shelves of a few rows."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pyarrow as pa

from graph.registers.building.arrays import write_arrays
from graph.registers.building.texts import write_texts
from graph.registers.shelf import columns
from graph.registers.shelf.document import DOCUMENT, read_document, write_document
from graph.registers.shelf.part_files import ParquetRows, part_name
from graph.registers.shelf.places import shelf_place
from graph.registers.spark.local_frame import KEY, local_frame
from graph.registers.spark.remote_shelves import PLACE, STATED, TIES, RemoteShelf
from graph.registers.spark.tie_frame import key_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_ID = {STATED: "entity", TIES: "id"}
_SCHEMA = {STATED: columns.STATED, TIES: columns.TIES}


@dataclass(frozen=True, slots=True)
class WantedRows:
    """Keys of the ties to be read, and of the parties whose statements are."""

    ties: Iterable[int]
    parties: Iterable[int]


@contextmanager
def read_shelves(
    spark: "SparkSession", shelves: Sequence[RemoteShelf], wanted: WantedRows
) -> Iterator[Path]:
    """Write the wanted rows of each shelf into a folder of shelves that lasts for a block."""
    keys = {STATED: _frame(spark, wanted.parties), TIES: _frame(spark, wanted.ties)}
    with TemporaryDirectory(prefix="registers-") as folder:
        for shelf in shelves:
            _write_shelf(spark, Path(folder), shelf, keys)
        yield Path(folder)


def _frame(spark: "SparkSession", keys: Iterable[int]) -> "DataFrame":
    return local_frame(spark, ((key,) for key in sorted(set(keys))), key=KEY).persist()


def _write_shelf(
    spark: "SparkSession", data_dir: Path, shelf: RemoteShelf, keys: dict[str, "DataFrame"]
) -> None:
    place = shelf_place(data_dir, shelf.name)
    edition = place.edition(shelf.edition.rpartition("/")[2])
    for kind in (STATED, TIES):
        rows = shelf.rows(spark, kind)
        found = rows.join(keys[kind], key_of(_ID[kind]) == keys[kind]["key"], "left_semi")
        _write_rows(edition / kind, found.toArrow(), _SCHEMA[kind])
    write_arrays(edition)
    write_texts(edition)
    (edition / DOCUMENT).write_text(shelf.document, "utf-8")
    # The files of the whole edition are not there, so their sizes are not asked for.
    document = read_document(edition)
    parts = replace(document, parts=(), arrays=(), texts=(), names=(), changes=())
    write_document(edition, parts)
    place.withheld.write_text(shelf.withheld, "utf-8")
    place.use_edition(edition.name)


def _write_rows(folder: Path, rows: pa.Table, schema: pa.Schema) -> None:
    """Write rows in the order in which they stand in the register."""
    folder.mkdir(parents=True)
    in_order = rows.sort_by([(name, "ascending") for name in PLACE])
    with (folder / part_name(1)).open("wb") as stream:
        part = ParquetRows(stream, schema)
        for batch in _as_schema(in_order, schema).to_batches():
            part.add(batch)
        part.close()


def _as_schema(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    arrays = []
    for field in schema:
        texts = rows[field.name].cast(pa.string()).combine_chunks()
        is_coded = pa.types.is_dictionary(field.type)
        arrays.append(texts.dictionary_encode().cast(field.type) if is_coded else texts)
    return pa.Table.from_arrays(arrays, schema=schema)
