"""Batches of rows that both servers take, and the pattern that matches a tie fast."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from graph.model.records import TieType

BATCH = 5_000
BATCH_BYTES = 4_000_000  # a message above 16 MiB hangs the embedded server's client
# Their starts have few ties of the type; an address or platform at the end may have thousands.
_FROM_START = frozenset(
    {TieType.LOCATED_AT, TieType.REACHED_AT, TieType.SELLS_ON, TieType.SELLS, TieType.OF_BRAND}
)
_T = TypeVar("_T")


def batches(rows: Iterable[_T], most: int = BATCH) -> Iterator[list[_T]]:
    """Yield rows in batches that fit one message, by number and by size."""
    batch: list[_T] = []
    size = 0
    for row in rows:
        weight = len(str(row).encode("utf-8", "surrogatepass"))
        if batch and (len(batch) == most or size + weight > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(row)
        size += weight
    if batch:
        yield batch


def tie_pattern(kind: TieType) -> str:
    """Return the pattern of a tie by its id, matched from the end with few of its type."""
    if kind in _FROM_START:
        return f"(a)-[t:{kind} {{id: r[2]}}]->(b)"
    return f"(b)<-[t:{kind} {{id: r[2]}}]-(a)"
