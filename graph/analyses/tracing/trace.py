"""Traces of storefronts to the parents of their platforms."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.analyses.projection import Projection
from graph.analyses.tracing.caveats import (
    caveats,
    count_evidence,
    denials,
    distinctions,
    former_platforms,
    operators_of,
    overstatements,
    strength_counts,
)
from graph.analyses.tracing.search.chain_builder import chain_length, chain_of
from graph.analyses.tracing.search.chain_search import MOST_WEAK_STEPS, ChainSearch, Path
from graph.analyses.tracing.search.hop_bounds import entities_between, weak_steps_from
from graph.analyses.tracing.search.hops import HopTable
from graph.analyses.tracing.search.targets import (
    Targets,
    find_targets,
    platforms_of,
    possible_targets,
)
from graph.analyses.tracing.search.walkable_graph import (
    GraphOnDay,
    WalkableGraph,
    graph_on_day,
    graph_until_day,
    walkable_graph_of,
)
from graph.analyses.tracing.summaries import path_summary
from graph.analyses.tracing.verdict import (
    NOT_FOUND,
    Caveat,
    CaveatKind,
    Chain,
    ChainStanding,
    ShareText,
    Strength,
    Summary,
    TargetVerdict,
    Verdict,
)
from graph.errors import UnknownIdError
from graph.model.dates import as_of_day
from graph.model.records import Entity, Kind
from graph.support.language import N_, LazyText

MOST_COUNTED = 1000
MOST_PAST = 100
MOST_PAST_DAYS = 60
MOST_TARGETS = 25
CUT_CAVEATS = frozenset(
    {CaveatKind.FURTHER_CHAINS, CaveatKind.PAST_NOT_LISTED, CaveatKind.PAST_NOT_FOLLOWED}
)
"""Caveats that say that chains are missing from an answer."""


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """Verdict on one storefront of a batch; ``hops`` is the length of the best chain."""

    storefront: Entity
    summary: Summary
    hops: int

    @property
    def verdict(self) -> str:
        """A word of ``Strength``, or "not found"."""
        return self.summary.strength or NOT_FOUND

    @property
    def standing(self) -> ChainStanding | None:
        """Standing of the best chain; None when not found."""
        return self.summary.standing

    @property
    def target(self) -> Entity | None:
        """Target of the best chain; None when not found."""
        return self.summary.target

    @property
    def share(self) -> ShareText | None:
        """Share along the best chain, where every hop is a holding of shares."""
        return self.summary.share


def trace(
    graph: Projection,
    storefront: str,
    targets: Sequence[str] | None = None,
    as_of: str | None = None,
    limit: int = 5,
) -> Verdict:
    """Return the verdict on a storefront and its platform's side on a day (today by default).

    Raises:
        UnknownIdError: the storefront, or a named target, is unknown.
        DateError: ``as_of`` is not a valid date.
    """
    ground = walkable_graph_of(graph)
    require_entity(ground, storefront, Kind.STOREFRONT)
    for target in targets or ():
        require_entity(ground, target, None)
    day = graph_on_day(ground, as_of_day(as_of))
    return _verdict(graph, day, storefront, targets or None, limit)


def trace_all(graph: Projection, as_of: str | None = None) -> tuple[VerdictRow, ...]:
    """Return the verdict of every storefront on a day, by id."""
    return tuple(sorted(trace_each(graph, as_of), key=lambda r: r.storefront.id))


def trace_each(graph: Projection, as_of: str | None = None) -> Iterator[VerdictRow]:
    """Yield the verdict of every storefront on a day, those of the same platforms together."""
    entities = walkable_graph_of(graph).entities.values()
    yield from trace_some(graph, (e.id for e in entities if e.kind is Kind.STOREFRONT), as_of)


def trace_some(
    graph: Projection, storefronts: Iterable[str], as_of: str | None = None
) -> Iterator[VerdictRow]:
    """Yield the verdict of some storefronts on a day, those of the same platforms together."""
    ground = walkable_graph_of(graph)
    day = graph_on_day(ground, as_of_day(as_of))
    by_platforms: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for front in sorted(storefronts):
        by_platforms[platforms_of(day, ground.matches.representative_of(front))].append(front)
    for group in by_platforms.values():
        yield from _rows(day, group)


def _rows(day: GraphOnDay, fronts: Sequence[str]) -> Iterator[VerdictRow]:
    """Trace storefronts of the same platforms, which have the same targets, in one search."""
    targets = find_targets(day, day.ground.matches.representative_of(fronts[0]), None)
    search = ChainSearch(day, targets, day.ground.mass_tenants, through_mass=False)
    yield from (_row(search, front) for front in fronts)


def require_entity(ground: WalkableGraph, ident: str, kind: Kind | None) -> None:
    """Raise ``UnknownIdError`` unless an entity of this id, and of this kind if given, is there."""
    entity = ground.entities.get(ident)
    if entity is None:
        raise UnknownIdError(
            N_("The store has nothing under {id!r}; search for its name first."), id=ident
        )
    if kind and entity.kind is not kind:
        raise UnknownIdError(
            N_("{id} is a {kind}, not a {wanted}; trace a storefront."),
            id=ident,
            kind=LazyText(entity.kind),
            wanted=LazyText(kind),
        )


def _row(search: ChainSearch, storefront: str) -> VerdictRow:
    day = search.day
    path = search.best_path(storefront)
    hops = chain_length(day.ground, search.targets, path, storefront) if path else 0
    summary = path_summary(day, search.targets, path)
    return VerdictRow(day.ground.entities[storefront], summary, hops)


def _verdict(
    graph: Projection, day: GraphOnDay, storefront: str, named: Sequence[str] | None, limit: int
) -> Verdict:
    ground, node = day.ground, day.ground.matches.representative_of(storefront)
    targets = find_targets(day, node, named)
    hops = HopTable()
    search = ChainSearch(day, targets, ground.mass_tenants, through_mass=True, hops=hops)
    found = list(_distinct_paths(search.paths(storefront)))
    clean = _best_path(day, targets, storefront, hops)
    # The search through shared crowds is cut after so many tries, and may miss the best chain
    # that passes none: the verdict rests on that chain, so it has to be shown.
    if clean and clean.nodes not in {p.nodes for p in found}:
        found = sorted([*found, clean], key=lambda p: p.rank)
    best = chain_of(day, targets, clean, storefront) if clean else None
    shown = max(limit, 0)
    chains = [chain_of(day, targets, p, storefront) for p in found[:shown]]
    further = (chain_of(day, targets, p, storefront) for p in found[shown:])
    past, past_cut = _past_chains(day, storefront, named, {p.nodes for p in found})
    parties = {node, *operators_of(day, node), *targets.platforms, *targets.legs}
    parties |= {ground.matches.representative_of(h.there.id) for c in chains for h in c.hops}
    limits = (
        caveats(graph, day, node, targets, chains, (m for p in found for m in p.mass)) + past_cut
    )
    if not search.tried_all:
        limits.append(Caveat(kind=CaveatKind.FURTHER_CHAINS))
    looked_for = _target_verdicts(day, targets, storefront, hops)
    return Verdict(
        storefront=ground.entities[storefront],
        as_of=day.day.isoformat(),
        summary=path_summary(day, targets, clean),
        rests_on=count_evidence(best),
        strengths=strength_counts(day, node, targets, Counter(p.strength for p in found)),
        overstatements=tuple(overstatements(best, chains, further)),
        chains=tuple(chains),
        past=past,
        denials=denials(ground, parties),
        caveats=tuple(limits),
        target_verdicts=looked_for,
        former_platforms=() if targets.platforms else former_platforms(day, node),
        distinctions=distinctions(graph, _entities_named((*chains, *past), looked_for)),
    )


def _best_path(day: GraphOnDay, targets: Targets, storefront: str, hops: HopTable) -> Path | None:
    most = day.ground.mass_tenants
    return ChainSearch(day, targets, most, through_mass=False, hops=hops).best_path(storefront)


def _target_verdicts(
    day: GraphOnDay, targets: Targets, storefront: str, hops: HopTable
) -> tuple[TargetVerdict, ...]:
    """Return each target with the verdict where it alone is looked for."""
    verdicts = []
    for node in list(targets.legs)[:MOST_TARGETS]:
        path = _best_path(day, targets.restrict_to(node), storefront, hops)
        target = day.ground.entities[targets.ids[node]]
        verdict = path.strength if path else NOT_FOUND
        verdicts.append(TargetVerdict(target, verdict, path.standing if path else None))
    return tuple(verdicts)


def _entities_named(
    chains: Iterable[Chain], looked_for: Iterable[TargetVerdict]
) -> Iterator[Entity]:
    for chain in chains:
        for hop in (*chain.hops, *chain.platform_leg):
            yield from (hop.here, hop.there)
    yield from (each.target for each in looked_for)


def _distinct_paths(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the best path of each sequence of entities, at most ``MOST_COUNTED`` of a strength."""
    passed: set[tuple[str, ...]] = set()
    count: Counter[Strength] = Counter()
    for path in paths:
        if path.nodes in passed or count[path.strength] >= MOST_COUNTED:
            continue
        passed.add(path.nodes)
        count[path.strength] += 1
        yield path


