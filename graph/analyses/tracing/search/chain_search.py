"""Every chain from a storefront to a target, best first."""

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import KW_ONLY, dataclass
from heapq import heappop, heappush
from itertools import count

from graph.analyses.tracing.search.hop_bounds import weak_steps_through, weak_steps_to
from graph.analyses.tracing.search.hops import (
    STANDINGS,
    STRENGTHS,
    Hop,
    HopKind,
    HopTable,
    standing_of,
)
from graph.analyses.tracing.search.targets import Targets, is_below
from graph.analyses.tracing.search.walkable_graph import CONTACT_TYPES, PERSONNEL_TYPES, GraphOnDay
from graph.analyses.tracing.verdict import ChainStanding, Strength
from graph.model.records import Kind, TieType
from graph.support.progress import end_if_unwanted

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
    accepted matches passed and the target's own leg. ``passed`` says that the path has the hop that
    it has to have, if any.
    """

    nodes: tuple[str, ...]
    hops: tuple[Hop, ...]
    weak_steps: int
    mass: tuple[str, ...]
    _: KW_ONLY
    strength: Strength
    standing: ChainStanding
    passed: bool = True

    @property
    def rank(self) -> tuple[int, bool, int, int, int, tuple[str, ...]]:
        """Order paths: the best first, and always the same."""
        return (
            _STRENGTH[self.strength],
            bool(self.mass),
            _STANDING[self.standing],
            self.weak_steps,
            len(self.hops),
            self.nodes,
        )


def place_after(place: _Place, step: Hop, kind: Kind) -> tuple[_Place, int]:
    """Return the place after a step, and the weak steps it costs."""
    _, inside, shipping, _ = place
    if step.kind is HopKind.UP:
        return (step.there, False, False, False), 0
    if step.kind is HopKind.ENTER:
        return (step.there, True, step.shipping, False), 1
    if step.kind is HopKind.LEAVE:
        shared = inside and (step.tie.type in CONTACT_TYPES) == (
            kind in (Kind.ADDRESS, Kind.CONTACT)
        )
        return (step.there, False, False, False), 0 if shared else 1
    linked = step.kind is HopKind.LINK
    return (step.there, inside and not linked, shipping and not linked, linked), 1


class ChainSearch:
    """The search for one set of targets on one day, from any storefront.

    ``through_mass`` lets it pass mass nodes: to list their chains, never to find a verdict.
    ``hops`` can be shared by searches of one graph. With ``passing``, pairs of entities, only paths
    that have a hop between one of the pairs are looked for.
    """

    def __init__(
        self,
        day: GraphOnDay,
        targets: Targets,
        mass_tenants: int,
        *,
        through_mass: bool,
        hops: HopTable | None = None,
        passing: Set[frozenset[str]] | None = None,
    ) -> None:
        self.day = day
        self.targets = targets
        self._table = hops or HopTable()
        self.mass_tenants = mass_tenants
        self.through_mass = through_mass
        self.tried_all = True
        self._steps: dict[tuple[str, bool], list[Hop]] = {}
        self._sided: dict[str, bool] = {}
        self._passing = passing
        most_tenants = None if through_mass else mass_tenants
        self._weak_step_bound = (
            weak_steps_to(day, targets.legs, MOST_WEAK_STEPS, most_tenants)
            if passing is None
            else weak_steps_through(day, targets.legs, MOST_WEAK_STEPS, passing)
        )

    def hops_at(self, place: _Place) -> list[Hop]:
        """Return the hops allowed at a place."""
        node, _, shipping, linked = place
        if (node, linked) not in self._steps:
            found = self._table.hops_from(self.day, node, linked=linked)
            if not self.through_mass:
                found = [s for s in found if not self.mass_node(s)]
            self._steps[node, linked] = found
        return [s for s in self._steps[node, linked] if not self._is_warehouse_hop(s, shipping)]

    def _is_warehouse_hop(self, step: Hop, shipping: bool) -> bool:
        leaves = step.kind is HopKind.LEAVE and step.tie.type is TieType.LOCATED_AT
        return leaves and (shipping or step.shipping) and self._is_platform_side(step.there)

    def _is_platform_side(self, node: str) -> bool:
        if node not in self._sided:
            self._sided[node] = is_below(self.day.ground, node, self.targets.top)
        return self._sided[node]

    def mass_node(self, step: Hop) -> str:
        """Return the mass node that a step passes, empty if none."""
        if step.tie.type not in PERSONNEL_TYPES | CONTACT_TYPES:
            return ""
        shared = step.there if step.kind is HopKind.ENTER else step.here
        return shared if self.day.ground.crowd_sizes.get(shared, 0) > self.mass_tenants else ""

    def best_path(self, asked: str) -> Path | None:
        """Return the path that ranks first, None where there is none."""
        return next(self._ranked_paths(asked, DominanceFilter()), None)

    def paths(self, asked: str) -> Iterator[Path]:
        """Yield the simple paths, best first, until too many ways have been tried."""
        return self._ranked_paths(asked, TryLimit(self, MOST_TRIES))

    def _ranked_paths(self, asked: str, gate: "DominanceFilter | TryLimit") -> Iterator[Path]:
        storefront = self.day.ground.matches.representative_of(asked)
        order = count()
        heap: list[tuple[tuple[object, ...], int, _Place, Path]] = []
        anywhere = self._passing is None
        bound = self._weak_step_bound.weak_steps_at(storefront, passed=anywhere)
        if bound <= MOST_WEAK_STEPS:
            nothing = Path(
                nodes=(storefront,),
                hops=(),
                weak_steps=0,
                mass=(),
                strength=STRENGTHS[0],
                standing=STANDINGS[0],
                passed=anywhere,
            )
            # A chain that begins at a platform goes on to who operates it.
            platform = self.day.ground.kind(storefront) is Kind.PLATFORM
            heappush(heap, ((), next(order), (storefront, False, False, platform), nothing))
        while heap:
            end_if_unwanted()
            _, _, place, path = heappop(heap)
            if path.hops and place[0] in self.targets.legs:
                if path.passed:
                    yield path
            elif gate.admits(place, path):
                for ahead, longer in self._next_paths(place, path, asked):
                    heappush(heap, (longer.rank, next(order), ahead, longer))

    def _next_paths(self, place: _Place, path: Path, asked: str) -> Iterator[tuple[_Place, Path]]:
        """Yield the places from which a target can still be come to, with the path as it is."""
        kind = self.day.ground.kind(place[0])
        for step in self.hops_at(place):
            ahead, cost = place_after(place, step, kind)
            weak = path.weak_steps + cost
            passed = path.passed or self._passes(step)
            needs = self._weak_step_bound.weak_steps_at(step.there, entered=ahead[1], passed=passed)
            if step.there in path.nodes or weak + needs > MOST_WEAK_STEPS:
                continue
            crowd = self.mass_node(step)
            yield (
                ahead,
                Path(
                    nodes=(*path.nodes, step.there),
                    hops=(*path.hops, step),
                    weak_steps=weak,
                    mass=(*path.mass, crowd) if crowd and crowd not in path.mass else path.mass,
                    strength=max(
                        path.strength, step.strength or STRENGTHS[0], key=_STRENGTH.__getitem__
                    ),
                    standing=max(
                        path.standing,
                        *self._hop_standings(path, step, asked),
                        key=_STANDING.__getitem__,
                    ),
                    passed=passed,
                ),
            )

    def _passes(self, step: Hop) -> bool:
        return self._passing is not None and frozenset((step.here, step.there)) in self._passing

    def _hop_standings(self, path: Path, step: Hop, asked: str) -> list[ChainStanding]:
        """Judge a hop, with the match it may rest on and the platform's leg it arrives at.

        A platform's own trader details are enough for who operates the storefront. An accepted
        match is ours, not a source's, whoever states it: the weaker reading.
        """
        first = not path.hops and step.tie.type is TieType.OPERATES
        judged = [standing_of(step.tie, platform_may_say=True) if first else step.standing]
        before = path.hops[-1].arrives_at if path.hops else asked
        if before != step.leaves_from:
            judged.append(ChainStanding.DERIVED)
        if step.there in self.targets.legs:
            judged += [s.standing for s in self.targets.legs[step.there]]
            if self.targets.ids[step.there] != step.arrives_at:
                judged.append(ChainStanding.DERIVED)
        return judged


class DominanceFilter:
    """Lets one path through a place, and others only where they may still end up ahead of it."""

    def __init__(self) -> None:
        self._passed: dict[tuple[_Place, str], list[Path]] = defaultdict(list)

    def admits(self, place: _Place, path: Path) -> bool:
        """Whether no path that came here before is as good in every respect."""
        earlier = self._passed[place, path.hops[-1].arrives_at if path.hops else place[0]]
        if any(_is_as_good(p, path) for p in earlier):
            return False
        earlier.append(path)
        return True


def _is_as_good(one: Path, other: Path) -> bool:
    """Whether ``one``, which was found first, stays ahead whatever follows both."""
    fewer = len(one.hops) - len(other.hops)
    return (
        _STANDING[one.standing] <= _STANDING[other.standing]
        and one.weak_steps <= other.weak_steps
        and len(one.mass) <= len(other.mass)
        and (fewer < 0 or (fewer == 0 and one.nodes <= other.nodes))
    )


class TryLimit:
    """Lets every path through any place, up to a number; a search that was cut says so."""

    def __init__(self, search: ChainSearch, left: int) -> None:
        self._search = search
        self._left = left

    def admits(self, place: _Place, path: Path) -> bool:
        """Whether there is a try left."""
        del place, path
        self._left -= 1
        self._search.tried_all = self._left >= 0
        return self._left >= 0
