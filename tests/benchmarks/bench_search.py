"""Whole, misspelt and transliterated names asked of 100,000 parties, on both servers: two tables.

A name is found where it is among the first hits, before any party of another name; a slip or
another script where it is among the hits of one page.

python -m tests.benchmarks.bench_search [PARTIES] [ASKED]
"""

import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from statistics import median, quantiles

from rich.console import Console
from rich.table import Table

from graph.stores.store import Store, connect_store
from graph.support.text.folding import fold_name
from tests.benchmarks.bench_queries import parts
from tests.benchmarks.both import both
from tests.benchmarks.crowd import crowd
from tests.benchmarks.invented_names import FOLDINGS, Named, one_slip

SLIP, SPELT = "one slip", "in Latin letters"
Asked = tuple[str, Named, str]


def asked_of(names: Mapping[str, Named], count: int, seed: int = 3) -> Iterator[Asked]:
    """Yield what is typed, for which name and in which way; about ``count`` of each way."""
    chance = random.Random(seed)  # noqa: S311 - invented data
    drawn = chance.sample(sorted(names.values(), key=lambda n: n.name), min(len(names), count * 40))
    left = dict.fromkeys((*FOLDINGS, SLIP, SPELT), count)
    for named in drawn:
        ways = {**{w: fold(named) for w, fold in FOLDINGS.items()}, SPELT: named.spelt}
        ways[SLIP] = "" if named.spelt else one_slip(named.name, chance)
        for way, typed in ways.items():
            if typed and left[way] and (typed != named.name or way == "as written"):
                left[way] -= 1
                yield way, named, typed


def is_found(store: Store, way: str, named: Named, typed: str) -> bool:
    """Whether a name comes first, or among equals; one that is misspelt, among the hits."""
    hits = [_words(hit.name) for hit in store.search(typed)]
    own = _words(named.name)
    return own in hits if way in (SLIP, SPELT) else bool(hits) and hits[0] in (own, _words(typed))


def _words(name: str) -> list[str]:
    """Return the words of a name: names of the same words are equals to whoever types them."""
    return sorted(fold_name(name).split())


def measured(store: Store, asked: list[Asked]) -> tuple[dict[str, list[bool]], list[float]]:
    """Return by way and script whether each name was found, and the seconds of each search."""
    found: dict[str, list[bool]] = defaultdict(list)
    seconds = []
    for way, named, typed in asked:
        began = time.perf_counter()
        ok = is_found(store, way, named, typed)
        seconds.append(time.perf_counter() - began)
        found[f"{way}: {named.script}" if way == SPELT else way].append(ok)
        found[SPELT] += [ok] if way == SPELT else []
    return found, seconds


def main() -> None:
    """Print the tables of one run."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    records, names = crowd(size)
    asked = list(asked_of(names, int(sys.argv[2]) if len(sys.argv) > 2 else 60))
    recall: dict[str, list[str]] = defaultdict(list)
    times = Table("server", "searches", "median s", "95 % under s", "most s")
    servers = []
    for server, access in both():
        with connect_store(access) as store:
            for part in parts(records):
                store.load(part, by="benchmark", files=())
            found, seconds = measured(store, asked)
        servers.append(server)
        for way, each in found.items():
            recall[way].append(f"{sum(each) / len(each):.3f} of {len(each)}")
        told = (median(seconds), quantiles(seconds, n=20)[-1], max(seconds))
        times.add_row(server, str(len(seconds)), *(f"{s:.3f}" for s in told))
    table = Table("way", *servers, title=f"{size} parties: recall")
    for way, cells in sorted(recall.items()):
        table.add_row(way, *cells)
    Console(width=100).print(table, times)


if __name__ == "__main__":
    main()
