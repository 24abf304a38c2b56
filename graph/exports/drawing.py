"""Where everything of an exported drawing stands: parties, ties, and the room they need."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import hypot

from graph.analyses.tracing.verdict import Hop
from graph.exports.base import Selection
from graph.layouts import Spot, bend, chain_spots, network_spots
from graph.model import Contents, Entity, Kind
from graph.presentation.tie_style import as_hop

_BENT = 300  # parties up to which ties are bent around others
_APART = 0.11  # how much further each more tie between two parties is bent
_BELOW = 130
_TIP = 26  # px from the middle of a party to where ties end


@dataclass(frozen=True, slots=True)
class Line:
    """A tie as a curve: from, through a control point, to; and the middle of it."""

    start: Spot
    control: Spot
    end: Spot
    middle: Spot


@dataclass(frozen=True, slots=True)
class Drawing:
    """A selection with a place for each entity, all of them right of and below 0, 0."""

    contents: Contents
    spots: dict[str, Spot]
    width: float
    height: float

    def parties(self) -> Iterator[tuple[Entity, Spot]]:
        """Yield the entities with their places, in the order of ids."""
        for id_, entity in sorted(self.contents.entities.items()):
            yield entity, self.spots[id_]

    def ties(self) -> Iterator[tuple[Hop, Line]]:
        """Yield the ties, each beside those of the same two parties, in the order of ids."""
        between: Counter[frozenset[str]] = Counter()
        crowded = len(self.spots) > _BENT
        for tie in sorted(self.contents.ties, key=lambda item: item.id):
            ends = frozenset({tie.start, tie.end})
            first = 0.0 if crowded else bend(self.spots, tie.start, tie.end)
            number = between[ends]
            between[ends] += 1
            side = 1 if number % 2 else -1
            turned = 1 if tie.start < tie.end else -1
            curve = first + turned * side * ((number + 1) // 2) * _APART
            yield (
                as_hop(tie, self.contents),
                _line(self.spots[tie.start], self.spots[tie.end], curve),
            )


def drawing_of(selection: Selection) -> Drawing:
    """Place a selection: the chains of a storefront from left to right, all else below them."""
    contents = selection.contents
    spots: dict[str, Spot] = {}
    if selection.chains:
        names = {id_: entity.name for id_, entity in contents.entities.items()}
        spots = chain_spots(selection.chains, names)
    order = sorted(contents.entities.values(), key=lambda e: (e.kind is not Kind.STOREFRONT, e.id))
    rest = [entity.id for entity in order if entity.id not in spots]
    inside = set(rest)
    pairs = [(t.start, t.end) for t in sorted(contents.ties, key=lambda t: t.id)]
    others = network_spots(rest, (p for p in pairs if inside.issuperset(p) and p[0] != p[1]))
    below = max((spot.y for spot in spots.values()), default=-_BELOW) + _BELOW
    left = min((spot.x for spot in spots.values()), default=0)
    spots |= {id_: Spot(spot.x + left, spot.y + below) for id_, spot in others.items()}
    return framed(contents, spots)


def framed(contents: Contents, spots: Mapping[str, Spot]) -> Drawing:
    """Return a drawing of entities at given places, moved so that it begins at 0, 0."""
    left = min((spot.x for spot in spots.values()), default=0)
    top = min((spot.y for spot in spots.values()), default=0)
    moved = {id_: Spot(spot.x - left, spot.y - top) for id_, spot in spots.items()}
    width = max((spot.x for spot in moved.values()), default=0)
    height = max((spot.y for spot in moved.values()), default=0)
    return Drawing(contents, moved, width, height)


def _line(start: Spot, end: Spot, curve: float) -> Line:
    """Return a curve between the rims of two parties; a tie to itself is a loop above it."""
    if start == end:
        return Line(
            Spot(start.x - _TIP / 2, start.y - _TIP),
            Spot(start.x, start.y - 4 * _TIP),
            Spot(start.x + _TIP / 2, start.y - _TIP),
            Spot(start.x, start.y - 2.5 * _TIP),
        )
    control = Spot(
        (start.x + end.x) / 2 - (end.y - start.y) * curve,
        (start.y + end.y) / 2 + (end.x - start.x) * curve,
    )
    first, last = _towards(start, control), _towards(end, control)
    middle = Spot(
        (first.x + 2 * control.x + last.x) / 4,
        (first.y + 2 * control.y + last.y) / 4,
    )
    return Line(first, control, last, middle)


def _towards(spot: Spot, other: Spot) -> Spot:
    length = hypot(other.x - spot.x, other.y - spot.y) or 1
    part = min(_TIP / length, 1)
    return Spot(spot.x + (other.x - spot.x) * part, spot.y + (other.y - spot.y) * part)
