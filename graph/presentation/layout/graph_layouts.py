"""Positions for any graph: in layers from left to right, as a tree from above, or by forces.

Ties are given as pairs ``(below, above)``: the party that is operated, owned or controlled, then
the one that operates, owns or controls it. ``beside`` are all other pairs.

Our own, since networkx's ``multipartite_layout`` sets a layer of 300 parties in one column of
31,000 px (here 2,500 px), and its ``spring_layout`` takes 23 to 33 s for 1,500 parties (here 2 s),
though it crosses fewer ties.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from math import isqrt

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from graph.presentation.layout.chain_layout import Spot
from graph.presentation.layout.clearance import push_apart
from graph.presentation.layout.groups import split_groups
from graph.presentation.layout.packing import pack_parts

Pairs = Sequence[tuple[str, str]]
_Places = NDArray[np.float64]

_LAYER_GAP = 220  # px between layers
_PARTY_GAP = 108  # px between parties of a layer
_LEAF_GAP = 150
_LEVEL_GAP = 176
_TALLEST = 9  # parties above each other in one column, at least
_SWEEPS = 4
_TIE_LENGTH = 175.0  # px between two tied parties, about
_WORK_LIMIT = 120_000  # parties times rounds
_ROUNDS = (30, 220)
_SEED = 3
_LARGEST_GROUP = 200  # parties up to which a connected part is placed as one


def layered_spots(ids: Sequence[str], upward: Pairs, beside: Pairs) -> dict[str, Spot]:
    """Place owners to the right of what they own; unconnected parts are placed apart."""
    around = _neighbour_lists(ids, [*upward, *beside])
    rank = _layer_ranks(ids, upward, around)
    parts: list[dict[str, Spot]] = []
    for part in _connected_parts(ids, around):
        layers: dict[int, list[str]] = defaultdict(list)
        for ident in part:
            layers[rank[ident]].append(ident)
        parts.append(_column_spots(_order_layers(layers, around)))
    return pack_parts(parts, _LAYER_GAP, 1.5 * _PARTY_GAP)


def tree_spots(ids: Sequence[str], upward: Pairs, beside: Pairs) -> dict[str, Spot]:
    """Place owners above what they own; parties without an owner are roots."""
    around = _neighbour_lists(ids, [*upward, *beside])
    owned = {below for below, above in upward if below != above}
    below: dict[str, list[str]] = defaultdict(list)
    for low, high in upward:
        below[high].append(low)
    first = [i for i in ids if i in below and i not in owned]
    children, roots = _spanning_forest([*first, *ids], below, around)
    return pack_parts([_hang_tree(root, children) for root in roots], 1.5 * _LEAF_GAP, _LEVEL_GAP)


def force_spots(
    ids: Sequence[str],
    pairs: Pairs,
    fixed: Mapping[str, Spot],
    loose: frozenset[tuple[str, str]] = frozenset(),
) -> dict[str, Spot]:
    """Let tied parties attract and all others repel each other; ``fixed`` ones do not move.

    Without a fixed one, unconnected parts are set side by side, and so are the groups of a part
    that is too large to be read as one, for which the pairs that are ``loose`` count less. The same
    graph is always placed the same.
    """
    if fixed:
        return _force_part(ids, pairs, fixed)
    parts = _connected_parts(ids, _neighbour_lists(ids, pairs))
    within = _pairs_within(parts, pairs)
    groups: list[list[str]] = []
    for part, inner in zip(parts, within, strict=True):
        groups += [part] if len(part) <= _LARGEST_GROUP else split_groups(part, inner, loose)
    groups.sort(key=len, reverse=True)
    within = _pairs_within(groups, pairs)
    spots = [_force_part(group, inner, {}) for group, inner in zip(groups, within, strict=True)]
    return pack_parts(spots, _TIE_LENGTH * 1.5, _TIE_LENGTH)


def _pairs_within(parts: Sequence[Sequence[str]], pairs: Pairs) -> list[list[tuple[str, str]]]:
    """Return the pairs inside of each part; those between two parts are left out."""
    number = {ident: n for n, part in enumerate(parts) for ident in part}
    within: list[list[tuple[str, str]]] = [[] for _part in parts]
    for one, other in pairs:
        if number[one] == number[other]:
            within[number[one]].append((one, other))
    return within


def _force_part(ids: Sequence[str], pairs: Pairs, fixed: Mapping[str, Spot]) -> dict[str, Spot]:
    size = len(ids)
    if size < 2:
        return {ident: fixed.get(ident, Spot(0, 0)) for ident in ids}
    number = {ident: i for i, ident in enumerate(ids)}
    ends = np.array([(number[a], number[b]) for a, b in pairs if a != b], dtype=np.int64).reshape(
        -1, 2
    )
    at = np.random.default_rng(_SEED).normal(size=(size, 2)) * _TIE_LENGTH * np.sqrt(size) / 3
    free = np.array([ident not in fixed for ident in ids])
    for ident, spot in fixed.items():
        if ident in number:
            at[number[ident]] = spot.x, spot.y
    rounds = int(np.clip(_WORK_LIMIT / size, *_ROUNDS))
    hottest = _TIE_LENGTH * np.sqrt(size) / 5
    for n in range(rounds):
        pushed = _party_forces(at, ends)
        length = np.sqrt((pushed**2).sum(1))[:, None] + 1e-9
        step = pushed / length * np.minimum(length, hottest * (1 - n / rounds) + 0.5)
        at[free] += step[free]
    at = push_apart(at, free)
    return {
        i: Spot(round(float(x), 1), round(float(y), 1)) for i, (x, y) in zip(ids, at, strict=True)
    }


def _party_forces(at: _Places, ends: NDArray[np.int64]) -> _Places:
    """Return the push on each party: away from those near it, towards those it is tied to."""
    size = len(at)
    pushed = -at * 0.02
    near = cKDTree(at).query_pairs(3 * _TIE_LENGTH, output_type="ndarray")
    apart = at[near[:, 0]] - at[near[:, 1]]
    apart *= (_TIE_LENGTH**2 / np.maximum((apart**2).sum(1), 1e-2))[:, None]
    towards = at[ends[:, 0]] - at[ends[:, 1]]
    towards *= (np.sqrt((towards**2).sum(1)) / _TIE_LENGTH)[:, None]
    for axis in (0, 1):
        pushed[:, axis] += np.bincount(near[:, 0], apart[:, axis], size)
        pushed[:, axis] -= np.bincount(near[:, 1], apart[:, axis], size)
        pushed[:, axis] -= np.bincount(ends[:, 0], towards[:, axis], size)
        pushed[:, axis] += np.bincount(ends[:, 1], towards[:, axis], size)
    return pushed


def _neighbour_lists(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    around: dict[str, list[str]] = {ident: [] for ident in ids}
    for one, other in pairs:
        if one != other:
            around[one].append(other)
            around[other].append(one)
    return around


def _connected_parts(ids: Iterable[str], around: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Return the connected parts, the largest first."""
    passed: set[str] = set()
    parts = []
    for ident in ids:
        if ident not in passed:
            part = _reach_parties([ident], around, passed)
            parts.append(part)
    return sorted(parts, key=len, reverse=True)


