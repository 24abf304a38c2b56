"""Places for new parties near an existing one; no other party moves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from graph.presentation.layout.chain_layout import Spot

STEP_ACROSS = 176  # px between parties
STEP_DOWN = 112
_ORIGIN = Spot(0, 0)

_Cell = tuple[int, int]


def place_near(anchor: Spot, ids: Sequence[str], taken: Iterable[Spot]) -> dict[str, Spot]:
    """Give each new party the free place nearest to the anchor, on a grid laid around it.

    A place is free if no party is within half a step of it.
    """
    crowded = _taken_cells(anchor, taken)
    places = (c for c in _cells_outward() if c != (0, 0) and c not in crowded)
    return {
        ident: Spot(anchor.x + across * STEP_ACROSS, anchor.y + down * STEP_DOWN)
        for ident, (across, down) in zip(ids, places, strict=False)
    }


def place_below(ids: Sequence[str], spots: Mapping[str, Spot]) -> dict[str, Spot]:
    """Place parties without an anchor in rows below all others."""
    left = min((s.x for s in spots.values()), default=0)
    below = max((s.y + 1.5 * STEP_DOWN for s in spots.values()), default=0)
    row = max(4, round(len(ids) ** 0.5))
    return {
        ident: Spot(left + i % row * STEP_ACROSS, below + i // row * STEP_DOWN)
        for i, ident in enumerate(ids)
    }


def clear_fixed_places(spots: Mapping[str, Spot], fixed: Mapping[str, Spot]) -> dict[str, Spot]:
    """Move parties that overlap a fixed one to the nearest free place."""
    held = _taken_cells(_ORIGIN, fixed.values())
    in_the_way = [
        i for i, s in spots.items() if i not in fixed and _nearest_cell(_ORIGIN, s) in held
    ]
    kept = {i: s for i, s in spots.items() if i not in in_the_way} | dict(fixed)
    for ident in in_the_way:
        kept |= place_near(spots[ident], [ident], kept.values())
    return kept


def _taken_cells(anchor: Spot, taken: Iterable[Spot]) -> set[_Cell]:
    return {_nearest_cell(anchor, spot) for spot in taken}


def _nearest_cell(anchor: Spot, spot: Spot) -> _Cell:
    return round((spot.x - anchor.x) / STEP_ACROSS), round((spot.y - anchor.y) / STEP_DOWN)


def _cells_outward() -> Iterator[_Cell]:
    """Yield the cells of a grid from its middle outward, ring by ring, the right side first."""
    yield 0, 0
    for ring in count(1):
        rim = [
            (x, y)
            for x in range(-ring, ring + 1)
            for y in range(-ring, ring + 1)
            if max(abs(x), abs(y)) == ring
        ]
        yield from sorted(rim, key=lambda c: (c[0] < 0, abs(c[1]), -c[0], c[1]))
