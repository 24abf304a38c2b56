"""Neighbours of a party by kind of tie, and the neighbours that several parties share."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.analyses.tracing.search.walkable_graph import graph_on_day
from graph.analyses.tracing.tie_reader import TieReader
from graph.model.dates import as_of_day
from graph.model.records import Entity, Tie, TieType
from graph.presentation import tie_style
from graph.presentation.visual_language import TIE_SIGNS

MOST_SHOWN = 50
_RANKS = {slug: rank for rank, slug in enumerate(TIE_SIGNS)}


@dataclass(frozen=True, slots=True)
class TieDirection:
    """A kind of tie as seen from one of its ends; ``outward`` where that end is the one acting."""

    type: TieType
    outward: bool

    @property
    def key(self) -> str:
        """Short key of it, as a component of the page sends it back."""
        return f"{self.type}{'>' if self.outward else '<'}"


TIE_DIRECTIONS = tuple(
    TieDirection(type_, outward) for type_ in TieType for outward in (False, True)
)
"""Every kind of tie from either end, in the order of the model."""


@dataclass(frozen=True, slots=True)
class NeighbourGroup:
    """The parties at the other ends of one kind of tie, strongest tie first, then by name."""

    direction: TieDirection
    others: tuple[str, ...]


class Neighbours:
    """The parties of a store and the ties between two of them, for one revision of it."""

    def __init__(self, reader: TieReader) -> None:
        self.reader = reader
        self.entities: Mapping[str, Entity] = reader.contents.entities

    def reader_on(self, as_of: str) -> TieReader:
        """Return a reader of the ties on a day (ISO), or on today where it is empty."""
        return replace(
            self.reader, day=graph_on_day(self.reader.day.ground, as_of_day(as_of or None))
        )

    def ties_of(self, ident: str) -> list[Tie]:
        """Return every tie of a party to another party that the store holds."""
        ties = self.reader.contents.ties_of(ident) if ident in self.entities else ()
        return [t for t in ties if t.start != t.end and t.other_end(ident) in self.entities]

    def neighbour_groups(
        self, ident: str, without: Collection[str] = ()
    ) -> tuple[NeighbourGroup, ...]:
        """Return the neighbours of a party by kind of tie, except some."""
        found: dict[TieDirection, dict[str, tuple[int, str]]] = defaultdict(dict)
        for tie in self.ties_of(ident):
            outward = tie.start == ident
            other = tie.other_end(ident)
            if other in without:
                continue
            rank = (
                _RANKS[tie_style.strength_slug(self.reader.strength(tie))],
                self.entities[other].name,
            )
            ranks = found[TieDirection(tie.type, outward)]
            ranks[other] = min(rank, ranks.get(other, rank))
        return tuple(
            NeighbourGroup(way, tuple(sorted(found[way], key=found[way].__getitem__)))
            for way in TIE_DIRECTIONS
            if way in found
        )

    def count_neighbours(self, ident: str, without: Collection[str]) -> tuple[int, dict[str, int]]:
        """Return the number of neighbours of a party except some: of all, and by kind of tie."""
        found: dict[str, set[str]] = defaultdict(set)
        for tie in self.ties_of(ident):
            outward = tie.start == ident
            other = tie.other_end(ident)
            if other not in without:
                found[TieDirection(tie.type, outward).key].add(other)
        every = len(set().union(*found.values()))
        return every, {way.key: len(found[way.key]) for way in TIE_DIRECTIONS if way.key in found}

    def ties_between(self, ids: Collection[str]) -> Iterator[Tie]:
        """Yield the ties whose two ends are among some parties."""
        inside = self.entities.keys() & set(ids)
        for ident in ids:
            ties = self.reader.contents.ties_of(ident) if ident in inside else ()
            yield from (t for t in ties if t.start == ident and t.end in inside)

    def common_neighbours(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the parties that are tied to every one of some parties, sorted by name."""
        ends = [{t.other_end(i) for t in self.ties_of(i)} for i in ids]
        shared = set.intersection(*ends) if ends else set()
        return tuple(sorted(shared, key=lambda i: (self.entities[i].name, i)))


def next_neighbours(bundles: Iterable[NeighbourGroup], key: str = "") -> tuple[str, ...]:
    """Return the next parties to show, of one kind of tie or of all, at most ``MOST_SHOWN``."""
    chosen = (b for b in bundles if key in ("", b.direction.key))
    return tuple(dict.fromkeys(ident for b in chosen for ident in b.others))[:MOST_SHOWN]
