"""Trace storefronts to the parents of their platforms (design section 4)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.analyses.tracing.assembling import chain_of, length_of, share_along
from graph.analyses.tracing.ground import Day, Ground, ever_before, ground_of, on_day
from graph.analyses.tracing.limits import (
    counted,
    denials,
    not_supported,
    operators_of,
    rests_on,
    unseen,
)
from graph.analyses.tracing.paths import MOST_WEAK_STEPS, Path, Search
from graph.analyses.tracing.reach import spent
from graph.analyses.tracing.targets import Targets, find_targets, platforms_of
from graph.analyses.tracing.verdict import (
    NOT_FOUND,
    Chain,
    ChainStanding,
    ShareText,
    Strength,
    Unseen,
    Verdict,
)
from graph.dates import as_of_day
from graph.errors import UnknownIdError
from graph.language import N_, Said
from graph.language import gettext as _
from graph.model import Entity, Kind
from graph.presentation.verdict_words import headline
from graph.projection import Projection

MOST_COUNTED = 1000
MOST_PAST = 100
MOST_PAST_DAYS = 60
FURTHER_CHAINS = N_("Further chains")
PAST_CHAINS = N_("Past chains")


@dataclass(frozen=True, slots=True)
class Row:
    """One storefront of a batch, with its verdict; ``hops`` is the length of the best chain."""

    storefront: Entity
    verdict: str
    standing: ChainStanding | None
    target: Entity | None
    share: ShareText | None
    hops: int


def trace(
    graph: Projection,
    storefront: str,
    targets: Sequence[str] | None = None,
    as_of: str | None = None,
    limit: int = 5,
) -> Verdict:
    """Return how a storefront is tied to its platform's side on a day (today by default).

    Raises:
        UnknownIdError: the graph has no such storefront, or no such named target.
        DateError: ``as_of`` is no date.
    """
    ground = ground_of(graph)
    _known(ground, storefront, Kind.STOREFRONT)
    for target in targets or ():
        _known(ground, target, None)
    day = on_day(ground, as_of_day(as_of))
    return _verdict(day, storefront, targets or None, limit)


def trace_all(graph: Projection, as_of: str | None = None) -> tuple[Row, ...]:
    """Return the verdict of every storefront on a day, by id."""
    return tuple(sorted(traced(graph, as_of), key=lambda r: r.storefront.id))


def traced(graph: Projection, as_of: str | None = None) -> Iterator[Row]:
    """Yield the verdict of every storefront on a day, those of the same platforms together."""
    ground = ground_of(graph)
    day = on_day(ground, as_of_day(as_of))
    fronts = sorted(e.id for e in ground.entities.values() if e.kind is Kind.STOREFRONT)
    by_platforms: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for front in fronts:
        by_platforms[platforms_of(day, ground.matches.of(front))].append(front)
    for group in by_platforms.values():
        yield from _rows(day, group)


def _rows(day: Day, fronts: Sequence[str]) -> Iterator[Row]:
    """Trace storefronts of the same platforms, which have the same targets, in one search."""
    targets = find_targets(day, day.ground.matches.of(fronts[0]), None)
    search = Search(day, targets, day.ground.mass_tenants, through_mass=False)
    yield from (_row(search, front) for front in fronts)


def _known(ground: Ground, ident: str, kind: Kind | None) -> None:
    entity = ground.entities.get(ident)
    if entity is None:
        raise UnknownIdError(
            N_("The store has nothing under {id!r}; search for its name first."), id=ident
        )
    if kind and entity.kind is not kind:
        raise UnknownIdError(
            N_("{id} is a {kind}, not a {wanted}; trace a storefront."),
            id=ident,
            kind=Said(entity.kind),
            wanted=Said(kind),
        )


def _row(search: Search, storefront: str) -> Row:
    day = search.day
    entity = day.ground.entities[storefront]
    path = search.best(storefront)
    if path is None:
        return Row(entity, NOT_FOUND, None, None, None, 0)
    target = day.ground.entities[search.targets.ids[path.steps[-1].there]]
    share = share_along(path.steps)
    hops = length_of(day.ground, search.targets, path, storefront)
    return Row(entity, path.strength, path.standing, target, share, hops)


def _verdict(day: Day, storefront: str, named: Sequence[str] | None, limit: int) -> Verdict:
    ground, node = day.ground, day.ground.matches.of(storefront)
    targets = find_targets(day, node, named)
    search = Search(day, targets, day.ground.mass_tenants, through_mass=True)
    found = list(_distinct(search.paths(storefront)))
    clean = Search(day, targets, day.ground.mass_tenants, through_mass=False).best(storefront)
    if clean and clean.nodes not in {p.nodes for p in found}:
        found = sorted([*found, clean], key=lambda p: p.rank)
    best = chain_of(day, targets, clean, storefront) if clean else None
    chains = [chain_of(day, targets, p, storefront) for p in found[: max(limit, 0)]]
    past, past_cut = _past(day, storefront, named, {p.nodes for p in found})
    parties = {node, *operators_of(day, node), *targets.platforms, *targets.legs}
    parties |= {ground.matches.of(h.there.id) for c in chains for h in c.hops}
    lacking = unseen(day, node, targets, chains, (m for p in found for m in p.mass)) + past_cut
    if not search.tried_all:
        lacking.append(Unseen(_(FURTHER_CHAINS), _("too many ways to try them all")))
    return Verdict(
        storefront=ground.entities[storefront],
        as_of=day.day.isoformat(),
        verdict=best.strength if best else NOT_FOUND,
        standing=best.standing if best else None,
        headline=_headline(best, targets, ground),
        targets=tuple(ground.entities[targets.ids[t]] for t in targets.legs),
        rests_on=rests_on(best),
        strengths=counted(day, node, _counts(found)),
        not_supported=tuple(not_supported(best, chains)),
        chains=tuple(chains),
        past=past,
        denials=denials(ground, parties),
        not_looked_at=tuple(lacking),
    )


def _headline(best: Chain | None, targets: Targets, ground: Ground) -> str:
    if best:
        return headline(
            best.strength, best.standing, best.target.name, is_seller=len(best.hops) == 1
        )
    name = next((ground.entities[targets.ids[t]].name for t in targets.legs), "")
    return headline(None, None, name, is_seller=False)


def _distinct(paths: Iterable[Path]) -> Iterator[Path]:
    """Keep the best of each sequence of entities, and a thousand of each strength."""
    passed: set[tuple[str, ...]] = set()
    count: Counter[Strength] = Counter()
    for path in paths:
        if path.nodes in passed or count[path.strength] >= MOST_COUNTED:
            continue
        passed.add(path.nodes)
        count[path.strength] += 1
        yield path


def _counts(paths: Iterable[Path]) -> dict[Strength, int]:
    return Counter(p.strength for p in paths)


def _past(
    day: Day, storefront: str, named: Sequence[str] | None, present: set[tuple[str, ...]]
) -> tuple[tuple[Chain, ...], list[Unseen]]:
    """Return chains that held before the day and not on it.

    Such a chain ended when one of its ties did, so it holds on the last day of that tie.
    """
    ends, local = _endings(day, storefront, named)
    passed, chains = set(present), list[Chain]()
    for end in ends[:MOST_PAST_DAYS]:
        then = on_day(local, end)
        targets = find_targets(then, day.ground.matches.of(storefront), named)
        search = Search(then, targets, day.ground.mass_tenants, through_mass=True)
        for path in _distinct(search.paths(storefront)):
            if path.nodes in passed:
                continue
            if len(chains) == MOST_PAST:
                listed = _("only {n} are listed").format(n=MOST_PAST)
                return tuple(chains), [Unseen(_(PAST_CHAINS), listed)]
            passed.add(path.nodes)
            chains.append(chain_of(then, targets, path, storefront))
    followed = _("only the last {n} changes were followed").format(n=MOST_PAST_DAYS)
    cut = [Unseen(_(PAST_CHAINS), followed)]
    return tuple(chains), cut if len(ends) > MOST_PAST_DAYS else []


def _endings(day: Day, storefront: str, named: Sequence[str] | None) -> tuple[list[date], Ground]:
    """Return the days before ``day`` on which a tie in reach ended, and the ties in reach."""
    ground = day.ground
    node = ground.matches.of(storefront)
    ever = ever_before(ground, day.day)
    targets = find_targets(ever, node, named)
    near = spent(ever, [node], MOST_WEAK_STEPS, None).near() | {node}
    near |= set(targets.platforms) | {s.there for leg in targets.legs.values() for s in leg}
    local = tuple(p for p in ground.ties if p.start in near or p.end in near)
    ends = {p.until for p in local if p.until < day.day}
    return sorted(ends, reverse=True), replace(ground, ties=local)
