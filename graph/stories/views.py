"""What part of the drawing a step shows, on a wide screen and on a telephone.

On a telephone the drawing is turned: a chain runs downward, so that its names stay readable.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from graph.exports.drawing import Drawing, Line, framed
from graph.exports.svg import MARGIN
from graph.exports.svg_marks import px
from graph.layouts import Spot
from graph.stories.case import Shown

_ACROSS = 1.1  # px between two names beside each other, for each between two below each other
_DOWN = 0.74
_LOWER = 0.3  # how far the words of a tie stand from its middle to its lower end


@dataclass(frozen=True, slots=True)
class Frame:
    """Px around what is shown, and px that are shown at least, across and down.

    ``letters`` is how many a line of a name has at most, ``worded`` moves the words of a tie.
    """

    room: tuple[float, float]
    least: tuple[float, float]
    letters: int
    worded: Callable[[Line], Line]


def turned(drawing: Drawing) -> Drawing:
    """Return a drawing whose chains run downward."""
    spots = {i: Spot(s.y * _ACROSS, s.x * _DOWN) for i, s in drawing.spots.items()}
    return framed(drawing.contents, spots)


def with_low_words(line: Line) -> Line:
    """Return a tie whose words stand clear of the name below its upper end."""
    low = max(line.start, line.end, key=lambda spot: spot.y)
    middle = line.middle
    across, down = (low.x - middle.x) * _LOWER, (low.y - middle.y) * _LOWER
    return replace(line, middle=Spot(middle.x + across, middle.y + down))


def as_drawn(line: Line) -> Line:
    """Return a tie as it is."""
    return line


WIDE = Frame((110, 110), (520, 340), 20, as_drawn)
TALL = Frame((66, 62), (330, 200), 13, with_low_words)


def whole(drawing: Drawing) -> str:
    """Return the viewBox that shows all of a drawing."""
    sides = (-MARGIN, -MARGIN, drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN)
    return " ".join(px(side) for side in sides)


def view(shown: Shown, drawing: Drawing, frame: Frame) -> str:
    """Return the viewBox that shows what a step shows."""
    spots = [drawing.spots[ident] for ident in shown.parties]
    left, top = min(s.x for s in spots), min(s.y for s in spots)
    right, bottom = max(s.x for s in spots), max(s.y for s in spots)
    width = max(right - left + 2 * frame.room[0], frame.least[0])
    height = max(bottom - top + 2 * frame.room[1], frame.least[1])
    x, y = (left + right - width) / 2, (top + bottom - height) / 2
    return " ".join(px(side) for side in (x, y, width, height))