def _reach_parties(
    starts: Iterable[str], around: Mapping[str, Sequence[str]], passed: set[str]
) -> list[str]:
    found = [s for s in starts if s not in passed]
    passed.update(found)
    for ident in found:
        for other in around[ident]:
            if other not in passed:
                passed.add(other)
                found.append(other)
    return found


def _layer_ranks(
    ids: Iterable[str], upward: Pairs, around: Mapping[str, Sequence[str]]
) -> dict[str, int]:
    """Return the layer of each party: above all that it owns, or one further than a tied party."""
    rank = _owner_ranks(upward)
    _spread_ranks(deque(rank), rank, around)
    for ident in ids:
        if ident not in rank:
            rank[ident] = 0
            _spread_ranks(deque([ident]), rank, around)
    return rank


def _spread_ranks(
    queue: deque[str], rank: dict[str, int], around: Mapping[str, Sequence[str]]
) -> None:
    """Rank parties that have only ``beside`` ties, or that own in a circle."""
    while queue:
        here = queue.popleft()
        for other in around[here]:
            if other not in rank:
                rank[other] = rank[here] + 1
                queue.append(other)


def _owner_ranks(upward: Pairs) -> dict[str, int]:
    """Return the most levels below each party; those that own in a circle are left out."""
    over: dict[str, list[str]] = defaultdict(list)
    waits: dict[str, int] = defaultdict(int)
    for low, high in set(upward):
        if low != high:
            over[low].append(high)
            waits[high] += 1
    rank = {ident: 0 for ident in over if not waits[ident]}
    done: dict[str, int] = {}
    queue = deque(rank)
    while queue:
        here = queue.popleft()
        done[here] = rank[here]
        for high in over[here]:
            rank[high] = max(rank.get(high, 0), rank[here] + 1)
            waits[high] -= 1
            if not waits[high]:
                queue.append(high)
    return done


