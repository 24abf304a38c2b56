"""First load of a Neo4j with whole registers: CSV files, the command that imports them, and more.

The files hold what the store would hold after an import of the same records, as one import that
names each register with its edition. Nothing is read as a record: columns become columns.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from graph.errors import InputError
from graph.model.records import Source
from graph.registers.database_files.csv_folder import CsvFolder
from graph.registers.database_files.load_script import write_script
from graph.registers.database_files.parties import PartyMaker
from graph.registers.database_files.stated_buckets import BUCKET, StatedBuckets
from graph.registers.database_files.stored_columns import columns_of
from graph.registers.database_files.tie_rows import LeftOut, read_ties
from graph.registers.database_files.ties import tie_table
from graph.registers.shelf.shelf import Shelf
from graph.stores.properties import source_properties
from graph.stores.results import Counts
from graph.stores.schema import STORE_VERSION
from graph.stores.search_words import FORM
from graph.stores.writing.load import new_import_id
from graph.support.atomic_files import explain_write_errors
from graph.support.language import N_, english_text, lazy_text
from graph.support.stored_texts import encode_text

Tell = Callable[[str, int, int], None]
"""Is told which files are written, how many of their parts are, and of how many."""

_BUCKETS = "buckets"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLoad:
    """Outcome of an export: its import, what it holds, its rows of CSV, and what is left out."""

    import_id: str
    counts: Counts
    rows: int
    files: tuple[str, ...]
    left_out: LeftOut


def write_first_load(shelves: Sequence[Shelf], out: Path, tell: Tell) -> FirstLoad:
    """Write the files of some registers into a new folder.

    Raises:
        InputError: the folder is there already, or cannot be written.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise InputError(N_("{path} is there already; name a new folder."), path=out)
    part = out.with_name(f"{out.name}.part")
    with explain_write_errors(out):
        rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        try:
            done = _Load(shelves, CsvFolder(part), tell).write()
            if out.is_dir():
                out.rmdir()
            part.rename(out)
        finally:
            rmtree(part, ignore_errors=True)
    return done


class _Load:
    """The steps of one export."""

    def __init__(self, shelves: Sequence[Shelf], files: CsvFolder, tell: Tell) -> None:
        self._shelves = shelves
        self._files = files
        self._tell = tell
        self._import = new_import_id()
        self._sources: dict[str, Source] = {
            each.id: each.as_record() for shelf in shelves for each in shelf.document.sources
        }
        self._left_out = LeftOut()
        self._entities = 0
        self._ties = 0

    def write(self) -> FirstLoad:
        rows = sum(shelf.document.counts.statements for shelf in self._shelves)
        buckets = StatedBuckets(self._files.folder / _BUCKETS, rows)
        self._lay_out(buckets)
        self._write_parties(buckets)
        self._write_ties(buckets)
        counts = Counts(len(self._sources), self._entities, self._ties)
        self._write_bookkeeping(counts)
        write_script(self._files)
        return FirstLoad(
            import_id=self._import,
            counts=counts,
            rows=self._files.rows,
            files=(*self._files.nodes, *self._files.relationships),
            left_out=self._left_out,
        )

    def _lay_out(self, buckets: StatedBuckets) -> None:
        parts = [(shelf, path) for shelf in self._shelves for path in shelf.stated_parts]
        for done, (shelf, path) in enumerate(parts):
            self._tell("statements", done, len(parts))
            rows = pq.read_table(path, columns=BUCKET.names, memory_map=True).cast(BUCKET)
            shown = pc.invert(
                pc.is_in(rows["entity"], pa.array(sorted(shelf.withheld), pa.string()))
            )
            buckets.add(rows.filter(shown) if shelf.withheld else rows)

    def _write_parties(self, buckets: StatedBuckets) -> None:
        maker = PartyMaker(self._sources, self._import)
        for number, rows in enumerate(buckets.read(), 1):
            self._tell("parties", number - 1, buckets.count)
            if rows.num_rows:
                made = maker.tables(rows)
                self._entities += made.entities.num_rows
                self._files.add_nodes(f"entities-{number:05}", made.entities)
                self._files.add_relationships(f"states-{number:05}", made.states)
        buckets.folder.rmdir()

    def _write_ties(self, buckets: StatedBuckets) -> None:
        count = sum(len(shelf.tie_parts) for shelf in self._shelves)
        stated = buckets.stated_hashes()
        for number, rows in enumerate(read_ties(self._shelves, stated, self._left_out), 1):
            self._tell("ties", number - 1, count)
            self._ties += rows.num_rows
            if rows.num_rows:
                table = tie_table(rows, self._import)
                self._files.add_relationships(f"ties-{number:05}", table)

    def _write_bookkeeping(self, counts: Counts) -> None:
        sources = [{**source_properties(s), "id": ident} for ident, s in self._sources.items()]
        noted = {"imports": [self._import], "said": [f"{self._import} 0"]}
        self._write_nodes("sources", "Source", [{**source, **noted} for source in sources])
        self._write_nodes("import", "Import", [self._import_node(counts)])
        store = {"id": "store", "revision": 1, "search_form": FORM, "example_loaded": True}
        store["version"] = STORE_VERSION
        self._write_nodes("store", "Store", [store])

    def _import_node(self, counts: Counts) -> dict[str, object]:
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        by = lazy_text(N_("first load of registers"))
        editions = [f"{shelf.name} {shelf.edition.name}" for shelf in self._shelves]
        return {
            "id": self._import,
            "started": now,
            "finished": now,
            "by": english_text(by),
            "by_text": encode_text(by),
            "files": editions,
            "counts": str(counts),
        }

    def _write_nodes(self, name: str, label: str, nodes: Sequence[dict[str, object]]) -> None:
        table = columns_of(nodes)
        ids = f"id:ID({label})" if label != "Store" else f":ID({label})"
        columns = {n: table[n] for n in table.column_names if n != "id:string"}
        labels = pa.repeat(pa.scalar(label), len(nodes))
        whole = pa.table({ids: table["id:string"], ":LABEL": labels, **columns})
        self._files.add_nodes(name, whole)
