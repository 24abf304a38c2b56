"""Ties that decide every storefront's trace, found by rounds over all registers.

As ``graph.registers.analyses.tracing.filter``, but of all platforms at once, without asking for the
ends of parties, and with all that stands above a kept party at any time. Each of these only adds to
what is read, so nothing that the judge needs is missing.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analyses.tracing.search.chain_search import MOST_WEAK_STEPS
from graph.model.records import Contents, Kind
from graph.registers.spark.local_frame import FLAG, KEY, local_frame
from graph.registers.spark.neighbours import Neighbours, joined_to
from graph.registers.spark.read_part import WantedRows
from graph.registers.spark.tie_frame import UPWARD, keys_of
from graph.registers.spark.weak_steps import FAR, Place, WeakSteps

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


@dataclass(frozen=True, slots=True)
class _Kept:
    """Parties that a chain may pass, and all above them at any time."""

    parties: Set[int]
    above: Set[int]


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows to be read, and the ids of parties by their keys as far as the case knows them."""

    rows: WantedRows
    parties: Set[int]


def select_rows(
    spark: "SparkSession",
    ties: "DataFrame",
    case: Contents,
    stands_for: Mapping[int, int],
    matches: Sequence[tuple[int, int, int]],
) -> Selection:
    """Return what has to be read to trace every storefront of the case.

    ``ties`` tell which are ``closed``. ``matches`` are all SAME_AS: the key of each, and of its
    ends.
    """
    keys = keys_of(spark, case.entities)
    of_kind: dict[Kind, set[int]] = defaultdict(set)
    for ident, entity in case.entities.items():
        of_kind[entity.kind].add(keys[ident])
    platforms = of_kind[Kind.PLATFORM]
    walks = WeakSteps(Neighbours(spark, ties), joined_to(stands_for), platforms)
    kept = _keep(walks, platforms, of_kind[Kind.STOREFRONT])
    found = _selected(spark, ties, kept)
    parties = {*keys.values(), *kept.parties, *(end for _, *ends in found for end in ends)}
    same = _hanging_together(matches, parties)
    parties |= {end for _, *ends in same for end in ends}
    return Selection(WantedRows([tie for tie, *_ in (*found, *same)], parties), parties)


def _keep(walks: WeakSteps, platforms: Set[int], storefronts: Set[int]) -> _Kept:
    above = walks.above(platforms, on_the_day=True)
    back = walks.back(above - platforms)
    hits = {front for front in storefronts if _least(back, front) <= MOST_WEAK_STEPS}
    forth = walks.forth(hits)
    between = {
        party
        for (party, place), steps in forth.items()
        if steps + back.get((party, place), FAR) <= MOST_WEAK_STEPS
    }
    kept = between | above
    return _Kept(kept, walks.above(kept, on_the_day=False))


def _least(steps: Mapping[Place, int], party: int) -> int:
    return min(steps.get((party, place), FAR) for place in (0, 1))


def _selected(
    spark: "SparkSession", ties: "DataFrame", kept: _Kept
) -> Sequence[tuple[int, int, int]]:
    """Return the ties between kept parties, and those upwards into them and into all above."""
    above = local_frame(spark, ((p, p in kept.parties) for p in kept.above), end=KEY, k=FLAG)
    begin = local_frame(spark, ((p, True) for p in kept.parties), start=KEY, b=FLAG)
    near = ties.join(above, "end").join(begin, "start", "left")
    upward = ", ".join(map(str, sorted(UPWARD)))
    found = near.filter(f"type in ({upward}) or (k and b)").select("tie", "start", "end")
    return [(row[0], row[1], row[2]) for row in found.distinct().collect()]


def _hanging_together(
    matches: Sequence[tuple[int, int, int]], parties: Set[int]
) -> Sequence[tuple[int, int, int]]:
    """Return the matches of some parties and of all these lead to: one may overrule another."""
    inside = set(parties)
    left = list(matches)
    found: list[tuple[int, int, int]] = []
    while True:
        touched = [m for m in left if m[1] in inside or m[2] in inside]
        if not touched:
            return found
        found += touched
        inside |= {end for _, *ends in touched for end in ends}
        left = [m for m in left if m not in set(touched)]
