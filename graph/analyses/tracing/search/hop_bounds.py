"""Lower bounds of the weak steps between every entity and some others, for a whole graph at once.

They leave out what depends on the way taken, so the true number may be higher. The search for
chains uses them to skip every entity that no chain can reach. Each entity has two places: as
reached (0), and as entered as a shared party (1), which is left without a further weak step. Where
a chain has to pass one of some hops, each place exists twice: before such a hop, and after it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from graph.analyses.tracing.search.walkable_graph import (
    CONTACT_TYPES,
    PERSONNEL_TYPES,
    WALKED_TYPES,
    DatedTie,
    GraphOnDay,
    WalkableGraph,
)
from graph.model.records import UPWARD, Kind, TieType

OUT_OF_REACH = 9
_HOP_COST = 1e-9
_WHOLE_STEP = 0.5
_CLOSED_KINDS = frozenset({Kind.BRAND, Kind.PRODUCT})
_Numbers: TypeAlias = NDArray[np.int64]
# One way: from an entity, to an entity, the place (0 or 1) at either, weak steps.
_Way: TypeAlias = tuple[str, str, int, int, int]


@dataclass(frozen=True, slots=True)
class HopArrays:
    """Every hop of a graph as arrays, one element per hop: places, weak steps, days, crowd size."""

    place: Mapping[str, int]
    tail: _Numbers
    head: _Numbers
    weak: _Numbers
    since: _Numbers
    until: _Numbers
    crowd: _Numbers


_HOP_ARRAYS: WeakKeyDictionary[WalkableGraph, HopArrays] = WeakKeyDictionary()


def _hop_arrays(ground: WalkableGraph) -> HopArrays:
    if ground not in _HOP_ARRAYS:
        _HOP_ARRAYS[ground] = _build_hop_arrays(ground)
    return _HOP_ARRAYS[ground]


def _build_hop_arrays(ground: WalkableGraph) -> HopArrays:
    place = {node: 2 * n for n, node in enumerate(ground.entities)}
    rows = [
        (place[a] + s, place[b] + t, weak, p.since.toordinal(), p.until.toordinal(), crowd)
        for p in ground.ties
        if p.tie.type in WALKED_TYPES and p.start != p.end
        for crowd in (_crowd_size(ground, p),)
        for a, b, s, t, weak in tie_ways(
            p.tie.type, p.start, p.end, ground.kind(p.start), ground.kind(p.end)
        )
    ]
    columns = np.array(rows, dtype=np.int64).reshape(-1, 6).T
    return HopArrays(place, *columns)


def _crowd_size(ground: WalkableGraph, placed: DatedTie) -> int:
    if placed.tie.type in CONTACT_TYPES:
        return ground.crowd_sizes.get(placed.end, 0)
    return ground.crowd_sizes.get(placed.start, 0) if placed.tie.type in PERSONNEL_TYPES else 0


def tie_ways(kind: TieType, start: str, end: str, from_kind: Kind, to_kind: Kind) -> Iterator[_Way]:
    """Yield each way to walk a tie: from, to, place at either, weak steps."""
    if from_kind in _CLOSED_KINDS or to_kind in _CLOSED_KINDS:
        return
    if kind in UPWARD:
        if from_kind is not Kind.PLATFORM:
            yield from ((end, start, 0, 0, 0), (end, start, 1, 0, 0))
    elif kind in PERSONNEL_TYPES:
        yield from _shared_party_ways(start, end)
    elif kind in CONTACT_TYPES:
        yield from _shared_party_ways(end, start)
    elif kind in WALKED_TYPES:
        yield from _direct_ways(kind, start, end, to_kind, from_kind)
        yield from _direct_ways(kind, end, start, from_kind, to_kind)


def _direct_ways(kind: TieType, a: str, b: str, entered: Kind, left: Kind) -> Iterator[_Way]:
    keeps = kind is TieType.SAME_AS
    if left is not Kind.PLATFORM and not (keeps and entered is Kind.PLATFORM):
        yield from ((a, b, 0, 0, 1), (a, b, 1, int(keeps), 1))


def _shared_party_ways(shared: str, party: str) -> Iterator[_Way]:
    yield from ((party, shared, 0, 1, 1), (party, shared, 1, 1, 1))
    yield from ((shared, party, 0, 0, 1), (shared, party, 1, 0, 0))


@dataclass(frozen=True, slots=True)
class WeakStepBound:
    """The least weak steps between each place and some entities, ``OUT_OF_REACH`` if too many."""

    place: Mapping[str, int]
    least: NDArray[np.float64]

    def weak_steps_at(self, node: str, *, entered: bool = False, passed: bool = True) -> int:
        """Return the bound at one place, ``passed`` or not where a hop has to be passed."""
        after = len(self.least) - 2 * len(self.place) if passed else 0
        least = self.least[after + self.place[node] + entered]
        return int(least) if np.isfinite(least) else OUT_OF_REACH

    def reachable_entities(self) -> set[str]:
        """Return every entity within the bound."""
        finite = np.isfinite(self.least)
        return {node for node, n in self.place.items() if finite[n] or finite[n + 1]}


def weak_steps_to(
    day: GraphOnDay, targets: Iterable[str], most_weak: int, most_tenants: int | None
) -> WeakStepBound:
    """Bound the weak steps from every place to the nearest target.

    ``most_tenants`` closes the parties shared by more than so many; None closes none.
    """
    return _weak_step_bound(day, targets, most_weak, most_tenants, backwards=True)


def weak_steps_through(
    day: GraphOnDay, targets: Iterable[str], most_weak: int, passing: Set[frozenset[str]]
) -> WeakStepBound:
    """Bound the weak steps to the nearest target by way of a hop between one of some pairs."""
    arrays = _hop_arrays(day.ground)
    open_ = _open_hops(arrays, day.day, day.not_ended, None)
    tail, head, weak = arrays.tail[open_], arrays.head[open_], arrays.weak[open_]
    places = 2 * len(arrays.place)
    pairs = [[arrays.place[end] // 2 for end in (*pair, *pair)[:2]] for pair in passing]
    marked = np.isin(
        np.minimum(tail, head) // 2 * places + np.maximum(tail, head) // 2,
        [min(pair) * places + max(pair) for pair in pairs],
    )
    # The hops before the pair, those from the pair on, and those that pass it.
    rows = np.concatenate((head, head + places, head[marked] + places))
    columns = np.concatenate((tail, tail + places, tail[marked]))
    weights = np.add(np.concatenate((weak, weak, weak[marked])), _HOP_COST)
    matrix = _cheapest_hops(rows, columns, weights, 2 * places)
    indices = [places + arrays.place[e] + k for e in targets if e in arrays.place for k in (0, 1)]
    return WeakStepBound(arrays.place, _least_steps(matrix, sorted(set(indices)), most_weak))


def weak_steps_from(
    day: GraphOnDay, starts: Iterable[str], most_weak: int, most_tenants: int | None
) -> WeakStepBound:
    """Bound the weak steps from the nearest start to every place."""
    return _weak_step_bound(day, starts, most_weak, most_tenants, backwards=False)


def entities_between(
    day: GraphOnDay, starts: Iterable[str], targets: Iterable[str], most_weak: int
) -> set[str]:
    """Return every entity through which some way from a start to a target may lead."""
    one, other = (
        weak_steps_from(day, starts, most_weak, None),
        weak_steps_to(day, targets, most_weak, None),
    )
    least = one.least + other.least < most_weak + _WHOLE_STEP
    return {node for node, n in one.place.items() if least[n] or least[n + 1]}


def _weak_step_bound(
    day: GraphOnDay,
    ends: Iterable[str],
    most_weak: int,
    most_tenants: int | None,
    *,
    backwards: bool,
) -> WeakStepBound:
    arrays = _hop_arrays(day.ground)
    open_ = _open_hops(arrays, day.day, day.not_ended, most_tenants)
    tail, head = arrays.tail[open_], arrays.head[open_]
    rows, columns = (head, tail) if backwards else (tail, head)
    places = 2 * len(arrays.place)
    matrix = _cheapest_hops(rows, columns, np.add(arrays.weak[open_], _HOP_COST), places)
    indices = sorted({arrays.place[e] + k for e in ends if e in arrays.place for k in (0, 1)})
    return WeakStepBound(arrays.place, _least_steps(matrix, indices, most_weak))


def _least_steps(matrix: csr_array, ends: Sequence[int], most_weak: int) -> NDArray[np.float64]:
    if not ends:
        return np.full(matrix.shape[0], np.inf)
    least = dijkstra(matrix, indices=ends, min_only=True, limit=most_weak + _WHOLE_STEP)
    return np.asarray(least, dtype=np.float64)


def _open_hops(
    arrays: HopArrays, day: date, not_ended: date, most_tenants: int | None
) -> NDArray[np.bool_]:
    held = (arrays.since <= day.toordinal()) & (arrays.until >= not_ended.toordinal())
    return held if most_tenants is None else held & (arrays.crowd <= most_tenants)


def _cheapest_hops(
    rows: _Numbers, columns: _Numbers, weights: NDArray[np.float64], size: int
) -> csr_array:
    """Keep the cheapest of parallel hops: a sparse matrix would add them up."""
    order = np.lexsort((weights, columns, rows))
    rows, columns, weights = rows[order], columns[order], weights[order]
    first = np.ones(len(rows), dtype=bool)
    first[1:] = (rows[1:] != rows[:-1]) | (columns[1:] != columns[:-1])
    return csr_array((weights[first], (rows[first], columns[first])), shape=(size, size))
