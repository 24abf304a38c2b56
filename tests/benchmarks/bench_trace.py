"""Batch trace of every storefront beside networkx asked per storefront, in one run.

python -m tests.benchmarks.bench_trace [ENTITIES]
"""

import random
import sys
import time

import networkx as nx

from graph.analyses.projection import Projection, project
from graph.analyses.tracing.trace import trace_all
from graph.model.records import Contents, Entity, Kind, Source, Standing, Tie, TieType
from graph.model.shares import Share, parse_share

ASKED = 50


def invented(size: int, seed: int = 7) -> Contents:
    """Return a register of ``size`` invented entities: groups, officers, addresses, storefronts."""
    chance = random.Random(seed)  # noqa: S311 - invented data
    companies = [f"c{n}" for n in range(int(size * 0.4))]
    people = [f"p{n}" for n in range(int(size * 0.45))]
    addresses = [f"a{n}" for n in range(int(size * 0.11))]
    fronts = [f"s{n}" for n in range(int(size * 0.04))]
    kinds = {"c": Kind.COMPANY, "p": Kind.PERSON, "a": Kind.ADDRESS, "s": Kind.STOREFRONT}
    entities = {
        i: Entity(i, kinds[i[0]], f"Example {i}")
        for i in (*companies, *people, *addresses, *fronts)
    }
    entities["t0"] = Entity("t0", Kind.PLATFORM, "Example Market")
    ties: list[Tie] = []

    def tie(kind: TieType, start: str, end: str, share: Share | None = None) -> None:
        ties.append(
            Tie(
                f"x{len(ties)}",
                kind,
                start,
                end,
                source="reg",
                standing=Standing.REGISTER,
                share=share,
            )
        )

    tie(TieType.OPERATES, "c0", "t0")
    shares = [parse_share(s) for s in ("100%", "60%", "50%", "25-50%", "10%")]
    for n, company in enumerate(companies[1:], 1):
        owner = companies[chance.randrange(n)] if chance.random() < 0.3 else chance.choice(people)
        tie(TieType.OWNS, owner, company, chance.choice(shares))
        tie(TieType.OFFICER_OF, chance.choice(people), company)
        tie(TieType.LOCATED_AT, company, addresses[int(len(addresses) * chance.random() ** 3)])
    for front in fronts:
        tie(TieType.OPERATES, chance.choice(companies), front)
        tie(TieType.SELLS_ON, front, "t0")
    return Contents(entities, {"reg": Source("reg", "Example Register")}, (), tuple(ties))


def asked_of_networkx(graph: Projection, front: str) -> int:
    """Ask networkx for the distance of one storefront to the operator, any tie either way."""
    undirected = graph.to_undirected(as_view=True)
    try:
        return int(nx.shortest_path_length(undirected, front, "c0"))
    except nx.NetworkXNoPath:
        return -1


def main() -> None:
    """Print the figures of one run."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    contents = invented(size)
    graph = project(contents)
    began = time.perf_counter()
    rows = trace_all(graph)
    batch = time.perf_counter() - began
    began = time.perf_counter()
    for row in rows[:ASKED]:
        asked_of_networkx(graph, row.storefront.id)
    each = (time.perf_counter() - began) / ASKED
    found = sum(row.target is not None for row in rows)
    print(f"{len(contents.entities)} entities, {len(contents.ties)} ties, {len(rows)} storefronts")
    print(
        f"batch {batch:.2f} s ({found} found), networkx {each * len(rows):.1f} s by {ASKED} asked"
    )
    print(f"ratio 1/{each * len(rows) / batch:.0f}")


if __name__ == "__main__":
    main()
