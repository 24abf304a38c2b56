"""Page of the market: supply by category and year, each figure linked to its storefronts."""

import streamlit as st

from graph.analyses.market.document import market_csv
from graph.analyses.market.figures import Category, Market
from graph.errors import InvestigatorError
from views.lists.market.plot import show_plot
from views.lists.market.tables import (
    ALL_CATEGORIES,
    PLATFORM,
    FigureKey,
    category_name,
    category_table,
    chosen_platform,
    figure_href,
    figure_storefronts,
    opened_figure,
    platform_table,
    seller_lines,
    unplaced_storefronts,
    year_table,
)
from views.shell import html, session
from views.shell.option_labels import distinct_labels
from views.shell.texts import _, day_text, ngettext

_MOST_STOREFRONTS = 200  # storefronts listed behind a figure


def _show_head(found: Market) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(_("Market"), anchor=False, width="content")
        st.space("stretch")
        if found.placements:
            name = f"market-{found.platform.id}.csv" if found.platform else "market.csv"
            st.download_button(
                _("CSV"),
                market_csv(found),
                name,
                "text/csv",
                icon=":material/download:",
                on_click="ignore",
            )


def _show_basis(found: Market) -> None:
    """Show how many storefronts the figures count, and which could not be placed."""
    count = len(found.placements)
    basis = ngettext(
        "Rests on {n} storefront, as of {day}.", "Rests on {n} storefronts, as of {day}.", count
    ).format(n=count, day=day_text(found.as_of))
    missing = len(found.without_product)
    without = ngettext(
        "{n} lists no products and has no category.",
        "{n} list no products and have no category.",
        missing,
    ).format(n=missing)
    html.show_note(f"{basis} {without}" if missing else basis)
    html.show("market_meaning", unplaced=unplaced_storefronts(found))


def _choose_category(found: Market, wanted: FigureKey) -> Category:
    """Let the user choose the category whose years are shown."""
    by_key = {
        ALL_CATEGORIES if c.name is None else c.name: c
        for c in (found.everything, *found.categories)
    }
    keys = list(by_key)
    first = keys.index(wanted.category) if wanted.category in by_key else 0
    key = st.selectbox(
        _("Category"),
        keys,
        index=first,
        format_func=lambda k: category_name(by_key[k]),
        key="market_category",
        width=320,
    )
    return by_key[key]


def _show_storefronts(found: Market, wanted: FigureKey) -> None:
    """List the storefronts behind the opened figure."""
    figure = figure_storefronts(found, wanted)
    if figure is None:
        html.show_note(_("Click a number to list its storefronts."))
        return
    html.show(
        "market_storefronts",
        title=figure.title,
        rows=figure.rows[:_MOST_STOREFRONTS],
        left=max(len(figure.rows) - _MOST_STOREFRONTS, 0),
        back=figure_href(None),
    )


def _choose_platform(found: Market) -> None:
    """Let the user count one platform alone; the address keeps the choice."""
    named = distinct_labels({p.platform.id: p.platform.name for p in found.platforms if p.platform})
    ids = ["", *named]
    shown = chosen_platform()
    if len(ids) < 2 and not shown:
        return
    if shown not in ids:
        ids.append(shown)
        named[shown] = found.platform.name if found.platform else shown
    chosen = st.selectbox(
        _("Platform"),
        ids,
        ids.index(shown),
        format_func=lambda i: named[i] if i else _("All platforms"),
        key=f"market_platform_{shown}",
        width=320,
    )
    if chosen != shown:
        if chosen:
            st.query_params[PLATFORM] = chosen
        else:
            del st.query_params[PLATFORM]
        st.rerun()


def _show_platforms(found: Market) -> None:
    """Show the figures of each platform, unless one alone is counted."""
    if found.platform or not found.platforms:
        return
    st.header(_("By platform, on {day}").format(day=day_text(found.as_of)), anchor=False)
    html.show("market_table", caption=_("Storefronts by platform"), table=platform_table(found))


def _show_page() -> None:
    found, wanted = session.market_figures(chosen_platform()), opened_figure()
    _show_head(found)
    _choose_platform(found)
    if not found.placements:
        html.show("no_storefronts")
        return
    if found.unfinished:
        html.show_problem(_("An import has not finished: this answer may change."))
    _show_basis(found)
    _show_storefronts(found, wanted)
    _show_platforms(found)
    st.header(_("By category, on {day}").format(day=day_text(found.as_of)), anchor=False)
    html.show("market_table", caption=_("Storefronts by category"), table=category_table(found))
    st.header(_("Over the years"), anchor=False)
    category = _choose_category(found, wanted)
    show_plot(category)
    html.show(
        "market_table",
        caption=_("Storefronts by year"),
        table=year_table(category, found.cut_before),
    )
    html.show_note(
        _(
            "At year end. Statements without an end date are assumed to continue, and "
            "links without any date to hold in every year."
        )
    )
    st.header(
        _("Sellers owned or controlled by the platform’s group, the newest first"), anchor=False
    )
    html.show("market_sellers", sellers=seller_lines(found))


try:
    _show_page()
except InvestigatorError as error:
    html.show_problem(str(error))
