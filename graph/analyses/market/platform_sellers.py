"""Sellers that the platform's group owns or controls by verdict, with the dates since when."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import KW_ONLY, dataclass
from datetime import date

from graph.analyses.market.classify import PLATFORM_RUN, Placement, Supply
from graph.analyses.projection import Projection
from graph.analyses.tracing.search.hops import STANDINGS
from graph.analyses.tracing.trace import MOST_COUNTED, trace
from graph.analyses.tracing.verdict import ChainHop, ChainStanding
from graph.model.dates import first_day
from graph.model.records import Entity, TieType


@dataclass(frozen=True, slots=True)
class GroupSeller:
    """A seller through which storefronts trace to the platform's group as owned or controlled.

    Dates are a day, month or year (ISO). ``sells_since`` is when it is first stated to sell on one
    of these storefronts, ``held_since`` when the last holding above it began; each is empty where
    that is not stated. ``standing`` is the weakest, over its storefronts, of the best chain of
    each.
    """

    seller: Entity
    storefronts: tuple[Entity, ...]
    standing: ChainStanding
    sells_since: str
    _: KW_ONLY
    held_since: str


def group_sellers(
    graph: Projection, placed: Iterable[Placement], day: date
) -> tuple[GroupSeller, ...]:
    """Return the sellers of the group, newest first, those without a stated beginning last.

    Other sellers of the same storefronts, which are on no such chain, are left out.
    """
    by_seller: dict[str, list[_ChainSeller]] = defaultdict(list)
    for each in placed:
        if each.supply is Supply.PLATFORM_RUN:
            for selling in _chain_sellers(graph, each.storefront, day):
                by_seller[selling.seller.id].append(selling)
    sellers = [_merge_chain_sellers(by_seller[s]) for s in sorted(by_seller)]
    # Sorting is stable: within one day they stay in the order of their ids.
    return tuple(sorted(sellers, key=lambda s: _start_day(s.sells_since), reverse=True))


@dataclass(frozen=True, slots=True)
class _ChainSeller:
    """One seller of one storefront on one chain."""

    seller: Entity
    storefront: Entity
    standing: ChainStanding
    sells_since: str
    _: KW_ONLY
    held_since: str


def _chain_sellers(graph: Projection, front: Entity, day: date) -> Iterator[_ChainSeller]:
    verdict = trace(graph, front.id, as_of=day.isoformat(), limit=MOST_COUNTED)
    for chain in verdict.chains:
        if chain.strength in PLATFORM_RUN and not chain.mass:
            hops = [h for h in chain.hops if h.tie.type is not TieType.SAME_AS]
            operates, *above = hops
            yield _ChainSeller(
                seller=operates.there,
                storefront=front,
                standing=chain.standing,
                sells_since=operates.tie.since,
                held_since=_last_start(above),
            )


def _merge_chain_sellers(same_seller: list[_ChainSeller]) -> GroupSeller:
    fronts = {s.storefront.id: s.storefront for s in same_seller}
    return GroupSeller(
        seller=same_seller[0].seller,
        storefronts=tuple(fronts[f] for f in sorted(fronts)),
        standing=max(
            (_best_standing(s for s in same_seller if s.storefront.id == f) for f in fronts),
            key=_standing_rank,
        ),
        sells_since=_earliest_start(s.sells_since for s in same_seller),
        held_since=_earliest_start(s.held_since for s in same_seller),
    )


def _best_standing(found: Iterable[_ChainSeller]) -> ChainStanding:
    return min((s.standing for s in found), key=_standing_rank)


def _standing_rank(standing: ChainStanding) -> int:
    return STANDINGS.index(standing)


def _last_start(hops: Iterable[ChainHop]) -> str:
    """Return the latest beginning of some hops; empty where one of them has none."""
    stated = [h.tie.since for h in hops]
    return max(stated, key=_start_day, default="") if all(stated) else ""


def _earliest_start(begun: Iterable[str]) -> str:
    """Return the earliest of some beginnings; empty where none is stated."""
    return min((b for b in begun if b), key=_start_day, default="")


def _start_day(since: str) -> date:
    return first_day(since) if since else date.min
