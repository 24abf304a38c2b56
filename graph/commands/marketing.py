"""Who supplies the market: product categories by platform-run, foreign and domestic sellers."""

from collections.abc import Iterator
from pathlib import Path

import click

from graph.analyses.market.document import market_csv, market_document, named, periods
from graph.analyses.market.figures import Market, market
from graph.analyses.market.placing import Supply
from graph.commands.printing import AS_JSON, print_json, tell
from graph.commands.shared import AS_OF, opened_store
from graph.projection import project
from graph.showing import visible

_MEANING = (
    "Platform-run: traced to the platform's group as owned or controlled; a weaker tie is counted "
    "apart as tied otherwise. Foreign and domestic: no tie was found in what was looked at, and "
    "the country of the sellers is stated. Not stated is neither."
)


@click.command("market")
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), help="Write the figures here.")
@AS_OF
@AS_JSON
def market_(csv_file: Path | None, as_of: str | None, as_json: bool) -> None:
    """Show which categories platform-run, foreign and domestic sellers supply, over the years.

    Each figure is a number of storefronts; the CSV and the JSON name those behind it.
    """
    with opened_store() as store:
        found = market(project(store.contents()), as_of)
    if found.unfinished:
        tell("Import not finished: what it has not written yet is missing.")
    if csv_file:
        csv_file.write_text(market_csv(found), encoding="utf-8", newline="")
        tell(f"Written: {csv_file}")
    if as_json:
        print_json(market_document(found))
        return
    for line in _lines(found):
        click.echo(visible(line))


def _lines(found: Market) -> Iterator[str]:
    unplaced = sum(1 for p in found.placings.values() if p.why)
    yield (
        f"{found.as_of}: {len(found.placings)} storefronts, of which {unplaced} could not be "
        f"placed and {len(found.without_product)} have no product stated"
    )
    yield _MEANING
    if not found.placings:
        yield "The store holds no storefront; import a case, or collect one."
    for category in (found.everything, *found.categories):
        yield ""
        yield named(category)
        yield "  ".join(["", "         ", *(s.value for s in Supply)])
        for period, _day, figures in periods(category, found.as_of):
            counts = (str(len(fronts)).rjust(len(s.value)) for s, fronts in figures.items())
            yield "  ".join(["", period.ljust(9), *counts])
    yield from _sellers(found)


def _sellers(found: Market) -> Iterator[str]:
    if found.sellers:
        yield ""
        yield "Platform-run sellers, the newest first"
    for each in found.sellers:
        fronts = ", ".join(f"{e.name} ({e.id})" for e in each.storefronts)
        yield (
            f"  {each.seller.name} ({each.seller.id}): sells since "
            f"{each.sells_since or 'not stated'}, held since {each.held_since or 'not stated'}: "
            f"{fronts}"
        )
