"""Tables of the market figures, each linked to the storefronts behind it."""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, replace
from urllib.parse import urlencode

import streamlit as st

from graph.analyses.market.classify import Placement, Supply
from graph.analyses.market.document import NOW, UNDATED, count_standings, periods
from graph.analyses.market.figures import Category, Figures, Market, PlatformFigures
from graph.analyses.market.platform_sellers import GroupSeller
from graph.analyses.tracing.verdict import NOT_FOUND, Strength
from graph.presentation.labels import STANDING_LABELS, STRENGTH_LABELS
from graph.support.language import N_
from views.shell import links
from views.shell.texts import _, day_text, ngettext

ALL_CATEGORIES = "*"
PLATFORM = "on"
"""Name of the platform's id in the address of the page."""

SUPPLIES = {
    Supply.PLATFORM_RUN: N_("Owned or controlled by the platform’s group"),
    Supply.TIED_OTHERWISE: N_("Linked otherwise"),
    Supply.FOREIGN: N_("Foreign"),
    Supply.DOMESTIC: N_("Domestic"),
    Supply.NOT_STATED: N_("Not stated"),
}


@dataclass(frozen=True, slots=True)
class FigureKey:
    """Key of a figure in the page address: a category, a period and a supply; empty for none."""

    category: str
    period: str
    supply: str


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A figure with the address of its storefronts; ``href`` is empty if there are none.

    ``split`` counts the verdicts behind it by their evidence; empty if they are not counted.
    """

    count: int
    href: str
    label: str
    opened: bool
    _: KW_ONLY
    split: str = ""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One row of figures."""

    name: str
    cells: tuple[FigureCell, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Rows of figures with their headings; ``note`` says what is left out."""

    first: str
    heads: tuple[str, ...]
    lines: tuple[FigureLine, ...]
    note: str


@dataclass(frozen=True, slots=True)
class FigureStorefronts:
    """The storefronts behind one figure, each as name, address and reason."""

    title: str
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class SellerLine:
    """One seller of the platform's group with its storefronts, each as name and address."""

    name: str
    href: str
    fronts: tuple[tuple[str, str], ...]
    standing: str
    _: KW_ONLY
    sells_since: str
    held_since: str


def opened_figure() -> FigureKey:
    """Return the key of the figure that the address opens."""
    wanted = st.query_params
    return FigureKey(wanted.get("of", ALL_CATEGORIES), wanted.get("in", ""), wanted.get("by", ""))


def chosen_platform() -> str:
    """Return the id of the platform that the address names, empty for all."""
    return str(st.query_params.get(PLATFORM, ""))


def figure_href(figure: FigureKey | None, platform: str = "") -> str:
    """Return the address of a figure, or of the page without one, in the current language.

    It is a figure of ``platform``, or else of the platform that is shown.
    """
    query = {"lang": st.query_params["lang"]} if "lang" in st.query_params else {}
    if shown := platform or chosen_platform():
        query |= {PLATFORM: shown}
    if figure:
        query |= {"of": figure.category, "in": figure.period, "by": figure.supply}
    return f"market?{urlencode(query)}"


def category_name(category: Category) -> str:
    """Return the name of a category."""
    if category.name is None:
        return _("All storefronts")
    return category.name or _("Category not stated")


def period_name(period: str) -> str:
    """Return the name of a period: a year, now, or no stated date."""
    return {NOW: _("now"), UNDATED: _("date not stated")}.get(period, period)


def category_table(found: Market) -> FigureTable:
    """Return the figures of every category on the day."""
    categories = (found.everything, *found.categories)
    lines = (FigureLine(category_name(c), _cells(c, NOW, c.now)) for c in categories)
    return FigureTable(_("Category"), _heads(), tuple(lines), "")


def platform_table(found: Market) -> FigureTable:
    """Return the figures of every platform on the day, each linked to those of that platform."""
    lines = (_platform_line(figures) for figures in found.platforms)
    note = _("A storefront that sells on several platforms is counted on each.")
    return FigureTable(_("Platform"), _heads(), tuple(lines), note)


def _platform_line(of: PlatformFigures) -> FigureLine:
    if of.platform is None:
        cells = _figure_cells(_("Platform not stated"), None, of.now)
        return FigureLine(_("Platform not stated"), tuple(cells))
    cells = _figure_cells(
        of.platform.name, FigureKey(ALL_CATEGORIES, NOW, ""), of.now, of.platform.id
    )
    return FigureLine(of.platform.name, tuple(cells))


def year_table(category: Category, cut_before: int | None) -> FigureTable:
    """Return the figures of one category by year, and those without a date."""
    dated = [p for p in periods(category, "") if p[0] != NOW]
    lines = (FigureLine(period_name(p), _cells(category, p, figures)) for p, _day, figures in dated)
    note = _("Years before {year} are left out.").format(year=cut_before) if cut_before else ""
    return FigureTable(_("Year"), _heads(), tuple(lines), note)


def _heads() -> tuple[str, ...]:
    return (*(_(word) for word in SUPPLIES.values()), _("Sum"))


def _cells(category: Category, period: str, figures: Figures) -> tuple[FigureCell, ...]:
    key = ALL_CATEGORIES if category.name is None else category.name
    name = f"{category_name(category)}, {period_name(period)}"
    return tuple(_figure_cells(name, FigureKey(key, period, ""), figures))


def _figure_cells(
    name: str, row: FigureKey | None, figures: Figures, platform: str = ""
) -> Iterator[FigureCell]:
    """Yield the cells of a row; ``row`` is its key without a supply, None if it has no links."""
    for supply, fronts in figures.items():
        figure = replace(row, supply=supply.value) if row else None
        label = _("{row}, {supply}: {n}").format(
            row=name, supply=_(SUPPLIES[supply]), n=len(fronts)
        )
        yield FigureCell(
            count=len(fronts),
            href=figure_href(figure, platform) if fronts and figure else "",
            label=label,
            opened=figure == opened_figure() and platform in ("", chosen_platform()),
            split=_standing_counts(fronts) if supply is Supply.PLATFORM_RUN else "",
        )
    total = sum(len(fronts) for fronts in figures.values())
    yield FigureCell(count=total, href="", label=str(total), opened=False)


def _standing_counts(fronts: tuple[Placement, ...]) -> str:
    """Return the counts by standing, such as "Register 12, Reported 3"."""
    counts = count_standings(fronts).items()
    return ", ".join(f"{STANDING_LABELS[s.value]} {n}" for s, n in counts if n)


def figure_storefronts(found: Market, wanted: FigureKey) -> FigureStorefronts | None:
    """Return the storefronts of a figure, or None if the market has no such figure."""
    for category in (found.everything, *found.categories):
        if (ALL_CATEGORIES if category.name is None else category.name) != wanted.category:
            continue
        for period, day, figures in periods(category, found.as_of):
            for supply, fronts in figures.items():
                if (period, supply.value) == (wanted.period, wanted.supply):
                    return _storefront_list(category, period, day, supply, fronts)
    return None


def _storefront_list(
    category: Category,
    period: str,
    day: str,
    supply: Supply,
    fronts: tuple[Placement, ...],
) -> FigureStorefronts:
    count = ngettext("{n} storefront", "{n} storefronts", len(fronts)).format(n=len(fronts))
    form = _("{category}, {supply}, {period}: {count}")
    title = form.format(
        category=category_name(category),
        supply=_(SUPPLIES[supply]),
        period=_("date not stated") if period == UNDATED else day_text(day),
        count=count,
    )
    rows = ((p.storefront.name, links.party_href(p.storefront), _placing_reason(p)) for p in fronts)
    return FigureStorefronts(title, tuple(rows))


def _placing_reason(placed: Placement) -> str:
    if placed.reason:
        return _(placed.reason.value)
    if placed.verdict == NOT_FOUND or placed.standing is None:
        return ""
    words = STRENGTH_LABELS[Strength(placed.verdict)], STANDING_LABELS[placed.standing.value]
    return " · ".join(words)


def unplaced_storefronts(found: Market) -> tuple[tuple[str, str, str], ...]:
    """Return the storefronts that could not be placed, each as name, address and reason."""
    missing = (p for _id, p in sorted(found.placements.items()) if p.reason)
    return tuple(
        (p.storefront.name, links.party_href(p.storefront), _placing_reason(p)) for p in missing
    )


def seller_lines(found: Market) -> tuple[SellerLine, ...]:
    """Return the lines of the sellers in the platform's group."""
    return tuple(_seller_line(s) for s in found.sellers)


def _seller_line(seller: GroupSeller) -> SellerLine:
    return SellerLine(
        name=seller.seller.name,
        href=links.party_href(seller.seller),
        fronts=tuple((e.name, links.party_href(e)) for e in seller.storefronts),
        standing=STANDING_LABELS[seller.standing.value],
        sells_since=day_text(seller.sells_since) if seller.sells_since else _("not stated"),
        held_since=day_text(seller.held_since) if seller.held_since else _("not stated"),
    )
