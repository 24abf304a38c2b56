"""Party of an exported drawing: its sign, its name, and the room that they take."""

from dataclasses import KW_ONLY, dataclass
from math import hypot

from graph.exports.pictures.boxes import Box, box_around_spot
from graph.model.records import Entity
from graph.presentation.layout.chain_layout import Spot
from graph.presentation.names.short_names import Lines
from graph.presentation.names.text_width import width_in_em

SIGN = 34
"""Width and height of a silhouette, in px."""

LINE = 15
"""Distance between the lines of a name, in px."""

_RIM = 25  # px from the middle of a party to where ties end: the corners of its sign
_NEAR_NAME = 2.5  # px between a name and the ties that end at it
_BASE = 32  # px from the middle of a party down to the first line of its name
_OVER = 25  # px from the middle of a party up to the last line of a name above it


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes of the texts of a drawing.

    ``letters`` limits a line of a name, ``name`` and ``tie`` are font sizes in px, and ``above``
    puts names above their parties.
    """

    letters: int = 20
    name: float = 12.5
    tie: float = 11
    above: bool = False


USUAL = Look()
"""The look of a drawing that runs from left to right."""


@dataclass(frozen=True, slots=True)
class PartyBox:
    """A placed party; ``first`` is the y of the first line of its name, ``name`` its room."""

    entity: Entity
    spot: Spot
    lines: Lines
    first: float
    _: KW_ONLY
    name: Box

    @property
    def sign(self) -> Box:
        """The room of the silhouette."""
        return box_around_spot(self.spot, SIGN, SIGN)

    def covers(self, spot: Spot) -> bool:
        """Whether the sign or the name covers a spot."""
        near = hypot(spot.x - self.spot.x, spot.y - self.spot.y) < _RIM
        return near or self.name.enlarge(_NEAR_NAME).holds(spot)


def place_party(entity: Entity, spot: Spot, lines: Lines, look: Look) -> PartyBox:
    """Return a party at a spot, with its name below or above it."""
    deep = (len(lines) - 1) * LINE
    first = spot.y - _OVER - deep if look.above else spot.y + _BASE
    half = max(map(width_in_em, lines)) * look.name / 2
    box = Box(
        spot.x - half, first - 0.95 * look.name, spot.x + half, first + deep + 0.3 * look.name
    )
    return PartyBox(entity=entity, spot=spot, lines=lines, first=first, name=box)
