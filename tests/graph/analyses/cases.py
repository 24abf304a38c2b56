"""A small graph in a few lines: each tie is ``("P OWNS C", {"share": "51%"})`` or plain text.

The first letter of an id gives its kind: s Storefront, t Platform, c Company, p Person,
a Address, k Contact, b Brand, g Product.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph.analyses.projection import Projection, project
from graph.model.records import (
    Contents,
    Entity,
    Holding,
    Judgement,
    Kind,
    Source,
    Standing,
    Statement,
    Tie,
    TieType,
)
from graph.model.shares import parse_share

KINDS = {
    "s": Kind.STOREFRONT,
    "t": Kind.PLATFORM,
    "c": Kind.COMPANY,
    "p": Kind.PERSON,
    "a": Kind.ADDRESS,
    "k": Kind.CONTACT,
    "b": Kind.BRAND,
    "g": Kind.PRODUCT,
}
SOURCES = {
    s.id: s
    for s in (
        Source("register", "Example Register", published="2024-01-01"),
        Source("newer", "Example Register, newer", published="2025-01-01"),
        Source("page", "Example Market, seller page", published="2024-02-01"),
        Source("press", "Example Gazette", published="2024-03-01"),
        Source("repeat", "Example Courier", published="2024-03-02", restates="press"),
        Source("ours", "This newsroom", published="2024-04-01"),
    )
}
_STANDING = {
    "register": Standing.REGISTER,
    "newer": Standing.REGISTER,
    "page": Standing.PLATFORM,
    "press": Standing.PRESS,
    "repeat": Standing.PRESS,
    "ours": Standing.OWN_RESEARCH,
}

Line = str | tuple[str, Mapping[str, Any]]

# Storefront s1 on platform t1, which c_parent operates; its seller is c1.
SCENE: tuple[Line, ...] = (
    ("s1 SELLS_ON t1", {"source": "page"}),
    ("c1 OPERATES s1", {"source": "page", "role": "seller"}),
    ("c_parent OPERATES t1", {"source": "page", "role": "operator"}),
)


def build(*lines: Line, values: Mapping[str, Mapping[str, str]] | None = None) -> Projection:
    """Return the scene with more ties; ``values`` are further properties by entity id."""
    return project(contents_of(*lines, values=values))


def contents_of(*lines: Line, values: Mapping[str, Mapping[str, str]] | None = None) -> Contents:
    """Return the records of the scene with more ties."""
    values = values or {}
    ties = tuple(_tie(f"x{i:03}", line) for i, line in enumerate((*SCENE, *lines)))
    ids = {e for t in ties for e in (t.start, t.end)} | values.keys()
    entities = {i: Entity(i, KINDS[i[0]], f"Example {i}", values.get(i, {})) for i in sorted(ids)}
    statements = tuple(
        Statement(i, KINDS[i[0]], "press", {"name": f"Example {i}", **v}) for i, v in values.items()
    )
    return Contents(entities, SOURCES, statements, ties)


def _tie(ident: str, line: Line) -> Tie:
    text, given = (line, {}) if isinstance(line, str) else line
    start, name, end = text.split()
    more = dict(given)
    source = more.pop("source", "register")
    share = parse_share(more.pop("share", ""))
    judgement = more.pop("judgement", None)
    tie = Tie(
        more.pop("id", ident),
        TieType(name),
        start,
        end,
        source=source,
        standing=more.pop("standing", _STANDING[source]),
        share=share,
        judgement=Judgement(judgement) if judgement else None,
        holding=Holding(more.pop("holding", Holding.LOT)),
    )
    return replace(tie, **more)
