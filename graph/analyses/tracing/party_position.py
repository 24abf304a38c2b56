"""Position of a party: the storefronts that chains lead from, and its own way to their targets."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import KW_ONLY, dataclass

from graph.analyses.projection import Projection
from graph.analyses.tracing.search.chain_builder import chain_of
from graph.analyses.tracing.search.chain_search import ChainSearch, Path
from graph.analyses.tracing.search.targets import Targets, find_targets, platforms_of
from graph.analyses.tracing.search.walkable_graph import (
    GraphOnDay,
    graph_on_day,
    walkable_graph_of,
)
from graph.analyses.tracing.trace import require_entity
from graph.analyses.tracing.verdict import Chain
from graph.model.dates import as_of_day
from graph.model.records import Entity, Kind, TieType


@dataclass(frozen=True, slots=True)
class StorefrontChain:
    """The best chain from a storefront to a party; ``is_seller`` if it says no more than that."""

    storefront: Entity
    chain: Chain
    is_seller: bool


@dataclass(frozen=True, slots=True)
class PartyPosition:
    """Position of a party on a day (``as_of``, ISO).

    ``storefronts`` are the first of ``storefront_count``, best chain first. ``nearest`` is the best
    chain from the party to a target of those storefronts; None where there is none, or where the
    party is a target itself. ``platforms`` are then those it stands above.
    """

    party: Entity
    as_of: str
    storefronts: tuple[StorefrontChain, ...]
    storefront_count: int
    _: KW_ONLY
    nearest: Chain | None
    platforms: tuple[Entity, ...]


def find_position(
    graph: Projection, party: str, as_of: str | None = None, limit: int = 5
) -> PartyPosition:
    """Return the position of a party on a day (today by default), by the rules of a trace.

    Raises:
        UnknownIdError: the id is unknown.
        DateError: ``as_of`` is not a valid date.
    """
    ground = walkable_graph_of(graph)
    require_entity(ground, party, None)
    day = graph_on_day(ground, as_of_day(as_of))
    groups = _groups_by_platforms(day)
    found = sorted(_storefront_paths(day, groups, party), key=lambda each: each.path.rank)
    node = ground.matches.representative_of(party)
    usual = {
        platforms: find_targets(day, ground.matches.representative_of(fronts[0]), None)
        for platforms, fronts in groups.items()
    }
    linked = {platforms_of(day, ground.matches.representative_of(f.storefront)) for f in found}
    above = {p for targets in usual.values() if node in targets.legs for p in targets.platforms}
    return PartyPosition(
        party=ground.entities[party],
        as_of=day.day.isoformat(),
        storefronts=tuple(each.read(day) for each in found[:limit]),
        storefront_count=len(found),
        nearest=None if above else _nearest(day, party, (usual[p] for p in sorted(linked))),
        platforms=tuple(ground.entities[p] for p in sorted(above)),
    )


@dataclass(frozen=True, slots=True)
class _StorefrontPath:
    storefront: str
    path: Path
    targets: Targets

    def read(self, day: GraphOnDay) -> StorefrontChain:
        """Build the chain, with its statements."""
        return StorefrontChain(
            day.ground.entities[self.storefront],
            chain_of(day, self.targets, self.path, self.storefront),
            all(hop.tie.type is TieType.OPERATES for hop in self.path.hops),
        )


def _groups_by_platforms(day: GraphOnDay) -> dict[tuple[str, ...], list[str]]:
    """Return the storefronts by the platforms they sell on, which give them the same targets."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    ground = day.ground
    for ident in sorted(e.id for e in ground.entities.values() if e.kind is Kind.STOREFRONT):
        groups[platforms_of(day, ground.matches.representative_of(ident))].append(ident)
    return groups


def _storefront_paths(
    day: GraphOnDay, groups: dict[tuple[str, ...], list[str]], party: str
) -> Iterator[_StorefrontPath]:
    """Yield the best path from each storefront to the party.

    Where very many share the party, a chain may end at it, and says how many they are; no chain
    passes another such party.
    """
    ground = day.ground
    node = ground.matches.representative_of(party)
    is_crowd = ground.crowd_sizes.get(node, 0) > ground.mass_tenants
    for fronts in groups.values():
        first = ground.matches.representative_of(fronts[0])
        targets = find_targets(day, first, [party]).restrict_to(node)
        search = ChainSearch(day, targets, ground.mass_tenants, through_mass=is_crowd)
        for front in fronts:
            if ground.matches.representative_of(front) == node:
                continue
            path = search.best_path(front)
            if path and set(path.mass) <= {node}:
                yield _StorefrontPath(front, path, targets)


def _nearest(day: GraphOnDay, party: str, targets: Iterable[Targets]) -> Chain | None:
    """Return the best chain from the party to one of the targets."""
    found = []
    for each in targets:
        search = ChainSearch(day, each, day.ground.mass_tenants, through_mass=False)
        if path := search.best_path(party):
            found.append((path, each))
    if not found:
        return None
    path, reached = min(found, key=lambda pair: pair[0].rank)
    return chain_of(day, reached, path, party)
