"""Curves of ties: bent between two parties, or a loop from a party to itself."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, sin

from graph.presentation.layout.chain_layout import Spot

_STEPS = 48
_LOOP = 96.0  # px from a party to the control points of its first loop
_NEXT_LOOP = 34.0
_LOOP_TO = -0.75 * pi  # up and to the left, where few ties come in
_OPEN = 0.55  # radians from the axis of a loop to each of its ends


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic Bézier curve from ``start`` to ``end`` with control points ``one`` and ``two``."""

    start: Spot
    one: Spot
    two: Spot
    end: Spot

    def at(self, t: float) -> Spot:
        """Return the spot at the parameter ``t``, from 0 to 1."""
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        return Spot(
            a * self.start.x + b * self.one.x + c * self.two.x + d * self.end.x,
            a * self.start.y + b * self.one.y + c * self.two.y + d * self.end.y,
        )

    def points(self, count: int) -> list[Spot]:
        """Return ``count`` spots along the curve, both ends included."""
        return [self.at(i / (count - 1)) for i in range(count)]

    def length(self) -> float:
        """Return the approximate length in px."""
        spots = self.points(13)
        return sum(hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(spots))

    def cut(self, first: float, last: float) -> "Curve":
        """Return the part between two parameters, each from 0 to 1."""
        ends = (self.start, self.one, self.two, self.end)
        return Curve(*(_blossom(ends, *parts) for parts in _corners(first, last)))

    def clear_of(self, start: Callable[[Spot], bool], end: Callable[[Spot], bool]) -> "Curve":
        """Return the part between two parties, without what either of them covers.

        ``start`` and ``end`` say whether a spot is covered. If nothing is left, the whole curve is
        returned.
        """
        steps = [i / _STEPS for i in range(_STEPS + 1)]
        last = next((t for t in steps[::-1] if not end(self.at(t))), None)
        first = next((t for t in steps if not start(self.at(t))), None)
        if last is None or first is None or first >= last:
            return self  # the two parties overlap
        return self.cut(
            self._edge(first - 1 / _STEPS, first, start), self._edge(last + 1 / _STEPS, last, end)
        )

    def _edge(self, inside: float, outside: float, covered: Callable[[Spot], bool]) -> float:
        """Return the parameter just outside of what covers the curve, by bisection."""
        if not 0 <= inside <= 1:
            return outside
        for _halving in range(7):
            middle = (inside + outside) / 2
            inside, outside = (middle, outside) if covered(self.at(middle)) else (inside, middle)
        return outside


def _corners(a: float, b: float) -> tuple[tuple[float, float, float], ...]:
    return (a, a, a), (a, a, b), (a, b, b), (b, b, b)


def _blossom(spots: tuple[Spot, ...], a: float, b: float, c: float) -> Spot:
    for t in (a, b, c):
        spots = tuple(_point_between(p, q, t) for p, q in pairwise(spots))
    return spots[0]


def _point_between(a: Spot, b: Spot, t: float) -> Spot:
    return Spot(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)


def arc(start: Spot, end: Spot, bend: float) -> Curve:
    """Return a curve that is bent to one side by ``bend`` times the distance of its ends."""
    control = Spot(
        (start.x + end.x) / 2 - (end.y - start.y) * bend,
        (start.y + end.y) / 2 + (end.x - start.x) * bend,
    )
    return Curve(
        start, _point_between(start, control, 2 / 3), _point_between(end, control, 2 / 3), end
    )


def loop(spot: Spot, number: int) -> Curve:
    """Return a loop at a party that is tied to itself; ``number`` counts the loops inside of it."""
    far = _LOOP + number * _NEXT_LOOP
    one, two = (
        Spot(spot.x + far * cos(_LOOP_TO + aside), spot.y + far * sin(_LOOP_TO + aside))
        for aside in (-_OPEN, _OPEN)
    )
    return Curve(spot, one, two, spot)
