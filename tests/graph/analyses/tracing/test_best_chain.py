"""The quick ways to an answer against the plain one, on random small graphs."""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from graph.analyses.projection import Projection
from graph.analyses.tracing.search.chain_search import ChainSearch
from graph.analyses.tracing.search.hops import HopTable, hops_from
from graph.analyses.tracing.search.targets import find_targets
from graph.analyses.tracing.search.walkable_graph import (
    graph_on_day,
    graph_until_day,
    walkable_graph_of,
)
from graph.analyses.tracing.trace import trace
from graph.analyses.tracing.verdict import Chain
from graph.model.dates import as_of_day
from graph.model.records import Holding
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


def dated_graph(seed: int) -> Projection:
    """Return a random graph of holdings with beginnings, ends and days of statement."""
    chance = random.Random(seed)  # noqa: S311 - invented data
    lines: list[Line] = []
    for _ in range(chance.randrange(8, 24)):
        form, starts, ends = chance.choice((*FORMS[:4], FORMS[0], FORMS[0]))
        start = chance.choice([n for n in NODES if n[0] in starts])
        end = chance.choice([n for n in NODES if n[0] in ends and n != start])
        given: dict[str, Any] = {"source": chance.choice(("register", "press"))}
        given["since"] = chance.choice(("", "2015", "2018-03", "2020-05-01"))
        given["until"] = chance.choice(("", "", "2020-05-01", "2021", "2022-08"))
        if form == "OWNS":
            given["share"] = chance.choice(SHARES)
            given["holding"] = chance.choice(tuple(Holding))
        given["extra"] = chance.choice(({}, {"stated_on": "2019-06-30"}, {"stated_on": "soon"}))
        lines.append((f"{start} {form} {end}", given))
    ended = {chance.choice(("c1", "c2", "p1")): {"dissolved": "2020-12-31"}}
    return build(*lines, values=ended)


@pytest.mark.parametrize("seed", range(40))
def test_the_hops_of_a_period_are_those_of_each_of_its_days(seed: int) -> None:
    ground, table = walkable_graph_of(dated_graph(seed)), HopTable()
    days = [date(2014, 1, 1) + timedelta(days=n * 53) for n in range(66)]
    turns = [date(2020, 5, 1), date(2019, 6, 30), date(2020, 12, 31), date(2021, 12, 31)]
    days += [turn + timedelta(days=n) for turn in turns for n in (-1, 0, 1)]
    for day in days:
        for view in (graph_on_day(ground, day), graph_until_day(ground, day)):
            for node in sorted({ground.matches.representative_of(n) for n in ground.entities}):
                assert table.hops_from(view, node, linked=False) == hops_from(
                    view, node, linked=False
                ), (day, node)


@pytest.mark.parametrize("form", ["OWNS", "OFFICER_OF"])
def test_a_day_of_statement_that_is_no_date_says_nothing(form: str) -> None:
    verdicts = [
        trace(build((f"p1 {form} c1", {"extra": extra}), "p1 OFFICER_OF c_parent"), "s1").summary
        for extra in ({"stated_on": "soon"}, {})
    ]
    assert verdicts[0] == verdicts[1]


LAST_DAYS = ("2020-05-01", "2020-12-31", "2021-12-31", "2022-08-31")


def _ways(chains: Iterable[Chain]) -> set[tuple[str, ...]]:
    return {(c.hops[0].here.id, *(hop.there.id for hop in c.hops)) for c in chains}


# In the last three a party was no target yet, and chains led on through it.
@pytest.mark.parametrize("seed", [*range(80), 755, 2701, 2941])
def test_the_past_chains_are_those_of_the_last_days_of_ties(seed: int) -> None:
    graph = dated_graph(seed)
    now = trace(graph, "s1", as_of="2024-06-01", limit=1000)
    then = [trace(graph, "s1", as_of=day, limit=1000) for day in LAST_DAYS]
    assert _ways(now.past) == set().union(*(_ways(v.chains) for v in then)) - _ways(now.chains)
