"""Ties around parties, asked of Spark as rounds need them, and kept on the driver."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from graph.registers.spark.local_frame import KEY, local_frame
from graph.registers.spark.tie_frame import UPWARD

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


class WalkedTie(NamedTuple):
    """A tie by its key: the keys of its ends, its type, and whether it holds on the day."""

    tie: int
    start: int
    end: int
    type: int
    holds: bool


class Neighbours:
    """Ties by their parties; each is read once. What a crowd shares is not among them.

    A party that owns very many companies is asked for those only by ``read_below``.
    """

    def __init__(self, spark: "SparkSession", ties: "DataFrame") -> None:
        self._spark = spark
        self._ties = ties.filter("not closed").drop("closed").persist()
        self._above: set[int] = set()
        self._below: set[int] = set()
        self._into: dict[int, set[WalkedTie]] = defaultdict(set)
        self._out_of: dict[int, set[WalkedTie]] = defaultdict(set)

    def read(self, parties: Iterable[int]) -> None:
        """Read the ties of some parties but those to what they own, control or operate."""
        new = set(parties) - self._above
        self._above |= new
        if new:
            wanted = self._frame(new)
            upward = ", ".join(map(str, sorted(UPWARD)))
            self._keep(self._ties.join(wanted, self._ties["end"] == wanted["key"]))
            beside = self._ties.filter(f"type not in ({upward})")
            self._keep(beside.join(wanted, beside["start"] == wanted["key"]))

    def read_below(self, parties: Iterable[int]) -> None:
        """Read the ties of some parties to what they own, control or operate."""
        new = set(parties) - self._below
        self._below |= new
        if new:
            wanted = self._frame(new)
            upward = ", ".join(map(str, sorted(UPWARD)))
            below = self._ties.filter(f"type in ({upward})")
            self._keep(below.join(wanted, below["start"] == wanted["key"]))

    def into(self, party: int) -> Iterable[WalkedTie]:
        """Return the ties that end at a party, of those that were read."""
        return self._into.get(party, ())

    def out_of(self, party: int) -> Iterable[WalkedTie]:
        """Return the ties that start at a party, of those that were read."""
        return self._out_of.get(party, ())

    def _frame(self, parties: Iterable[int]) -> "DataFrame":
        return local_frame(self._spark, ((party,) for party in parties), key=KEY)

    def _keep(self, found: "DataFrame") -> None:
        for row in found.select("tie", "start", "end", "type", "holds").collect():
            tie = WalkedTie(*row)
            self._into[tie.end].add(tie)
            self._out_of[tie.start].add(tie)


def joined_to(stands_for: Mapping[int, int]) -> Mapping[int, frozenset[int]]:
    """Return the parties that each party is one with, by an accepted match."""
    joined: dict[int, set[int]] = defaultdict(set)
    for member, representative in stands_for.items():
        joined[member].add(representative)
        joined[representative].add(member)
    return {party: frozenset(others) for party, others in joined.items()}
