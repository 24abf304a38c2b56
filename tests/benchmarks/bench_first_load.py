"""Files for the first load of a Neo4j: rows a second, against pyarrow's CSV writer on these rows.

DATA_DIR=… python -m tests.benchmarks.bench_first_load NAME[,NAME] OUT

``bound`` is the time that pyarrow's CSV writer alone takes for the same rows, from memory, into the
same gzipped files; ``plain`` the same without gzip. All times are CPU seconds of one process.
"""

import argparse
import gzip
import resource
import time
from contextlib import ExitStack
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pcsv

from graph.registers.database_files.csv_folder import GZIP_LEVEL
from graph.registers.database_files.first_load import write_first_load
from graph.registers.shelf.shelf import open_names, open_shelf
from graph.support.settings import settings


def _read(path: Path) -> pa.Table:
    names = pcsv.open_csv(path).schema.names
    texts = pcsv.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()),
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
    )
    return pcsv.read_csv(
        path, parse_options=pcsv.ParseOptions(newlines_in_values=True), convert_options=texts
    )


def _write_alone(tables: list[pa.Table], folder: Path, *, packed: bool) -> float:
    begun = time.process_time()
    for number, table in enumerate(tables):
        path = folder / f"bound-{number}"
        with gzip.open(path, "wb", GZIP_LEVEL) if packed else path.open("wb") as stream:
            pcsv.write_csv(table, stream)
        path.unlink()
    return time.process_time() - begun


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("registers")
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    data_dir = settings().data_dir
    with ExitStack() as held:
        names = open_names(data_dir, given.registers)
        shelves = [held.enter_context(open_shelf(data_dir, name)) for name in names]
        begun, at = time.process_time(), time.monotonic()
        done = write_first_load(shelves, given.out, lambda *_: None)
        own, wall = time.process_time() - begun, time.monotonic() - at
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(path.stat().st_size for path in given.out.iterdir()) / 1e6
    print(
        f"{done.rows:,} rows ({done.counts}) in {own:.1f} CPU s, {wall:.1f} s: "
        f"{done.rows / own:,.0f} rows/s; {size:,.0f} MB; rss {rss:,.0f} MB"
    )
    tables = [_read(given.out / name) for name in done.files]
    for name, packed in (("bound", True), ("plain", False)):
        bound = _write_alone(tables, given.out, packed=packed)
        print(f"{name}: {done.rows / bound:,.0f} rows/s; ours is {bound / own:.2f} of it")


if __name__ == "__main__":
    _main()
