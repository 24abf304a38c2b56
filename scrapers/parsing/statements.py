"""Statements and ties as a source makes them, with what its word counts for."""

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
    """State values of a party; a standing that the source's type does not tell goes with them."""
    implied = SOURCE_STANDING.get(origin.type)
    own = {} if implied is origin.standing else {"standing": str(origin.standing)}
    return Statement(ident, kind, source.id, drop_unstated({**values, **own}))


def stand_in_statement(source: Source, ident: str, kind: Kind, name: str) -> Statement:
    """State a party whose name a page does not give; any name that is stated is preferred."""
    return Statement(ident, kind, source.id, {"name": name, "standing": str(Standing.DERIVED)})


def is_possible_tie(tie: TieType, start: Kind, end: Kind) -> bool:
    """Whether a tie may run between two kinds."""
    froms, tos = ENDS[tie]
    return start in froms and end in tos
