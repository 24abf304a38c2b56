"""Parts of a drawing that nothing connects, set side by side to about the form of a screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from graph.presentation.layout.chain_layout import Spot

_SCREEN = 1.8  # how much wider than high a packed whole is
_LOOSER = (1, 1.3, 1.7, 2.2)  # widths tried, beside the one that would fit exactly


def packed(parts: Sequence[Mapping[str, Spot]], across: float, down: float) -> dict[str, Spot]:
    """Set parts side by side in rows, so that the whole is about as wide as a screen.

    ``across`` and ``down`` are the px that a part of one party takes.
    """
    sizes = [_size(part, across, down) for part in parts]
    area = sum(wide * high for wide, high in sizes)
    widths = (sqrt(area * _SCREEN) * looser for looser in _LOOSER)
    corners = min((_shelved(sizes, width) for width in widths), key=_off_screen).corners
    spots: dict[str, Spot] = {}
    for part, corner in zip(parts, corners, strict=True):
        x = corner.x - min(spot.x for spot in part.values())
        y = corner.y - min(spot.y for spot in part.values())
        spots |= {ident: Spot(s.x + x, s.y + y) for ident, s in part.items()}
    return spots


@dataclass(frozen=True, slots=True)
class _Shelved:
    """Where the upper left corner of each part stands, and how large the whole is, in px."""

    corners: tuple[Spot, ...]
    wide: float
    high: float


def _shelved(sizes: Sequence[tuple[float, float]], width: float) -> _Shelved:
    """Set parts beside each other until a row is full, then below."""
    corners: list[Spot] = []
    left = top = wide_all = high_all = 0.0
    for wide, high in sizes:
        if left and left + wide > width:
            left, top = 0.0, high_all
        corners.append(Spot(left, top))
        left += wide
        wide_all, high_all = max(wide_all, left), max(high_all, top + high)
    return _Shelved(tuple(corners), wide_all, high_all)


def _off_screen(shelved: _Shelved) -> float:
    return abs(log(max(shelved.wide, 1) / max(shelved.high, 1) / _SCREEN))


def _size(part: Mapping[str, Spot], across: float, down: float) -> tuple[float, float]:
    xs, ys = [s.x for s in part.values()], [s.y for s in part.values()]
    return max(xs) - min(xs) + across, max(ys) - min(ys) + down
