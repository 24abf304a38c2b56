"""Exact integrated ownership and control beside plain networkx and numpy, in one run.

PYTHONPATH=. python tests/benchmarks/bench_ownership.py [ENTITIES…]

The register is invented: a third companies, the rest persons; chains, pairs and rings of holdings,
a small core of companies that hold each other, a few groups of many subsidiaries.
"""

import random
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import networkx as nx
import numpy as np

from graph.analyses.ownership.catalogue import CONVENTIONS
from graph.analyses.ownership.groups import find_groups
from graph.analyses.ownership.queries import control, holdings, owners
from graph.analyses.projection import Projection, project
from graph.analyses.tracing.search.walkable_graph import walkable_graph_of
from graph.model.records import Contents, Entity, Kind, Source, Standing, Tie, TieType
from graph.model.shares import parse_share

ASKED = 200
GROUP = 2_000
_T = TypeVar("_T")


class _Register:
    """Holdings in percent that never pass 100 for one company."""

    def __init__(self, companies: list[str]) -> None:
        self.held: dict[str, list[tuple[str, int]]] = {c: [] for c in companies}
        self.left = dict.fromkeys(companies, 100)

    def hold(self, holder: str, company: str, points: int) -> None:
        """Add a stake, cut to what is left."""
        points = min(points, self.left[company])
        if points > 0:
            self.left[company] -= points
            self.held[company].append((holder, points))


def invented(size: int, seed: int = 7) -> Contents:
    """Return an invented register of ``size`` companies and persons, and one group of 2,000."""
    chance = random.Random(seed)  # noqa: S311 - invented data
    companies = [f"c{n}" for n in range(int(size * 0.4))]
    people = [f"p{n}" for n in range(size - len(companies))]
    group = [f"g{n}" for n in range(GROUP)]
    register = _Register([*companies, *group])
    _circles(register, companies, chance)
    for n, company in enumerate(group[1:], 1):
        parent, other = int(n * chance.random() ** 1.3), int(n * chance.random())
        register.hold(group[parent], company, chance.choice((51, 60, 75, 90)))
        register.hold(group[other], company, chance.choice((5, 10, 20)))
    for n, company in enumerate(companies):
        for _ in range(1 + int(chance.paretovariate(1.6)) % 8):
            local = n and chance.random() < 0.16
            holder = companies[int(n * chance.random() ** 0.5)] if local else chance.choice(people)
            register.hold(holder, company, chance.choice((100, 75, 51, 50, 50, 33, 25, 10)))
    return contents_of([*companies, *group], people, register.held)


