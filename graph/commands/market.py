"""Supply of the market: categories by sellers of the platform's group, foreign, domestic."""

from collections.abc import Iterator
from pathlib import Path

import click

from graph.analyses.market.classify import Supply
from graph.analyses.market.document import (
    category_label,
    count_standings,
    market_csv,
    market_document,
    periods,
)
from graph.analyses.market.figures import Figures, Market, market_on_day
from graph.analyses.projection import project
from graph.analyses.tracing.verdict import ChainStanding
from graph.commands.output import AS_JSON, print_json, tell, write_csv
from graph.commands.shared import AS_OF, open_default_store
from graph.support.safe_text import escape_control_characters

_MEANING = (
    "Group: sellers owned or controlled by the platform's operator, or by those who own it, "
    "control it or hold a quarter of it. Tied otherwise: sellers with a weaker tie. Foreign and "
    "domestic: no tie found so far, country stated. Not stated: no tie found so far, country not "
    "stated."
)
_STANDINGS = {
    ChainStanding.REGISTERED: "register",
    ChainStanding.REPORTED: "reported",
    ChainStanding.DERIVED: "our inference",
}
_HEADS = (
    *(f"group ({word})" for word in _STANDINGS.values()),
    *(s.value for s in Supply if s is not Supply.PLATFORM_RUN),
)


@click.command("market")
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), help="Write the figures here.")
@click.option("--platform", default="", metavar="ID", help="Only storefronts on this platform.")
@AS_OF
@AS_JSON
def market_(csv_file: Path | None, platform: str, as_of: str | None, as_json: bool) -> None:
    """Show the sellers of each category over the years: of the platform's group, foreign, domestic.

    Each figure is a number of storefronts; the CSV and the JSON name those behind it.
    """
    with open_default_store() as store:
        store.check_size()
        market = market_on_day(project(store.contents()), as_of, platform)
    if market.unfinished:
        tell("Import not finished: what it has not written yet is missing.")
    if csv_file:
        write_csv(csv_file, market_csv(market))
    if as_json:
        print_json(market_document(market))
        return
    for line in _lines(market):
        click.echo(escape_control_characters(line))


def _lines(market: Market) -> Iterator[str]:
    unplaced = sum(1 for p in market.placements.values() if p.reason)
    yield (
        f"{market.as_of}: storefronts: {len(market.placements)}; not placed: {unplaced}; "
        f"product not stated: {len(market.without_product)}"
    )
    if market.platform:
        yield f"Only on {market.platform.name} ({market.platform.id})"
    yield _MEANING
    if not market.placements:
        yield "The database holds no storefront; import a case, or collect one."
    for category in (market.everything, *market.categories):
        yield ""
        yield category_label(category)
        yield "  ".join(["", "         ", *_HEADS])
        for period, _day, figures in periods(category, market.as_of):
            counts = (str(n).rjust(len(h)) for n, h in zip(_counts(figures), _HEADS, strict=True))
            yield "  ".join(["", period.ljust(9), *counts])
    yield from _platforms(market)
    yield from _sellers(market)


def _platforms(market: Market) -> Iterator[str]:
    if market.platform or not market.platforms:
        return
    yield ""
    yield "by platform"
    yield "  ".join(["", *_HEADS])
    for each in market.platforms:
        counts = (str(n).rjust(len(h)) for n, h in zip(_counts(each.now), _HEADS, strict=True))
        name = f"{each.platform.name} ({each.platform.id})" if each.platform else "not stated"
        yield "  ".join(["", *counts, name])


def _counts(figures: Figures) -> Iterator[int]:
    """Yield the figures under their heads, those of the platform's group by standing."""
    yield from count_standings(figures[Supply.PLATFORM_RUN]).values()
    yield from (len(fronts) for s, fronts in figures.items() if s is not Supply.PLATFORM_RUN)


def _sellers(market: Market) -> Iterator[str]:
    if market.sellers:
        yield ""
        yield "Sellers owned or controlled by the platform's group, the newest first"
    for each in market.sellers:
        fronts = ", ".join(f"{e.name} ({e.id})" for e in each.storefronts)
        yield (
            f"  {each.seller.name} ({each.seller.id}; {_STANDINGS[each.standing]}): sells since "
            f"{each.sells_since or 'not stated'}, held since {each.held_since or 'not stated'}: "
            f"{fronts}"
        )
