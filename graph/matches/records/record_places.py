"""Places of the records of each entity: two arrays instead of a list of objects for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from operator import attrgetter

import numpy as np

from graph.matches.records.arrays import Grouped, Places
from graph.model.records import Contents, Statement, Tie


@dataclass(frozen=True, slots=True)
class RecordPlaces:
    """Records of a store, and where those of each entity are.

    ``place`` tells that of an entity. ``ends`` are those of the ends of each tie, start and end in
    turn, -1 where the store lacks one.
    """

    contents: Contents = field(repr=False)
    place: Mapping[str, int] = field(repr=False)
    statements: Grouped
    ties: Grouped
    ends: Places

    @classmethod
    def of(cls, contents: Contents) -> "RecordPlaces":
        """Find the places of all records."""
        place = {ident: number for number, ident in enumerate(contents.entities)}
        about = _places(place, contents.statements, "entity")
        ends = np.empty(2 * len(contents.ties), np.int64)
        ends[::2] = _places(place, contents.ties, "start")
        ends[1::2] = _places(place, contents.ties, "end")
        size = len(place)
        return cls(contents, place, Grouped.of(about, size), Grouped.of(ends, size), ends)

    def statements_about(self, entity: str) -> Sequence[Statement]:
        """Return what sources state of an entity, in the order of the store."""
        stated = self.contents.statements
        return [stated[number] for number in self.statements.of_one(self.place[entity])]

    def ties_of(self, party: str) -> Sequence[Tie]:
        """Return the ties that start or end at a party, in the order of the store."""
        numbers = dict.fromkeys(number // 2 for number in self.ties.of_one(self.place[party]))
        return [self.contents.ties[number] for number in numbers]


def _places(place: Mapping[str, int], records: Sequence[object], name: str) -> Places:
    found = map(place.get, map(attrgetter(name), records), repeat(-1))
    return np.fromiter(found, np.int64, len(records))
