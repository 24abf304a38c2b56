"""A party of an exported drawing: its sign, its name, and the room that they take."""

from dataclasses import KW_ONLY, dataclass
from math import hypot

from graph.exports.pictures.boxes import Box, box_around_spot
from graph.model.records import Entity
from graph.presentation.layout.chain_layout import Spot
from graph.presentation.names.short_names import Lines
from graph.presentation.names.text_width import width_in_em

SIGN = 34
"""Px across a silhouette."""

LINE = 15
"""Px from line to line of a name."""

_RIM = 25  # px from the middle of a party to where ties end: the corners of its sign
_NEAR_NAME = 2.5  # px between a name and the ties that end at it
_BASE = 32  # px from the middle of a party down to the first line of its name
_OVER = 25  # px from the middle of a party up to the last line of a name above it


@dataclass(frozen=True, slots=True)
class Look:
    """Letters of a line of a name, px of the letters of names and of ties, and where names are."""

    letters: int = 20
    name: float = 12.5
    tie: float = 11
    above: bool = False


USUAL = Look()
"""The look of a drawing that runs to the right."""


@dataclass(frozen=True, slots=True)
class PartyBox:
    """A party where it stands, with the lines of its name and the room that they take."""

    entity: Entity
    spot: Spot
    lines: Lines
    first: float
    _: KW_ONLY
    name: Box

    @property
    def sign(self) -> Box:
        """The room of its silhouette."""
        return box_around_spot(self.spot, SIGN, SIGN)

    def covers(self, spot: Spot) -> bool:
        """Whether a spot is under the sign or the name."""
        near = hypot(spot.x - self.spot.x, spot.y - self.spot.y) < _RIM
        return near or self.name.enlarge(_NEAR_NAME).holds(spot)


def place_party(entity: Entity, spot: Spot, lines: Lines, look: Look) -> PartyBox:
    """Return a party at a place, with its name below or above it."""
    deep = (len(lines) - 1) * LINE
    first = spot.y - _OVER - deep if look.above else spot.y + _BASE
    half = max(map(width_in_em, lines)) * look.name / 2
    box = Box(
        spot.x - half, first - 0.95 * look.name, spot.x + half, first + deep + 0.3 * look.name
    )
    return PartyBox(entity=entity, spot=spot, lines=lines, first=first, name=box)
