"""A Neo4j filled with whole registers: its import, and what the app asks of it by frontier.

DATA_DIR=… NEO4J_JARS=… python -m tests.benchmarks.bench_large_neo4j NAME FILES HOME

FILES is what ``graph export neo4j --registers`` wrote, NAME one of its registers, HOME a new folder
for the database. A small invented case is loaded beside the register. Times are those of a clock;
the first question of each kind, which finds nothing in memory, stands apart.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from neo4j import GraphDatabase

from graph.analyses.tracing.focused_load import load_focused_part
from graph.analyses.tracing.partial_load import load_trace_projection
from graph.analyses.tracing.trace import trace
from graph.model.records import Kind, Records
from graph.registers.board.shelf_part import ShelfPart
from graph.registers.shelf.shelf import open_shelf
from graph.stores.store import Store, connect_store
from graph.support.settings import settings
from tests.benchmarks.invented_case import invented_case
from tests.neo4j_admin import import_files
from tests.servers import neo4j_jars, started_neo4j

_STOREFRONTS = 200
_ASKED = 20


def _told(name: str, ask: Callable[[str], object], asked: Sequence[str]) -> None:
    times = []
    for each in asked:
        begun = time.perf_counter()
        ask(each)
        times.append(1000 * (time.perf_counter() - begun))
    rest = sorted(times[1:])
    print(
        f"{name}: first {times[0]:,.0f} ms, median {statistics.median(rest):,.0f} ms, "
        f"slowest {rest[-1]:,.0f} ms of {len(rest)}",
        flush=True,
    )


def _ask(store: Store, names: Sequence[str], parties: Sequence[str], fronts: Sequence[str]) -> None:
    _told("search by whole name", store.search, names)
    _told("search by number", store.search, [ident.rpartition("-")[2] for ident in parties])
    _told("dossier by id", lambda ident: store.neighbourhood([ident], 0), parties)
    _told("expand by one hop", lambda ident: store.neighbourhood([ident], 1), parties)

    def trace_one(front: str) -> object:
        part = store.read_for_trace(lambda reads: load_trace_projection(reads, front, ()))
        return trace(part, front)

    _told("trace of one storefront", trace_one, fronts)
    _told("what its page reads", lambda front: _read(store, [front], ()), fronts)
    _told("what a party's page reads", lambda ident: _read(store, (), [ident]), parties)
    _told("what a graph of 20 reads", lambda _ident: _read(store, (), parties), parties)


def _read(store: Store, fronts: Sequence[str], parties: Sequence[str]) -> object:
    return store.read_for_trace(lambda reads: load_focused_part(reads, fronts, parties))


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("register")
    parser.add_argument("files", type=Path)
    parser.add_argument("home", type=Path)
    given = parser.parse_args()
    dice = random.Random(7)  # noqa: S311 - a benchmark, not a secret
    begun = time.perf_counter()
    import_files(given.files, given.home)
    print(f"neo4j-admin: {time.perf_counter() - begun:,.0f} s", flush=True)
    with open_shelf(settings().data_dir, given.register) as shelf:
        part = ShelfPart(shelf)
        case = invented_case(part, _STOREFRONTS)
        companies = [
            str(part.ids[n].as_py())
            for n in dice.sample(range(len(part.ids)), 40 * _ASKED)
            if part.columns.kind[n] == list(Kind).index(Kind.COMPANY)
        ][:_ASKED]
        names = [
            str(s.values["name"])
            for s in part.statements(dice.sample(range(len(part.ids)), _ASKED))
        ][:_ASKED]
    with started_neo4j(neo4j_jars(), given.home) as access:
        begun = time.perf_counter()
        with GraphDatabase.driver(access.uri) as driver:
            for line in (given.files / "schema.cypher").read_text("utf-8").split(";\n")[:-1]:
                driver.execute_query(line)
        print(f"constraints and index: {time.perf_counter() - begun:,.0f} s", flush=True)
        with connect_store(access) as store:
            begun = time.perf_counter()
            print(f"counts: {store.counts()} in {time.perf_counter() - begun:.2f} s", flush=True)
            records = Records(tuple(case.sources.values()), case.statements, case.ties)
            store.load(records, by="benchmark", files=())
            fronts = [ident for ident, e in case.entities.items() if e.kind is Kind.STOREFRONT]
            _ask(store, names, companies, dice.sample(sorted(fronts), _ASKED))


if __name__ == "__main__":
    _main()
