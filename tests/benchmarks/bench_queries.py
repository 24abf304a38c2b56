"""Every saved query on 100,000 invented entities, on both servers: one table.

"first" holds the planning of the query; "again" is the median of the runs after it.

python -m tests.benchmarks.bench_queries [ENTITIES]
"""

import sys
import time
from collections.abc import Iterator
from statistics import median

from rich.console import Console
from rich.table import Table

from graph.model.records import Records
from graph.stores.store import Store, connect_store
from queries.library import Query, load_all
from queries.parameters import KINDS, FieldType, fill_parameters
from tests.benchmarks.both import both
from tests.benchmarks.register import register

AGAIN = 5
PART = 20_000  # records of one import
GIVEN = {"storefront": "s5", "company": "c0", "source": "gazette"}


def parts(records: Records) -> Iterator[Records]:
    """Cut records into imports, parties before ties."""
    yield Records(records.sources)
    for at in range(0, len(records.statements), PART):
        yield Records(statements=records.statements[at : at + PART])
    for at in range(0, len(records.ties), PART):
        yield Records(ties=records.ties[at : at + PART])


def timed(store: Store, query: Query) -> tuple[float, float, str]:
    """Return the seconds of the first run and of the later ones, and how many rows came."""
    given = {p.name: GIVEN[p.name] for p in query.parameters if p.name in GIVEN}
    values = fill_parameters(query.name, query.parameters, given)
    seconds = []
    for _ in range(AGAIN + 1):
        began = time.perf_counter()
        rows = store.read(query.cypher, values, limit=1000, seconds=120)
        seconds.append(time.perf_counter() - began)
    return seconds[0], median(seconds[1:]), f"{len(rows.rows)}{'+' if rows.cut else ''}"


def main() -> None:
    """Print the table of one run."""
    records = register(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
    saved = load_all()
    found: dict[str, list[str]] = {query.name: [] for query in saved}
    for name, access in both():
        with connect_store(access) as store:
            began = time.perf_counter()
            for part in parts(records):
                store.load(part, by="benchmark", files=())
            print(f"{name}: loaded in {time.perf_counter() - began:.0f} s", flush=True)
            for query in saved:
                first, again, rows = timed(store, query)
                found[query.name] += [f"{first:.2f}", f"{again:.3f}", rows]
    title = f"{len(records.statements)} entities, {len(records.ties)} ties; seconds"
    columns = [f"{server} {what}" for server in "EN" for what in ("first", "again", "rows")]
    table = Table("query", "anchor", *columns, title=title, caption="E embedded, N Neo4j")
    for query in saved:
        anchored = any(p.type in {*KINDS, FieldType.SOURCE} for p in query.parameters)
        table.add_row(query.name, "id" if anchored else "", *found[query.name])
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
