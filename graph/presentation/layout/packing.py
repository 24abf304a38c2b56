"""Packing of unconnected parts of a drawing side by side, about in the shape of a screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from graph.presentation.layout.chain_layout import Spot

_SCREEN_RATIO = 1.8  # how much wider than high a packed whole is
_WIDTH_FACTORS = (1, 1.3, 1.7, 2.2)  # widths tried, relative to one that would fit exactly


def pack_parts(parts: Sequence[Mapping[str, Spot]], across: float, down: float) -> dict[str, Spot]:
    """Set parts side by side in rows, so that the whole is about as wide as a screen.

    ``across`` and ``down`` are the px that a part of one party takes.
    """
    sizes = [_part_size(part, across, down) for part in parts]
    area = sum(wide * high for wide, high in sizes)
    widths = (sqrt(area * _SCREEN_RATIO) * looser for looser in _WIDTH_FACTORS)
    corners = min((_fill_shelves(sizes, width) for width in widths), key=_screen_misfit).corners
    spots: dict[str, Spot] = {}
    for part, corner in zip(parts, corners, strict=True):
        x = corner.x - min(spot.x for spot in part.values())
        y = corner.y - min(spot.y for spot in part.values())
        spots |= {ident: Spot(s.x + x, s.y + y) for ident, s in part.items()}
    return spots


@dataclass(frozen=True, slots=True)
class _Shelves:
    """Upper left corner of each part, and the size of the whole, in px."""

    corners: tuple[Spot, ...]
    wide: float
    high: float


def _fill_shelves(sizes: Sequence[tuple[float, float]], width: float) -> _Shelves:
    """Set parts side by side until a row is full, then begin the next row below."""
    corners: list[Spot] = []
    left = top = wide_all = high_all = 0.0
    for wide, high in sizes:
        if left and left + wide > width:
            left, top = 0.0, high_all
        corners.append(Spot(left, top))
        left += wide
        wide_all, high_all = max(wide_all, left), max(high_all, top + high)
    return _Shelves(tuple(corners), wide_all, high_all)


def _screen_misfit(shelved: _Shelves) -> float:
    return abs(log(max(shelved.wide, 1) / max(shelved.high, 1) / _SCREEN_RATIO))


def _part_size(part: Mapping[str, Spot], across: float, down: float) -> tuple[float, float]:
    xs, ys = [s.x for s in part.values()], [s.y for s in part.values()]
    return max(xs) - min(xs) + across, max(ys) - min(ys) + down
