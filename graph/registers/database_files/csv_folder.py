"""CSV files of one load, gzipped, each with its heading."""

import gzip
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pcsv

from graph.registers.database_files.stored_columns import as_cells, split_by_types

GZIP_LEVEL = 1  # half as small as it can be, at five times the speed
_BATCH_ROWS = 1 << 16


@dataclass(slots=True)
class CsvFolder:
    """Files of nodes and of relationships below one folder, by their names."""

    folder: Path
    nodes: list[str] = field(default_factory=list)
    relationships: list[str] = field(default_factory=list)
    rows: int = 0

    def add_nodes(self, name: str, table: pa.Table) -> None:
        """Write nodes; those whose properties differ in type go into files of their own."""
        self._add(self.nodes, name, table)

    def add_relationships(self, name: str, table: pa.Table) -> None:
        """Write relationships; those whose properties differ in type go into files of their own."""
        self._add(self.relationships, name, table)

    def _add(self, names: list[str], name: str, table: pa.Table) -> None:
        for number, part in enumerate(split_by_types(table), 1):
            if part.num_rows:
                names.append(f"{name}.csv.gz" if number == 1 else f"{name}-{number}.csv.gz")
                write_csv(self.folder / names[-1], part)
                self.rows += part.num_rows


def write_csv(path: Path, table: pa.Table) -> None:
    """Write a table; a text is quoted, a missing value is not, so an empty text differs from it."""
    cells = pa.table({name: as_cells(table[name]) for name in table.column_names})
    with gzip.open(path, "wb", compresslevel=GZIP_LEVEL) as stream:
        pcsv.write_csv(cells, stream, pcsv.WriteOptions(batch_size=_BATCH_ROWS))
