"""The bulk file of owners: parsed in bounded memory, and loaded, beside a bare loop.

The file is generated in the form of the register's own. The bare loop does ``json.loads`` on each
line, and writes a company, a holder and one holding with nothing but the driver: it keeps neither
sources, nor what each states, nor addresses, and can neither be repeated nor taken back. Both
have run over a small file before, since a server is slow with a query that it has not met.

python -m tests.benchmarks.bench_collect [PARSED [LOADED_EMBEDDED [LOADED_NEO4J]]]
"""

import json
import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from graph.stores.local_server import Access
from graph.stores.store import connect_store
from scrapers.captures.given_files import FileDescription, open_pages
from scrapers.contract.collector import Record
from scrapers.contract.page import Page
from scrapers.runs.sink import Sink
from scrapers.sources.registers.companies_house.psc_file import COLLECTOR, read_files
from scrapers.storing.writer import BulkFileWriter
from tests.benchmarks.both import bare, both
from tests.servers import empty

NAME = "psc-snapshot-2024-05-01.zip"
HOLDERS = 3  # lines of one company in a row, as in the register's file
BATCH = 5_000
_TOLD_EVERY = 1_000
_WARMING = 3_000
_BARE = (
    "UNWIND $rows AS r MERGE (c:Entity {id: r[0]}) MERGE (p:Entity {id: r[1]}) SET p.name = r[2] "
    "MERGE (c)<-[t:OWNS {id: r[3]}]-(p) SET t.wording = r[4], t.since = r[5]"
)
_BANDS = ("25-to-50", "50-to-75", "75-to-100")


def lines(count: int) -> Iterator[bytes]:
    """Yield lines in the form of the register's, of invented holders."""
    for number in range(count):
        company = f"{number // HOLDERS + 1:08d}"
        key = f"key{number:09d}"
        told = {
            "company_number": company,
            "data": {
                "kind": "individual-person-with-significant-control",
                "etag": f"{number:040x}",
                "name": f"Example Person {number}",
                "name_elements": {"forename": "Example", "surname": f"Person {number}"},
                "natures_of_control": [f"ownership-of-shares-{_BANDS[number % 3]}-percent"],
                "notified_on": "2019-02-03",
                "nationality": "British",
                "country_of_residence": "England",
                "address": {
                    "premises": str(number % 997),
                    "address_line_1": "Example Street",
                    "locality": "Exampleton",
                    "postal_code": f"EX{number % 89} 1EX",
                },
                "date_of_birth": {"month": number % 12 + 1, "year": 1950 + number % 50},
                "links": {
                    "self": f"/company/{company}/persons-with-significant-control/individual/{key}"
                },
            },
        }
        yield json.dumps(told).encode() + b"\n"


def page(folder: Path, count: int) -> Page:
    """Write a file of so many lines, and open it as a reader's own."""
    path = folder / NAME
    with (
        ZipFile(path, "w", ZIP_DEFLATED) as archive,
        archive.open(NAME.replace(".zip", ".txt"), "w", force_zip64=True) as stream,
    ):
        for line in lines(count):
            stream.write(line)
    return open_pages(
        path, path.name, FileDescription(), lambda _path, _digest: "urn:uuid:benchmark"
    ).pages[0]


def megabytes() -> float:
    """Return the most memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def parse(count: int) -> None:
    """Print the speed of reading beside that of json.loads, and the memory it took."""
    with TemporaryDirectory() as folder:
        given = page(Path(folder), count)
        began = time.perf_counter()
        for _place, line in given.lines():
            json.loads(line)
        plain = time.perf_counter() - began
        few = sum(1 for _ in islice(read_files([given]), 1_000))
        before = megabytes()
        began = time.perf_counter()
        records = sum(1 for _ in read_files([given]))
        took = time.perf_counter() - began
    print(
        f"parse: {count:,} lines, {records:,} records in {took:.1f} s, {count / took:,.0f} lines/s "
        f"and {records / took:,.0f} records/s; json.loads alone {count / plain:,.0f} lines/s; "
        f"memory {before:.0f} MB after {few:,} records, {megabytes():.0f} MB at the end",
        flush=True,
    )


def load(access: Access, given: Page) -> tuple[float, int]:
    """Load the file as a run does; return the seconds and the records."""
    empty(access)
    with connect_store(access) as store:
        sink = Sink(COLLECTOR.name, BulkFileWriter(store, "benchmark", "benchmark"), None)
        began = time.perf_counter()
        for count, record in enumerate(read_files([given]), 1):
            _take(sink, record, whole=count % _TOLD_EVERY == 0)
        sink.commit()
        sink.finish()
        return time.perf_counter() - began, sink.records


def _take(sink: Sink, record: Record, *, whole: bool) -> None:
    sink.add(record)
    if whole:
        sink.commit()


def loop(access: Access, given: Page) -> float:
    """Do the least that puts the holdings into the database; return the seconds."""
    empty(access)
    with bare(access) as driver, driver.session(database=access.database) as session:
        # Without it, the loop would look for each node among all.
        session.run(
            "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE"
        ).consume()
        began = time.perf_counter()
        rows = (_bare_row(line) for _place, line in given.lines())
        while batch := list(islice(rows, BATCH)):
            session.execute_write(lambda tx, b: tx.run(_BARE, rows=b).consume(), batch)
        return time.perf_counter() - began


def _bare_row(line: bytes) -> list[str]:
    told = json.loads(line)
    data = told["data"]
    key = data["links"]["self"]
    nature = data["natures_of_control"][0]
    holder = f"gb-psc-{key.rsplit('/', 1)[-1]}"
    return [f"gb-{told['company_number']}", holder, data["name"], key, nature, data["notified_on"]]


def main() -> None:
    """Print one line for parsing, and one for each server."""
    given = [int(argument) for argument in sys.argv[1:]]
    parsed, *loaded = given or [100_000]
    sizes = dict(zip(("embedded", "neo4j"), [*loaded, 5_000, 5_000], strict=False))
    if parsed:
        parse(parsed)
    for name, access in both():
        count = sizes[name]
        with TemporaryDirectory() as folder:
            warming = page(Path(folder), _WARMING)
            load(access, warming)
            loop(access, warming)
            file = page(Path(folder), count)
            took, records = load(access, file)
            held = megabytes()
            plain = loop(access, file)
        print(
            f"{name}: {count:,} lines, {records:,} records loaded in {took:.1f} s, "
            f"{count / took:,.0f} lines/s and {records / took:,.0f} records/s, "
            f"{held:.0f} MB; bare loop {count / plain:,.0f} lines/s",
            flush=True,
        )


if __name__ == "__main__":
    main()
