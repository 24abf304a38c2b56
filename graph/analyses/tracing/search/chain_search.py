"""Every chain from a storefront to a target, best first."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from graph.analyses.tracing.search.hop_bounds import needed
from graph.analyses.tracing.search.hops import STANDINGS, STRENGTHS, Move, Step, standing_of, steps
from graph.analyses.tracing.search.targets import Targets, is_below
from graph.analyses.tracing.search.walkable_graph import CONTACT, PERSONNEL, Day
from graph.analyses.tracing.verdict import ChainStanding, Strength
from graph.model.records import Kind, TieType

MOST_WEAK_STEPS = 2
MOST_TRIES = 30_000
_STRENGTH = {strength: place for place, strength in enumerate(STRENGTHS)}
_STANDING = {standing: place for place, standing in enumerate(STANDINGS)}

# A place of the search: an entity, whether it was entered as something shared (so that leaving
# it is free), whether by a shipping address, and whether the last hop was a LINKED_TO.
_Place = tuple[str, bool, bool, bool]


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from the storefront to a target, with the weak steps and the mass nodes they use.

    ``nodes`` are the entities passed, the storefront first. ``standing`` is judged with the
    accepted matches passed and the target's own leg.
    """

    nodes: tuple[str, ...]
    steps: tuple[Step, ...]
    weak: int
    mass: tuple[str, ...]
    strength: Strength
    standing: ChainStanding

    @property
    def rank(self) -> tuple[int, bool, int, int, int, tuple[str, ...]]:
        """Order paths: the best first, and always the same."""
        return (
            _STRENGTH[self.strength],
            bool(self.mass),
            _STANDING[self.standing],
            self.weak,
            len(self.steps),
            self.nodes,
        )


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
        self._sided: dict[str, bool] = {}
        most_tenants = None if through_mass else mass_tenants
        self._needs = needed(day, targets.legs, MOST_WEAK_STEPS, most_tenants)

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
        return leaves and (shipping or step.shipping) and self._platforms_side(step.there)

    def _platforms_side(self, node: str) -> bool:
        if node not in self._sided:
            self._sided[node] = is_below(self.day.ground, node, self.targets.top)
        return self._sided[node]

    def crowded(self, step: Step) -> str:
        """Return the mass node that a step passes, empty if none."""
        if step.tie.type not in PERSONNEL | CONTACT:
            return ""
        shared = step.there if step.move is Move.ENTER else step.here
        return shared if self.day.ground.crowd.get(shared, 0) > self.mass_tenants else ""

    def best(self, asked: str) -> Path | None:
        """Return the path that ranks first, None where there is none."""
        return next(self._found(asked, Labels()), None)

    def paths(self, asked: str) -> Iterator[Path]:
        """Yield the simple paths, best first, until too many ways have been tried."""
        return self._found(asked, Tries(self, MOST_TRIES))

    def _found(self, asked: str, gate: "Labels | Tries") -> Iterator[Path]:
        storefront = self.day.ground.matches.of(asked)
        order = count()
        heap: list[tuple[tuple[object, ...], int, _Place, Path]] = []
        if self._needs.of(storefront) <= MOST_WEAK_STEPS:
            nothing = Path((storefront,), (), 0, (), STRENGTHS[0], STANDINGS[0])
            # A chain that begins at a platform goes on to who operates it.
            platform = self.day.ground.kind(storefront) is Kind.PLATFORM
            heappush(heap, ((), next(order), (storefront, False, False, platform), nothing))
        while heap:
            _, _, place, path = heappop(heap)
            if path.steps and place[0] in self.targets.legs:
                yield path
            elif gate.opens(place, path):
                for ahead, longer in self._onward(place, path, asked):
                    heappush(heap, (longer.rank, next(order), ahead, longer))

    def _onward(self, place: _Place, path: Path, asked: str) -> Iterator[tuple[_Place, Path]]:
        """Yield the places from which a target can still be come to, with the path as it is."""
        kind = self.day.ground.kind(place[0])
        for step in self.steps_at(place):
            ahead, cost = moved(place, step, kind)
            weak = path.weak + cost
            needs = self._needs.of(step.there, entered=ahead[1])
            if step.there in path.nodes or weak + needs > MOST_WEAK_STEPS:
                continue
            crowd = self.crowded(step)
            yield (
                ahead,
                Path(
                    (*path.nodes, step.there),
                    (*path.steps, step),
                    weak,
                    (*path.mass, crowd) if crowd and crowd not in path.mass else path.mass,
                    max(path.strength, step.strength or STRENGTHS[0], key=_STRENGTH.__getitem__),
                    max(path.standing, *self._judged(path, step, asked), key=_STANDING.__getitem__),
                ),
            )

    def _judged(self, path: Path, step: Step, asked: str) -> list[ChainStanding]:
        """Judge a hop, with the match it may rest on and the platform's leg it arrives at.

        A platform's own trader details are enough for who operates the storefront. An accepted
        match is ours, not a source's, whoever states it: the weaker reading.
        """
        first = not path.steps and step.tie.type is TieType.OPERATES
        judged = [standing_of(step.tie, platform_may_say=True) if first else step.standing]
        before = path.steps[-1].arrives_at if path.steps else asked
        if before != step.leaves_from:
            judged.append(ChainStanding.DERIVED)
        if step.there in self.targets.legs:
            judged += [s.standing for s in self.targets.legs[step.there]]
            if self.targets.ids[step.there] != step.arrives_at:
                judged.append(ChainStanding.DERIVED)
        return judged


class Labels:
    """Lets one path through a place, and others only where they may still end up ahead of it."""

    def __init__(self) -> None:
        self._passed: dict[tuple[_Place, str], list[Path]] = defaultdict(list)

    def opens(self, place: _Place, path: Path) -> bool:
        """Whether no path that came here before is as good in every respect."""
        earlier = self._passed[place, path.steps[-1].arrives_at if path.steps else place[0]]
        if any(_as_good(p, path) for p in earlier):
            return False
        earlier.append(path)
        return True


def _as_good(one: Path, other: Path) -> bool:
    """Whether ``one``, which was found first, stays ahead whatever follows both."""
    fewer = len(one.steps) - len(other.steps)
    return (
        _STANDING[one.standing] <= _STANDING[other.standing]
        and one.weak <= other.weak
        and len(one.mass) <= len(other.mass)
        and (fewer < 0 or (fewer == 0 and one.nodes <= other.nodes))
    )


class Tries:
    """Lets every path through any place, up to a number; a search that was cut says so."""

    def __init__(self, search: Search, left: int) -> None:
        self._search = search
        self._left = left

    def opens(self, place: _Place, path: Path) -> bool:
        """Whether there is a try left."""
        del place, path
        self._left -= 1
        self._search.tried_all = self._left >= 0
        return self._left >= 0
