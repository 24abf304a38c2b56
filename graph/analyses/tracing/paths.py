"""Every chain from a storefront to a target, best first."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from graph.analyses.tracing.ground import CONTACT, PERSONNEL, Day
from graph.analyses.tracing.steps import STANDINGS, STRENGTHS, Move, Step, standing_of, steps
from graph.analyses.tracing.targets import Targets
from graph.analyses.tracing.verdict import ChainStanding
from graph.model import Kind, TieType

MOST_WEAK_STEPS = 2
MOST_TRIES = 60_000

# A place of the search: an entity, whether it was entered as something shared (so that leaving
# it is free), whether by a shipping address, and whether the last hop was a LINKED_TO.
_Place = tuple[str, bool, bool, bool]


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from the storefront to a target, with the weak steps and the mass nodes they use."""

    steps: tuple[Step, ...]
    weak: int
    mass: tuple[str, ...]

    @property
    def nodes(self) -> tuple[str, ...]:
        """The entities passed, the storefront first."""
        return (self.steps[0].here, *(s.there for s in self.steps))


def moved(place: _Place, step: Step, kind: Kind) -> tuple[_Place, int]:
    """Return the place after a step, and the weak steps it costs."""
    _, inside, shipping, _ = place
    if step.move is Move.UP:
        return (step.there, False, False, False), 0
    if step.move is Move.ENTER:
        return (step.there, True, step.shipping, False), 1
    if step.move is Move.LEAVE:
        shared = inside and (step.tie.type in CONTACT) == (kind in (Kind.ADDRESS, Kind.CONTACT))
        return (step.there, False, False, False), 0 if shared else 1
    linked = step.move is Move.LINK
    return (step.there, inside and not linked, shipping and not linked, linked), 1


