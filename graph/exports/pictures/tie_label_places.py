"""Places of tie labels: each on its own line, where it hides no name, sign or other label.

Holdings are placed first, because their shares matter most. A label that finds no room is left
out; the share is then listed below the drawing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot

from graph.analyses.tracing.verdict import ChainHop
from graph.exports.pictures.boxes import Box, TakenRoom, box_around_spot, enclosing_box
from graph.exports.pictures.curves import Curve
from graph.model.records import TieType
from graph.presentation.layout.chain_layout import Spot
from graph.presentation.names.short_names import break_lines
from graph.presentation.names.text_width import width_in_em

LEADING = 1.15
"""Distance between the lines of a label, in font sizes."""

_MOST = 1_000  # ties above which labels may cover lines: looking for these would take too long
_ALONG = (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86, 0.08, 0.92)
_SIDE_OFFSETS = (0.0, 9.0, -9.0, 16.0, -16.0, 23.0, -23.0)  # px to one side of the line
_NARROWER = 0.62
_AIR = 1.5  # px around a label
_SPOT_GAP = 12.0  # px between the sampled spots of a line
_SPOT = 2.0
_TIP = 5.0  # px around the tip of an arrow that stay free


@dataclass(frozen=True, slots=True)
class TieLabel:
    """The lines of a label with font size ``size`` in px, and the room that they need or take."""

    lines: tuple[str, ...]
    size: float
    box: Box

    @staticmethod
    def of(lines: tuple[str, ...], size: float) -> "TieLabel":
        """Return a label that has no place yet."""
        width = max(map(width_in_em, lines), default=0.0) * size
        return TieLabel(lines, size, Box(0, 0, width, (len(lines) * LEADING + 0.1) * size))

    def narrower(self) -> "TieLabel":
        """Return the label in more and shorter lines; no word is cut."""
        words = [word for line in self.lines for word in line.split()]
        width = max(max(map(width_in_em, self.lines)) * _NARROWER, *map(width_in_em, words))
        return TieLabel.of(
            tuple(part for line in self.lines for part in break_lines(line, width)), self.size
        )

    def at(self, spot: Spot) -> "TieLabel":
        """Return the label with its centre at a spot."""
        return replace(self, box=box_around_spot(spot, self.box.right - self.box.left, self.height))

    @property
    def height(self) -> float:
        """The height in px."""
        return self.box.bottom - self.box.top


@dataclass(frozen=True, slots=True)
class TieLine:
    """A tie as it is drawn: its curve, the shaft, the length of the arrow in px, and a label."""

    curve: Curve
    shaft: Curve
    arrow: float
    label: TieLabel | None = None

    @property
    def tip(self) -> Spot:
        """The spot where the arrow ends."""
        return self.curve.end

    @property
    def box(self) -> Box:
        """The room of line and label."""
        boxes = [Box(s.x, s.y, s.x, s.y).enlarge(self.arrow / 2) for s in self.curve.points(17)]
        return enclosing_box([*boxes, *([self.label.box] if self.label else ())])


DrawnTie = tuple[ChainHop, TieLine]


def place_labels(
    drawn: Sequence[DrawnTie], labels: Sequence[TieLabel], bodies: Sequence[Box]
) -> list[DrawnTie]:
    """Return the ties with the labels that find room; ``bodies`` are signs and names."""
    tips = (box_around_spot(line.tip, 2 * _TIP, 2 * _TIP) for _hop, line in drawn)
    taken = TakenRoom([*bodies, *tips])
    lines = _line_boxes(drawn) if len(drawn) <= _MOST else TakenRoom(())
    placed: dict[int, TieLabel] = {}
    order = sorted(range(len(drawn)), key=lambda i: drawn[i][0].tie.type is not TieType.OWNS)
    for i in order:
        shapes = (labels[i], labels[i].narrower()) if labels[i].lines else ()
        tried = (_free_label(shape, drawn[i][1].curve, taken, lines) for shape in shapes)
        if label := next(filter(None, tried), None):
            taken.take(label.box)
            placed[i] = label
    return [(hop, replace(line, label=placed.get(i))) for i, (hop, line) in enumerate(drawn)]


def _line_boxes(drawn: Sequence[DrawnTie]) -> TakenRoom:
    """Return the lines of ties as many small boxes."""
    spots = (
        spot
        for _hop, line in drawn
        for spot in line.curve.points(max(3, round(line.curve.length() / _SPOT_GAP)))
    )
    return TakenRoom(box_around_spot(spot, _SPOT, _SPOT) for spot in spots)


def _free_label(
    label: TieLabel, curve: Curve, taken: TakenRoom, lines: TakenRoom
) -> TieLabel | None:
    """Return the label at the free place, nearest to its line, that covers the fewest lines."""
    best: TieLabel | None = None
    least = 0
    for aside in _SIDE_OFFSETS:
        for spot in _label_spots(curve, aside):
            tried = label.at(spot)
            if not taken.is_free(tried.box.enlarge(_AIR)):
                continue
            covers = lines.count_overlaps(tried.box)
            if best is None or covers < least:
                best, least = tried, covers
        if best:
            return best
    return None


def _label_spots(curve: Curve, aside: float) -> Iterator[Spot]:
    for t in _ALONG:
        spot = curve.at(t)
        if aside:
            one, two = curve.at(t - 0.02), curve.at(t + 0.02)
            length = hypot(two.x - one.x, two.y - one.y) or 1
            across, down = (two.x - one.x) / length, (two.y - one.y) / length
            spot = Spot(spot.x - down * aside, spot.y + across * aside)
        yield spot
