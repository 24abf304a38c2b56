"""Boxes of a drawing, and the room that they leave."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.presentation.layout.chain_layout import Spot

_CELL = 64  # px of the grid squares in which boxes are looked up


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing, in px."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, spot: Spot) -> bool:
        """Whether a spot is inside the box or on its edge."""
        return self.left <= spot.x <= self.right and self.top <= spot.y <= self.bottom

    def enlarge(self, by: float) -> "Box":
        """Return the box with ``by`` px more on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


def box_around_spot(spot: Spot, width: float, height: float) -> Box:
    """Return a box with its centre at a spot."""
    across, down = width / 2, height / 2
    return Box(spot.x - across, spot.y - down, spot.x + across, spot.y + down)


def enclosing_box(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around all boxes, an empty one at the origin without any."""
    all_boxes = list(boxes) or [Box(0, 0, 0, 0)]
    return Box(
        min(b.left for b in all_boxes),
        min(b.top for b in all_boxes),
        max(b.right for b in all_boxes),
        max(b.bottom for b in all_boxes),
    )


class TakenRoom:
    """Taken room, indexed by grid squares: a drawing may hold thousands of boxes."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in boxes:
            self.take(box)

    def take(self, box: Box) -> None:
        """Mark the room of a box as taken."""
        for cell in _cells(box):
            self._cells[cell].append(box)

    def count_overlaps(self, box: Box) -> int:
        """Count the taken boxes that overlap this one; a box counts once in each shared square."""
        return sum(box.overlaps(each) for cell in _cells(box) for each in self._cells.get(cell, ()))

    def is_free(self, box: Box) -> bool:
        """Whether no taken box overlaps this one."""
        cells = (self._cells.get(cell, ()) for cell in _cells(box))
        return not any(box.overlaps(each) for cell in cells for each in cell)


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for x in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for y in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            yield x, y
