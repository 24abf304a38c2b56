"""Boxes of a drawing: which meet, and where there is room for one more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.presentation.layout.chain_layout import Spot

_CELL = 64  # px of the squares by which boxes are found


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the drawing, in px."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share a part that is larger than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, spot: Spot) -> bool:
        """Whether a spot lies inside or on the edge."""
        return self.left <= spot.x <= self.right and self.top <= spot.y <= self.bottom

    def enlarge(self, by: float) -> "Box":
        """Return the box with so much more on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


def box_around_spot(spot: Spot, width: float, height: float) -> Box:
    """Return a box around a spot."""
    across, down = width / 2, height / 2
    return Box(spot.x - across, spot.y - down, spot.x + across, spot.y + down)


def enclosing_box(boxes: Iterable[Box]) -> Box:
    """Return the box that holds all of them, an empty one without any."""
    found = list(boxes) or [Box(0, 0, 0, 0)]
    return Box(
        min(b.left for b in found),
        min(b.top for b in found),
        max(b.right for b in found),
        max(b.bottom for b in found),
    )


class TakenRoom:
    """Room that is taken, found by squares: a drawing may hold thousands of boxes."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in boxes:
            self.take(box)

    def take(self, box: Box) -> None:
        """Take the room of a box."""
        for cell in _cells(box):
            self._cells[cell].append(box)

    def count_overlaps(self, box: Box) -> int:
        """Return how many taken boxes meet this one; one is counted in each square they share."""
        return sum(box.overlaps(each) for cell in _cells(box) for each in self._cells.get(cell, ()))

    def is_free(self, box: Box) -> bool:
        """Whether no taken box meets this one."""
        cells = (self._cells.get(cell, ()) for cell in _cells(box))
        return not any(box.overlaps(each) for cell in cells for each in cell)


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for x in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for y in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            yield x, y
