"""Examples of flags as text: one file a flag, with what it fires on and its innocent twins.

    fires s1                                   the section's one finding has this subject
    c_parent OWNS c1 share=51% source=press    a tie with its properties
    c1 = country=SG source=page                values of an entity
    c{n} LOCATED_AT a1 times=21                the line for n = 1 … 21
    silent                                     a section without a finding

Each section stands on the scene of ``tests.graph.analyses.cases``: storefront s1 on platform t1,
which c_parent operates; its seller is c1. Without ``source=`` it is the register.
"""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graph.analyses.projection import Projection, project
from graph.model.records import (
    Contents,
    Entity,
    Holding,
    Judgement,
    Source,
    Standing,
    Statement,
    Tie,
    TieType,
)
from graph.model.shares import parse_share
from graph.stores.display_values import display_entity
from tests.graph.analyses.cases import KINDS, SOURCES

EXAMPLES = Path(__file__).parent / "examples"
_SCENE = (
    "s1 SELLS_ON t1 source=page",
    "c1 OPERATES s1 source=page role=seller",
    "c_parent OPERATES t1 source=page role=operator",
)
_SOURCES = {
    **SOURCES,
    "old": Source("old", "Example Market, page read long ago", retrieved="2020-05-01"),
    "later": Source("later", "Example Market, page read later", retrieved="2024-05-01"),
}
_STANDING = {
    "register": Standing.REGISTER,
    "newer": Standing.REGISTER,
    "page": Standing.PLATFORM,
    "old": Standing.PLATFORM,
    "later": Standing.PLATFORM,
    "ours": Standing.OWN_RESEARCH,
}


@dataclass(frozen=True, slots=True)
class Section:
    """A small graph; ``subject`` is that of the one finding, empty where it is silent."""

    title: str
    subject: str
    graph: Projection


def sections(flag: str) -> list[Section]:
    """Return the sections of a flag's file, in order."""
    found: list[tuple[str, list[str]]] = []
    for line in (EXAMPLES / f"{flag}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(("fires ", "silent")):
            found.append((line, []))
        elif line.strip() and not line.startswith("#"):
            found[-1][1].append(line)
    return [
        Section(t, t.removeprefix("fires ") if t[0] == "f" else "", _graph(ls)) for t, ls in found
    ]


def _graph(lines: list[str]) -> Projection:
    ties, values = [], []
    for number, words in enumerate(_expanded((*_SCENE, *lines))):
        if words[1] == "=":
            values.append(_statement(words[0], dict(w.split("=", 1) for w in words[2:])))
        else:
            ties.append(_tie(f"x{number:03}", words))
    named = {s.entity for s in values}
    ends = sorted({e for t in ties for e in (t.start, t.end)} - named)
    values += [_statement(e, {}) for e in ends]
    entities = {e: _displayed(e, values) for e in sorted({s.entity for s in values})}
    return project(Contents(entities, _SOURCES, tuple(values), tuple(ties)))


def _expanded(lines: tuple[str, ...]) -> Iterator[list[str]]:
    for line in lines:
        words = shlex.split(line)
        times = next((int(w.removeprefix("times=")) for w in words if w.startswith("times=")), 1)
        for n in range(1, times + 1):
            yield [w.replace("{n}", str(n)) for w in words if not w.startswith("times=")]


def _statement(ident: str, values: dict[str, str]) -> Statement:
    source = values.pop("source", "register")
    return Statement(ident, KINDS[ident[0]], source, {"name": f"Example {ident}", **values})


def _displayed(ident: str, statements: list[Statement]) -> Entity:
    return display_entity([s for s in statements if s.entity == ident], _SOURCES)


def _tie(ident: str, words: list[str]) -> Tie:
    start, name, end, *rest = words
    more: dict[str, Any] = dict(w.split("=", 1) for w in rest)
    source = more.pop("source", "register")
    share = parse_share(more.pop("share", ""))
    judgement = more.pop("judgement", "")
    tie = Tie(
        ident,
        TieType(name),
        start,
        end,
        source=source,
        standing=_STANDING.get(source, Standing.PRESS),
        share=share,
    )
    tie = replace(tie, holding=Holding.LOT)  # as a row of the spreadsheet format
    if judgement:
        tie = replace(tie, judgement=Judgement(judgement))
    return replace(tie, **more)