def _past_chains(
    day: GraphOnDay, storefront: str, named: Sequence[str] | None, present: set[tuple[str, ...]]
) -> tuple[tuple[Chain, ...], list[Caveat]]:
    """Return chains that held before the day and not on it.

    Such a chain ended when one of its ties did, so it holds on the last day of that tie. A tie of a
    party that ended on an unknown day may have held on any day.
    """
    ends, local = _end_days(day, storefront, named)
    passed, chains = set(present), list[Chain]()
    hops, node = HopTable(), day.ground.matches.representative_of(storefront)
    later = find_targets(day, node, named)
    for end in ends[:MOST_PAST_DAYS]:
        then = graph_on_day(local, end)
        targets = find_targets(then, node, named)
        # To the targets of the later day, only a chain with a tie that ended here is another.
        over = _pairs_ended(local, day, end) if targets.legs.keys() == later.legs.keys() else None
        later, most = targets, day.ground.mass_tenants
        search = ChainSearch(then, targets, most, through_mass=True, hops=hops, passing=over)
        for path in _distinct_paths(search.paths(storefront)):
            if path.nodes in passed:
                continue
            if len(chains) == MOST_PAST:
                return tuple(chains), [Caveat(kind=CaveatKind.PAST_NOT_LISTED, count=MOST_PAST)]
            passed.add(path.nodes)
            chains.append(chain_of(then, targets, path, storefront))
    cut = [Caveat(kind=CaveatKind.PAST_NOT_FOLLOWED, count=MOST_PAST_DAYS)]
    return tuple(chains), cut if len(ends) > MOST_PAST_DAYS else []


