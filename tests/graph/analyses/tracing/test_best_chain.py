"""The quick ways to an answer against the plain one, on random small graphs."""

import random

import pytest

from graph.analyses.projection import Projection
from graph.analyses.tracing.search.chain_search import ChainSearch
from graph.analyses.tracing.search.targets import find_targets
from graph.analyses.tracing.search.walkable_graph import graph_on_day, walkable_graph_of
from graph.model.dates import as_of_day
from tests.graph.analyses.cases import Line, build

NODES = (
    "c1",
    "c2",
    "c3",
    "c4",
    "c5",
    "c_parent",
    "c_top",
    "p1",
    "p2",
    "p3",
    "a1",
    "a2",
    "k1",
    "s2",
)
FORMS = (
    ("OWNS", "pc", "c"),
    ("CONTROLS", "pc", "c"),
    ("OFFICER_OF", "pc", "c"),
    ("LOCATED_AT", "pcs", "a"),
    ("REACHED_AT", "pcs", "k"),
    ("LINKED_TO", "pcs", "pct"),
    ("SAME_AS", "c", "c"),
    ("SAME_AS", "p", "p"),
)
SHARES = ("", "10%", "50%", "60%", "100%", "(50,75)%", "0%")
MOST_TENANTS = 3


def random_graph(seed: int) -> Projection:
    chance = random.Random(seed)  # noqa: S311 - invented data
    lines: list[Line] = ["c_top OWNS c_parent"]
    for _ in range(chance.randrange(4, 22)):
        form, starts, ends = chance.choice(FORMS)
        start = chance.choice([n for n in NODES if n[0] in starts])
        end = chance.choice([n for n in (*NODES, "t1") if n[0] in ends and n != start])
        given = {"source": chance.choice(("register", "press", "ours", "newer"))}
        if form == "OWNS":
            given["share"] = chance.choice(SHARES)
        if form == "SAME_AS":
            given["judgement"] = chance.choice(("proposed", "accepted", "rejected"))
        if form == "LOCATED_AT":
            given["purpose"] = chance.choice(("", "returns", "registered office"))
        lines.append((f"{start} {form} {end}", given))
    return build(*lines)


@pytest.mark.parametrize("seed", range(60))
def test_the_best_chain_is_the_first_of_all(seed: int) -> None:
    day = graph_on_day(walkable_graph_of(random_graph(seed)), as_of_day("2024-06-01"))
    targets = find_targets(day, "s1", None)
    search = ChainSearch(day, targets, MOST_TENANTS, through_mass=False)

    first = next(search.paths("s1"), None)

    assert search.best_path("s1") == first
    through = ChainSearch(day, targets, MOST_TENANTS, through_mass=True)
    clean = next((p for p in through.paths("s1") if not p.mass), None)
    assert clean == first
