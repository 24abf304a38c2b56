"""Sellers that the platform's group owns or controls by verdict, and since when."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from graph.analyses.market.classify import PLATFORM_RUN, Placing, Supply
from graph.analyses.projection import Projection
from graph.analyses.tracing.search.hops import STANDINGS
from graph.analyses.tracing.trace import MOST_COUNTED, trace
from graph.analyses.tracing.verdict import ChainStanding, Hop
from graph.model.dates import first_day
from graph.model.records import Entity, TieType


@dataclass(frozen=True, slots=True)
class Seller:
    """A seller through which storefronts trace to the platform's group as owned or controlled.

    Dates are a day, month or year (ISO). ``sells_since`` is when it is first stated to sell on
    one of these storefronts, ``held_since`` when the last holding above it began; empty where that
    is not stated. ``standing`` is that of its best chain, the weakest of all storefronts.
    """

    seller: Entity
    storefronts: tuple[Entity, ...]
    standing: ChainStanding
    sells_since: str
    held_since: str


def group_sellers(graph: Projection, placed: Iterable[Placing], day: date) -> tuple[Seller, ...]:
    """Return them, the newest first, those without a stated beginning last.

    Only sellers on such a chain are named: another seller of the same storefront is not.
    """
    found: dict[str, list[_Selling]] = defaultdict(list)
    for each in placed:
        if each.supply is Supply.PLATFORM_RUN:
            for selling in _on_chains(graph, each.storefront, day):
                found[selling.seller.id].append(selling)
    sellers = [_seller(found[s]) for s in sorted(found)]
    # Sorting is stable: within one day they stay in the order of their ids.
    return tuple(sorted(sellers, key=lambda s: _day(s.sells_since), reverse=True))


@dataclass(frozen=True, slots=True)
class _Selling:
    """One seller of one storefront on one chain."""

    seller: Entity
    storefront: Entity
    standing: ChainStanding
    sells_since: str
    held_since: str


def _on_chains(graph: Projection, front: Entity, day: date) -> Iterator[_Selling]:
    verdict = trace(graph, front.id, as_of=day.isoformat(), limit=MOST_COUNTED)
    for chain in verdict.chains:
        if chain.strength in PLATFORM_RUN and not chain.mass:
            hops = [h for h in chain.hops if h.tie.type is not TieType.SAME_AS]
            operates, *above = hops
            yield _Selling(operates.there, front, chain.standing, operates.tie.since, _last(above))


def _seller(found: list[_Selling]) -> Seller:
    fronts = {s.storefront.id: s.storefront for s in found}
    return Seller(
        found[0].seller,
        tuple(fronts[f] for f in sorted(fronts)),
        max((_best(s for s in found if s.storefront.id == f) for f in fronts), key=_weight),
        _first(s.sells_since for s in found),
        _first(s.held_since for s in found),
    )


def _best(found: Iterable[_Selling]) -> ChainStanding:
    return min((s.standing for s in found), key=_weight)


def _weight(standing: ChainStanding) -> int:
    return STANDINGS.index(standing)


def _last(hops: Iterable[Hop]) -> str:
    """Return when the last of some hops began, empty where one does not say."""
    stated = [h.tie.since for h in hops]
    return max(stated, key=_day, default="") if all(stated) else ""


def _first(begun: Iterable[str]) -> str:
    """Return the earliest of what is stated."""
    return min((b for b in begun if b), key=_day, default="")


def _day(since: str) -> date:
    return first_day(since) if since else date.min
