"""Traces of one storefront beside that of the whole store, where a fifth share one address.

Both servers in one run; each answer is compared with that of the whole.

python -m tests.benchmarks.bench_one_trace [PARTIES]
"""

import sys
import time
from functools import partial
from statistics import median

from graph.analyses.projection import project
from graph.analyses.tracing.partial_load import load_trace_projection
from graph.analyses.tracing.trace import trace
from graph.stores.store import Store, connect_store
from tests.benchmarks.bench_queries import parts
from tests.benchmarks.both import both
from tests.benchmarks.crowd import crowd

ASKED = 30


def timed(store: Store, fronts: list[str]) -> tuple[list[float], float, int]:
    """Return the seconds of each trace, of reading and tracing the whole, and of what differs."""
    seconds, found = [], {}
    for front in fronts:
        began = time.perf_counter()
        found[front] = trace(
            store.read_for_trace(partial(load_trace_projection, storefront=front)), front
        )
        seconds.append(time.perf_counter() - began)
    began = time.perf_counter()
    graph = project(store.contents())
    first = trace(graph, fronts[0])
    whole = time.perf_counter() - began
    some = {fronts[0]: first} | {front: trace(graph, front) for front in fronts[1:3]}
    return seconds, whole, sum(found[front] != verdict for front, verdict in some.items())


def main() -> None:
    """Print the figures of one run."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    records, _names = crowd(size)
    last = int(size * 0.2) - 1
    fronts = [f"s{n * last // (ASKED - 1)}" for n in range(ASKED)]
    print(f"{len(records.statements)} parties, {len(records.ties)} ties")
    for server, access in both():
        with connect_store(access) as store:
            for part in parts(records):
                store.load(part, by="benchmark", files=())
            seconds, whole, differ = timed(store, fronts)
        one = median(seconds)
        print(
            f"{server}: one {one:.2f} s (median of {ASKED}; first {seconds[0]:.2f}, most "
            f"{max(seconds[1:]):.2f}), whole {whole:.1f} s, ratio 1/{whole / one:.0f}, "
            f"{differ} of 3 answers differ"
        )


if __name__ == "__main__":
    main()
