"""Consequences of judgements in a store where a fifth share one address.

Of each kind of pair some are drawn: sellers, companies of the platform's group with sellers,
persons, addresses with the crowded one among them, storefronts. Both servers, and memory.

python -m tests.benchmarks.bench_judgements [PARTIES] [PAIRS]
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

from graph.judgements.consequences import Consequences, find_consequences, read_consequences
from graph.judgements.judgement import NewJudgement
from graph.model.precedence import moment_now
from graph.model.records import Judgement
from graph.stores.store import Store, connect_store
from tests.benchmarks.bench_queries import parts
from tests.benchmarks.both import both
from tests.benchmarks.crowd import CROWDED, crowd

Pair = tuple[str, str]


def drawn_pairs(size: int, most: int) -> Iterator[tuple[str, list[Pair]]]:
    """Yield the pairs of each kind."""
    chance = random.Random(7)  # noqa: S311 - invented data
    companies, people, fronts, addresses = (int(size * p) for p in (0.4, 0.34, 0.2, 0.06))

    def some(letter: str, low: int, high: int) -> str:
        return f"{letter}{chance.randrange(low, high)}"

    sellers = companies - fronts
    yield (
        "sellers",
        [(some("c", sellers, companies), some("c", sellers, companies)) for _ in range(most)],
    )
    yield "group", [(some("c", 2, 39), some("c", sellers, companies)) for _ in range(most)]
    yield "operator", [("c0", some("c", 40, companies)), ("c1", some("c", 40, companies))]
    yield "persons", [(some("p", 0, people), some("p", 0, people)) for _ in range(most)]
    yield "addresses", [(CROWDED, some("a", 1, addresses - 1)) for _ in range(most)]
    yield "storefronts", [(some("s", 0, fronts), some("s", 0, fronts)) for _ in range(most)]


def timed(
    pairs: list[Pair], ask: Callable[[NewJudgement], Consequences]
) -> tuple[list[float], list[Consequences]]:
    """Return the seconds of each pair, and what was answered."""
    seconds, found = [], []
    for left, right in pairs:
        new = NewJudgement(left, right, Judgement.ACCEPTED, "EV", judged_at=moment_now())
        began = time.perf_counter()
        found.append(ask(new))
        seconds.append(time.perf_counter() - began)
    return seconds, found


def report(server: str, store: Store, size: int, most: int) -> None:
    """Print the figures of a server."""
    contents = store.contents()
    for kind, pairs in drawn_pairs(size, most):
        seconds, found = timed(pairs, partial(read_consequences, store))
        memory, other = timed(pairs, partial(find_consequences, contents))
        changed, left = sum(f.verdict_count for f in found), max(f.untraced for f in found)
        same = sum(str(a) == str(b) for a, b in zip(found, other, strict=True))
        print(
            f"{server}, {kind}: median {median(seconds):.2f} s, most {max(seconds):.2f} s; in "
            f"memory {median(memory):.2f} and {max(memory):.2f} s; {same} of {len(pairs)} alike, "
            f"{changed} verdicts change, at most {left} untraced",
            flush=True,
        )


def main() -> None:
    """Print the figures of one run."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    most = int(sys.argv[2]) if len(sys.argv) > 2 else 12
    records, _names = crowd(size)
    for server, access in both():
        with connect_store(access) as store:
            for part in parts(records):
                store.load(part, by="benchmark", files=())
            report(server, store, size, most)


if __name__ == "__main__":
    main()
