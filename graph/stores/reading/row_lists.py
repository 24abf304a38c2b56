"""Rows of several queries in one round trip, many rows to a record.

A record costs far more than what is in it, and so does a round trip.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import ManagedTransaction

Row = list[Any]
_ROWS_OF_RECORD = 500  # a message above 16 MiB hangs the embedded server's client


@dataclass(frozen=True, slots=True)
class RowQuery:
    """Query that shows a list of each match; its rows are found under ``name``."""

    name: str
    match: str
    shown: str

    @property
    def cypher(self) -> str:
        """The query, its rows cut into records."""
        size = _ROWS_OF_RECORD
        return (
            f"{self.match} WITH collect({self.shown}) AS found "
            f"UNWIND range(0, size(found) - 1, {size}) AS first "
            f"RETURN '{self.name}' AS name, found[first..first + {size}] AS rows"
        )


def read_row_lists(
    tx: ManagedTransaction, queries: Sequence[RowQuery], **parameters: Any
) -> dict[str, list[Row]]:
    """Return the rows of all queries by their names."""
    found: dict[str, list[Row]] = {query.name: [] for query in queries}
    if queries:
        for record in tx.run(" UNION ALL ".join(q.cypher for q in queries), **parameters):
            found[record["name"]] += record["rows"]
    return found
