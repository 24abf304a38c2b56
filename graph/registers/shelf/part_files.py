"""Parquet files of a shelf: row groups of few rows, written piece by piece."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from graph.registers.shelf.columns import ROWS_IN_A_GROUP

_WAITING_GROUPS = 16
_LEVEL = 3
# Texts that begin as the text in the row before does: ids of a register in their order.
_ALIKE_IN_ORDER = ("entity", "id", "start", "end")


class ParquetRows:
    """Parquet file of one schema whose row groups are full whatever the sizes of its batches."""

    def __init__(self, stream: Any, schema: pa.Schema) -> None:
        self._schema = schema
        self._waiting: list[pa.RecordBatch] = []
        self._waiting_rows = 0
        self._writer = pq.ParquetWriter(
            stream,
            schema,
            compression="zstd",
            compression_level=_LEVEL,
            use_dictionary=[f.name for f in schema if pa.types.is_dictionary(f.type)],
            column_encoding={
                name: "DELTA_BYTE_ARRAY" for name in _ALIKE_IN_ORDER if name in schema.names
            },
        )
        self.rows = 0

    def add(self, batch: pa.RecordBatch) -> None:
        """Add rows; codes of dictionary columns may differ from batch to batch."""
        self._waiting.append(batch)
        self._waiting_rows += batch.num_rows
        if self._waiting_rows >= _WAITING_GROUPS * ROWS_IN_A_GROUP:
            self._write_full_groups()

    def close(self) -> None:
        """Write what waits, and the end of the file."""
        self._write_full_groups()
        if self._waiting_rows:
            self._write_groups(pa.Table.from_batches(self._waiting, self._schema))
            self._waiting, self._waiting_rows = [], 0
        self._writer.close()

    def abandon(self) -> None:
        """End the file without its rest: it is taken back."""
        with suppress(OSError, pa.ArrowException):
            self._writer.close()

    def _write_full_groups(self) -> None:
        table = pa.Table.from_batches(self._waiting, self._schema)
        full = table.num_rows - table.num_rows % ROWS_IN_A_GROUP
        self._write_groups(table.slice(0, full))
        rest = table.slice(full).combine_chunks()
        self._waiting = rest.to_batches()
        self._waiting_rows = rest.num_rows

    def _write_groups(self, table: pa.Table) -> None:
        if table.num_rows:
            self._writer.write_table(table.combine_chunks(), row_group_size=ROWS_IN_A_GROUP)
            self.rows += table.num_rows


def part_name(number: int) -> str:
    """Return the file name of a part, counted from 1."""
    return f"{number:05}.parquet"


def part_paths(edition: Path, kind: str) -> list[Path]:
    """Return the parts of an edition in their order; ``kind`` is ``stated`` or ``ties``."""
    return sorted((edition / kind).glob("*.parquet"))
