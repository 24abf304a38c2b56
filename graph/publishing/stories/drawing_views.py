"""Part of the drawing that a step shows, on a wide screen and on a phone.

On a phone the drawing is turned: chains run downward, so that names stay readable.
"""

from dataclasses import dataclass, replace

from graph.exports.pictures.boxes import Box, enclosing_box
from graph.exports.pictures.drawing import Drawing
from graph.exports.pictures.party_box import Look
from graph.exports.pictures.svg_marks import px
from graph.presentation.layout.chain_layout import Spot
from graph.publishing.stories.steps import StepContents
from graph.publishing.stories.story import StepFrame

_ACROSS = 1.1  # from the vertical distances of a drawing to the horizontal ones when turned
_DOWN = 0.82  # from the horizontal distances to the vertical ones
_AIR = 16  # px around the shown part
_WIDER = 1.8  # size of a wide frame, by that of a close one

# Names are above their parties, because the arrows come from the owners below.
_UPRIGHT = Look(letters=13, name=14, tie=12.5, above=True)


@dataclass(frozen=True, slots=True)
class Frame:
    """Least width and height of a view, in px."""

    across: float
    down: float


WIDE = Frame(520, 340)
TALL = Frame(330, 200)


def turn_upright(drawing: Drawing) -> Drawing:
    """Return a drawing whose chains run downward."""
    spots = {i: Spot(s.y * _ACROSS, s.x * _DOWN) for i, s in drawing.spots.items()}
    return replace(drawing, spots=spots, look=_UPRIGHT)


def whole_view(drawing: Drawing) -> str:
    """Return the viewBox that shows all of a drawing."""
    return _view_box(drawing.frame.enlarge(_AIR), Frame(0, 0))


def step_view(shown: StepContents, drawing: Drawing, least: Frame, frame: StepFrame) -> str:
    """Return the viewBox of a step: around its parties and ties, with names, or of the whole."""
    if frame is StepFrame.WHOLE:
        return _view_box(drawing.frame.enlarge(_AIR), least)
    ids = {tie.id for tie in shown.ties}
    parties = [drawing.parties[ident] for ident in shown.parties]
    boxes = [box for party in parties for box in (party.sign, party.name)]
    boxes += [line.box for hop, line in drawing.ties if hop.tie.id in ids]
    box = enclosing_box(boxes).enlarge(_AIR)
    if frame is StepFrame.WIDE:
        wide = Frame(least.across * _WIDER, least.down * _WIDER)
        room = (_WIDER - 1) / 2 * min(box.right - box.left, box.bottom - box.top)
        return _view_box(box.enlarge(room), wide)
    return _view_box(box, least)


def _view_box(box: Box, least: Frame) -> str:
    width = max(box.right - box.left, least.across)
    height = max(box.bottom - box.top, least.down)
    x, y = (box.left + box.right - width) / 2, (box.top + box.bottom - height) / 2
    return " ".join(px(side) for side in (x, y, width, height))
