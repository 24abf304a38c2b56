"""Layout of an exported drawing: places of parties, names and ties."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import hypot

from graph.analyses.tracing.tie_reader import TieReader
from graph.analyses.tracing.verdict import Chain, ChainHop
from graph.exports.base import Selection
from graph.exports.pictures.boxes import Box, TakenRoom, box_around_spot, enclosing_box
from graph.exports.pictures.curves import Curve, arc, loop
from graph.exports.pictures.party_box import USUAL, Look, PartyBox, place_party
from graph.exports.pictures.tie_label_places import TieLabel, TieLine, place_labels
from graph.model.records import Contents, Kind, Tie
from graph.presentation.layout.chain_layout import Spot, chain_spots, network_spots
from graph.presentation.names.short_names import label_lines, picture_names
from graph.presentation.sentences.tie_labels import line_label
from graph.presentation.tie_style import is_hop_hollow, strength_slug
from graph.presentation.visual_language import HOLLOW, TIE_SIGNS

_MOST_BENT = 300  # parties up to which ties are bent around others
_BENDS = (0.0, 0.1, -0.1, 0.17, -0.17, 0.26, -0.26)
_SAMPLED_SPOTS = 30  # spots of a curve at which parties are looked for
_HIDDEN_TIP_COST = 10  # a hidden tip counts as this many spots that run through a party
_BEND_STEP = 0.11  # further bend of each further tie between the same parties
_BEND_STEP_PX = 30
_FULL = 60  # ties of one party above which lines get thinner
_THINNEST = 0.25
_ROW_GAP = 130
_ARROW = (7.5, 0.8)  # length of an arrow in px, and more for each px of its line's width
_OVERLAP = 1.5  # px that a line reaches into its arrow


@dataclass(frozen=True)
class Drawing:
    """A selection on a day, with a place for each entity."""

    reader: TieReader
    spots: Mapping[str, Spot]
    look: Look = USUAL

    @property
    def contents(self) -> Contents:
        """The records that are drawn."""
        return self.reader.contents

    @property
    def day(self) -> date:
        """The day for which they are drawn."""
        return self.reader.day.day

    @cached_property
    def parties(self) -> Mapping[str, PartyBox]:
        """The entities with their places, sorted by id."""
        entities = dict(sorted(self.contents.entities.items()))
        names = picture_names(entities)
        lines = label_lines(names.values(), self.look.letters)
        return {
            id_: place_party(entity, self.spots[id_], lines[names[id_]], self.look)
            for id_, entity in entities.items()
        }

    @cached_property
    def weight(self) -> float:
        """Factor on the width of lines, from 0.25 to 1: many lines at one party would merge."""
        ends = Counter(end for tie in self.contents.ties for end in {tie.start, tie.end})
        most = max(ends.values(), default=0)
        return max(_THINNEST, min(1.0, _FULL / max(most, 1)))

    @cached_property
    def ties(self) -> Sequence[tuple[ChainHop, TieLine]]:
        """The ties with their lines, sorted by id; ties of the same two parties do not overlap."""
        drawn = [
            (hop, _arrow_line(curve, _width(hop) * self.weight)) for hop, curve in self._curves()
        ]
        labels = [TieLabel.of(line_label(hop, self.day), self.look.tie) for hop, _line in drawn]
        return place_labels(drawn, labels, self._bodies)

    @cached_property
    def frame(self) -> Box:
        """The smallest box around everything that is drawn."""
        return enclosing_box([*self._bodies, *(line.box for _hop, line in self.ties)])

    def _curves(self) -> Iterator[tuple[ChainHop, Curve]]:
        """Yield the curve of each tie, next to earlier ones between the same two parties."""
        between: Counter[frozenset[str]] = Counter()
        bodies = self._taken if len(self.spots) <= _MOST_BENT else TakenRoom(())
        for tie in sorted(self.contents.ties, key=lambda item: item.id):
            ends = frozenset({tie.start, tie.end})
            number = between[ends]
            between[ends] += 1
            # Alternate sides; the sign must not depend on which end a tie starts at.
            side = (1 if number % 2 else -1) * (1 if tie.start < tie.end else -1)
            offset = side * ((number + 1) // 2) * self._bend_step(tie)
            hop = self.reader.hop(tie)
            if tie.start == tie.end:
                yield hop, self._clear_curve(tie, loop(self.spots[tie.start], number))
            else:
                tried = (self._bent_curve(tie, offset + bend) for bend in _BENDS)
                yield hop, self._visible_curve(_clearest_curve(tried, bodies))

    def _bend_step(self, tie: Tie) -> float:
        """Return how much further each further tie is bent: more, the nearer its parties are."""
        a, b = self.spots[tie.start], self.spots[tie.end]
        return max(_BEND_STEP, _BEND_STEP_PX / max(hypot(b.x - a.x, b.y - a.y), 1))

    def _bent_curve(self, tie: Tie, bend: float) -> Curve:
        return self._clear_curve(tie, arc(self.spots[tie.start], self.spots[tie.end], bend))

    def _clear_curve(self, tie: Tie, curve: Curve) -> Curve:
        """Return the visible part of a curve between its two parties."""
        return curve.clear_of(self.parties[tie.start].covers, self.parties[tie.end].covers)

    def _visible_curve(self, curve: Curve) -> Curve:
        """Return the curve, cut back if another party hides its tip."""

        def is_hidden(spot: Spot) -> bool:
            return not self._taken.is_free(box_around_spot(spot, 1, 1))

        return curve.clear_of(_nowhere, is_hidden) if is_hidden(curve.end) else curve

    @cached_property
    def _bodies(self) -> Sequence[Box]:
        return [box for p in self.parties.values() for box in (p.sign, p.name)]

    @cached_property
    def _taken(self) -> TakenRoom:
        return TakenRoom(self._bodies)


def _clearest_curve(curves: Iterable[Curve], bodies: TakenRoom) -> Curve:
    """Return the first curve that crosses no party, else the one that crosses the fewest."""
    best: tuple[int, Curve] | None = None
    for curve in curves:
        met = sum(
            bodies.count_overlaps(box_around_spot(spot, 1, 1))
            for spot in curve.points(_SAMPLED_SPOTS)
        )
        met += _HIDDEN_TIP_COST * bodies.count_overlaps(box_around_spot(curve.end, 1, 1))
        if best is None or met < best[0]:
            best = met, curve
        if not met:
            break
    assert best  # noqa: S101 - there is at least one bend
    return best[1]


def drawing_of(selection: Selection) -> Drawing:
    """Place a selection: chains of a storefront from left to right, everything else below them."""
    return place_records(selection.reader(), selection.chains)


def place_records(reader: TieReader, chains: Sequence[Chain]) -> Drawing:
    """Place the records of a reader: chains from left to right, everything else below them."""
    contents = reader.contents
    spots: dict[str, Spot] = {}
    if chains:
        names = {id_: entity.name for id_, entity in contents.entities.items()}
        spots = chain_spots(chains, names)
    order = sorted(contents.entities.values(), key=lambda e: (e.kind is not Kind.STOREFRONT, e.id))
    rest = [entity.id for entity in order if entity.id not in spots]
    inside = set(rest)
    pairs = [(t.start, t.end) for t in sorted(contents.ties, key=lambda t: t.id)]
    others = network_spots(rest, (p for p in pairs if inside.issuperset(p) and p[0] != p[1]))
    below = max((spot.y for spot in spots.values()), default=-_ROW_GAP) + _ROW_GAP
    left = min((spot.x for spot in spots.values()), default=0)
    spots |= {id_: Spot(spot.x + left, spot.y + below) for id_, spot in others.items()}
    return Drawing(reader, spots)


def _width(hop: ChainHop) -> float:
    """Return the full width of the line of a tie, in px."""
    name = strength_slug(hop.strength)
    return HOLLOW[name][0] if is_hop_hollow(hop) else TIE_SIGNS[name].width


def _arrow_line(curve: Curve, width: float) -> TieLine:
    """Return the line of a tie: a shaft and an arrow whose tip is at the party."""
    length = _ARROW[0] + _ARROW[1] * width
    tip = curve.end

    def is_near(spot: Spot) -> bool:
        return hypot(spot.x - tip.x, spot.y - tip.y) < length - _OVERLAP

    return TieLine(curve, curve.clear_of(_nowhere, is_near), length)


def _nowhere(_spot: Spot) -> bool:
    return False
