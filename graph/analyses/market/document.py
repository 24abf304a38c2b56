"""JSON document and CSV of ``graph market``."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.analyses.market.classify import PLATFORM_RUN, Placement
from graph.analyses.market.figures import Category, Figures, Market
from graph.analyses.market.platform_sellers import GroupSeller
from graph.analyses.tracing.verdict import ChainStanding
from graph.model.records import Entity
from graph.support.csv_text import csv_text
from graph.support.safe_text import escape_formula

NOW, UNDATED = "now", "undated"
_COLUMNS = ("category", "period", "day", "supply", "storefronts", "ids", *ChainStanding)


def market_document(market: Market) -> dict[str, Any]:
    """Return the whole answer, ready for ``json.dumps``.

    The first category, whose ``category`` is "all", counts the storefronts whatever they offer;
    ``category`` is null where none is stated. ``platform`` is the one that is counted, null for
    all; ``platforms`` counts the storefronts of each, whose ``id`` is null where none is stated.
    "platform-run" means what ``platform_run_means`` says, a verdict of owned or controlled;
    ``standing`` counts its storefronts by the standing of their verdicts.
    """
    unplaced = [p for _, p in sorted(market.placements.items()) if p.reason]
    return {
        "as_of": market.as_of,
        "platform": _party(market.platform) if market.platform else None,
        "platform_run_means": list(PLATFORM_RUN),
        "storefronts": len(market.placements),
        "not_placed": [{**_party(p.storefront), "why": p.reason} for p in unplaced],
        "without_product": [_party(e) for e in market.without_product],
        "platforms": [
            {**(_party(p.platform) if p.platform else {"id": None}), "figures": _figures(p.now)}
            for p in market.platforms
        ],
        "categories": [_category(c) for c in (market.everything, *market.categories)],
        "platform_run_sellers": [_seller(s) for s in market.sellers],
        "years_left_out_before": market.cut_before,
        "import_not_finished": market.unfinished,
    }


def market_csv(market: Market) -> str:
    """Return every figure as CSV text with a header, with the ids of the storefronts behind it."""
    return csv_text([_COLUMNS, *_rows(market)])


def _rows(market: Market) -> Iterator[list[str]]:
    for category in (market.everything, *market.categories):
        for period, day, figures in periods(category, market.as_of):
            for supply, fronts in figures.items():
                ids = " ".join(p.storefront.id for p in fronts)
                split = map(str, count_standings(fronts).values())
                row = (
                    category_label(category),
                    period,
                    day,
                    supply.value,
                    str(len(fronts)),
                    ids,
                    *split,
                )
                yield [escape_formula(cell) for cell in row]


def periods(category: Category, as_of: str) -> Iterator[tuple[str, str, Figures]]:
    """Yield each period of a category with its day: now, every year, and what has no date."""
    yield NOW, as_of, category.now
    for year in category.years:
        yield str(year.year), year.day, year.figures
    yield UNDATED, as_of, category.undated


def count_standings(fronts: Iterable[Placement]) -> Mapping[ChainStanding, int]:
    """Return the number of placed storefronts for each standing of a verdict, 0 included."""
    count = Counter(p.standing for p in fronts)
    return {standing: count[standing] for standing in ChainStanding}


def category_label(category: Category) -> str:
    """Name a category for a table: "all", its name, or "category not stated"."""
    return "all" if category.name is None else category.name or "category not stated"


def _category(category: Category) -> dict[str, Any]:
    return {
        "category": "all" if category.name is None else category.name or None,
        "now": _figures(category.now),
        "years": [
            {"year": y.year, "day": y.day, "figures": _figures(y.figures)} for y in category.years
        ],
        "undated": _figures(category.undated),
    }


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        supply.value: {
            "count": len(fronts),
            "storefronts": [p.storefront.id for p in fronts],
            "standing": {s.value: n for s, n in count_standings(fronts).items()},
        }
        for supply, fronts in figures.items()
    }


def _seller(seller: GroupSeller) -> dict[str, Any]:
    return {
        **_party(seller.seller),
        "storefronts": [_party(e) for e in seller.storefronts],
        "standing": seller.standing.value,
        "sells_since": seller.sells_since or None,
        "held_since": seller.held_since or None,
    }


def _party(entity: Entity) -> dict[str, str]:
    return {"id": entity.id, "name": entity.name}