def _pairs_ended(local: WalkableGraph, day: GraphOnDay, end: date) -> set[frozenset[str]]:
    """Return the pairs of entities with a tie that ended on a day; an unknown one is ``day``."""
    unknown = date.max if end == day.day else end
    return {frozenset((p.start, p.end)) for p in local.ties if p.until in (end, unknown)}


def _end_days(
    day: GraphOnDay, storefront: str, named: Sequence[str] | None
) -> tuple[list[date], WalkableGraph]:
    """Return the days before ``day`` on which ties of possible chains ended, and their graph.

    Ties that ended on an unknown day are left open in that graph, and ``day`` is then among the
    days.
    """
    ground = day.ground
    node = ground.matches.representative_of(storefront)
    near = _entities_on_way(graph_until_day(ground, day.day), node, named)
    local = tuple(p for p in ground.ties if p.start in near or p.end in near)
    over = {p.until for p in local if p.start in near and p.end in near}
    ends = {end for end in over if date.min < end < day.day}
    if date.min in over:
        ends.add(day.day)
        local = tuple(replace(p, until=date.max) if p.until == date.min else p for p in local)
    return sorted(ends, reverse=True), replace(ground, ties=local)


def _entities_on_way(ever: GraphOnDay, node: str, named: Sequence[str] | None) -> set[str]:
    """Return all entities through which a chain could lead, and all above the platforms."""
    ground, platforms = ever.ground, platforms_of(ever, node)
    targets = {*map(ground.matches.representative_of, named or ())} or possible_targets(
        ground, platforms
    )
    above = weak_steps_from(ever, platforms, 0, None).reachable_entities() | {
        node,
        *platforms,
        *targets,
    }
    return above | entities_between(ever, [node], targets, MOST_WEAK_STEPS)