class Search:
    """The search for one set of targets on one day, from any storefront.

    ``through_mass`` lets it pass mass nodes: to list their chains, never to find a verdict.
    """

    def __init__(
        self, day: Day, targets: Targets, mass_tenants: int, *, through_mass: bool
    ) -> None:
        self.day = day
        self.targets = targets
        self.mass_tenants = mass_tenants
        self.through_mass = through_mass
        self.tried_all = True
        self._steps: dict[tuple[str, bool], list[Step]] = {}
        self._needs: dict[_Place, int] = {}
        self._started: set[_Place] = set()

    def steps_at(self, place: _Place) -> list[Step]:
        """Return the hops allowed at a place."""
        node, _, shipping, linked = place
        if (node, linked) not in self._steps:
            found = steps(self.day, node, linked=linked)
            if not self.through_mass:
                found = [s for s in found if not self.crowded(s)]
            self._steps[node, linked] = found
        return [s for s in self._steps[node, linked] if not self._warehouse(s, shipping)]

    def _warehouse(self, step: Step, shipping: bool) -> bool:
        leaves = step.move is Move.LEAVE and step.tie.type is TieType.LOCATED_AT
        return leaves and (shipping or step.shipping) and step.there in self.targets.side

    def crowded(self, step: Step) -> str:
        """Return the mass node that a step passes, empty if none."""
        if step.tie.type not in PERSONNEL | CONTACT:
            return ""
        shared = step.there if step.move is Move.ENTER else step.here
        return shared if self.day.ground.crowd.get(shared, 0) > self.mass_tenants else ""

    def paths(self, asked: str) -> Iterator[Path]:
        """Yield the simple paths by strength, mass, standing, weak steps, length and ids."""
        storefront = self.day.ground.matches.of(asked)
        if (storefront, False, False, False) not in self._started:
            self.start_from([storefront])
        needs = self._needs
        start: _Place = (storefront, False, False, False)
        order = count()
        heap: list[tuple[tuple[object, ...], int, _Place, Path, int, int]] = []
        if needs.get(start, 9) <= MOST_WEAK_STEPS:
            heappush(heap, ((), next(order), start, Path((), 0, ()), 0, 0))
        tries = 0
        while heap:
            _, _, place, path, strength, standing = heappop(heap)
            if path.steps and place[0] in self.targets.legs:
                yield path
                continue
            tries += 1
            if tries > MOST_TRIES:
                self.tried_all = False
                return
            for step, ahead, longer in self._onward(place, path, storefront):
                s = max(strength, STRENGTHS.index(step.strength) if step.strength else 0)
                t = max(standing, self._standing(path, step, asked))
                key = (s, bool(longer.mass), t, longer.weak, len(longer.steps), longer.nodes)
                heappush(heap, (key, next(order), ahead, longer, s, t))

    def _onward(
        self, place: _Place, path: Path, storefront: str
    ) -> Iterator[tuple[Step, _Place, Path]]:
        """Yield the hops that can still lead to a target, with the path as it then is."""
        passed = {storefront, *(s.there for s in path.steps)}
        for step in self.steps_at(place):
            ahead, cost = moved(place, step, self.day.ground.kind(place[0]))
            weak = path.weak + cost
            if step.there in passed or weak + self._needs.get(ahead, 9) > MOST_WEAK_STEPS:
                continue
            crowd = self.crowded(step)
            mass = (*path.mass, crowd) if crowd and crowd not in path.mass else path.mass
            yield step, ahead, Path((*path.steps, step), weak, mass)

    def _standing(self, path: Path, step: Step, storefront: str) -> int:
        """Judge a hop, with the match it may rest on and the platform's leg it arrives at.

        A platform's own trader details are enough for who operates the storefront. An accepted
        match is ours, not a source's, whoever states it: the weaker reading.
        """
        first = not path.steps and step.tie.type is TieType.OPERATES
        judged = [standing_of(step.tie, platform_may_say=True) if first else step.standing]
        before = path.steps[-1].arrives_at if path.steps else storefront
        if before != step.leaves_from:
            judged.append(ChainStanding.DERIVED)
        if step.there in self.targets.legs:
            judged += [s.standing for s in self.targets.legs[step.there]]
            if self.targets.ids[step.there] != step.arrives_at:
                judged.append(ChainStanding.DERIVED)
        return max(STANDINGS.index(s) for s in judged)

    def reach(self, asked: str) -> set[str]:
        """Return every entity within two weak steps, whether or not it leads to a target."""
        spent, _ = self._reach([(self.day.ground.matches.of(asked), False, False, False)])
        return {place[0] for place in spent}

    def start_from(self, storefronts: Iterable[str]) -> None:
        """Work out, once for several storefronts, where a target is within reach."""
        starts: list[_Place] = [(s, False, False, False) for s in storefronts]
        self._started = set(starts)
        found, edges = self._reach(starts)
        self._needs = needs = {p: 0 for p in found if p[0] in self.targets.legs}
        queue = deque(needs)
        while queue:
            place = queue.popleft()
            for before, cost in edges.get(place, ()):
                need = needs[place] + cost
                if need < needs.get(before, MOST_WEAK_STEPS + 1):
                    needs[before] = need
                    queue.append(before)

    def _reach(
        self, starts: list[_Place]
    ) -> tuple[dict[_Place, int], dict[_Place, list[tuple[_Place, int]]]]:
        """Return the places within two weak steps, and for each how it was come to."""
        spent = dict.fromkeys(starts, 0)
        edges: dict[_Place, list[tuple[_Place, int]]] = {}
        queue = deque(starts)
        while queue:
            place = queue.popleft()
            if place[0] in self.targets.legs:
                continue
            for step in self.steps_at(place):
                ahead, cost = moved(place, step, self.day.ground.kind(place[0]))
                total = spent[place] + cost
                if total > MOST_WEAK_STEPS:
                    continue
                edges.setdefault(ahead, []).append((place, cost))
                if total < spent.get(ahead, MOST_WEAK_STEPS + 1):
                    spent[ahead] = total
                    queue.append(ahead)
        return spent, edges
