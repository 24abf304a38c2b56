"""Each export of an invented register beside the plain library call: time and peak memory.

python -m tests.benchmarks.bench_exports [ENTITIES] [FORMAT…]

Every run is a process of its own. Its memory is that above the contents, which are there before.
"""

import csv
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
import openpyxl

from graph.exports.base import Selection
from graph.exports.catalogue import EXPORTS
from graph.exports.networks.nodes_and_edges import edges, nodes
from graph.exports.tables.rows import tables_of
from graph.model.records import Contents, Source, Statement
from tests.benchmarks.bench_trace import invented

Write = Callable[[Contents, Path], object]


def register(size: int) -> Contents:
    """Return the register of the trace benchmark, each value of it stated by a source."""
    case = invented(size)
    stated = tuple(
        Statement(e.id, e.kind, "reg", {"name": e.name, "country": "GB", "staff": len(e.id)})
        for e in case.entities.values()
    )
    source = Source("reg", "Example Register", "Example Office", published="2024-01-02")
    return Contents(case.entities, {"reg": source}, stated, case.ties)


def _network(contents: Contents) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in nodes(contents):
        graph.add_node(node.id)
        graph.nodes[node.id].update({k: str(v) for k, v in node.attributes.items()})
    for edge in edges(contents):
        graph.add_edge(edge.start, edge.end, key=edge.key)
        told = {k: str(v) for k, v in edge.attributes.items()}
        graph.edges[edge.start, edge.end, edge.key].update(told)
    return graph


def _json(contents: Contents, out: Path) -> None:
    out.write_text(json.dumps(nx.node_link_data(_network(contents), edges="edges")))


def _csv(contents: Contents, out: Path) -> None:
    out.mkdir()
    for table in tables_of(contents):
        with (out / table.name).open("w", newline="") as file:
            csv.writer(file).writerows([table.header, *table.rows])


def _xlsx(contents: Contents, out: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    for table in tables_of(contents):
        sheet = book.create_sheet(table.name)
        for row in (table.header, *table.rows):
            sheet.append(row)
    book.save(out)


def _ftm(contents: Contents, out: Path) -> None:
    from followthemoney import model

    with out.open("w") as file:
        for entity in contents.entities.values():
            proxy = model.make_entity("Company")
            proxy.id = entity.id
            proxy.add("name", entity.name)
            file.write(json.dumps(proxy.to_dict()) + "\n")
        for tie in contents.ties:
            proxy = model.make_entity("UnknownLink")
            proxy.id = tie.id
            proxy.add("subject", tie.start)
            proxy.add("object", tie.end)
            file.write(json.dumps(proxy.to_dict()) + "\n")


PLAIN: dict[str, Write] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
    "graphml": lambda contents, out: nx.write_graphml_xml(_network(contents), out),
    "gexf": lambda contents, out: nx.write_gexf(_network(contents), out),
    "ftm": _ftm,
}


def measured(write: Write, size: int) -> None:
    """Write once and print seconds, MB above the contents, and MB of what was written."""
    contents = register(size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with TemporaryDirectory() as folder:
        out = Path(folder) / "case"
        began = time.perf_counter()
        write(contents, out)
        seconds = time.perf_counter() - began
        files = [out] if out.is_file() else list(out.iterdir())
        written = sum(file.stat().st_size for file in files) / 1e6
    above = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"{seconds:7.1f} s {above:7.0f} MB above the contents {written:7.0f} MB written")


def _once(which: str, name: str, size: int) -> None:
    if which == "plain":
        measured(PLAIN[name], size)
        return
    export = next(e for e in EXPORTS if e.name == name)
    measured(lambda contents, out: export.write(Selection(contents), out), size)


def main() -> None:
    """Print the figures of one run."""
    if sys.argv[1:2] == ["once"]:
        _once(sys.argv[2], sys.argv[3], int(sys.argv[4]))
        return
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    asked = sys.argv[2:] or [e.name for e in EXPORTS]
    print(f"{size} entities, {len(register(size).ties)} ties, a statement for each entity")
    for name in asked:
        for which in ("ours", *(["plain"] if name in PLAIN else [])):
            run = [sys.executable, "-m", "tests.benchmarks.bench_exports", "once"]
            done = subprocess.run(
                [*run, which, name, str(size)], capture_output=True, text=True, check=True
            )
            print(f"{name:>15} {which:>5}: {done.stdout.strip()}", flush=True)


if __name__ == "__main__":
    main()
