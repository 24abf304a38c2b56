"""Least weak steps between parties, round by round: each round asks Spark for what it has reached.

The ways are those of ``graph.registers.kernels.walk``. A party has two places: as reached (0), and
as entered as something that parties share (1).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from graph.analyses.tracing.search.chain_search import MOST_WEAK_STEPS
from graph.registers.spark.neighbours import Neighbours, WalkedTie
from graph.registers.spark.tie_frame import LINKED_TO, PLACES, POSTS, SAME_AS, UPWARD

FAR = MOST_WEAK_STEPS + 1
Place = tuple[int, int]
_BOTH = (0, 1)
_Step = tuple[Place, Place, int]


@dataclass(frozen=True, slots=True)
class WeakSteps:
    """Walks through the parties around some; no chain leaves or enters a platform by a link."""

    neighbours: Neighbours
    joined: Mapping[int, frozenset[int]]
    platforms: Set[int]

    def forth(self, beginning: Iterable[int]) -> Mapping[Place, int]:
        """Return the least weak steps from some parties to each place within reach."""
        return self._reach(beginning, backwards=False)

    def back(self, targets: Iterable[int]) -> Mapping[Place, int]:
        """Return the least weak steps from each place within reach to some parties."""
        return self._reach(targets, backwards=True)

    def above(self, beginning: Iterable[int], *, on_the_day: bool) -> set[int]:
        """Return some parties and all that operate, own or control them, to the top."""
        found: set[int] = set()
        edge = set(beginning)
        while edge:
            found |= edge
            self.neighbours.read(edge)
            more = {party for each in edge for party in self._directly_above(each, on_the_day)}
            edge = more - found
        return found

    def _directly_above(self, party: int, on_the_day: bool) -> Iterator[int]:
        for tie in self.neighbours.into(party):
            if tie.type in UPWARD and (tie.holds or not on_the_day):
                yield tie.start
        yield from self.joined.get(party, ())

    def _reach(self, beginning: Iterable[int], *, backwards: bool) -> Mapping[Place, int]:
        least = {(party, place): 0 for party in beginning for place in _BOTH}
        waiting: dict[int, set[Place]] = defaultdict(set)
        waiting[0] = set(least)
        for weak in range(FAR):
            while edge := {place for place in waiting[weak] if least[place] == weak}:
                waiting[weak] = set()
                self._read_around({party for party, _ in edge}, backwards)
                for place in edge:
                    for other, cost in self._ways(place, backwards):
                        if weak + cost < least.get(other, FAR):
                            least[other] = weak + cost
                            waiting[weak + cost].add(other)
        return least

    def _read_around(self, parties: set[int], backwards: bool) -> None:
        self.neighbours.read(parties)
        if backwards:
            self.neighbours.read_below(parties)

    def _ways(self, place: Place, backwards: bool) -> Iterator[tuple[Place, int]]:
        party, _ = place
        ties = {*self.neighbours.into(party), *self.neighbours.out_of(party)}
        steps = (step for tie in ties if tie.holds for step in self._steps(tie))
        for begin, end, cost in (*steps, *self._joined_steps(party)):
            here, there = (end, begin) if backwards else (begin, end)
            if here == place:
                yield there, cost

    def _joined_steps(self, party: int) -> Iterator[_Step]:
        for other in self.joined.get(party, ()):
            for place in _BOTH:
                yield (party, place), (other, place), 0
                yield (other, place), (party, place), 0

    def _steps(self, tie: WalkedTie) -> Iterator[_Step]:
        """Yield the steps along a tie, from place to place, with their weak steps."""
        start, end = tie.start, tie.end
        if start == end:
            return
        if tie.type in UPWARD:
            if start not in self.platforms:
                yield from (((end, place), (start, 0), 0) for place in _BOTH)
        elif tie.type in POSTS:
            yield from _shared_steps(start, end)
        elif tie.type in PLACES:
            yield from _shared_steps(end, start)
        elif tie.type in (LINKED_TO, SAME_AS):
            yield from self._direct_steps(start, end, tie.type == SAME_AS)
            yield from self._direct_steps(end, start, tie.type == SAME_AS)

    def _direct_steps(self, left: int, entered: int, keeps: bool) -> Iterator[_Step]:
        if left in self.platforms or (keeps and entered in self.platforms):
            return
        for place in _BOTH:
            yield (left, place), (entered, place if keeps else 0), 1


def _shared_steps(shared: int, party: int) -> Iterator[_Step]:
    for place in _BOTH:
        yield (party, place), (shared, 1), 1
        yield (shared, place), (party, 0), 1 - place