def _circles(register: _Register, companies: list[str], chance: random.Random) -> None:
    for _ in range(max(len(companies) // 1_000, 3)):
        ring = chance.sample(companies, chance.randint(2, 6))
        for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
            register.hold(a, b, chance.randint(3, 45))
    core = companies[:20]
    for _ in range(80):
        register.hold(chance.choice(core), chance.choice(core), chance.randint(1, 6))


def contents_of(
    companies: list[str], people: list[str], held: dict[str, list[tuple[str, int]]]
) -> Contents:
    """Return holders with percentages by company as records."""
    entities = {i: Entity(i, Kind.COMPANY, f"Example {i}") for i in companies}
    entities |= {i: Entity(i, Kind.PERSON, f"Example {i}") for i in people}
    texts = {n: parse_share(f"{n}%") for n in range(101)}
    ties = tuple(
        Tie(
            f"{a}-{b}-{i}",
            TieType.OWNS,
            a,
            b,
            source="reg",
            standing=Standing.REGISTER,
            share=texts[points],
        )
        for b, stakes in held.items()
        for i, (a, points) in enumerate(stakes)
    )
    return Contents(entities, {"reg": Source("reg", "Example Register")}, (), ties)


def plain(contents: Contents) -> "nx.DiGraph[str]":
    """Return shares in floating point, parallel ones added, as one would without this project."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(contents.entities)
    for tie in contents.ties:
        share = float(tie.share.min) if tie.share else 0.0
        before = graph.get_edge_data(tie.start, tie.end, {}).get("share", 0.0)
        graph.add_edge(tie.start, tie.end, share=before + share)
    return graph


def plain_owners(graph: "nx.DiGraph[str]", company: str) -> dict[str, float]:
    """Solve (I - W) x = w over the ancestors of a company, dense."""
    nodes = [*nx.ancestors(graph, company), company]
    w = nx.to_numpy_array(graph.subgraph(nodes), nodelist=nodes, weight="share")
    solved = np.linalg.solve(np.eye(len(nodes)) - w, w[:, nodes.index(company)])
    return {n: float(x) for n, x in zip(nodes, solved, strict=True) if x > 0}


def plain_control(graph: "nx.DiGraph[str]", holder: str) -> set[str]:
    """Add companies of which more than half is held, until none follow."""
    found, queue, sums = {holder}, [holder], dict[str, float]()
    while queue:
        for company, edge in graph.adj[queue.pop()].items():
            sums[company] = sums.get(company, 0.0) + edge["share"]
            if sums[company] > 0.5 and company not in found:
                found.add(company)
                queue.append(company)
    return found - {holder}


def timed(told: str, work: Callable[[], _T]) -> _T:
    """Run some work and print how long it took, and how much of that the processor worked."""
    began, worked = time.perf_counter(), time.process_time()
    result = work()
    took, worked = time.perf_counter() - began, time.process_time() - worked
    print(f"  {told}: {took:.3f} s ({worked:.3f} s of processor)")
    return result


def compare(graph: Projection, flat: "nx.DiGraph[str]", asked: list[str]) -> None:
    """Ask both ways, and say how far floating point strays from what is exact."""
    exact = timed(
        f"{len(asked)} companies, multiplicative, exact",
        lambda: [owners(graph, c, "multiplicative") for c in asked],
    )
    rough = timed(
        f"{len(asked)} companies, networkx and numpy",
        lambda: [plain_owners(flat, c) for c in asked],
    )
    apart = [
        abs(float(r.share.low.value) - dense.get(r.party.id, 0.0))
        for answer, dense in zip(exact, rough, strict=True)
        for r in answer.rows
        if r.share
    ]
    print(f"  furthest apart: {max(apart):.1e}; owners of one at most {max(map(len, rough))}")
    sure = timed("control of each owner, exact", lambda: [control(graph, c) for c in asked])
    loose = timed(
        "control of each owner, networkx", lambda: [plain_control(flat, c) for c in asked]
    )
    differ = sum({r.party.id for r in a.rows} != b for a, b in zip(sure, loose, strict=True))
    print(f"  control differs from floating point for {differ}")


def one_group(graph: Projection) -> None:
    """Time every convention on the group of 2,000, downward from its head and upward."""
    print(f"  one group of {GROUP:,}")
    for name in (c.name for c in CONVENTIONS):
        timed(f"holdings of its head, {name}", partial(holdings, graph, "g0", name))
        timed(f"owners of its last, {name}", partial(owners, graph, f"g{GROUP - 1}", name))


def all_control(graph: Projection, flat: "nx.DiGraph[str]") -> None:
    """Time control over the whole register."""
    found = timed("all groups under common control, exact", partial(find_groups, graph))
    print(f"  {len(found):,} groups, the largest of {max(len(g.members) for g in found):,}")
    timed("control of everybody, networkx", lambda: [plain_control(flat, n) for n in flat])


def main() -> None:
    """Print the figures of one run."""
    for size in [int(s) for s in sys.argv[1:]] or [1_000, 100_000]:
        contents = invented(size)
        print(f"{len(contents.entities):,} entities, {len(contents.ties):,} holdings")
        graph, flat = project(contents), plain(contents)
        timed("prepared once", partial(walkable_graph_of, graph))
        timed("first click, index included", partial(owners, graph, "c0", "leontief"))
        chance = random.Random(1)  # noqa: S311 - invented data
        asked = chance.sample([e for e in contents.entities if e[0] == "c"], ASKED)
        compare(graph, flat, [*asked, *(f"c{n}" for n in range(5))])
        one_group(graph)
        all_control(graph, flat)


if __name__ == "__main__":
    main()
