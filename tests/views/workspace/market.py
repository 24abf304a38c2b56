"""A small invented market: storefronts of one platform, their sellers, and an address of many."""

from dataclasses import replace

from graph.analyses.projection import project
from graph.analyses.tracing.tie_reader import tie_reader
from graph.model.records import Contents, Entity, Kind, Source, Standing, Tie, TieType
from graph.model.shares import parse_share
from graph.presentation.neighbours import Neighbours

MANY = 120


def market() -> Contents:
    kinds = {"s": Kind.STOREFRONT, "t": Kind.PLATFORM, "c": Kind.COMPANY, "a": Kind.ADDRESS}
    names = ["s1", "s2", "t1", "c1", "c2", "c9", "a1", *(f"c_tenant{i:03}" for i in range(MANY))]
    lines = [
        ("s1", TieType.SELLS_ON, "t1"),
        ("s2", TieType.SELLS_ON, "t1"),
        ("c1", TieType.OPERATES, "s1"),
        ("c2", TieType.OPERATES, "s2"),
        ("c9", TieType.OWNS, "c1"),
        ("c9", TieType.OWNS, "c2"),
        ("c1", TieType.LOCATED_AT, "a1"),
        *((f"c_tenant{i:03}", TieType.LOCATED_AT, "a1") for i in range(MANY)),
    ]
    ties = [
        Tie(f"x{i:03}", kind, start, end, source="page", standing=Standing.PLATFORM)
        for i, (start, kind, end) in enumerate(lines)
    ]
    ties[4] = replace(
        ties[4],
        source="register",
        standing=Standing.REGISTER,
        share=parse_share("40%"),
        since="2020",
        until="2022",
    )
    ties[5] = replace(ties[5], since="2021-05")
    entities = {n: Entity(n, kinds[n[0]], f"Example {n}") for n in names}
    sources = {i: Source(i, f"Example {i}") for i in ("page", "register")}
    return Contents(entities, sources, (), tuple(ties))


CONTENTS = market()
READER = tie_reader(CONTENTS, project(CONTENTS))
NEIGHBOURS = Neighbours(READER)
