"""Statements of a source, with the standing of its word."""

from collections.abc import Mapping

from graph.model.records import (
    ENDS,
    SOURCE_STANDING,
    Kind,
    Source,
    Standing,
    Statement,
    TieType,
    Value,
)
from scrapers.contract.collector import Origin
from scrapers.parsing.json_values import drop_unstated


def make_statement(
    origin: Origin, source: Source, ident: str, kind: Kind, values: Mapping[str, Value | None]
) -> Statement:
    """Return a statement, with the origin's standing if the source's type does not imply it."""
    implied = SOURCE_STANDING.get(origin.type)
    own = {} if implied is origin.standing else {"standing": str(origin.standing)}
    return Statement(ident, kind, source.id, drop_unstated({**values, **own}))


def stand_in_statement(source: Source, ident: str, kind: Kind, name: str) -> Statement:
    """Return a statement for a party that a page does not name; any stated name is preferred."""
    return Statement(ident, kind, source.id, {"name": name, "standing": str(Standing.DERIVED)})


def is_possible_tie(tie: TieType, start: Kind, end: Kind) -> bool:
    """Whether a tie of a type may connect two kinds of parties."""
    froms, tos = ENDS[tie]
    return start in froms and end in tos