def _order_layers(
    layers: Mapping[int, list[str]], around: Mapping[str, Sequence[str]]
) -> list[list[str]]:
    """Return the layers, each ordered by the mean place of its parties' neighbours, to and fro."""
    rows = [list(layers[n]) for n in sorted(layers)]
    place = {ident: float(i) for row in rows for i, ident in enumerate(row)}
    for sweep in range(_SWEEPS):
        for row in rows if sweep % 2 == 0 else rows[::-1]:
            middle = {
                ident: sum(place[o] for o in around[ident]) / len(around[ident])
                if around[ident]
                else place[ident]
                for ident in row
            }
            row.sort(key=lambda ident: (middle[ident], ident))
            first = -(len(row) - 1) / 2
            place |= {ident: first + i for i, ident in enumerate(row)}
    return rows


def _column_spots(rows: Sequence[Sequence[str]]) -> dict[str, Spot]:
    """Give each layer one or more columns, centred."""
    most = max(_TALLEST, isqrt(max(len(row) for row in rows) * 2))
    tallest = max(min(len(row), most) for row in rows)
    spots: dict[str, Spot] = {}
    x = 0
    for row in rows:
        for i, ident in enumerate(row):
            column, line = divmod(i, most)
            lines = min(most, len(row) - column * most)
            spots[ident] = Spot(
                (x + column) * _LAYER_GAP, ((tallest - lines) / 2 + line) * _PARTY_GAP
            )
        x += -(-len(row) // most)
    return spots


def _spanning_forest(
    order: Iterable[str], below: Mapping[str, Sequence[str]], around: Mapping[str, Sequence[str]]
) -> tuple[dict[str, list[str]], list[str]]:
    """Return the children of each party in a forest, what it owns first, and the roots."""
    children: dict[str, list[str]] = defaultdict(list)
    passed: set[str] = set()
    roots = []
    for root in order:
        if root in passed:
            continue
        roots.append(root)
        passed.add(root)
        queue = deque([root])
        aside: deque[str] = deque()
        while queue or aside:
            here = queue.popleft() if queue else aside.popleft()
            owns = below.get(here, ()) if here not in children else ()
            found = [i for i in dict.fromkeys(owns or around[here]) if i not in passed]
            if owns:
                aside.append(here)
            passed.update(found)
            children[here] += found
            queue.extend(found)
    return children, roots


def _hang_tree(root: str, children: Mapping[str, Sequence[str]]) -> dict[str, Spot]:
    """Place a tree below its root, from the leaves up."""
    depth = {root: 0}
    order = [root]
    for here in order:
        for child in children.get(here, ()):
            depth[child] = depth[here] + 1
            order.append(child)
    spots: dict[str, Spot] = {}
    left = 0.0
    for here in _post_order(root, children):
        inner = [c for c in children.get(here, ()) if children.get(c)]
        leaves = [c for c in children.get(here, ()) if not children.get(c)]
        wide = max(1, min(len(leaves), isqrt(len(leaves) * 3)))
        for i, leaf in enumerate(leaves):
            y = depth[leaf] * _LEVEL_GAP + i // wide * _PARTY_GAP
            spots[leaf] = Spot(left + i % wide * _LEAF_GAP, y)
        left += wide * _LEAF_GAP if leaves or not inner else 0
        hung = [spots[c].x for c in (*inner, *leaves)]
        middle = (min(hung) + max(hung)) / 2 if hung else left - _LEAF_GAP
        spots[here] = Spot(middle, depth[here] * _LEVEL_GAP)
    return spots


def _post_order(root: str, children: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the parties that have others below them, each after those; a single root too."""
    found: list[str] = []
    stack = [(root, False)]
    while stack:
        here, done = stack.pop()
        if done:
            found.append(here)
            continue
        stack.append((here, True))
        inner = [c for c in children.get(here, ()) if children.get(c)]
        stack.extend((child, False) for child in reversed(inner))
    return found
