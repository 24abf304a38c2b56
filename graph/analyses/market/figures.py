"""Numbers of storefronts that supply each category, on a day and at the end of earlier years."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import date

from graph.analyses.market.classify import MarketParties, Placement, Supply, place_storefronts
from graph.analyses.market.platform_sellers import GroupSeller, group_sellers
from graph.analyses.projection import Projection
from graph.analyses.tracing.search.walkable_graph import (
    DatedTie,
    WalkableGraph,
    graph_on_day,
    walkable_graph_of,
)
from graph.analyses.tracing.trace import trace_all
from graph.errors import UnknownIdError
from graph.model.dates import as_of_day
from graph.model.records import Entity, Kind, TieType
from graph.support.language import N_

MOST_YEARS = 10

Figures = Mapping[Supply, tuple[Placement, ...]]
"""The storefronts behind each figure, by id, as placed on its day; every ``Supply`` has one."""


@dataclass(frozen=True, slots=True)
class Year:
    """Figures on the last day of a year (``day``, ISO); of the last year, on the day asked for."""

    year: int
    day: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Category:
    """One category; ``name`` is empty where no source states one, None for all storefronts.

    ``now`` counts every product that is offered on the day asked for. ``years`` count those whose
    offer has a stated beginning, ``undated`` the others, on the day asked for.
    """

    name: str | None
    now: Figures
    years: tuple[Year, ...]
    undated: Figures


@dataclass(frozen=True, slots=True)
class PlatformFigures:
    """Figures of one platform on the day; ``platform`` is None where no source states one."""

    platform: Entity | None
    now: Figures


@dataclass(frozen=True, slots=True)
class Market:
    """Supply of a market on a day (ISO), and over the years.

    ``platform`` is the only one that is counted, None for all. ``platforms`` are the figures of
    each, whichever is counted; a storefront on several counts on each of them.
    ``everything`` counts the storefronts whatever they offer. ``without_product`` are those for
    which no product is stated. ``cut_before`` is the first year shown where earlier ones are left
    out, else None.
    """

    as_of: str
    platform: Entity | None
    everything: Category
    platforms: tuple[PlatformFigures, ...]
    categories: tuple[Category, ...]
    placements: Mapping[str, Placement]
    _: KW_ONLY
    without_product: tuple[Entity, ...]
    sellers: tuple[GroupSeller, ...]
    cut_before: int | None
    unfinished: bool


@dataclass(frozen=True, slots=True)
class PlacedMarket:
    """Placements of all storefronts on a day and at the end of earlier years, by day.

    ``platforms`` are the ids of the platforms that a storefront sells on, by day and storefront.
    """

    graph: Projection
    ground: WalkableGraph
    day: date
    placements: Mapping[date, Mapping[str, Placement]]
    _: KW_ONLY
    platforms: Mapping[date, Mapping[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class _Offer:
    """A statement that a storefront offers a product of a category, or that it sells at all."""

    front: str
    category: str
    dated_tie: DatedTie


def market_on_day(graph: Projection, as_of: str | None = None, platform: str = "") -> Market:
    """Return the market on a day (today by default) and at the end of each earlier year.

    At most the last ten years are covered. A tie without a beginning holds on any day, as in a
    trace; an offer without one counts in no year. With a platform, a storefront counts on the days
    on which it is stated to sell there.

    Raises:
        DateError: ``as_of`` is not a valid date.
        UnknownIdError: there is no such platform.
    """
    return figures_of(place_market(graph, as_of), platform)


def place_market(graph: Projection, as_of: str | None = None) -> PlacedMarket:
    """Place every storefront on a day (today by default) and at the end of each earlier year.

    Raises:
        DateError: ``as_of`` is not a valid date.
    """
    ground, day = walkable_graph_of(graph), as_of_day(as_of)
    placements = _placements_by_day(graph, ground, day)
    return PlacedMarket(
        graph,
        ground,
        day,
        placements,
        platforms={d: _platforms_on(ground, d) for d in placements},
    )


def figures_of(placed: PlacedMarket, platform: str = "") -> Market:
    """Return the figures of a placed market, of one platform if one is named.

    Raises:
        UnknownIdError: there is no such platform.
    """
    ground, day = placed.ground, placed.day
    chosen = _platform(ground, platform) if platform else None
    by_day = _placements_on(placed, chosen.id) if chosen else placed.placements
    offers = tuple(_offers(MarketParties(graph_on_day(ground, day))))
    here = _listings(ground)
    products = frozenset(o.front for o in offers if _holds_on(o.dated_tie, day))
    today = by_day[day]
    names = sorted({o.category for o in offers}, key=lambda n: (not n, n.casefold()))
    shown = min(by_day).year
    return Market(
        as_of=day.isoformat(),
        platform=chosen,
        everything=_whole_market(here, by_day, day),
        platforms=tuple(_platform_figures(placed)),
        categories=tuple(
            c
            for n in names
            if _has_figures(c := _category(n, _category_offers(offers, n), by_day, day))
        ),
        placements=today,
        without_product=tuple(p.storefront for i, p in sorted(today.items()) if i not in products),
        sellers=group_sellers(placed.graph, today.values(), day),
        cut_before=shown if _first_year(ground, day) < shown else None,
        unfinished=bool(ground.unfinished),
    )


def _platform(ground: WalkableGraph, ident: str) -> Entity:
    entity = ground.entities.get(ground.matches.representative_of(ident))
    if entity is None or entity.kind is not Kind.PLATFORM:
        raise UnknownIdError(N_("There is no platform under {id!r}."), id=ident)
    return entity


def _placements_on(placed: PlacedMarket, platform: str) -> dict[date, Mapping[str, Placement]]:
    return {
        d: {i: p for i, p in each.items() if platform in placed.platforms[d].get(i, ())}
        for d, each in placed.placements.items()
    }


def _platforms_on(ground: WalkableGraph, day: date) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for each in ground.ties:
        if each.tie.type is TieType.SELLS_ON and _holds_on(each, day):
            found[each.start].add(each.end)
    return {front: frozenset(platforms) for front, platforms in found.items()}


def _platform_figures(placed: PlacedMarket) -> Iterator[PlatformFigures]:
    """Yield the figures of each platform on the day, then of storefronts that state none."""
    today, on = placed.placements[placed.day], placed.platforms[placed.day]
    entities = placed.ground.entities
    stated = {platform for front in today for platform in on.get(front, ())}
    for ident in sorted(stated, key=lambda i: (entities[i].name.casefold(), i)):
        fronts = frozenset(front for front in today if ident in on.get(front, ()))
        yield PlatformFigures(entities[ident], _figures(today, fronts))
    if unstated := frozenset(today) - on.keys():
        yield PlatformFigures(None, _figures(today, unstated))


def _placements_by_day(
    graph: Projection, ground: WalkableGraph, day: date
) -> dict[date, Mapping[str, Placement]]:
    """Place the storefronts on each day that the market covers, from first to last."""
    first = max(_first_year(ground, day), day.year - MOST_YEARS + 1)
    days = [*(date(y, 12, 31) for y in range(first, day.year)), day]
    return {
        d: place_storefronts(graph_on_day(ground, d), trace_all(graph, d.isoformat())) for d in days
    }


def _offers(parties: MarketParties) -> Iterator[_Offer]:
    for p in parties.day.ground.ties:
        if p.tie.type is TieType.SELLS:
            yield _Offer(p.start, parties.text(p.end, "category"), p)


def _listings(ground: WalkableGraph) -> tuple[_Offer, ...]:
    return tuple(
        _Offer(p.start, "", p)
        for p in ground.ties
        if p.tie.type in (TieType.SELLS, TieType.SELLS_ON)
    )


def _first_year(ground: WalkableGraph, day: date) -> int:
    """Return the year of the earliest stated beginning, or that of the day if there is none."""
    begun = (o.dated_tie for o in _listings(ground) if o.dated_tie.tie.since)
    return min((p.since.year for p in begun if p.since <= day), default=day.year)


def _category_offers(offers: Iterable[_Offer], category: str) -> list[_Offer]:
    return [o for o in offers if o.category == category]


def _has_figures(category: Category) -> bool:
    figures = (category.now, category.undated, *(y.figures for y in category.years))
    return any(fronts for each in figures for fronts in each.values())


def _whole_market(
    here: Iterable[_Offer], by_day: Mapping[date, Mapping[str, Placement]], day: date
) -> Category:
    """Count the storefronts themselves: all now, and in each year those that are stated to sell."""
    offers = tuple(here)
    dated = _category(None, offers, by_day, day)
    every = frozenset(by_day[day])
    stated = frozenset(o.front for o in offers if o.dated_tie.tie.since)
    return Category(
        None, _figures(by_day[day], every), dated.years, _figures(by_day[day], every - stated)
    )


def _category(
    name: str | None,
    offers: Iterable[_Offer],
    by_day: Mapping[date, Mapping[str, Placement]],
    day: date,
) -> Category:
    offers = tuple(offers)
    now = frozenset(o.front for o in offers if _holds_on(o.dated_tie, day))
    dated = [o for o in offers if o.dated_tie.tie.since]
    undated = now - {o.front for o in dated}
    return Category(
        name,
        _figures(by_day[day], now),
        tuple(_year(d, dated, placed) for d, placed in by_day.items()),
        _figures(by_day[day], undated),
    )


def _year(day: date, dated: Iterable[_Offer], placed: Mapping[str, Placement]) -> Year:
    fronts = frozenset(o.front for o in dated if _holds_on(o.dated_tie, day))
    return Year(day.year, day.isoformat(), _figures(placed, fronts))


def _holds_on(placed: DatedTie, day: date) -> bool:
    return placed.since <= day <= placed.until


def _figures(placed: Mapping[str, Placement], fronts: frozenset[str]) -> Figures:
    found: dict[Supply, list[Placement]] = defaultdict(list)
    for front in sorted(fronts & placed.keys()):
        found[placed[front].supply].append(placed[front])
    return {supply: tuple(found[supply]) for supply in Supply}
