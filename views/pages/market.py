"""Supply of the market: each figure a link to the storefronts that it counts."""

import streamlit as st

from graph.analyses.market.document import market_csv
from graph.analyses.market.figures import Category, Market
from graph.errors import InvestigatorError
from views.lists.market.plot import plot
from views.lists.market.tables import (
    ALL,
    Asked,
    asked,
    behind,
    by_category,
    by_year,
    category_name,
    href_of,
    new_sellers,
    unplaced,
)
from views.shell import html, session
from views.shell.texts import _, day_text, ngettext

_SHOWN = 200  # storefronts listed behind a figure


def _head(found: Market) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(_("Market"), anchor=False, width="content")
        st.space("stretch")
        if found.placings:
            st.download_button(
                _("CSV"),
                market_csv(found),
                "market.csv",
                "text/csv",
                icon=":material/download:",
                on_click="ignore",
            )


def _rests_on(found: Market) -> None:
    """Say how many storefronts the figures rest on, and what could not be placed."""
    count = len(found.placings)
    told = ngettext(
        "Rests on {n} storefront, as of {day}.", "Rests on {n} storefronts, as of {day}.", count
    ).format(n=count, day=day_text(found.as_of))
    missing = len(found.without_product)
    without = ngettext(
        "{n} lists no products and has no category.",
        "{n} list no products and have no category.",
        missing,
    ).format(n=missing)
    html.note(f"{told} {without}" if missing else told)
    html.show("market_meaning", unplaced=unplaced(found))


def _chosen(found: Market, wanted: Asked) -> Category:
    """Let the reader choose the category whose years are shown."""
    by_key = {ALL if c.name is None else c.name: c for c in (found.everything, *found.categories)}
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


def _storefronts(found: Market, wanted: Asked) -> None:
    """List the storefronts behind the figure that was opened."""
    figure = behind(found, wanted)
    if figure is None:
        html.note(_("Click a number to list its storefronts."))
        return
    html.show(
        "market_behind",
        title=figure.title,
        rows=figure.rows[:_SHOWN],
        left=max(len(figure.rows) - _SHOWN, 0),
        back=href_of(None),
    )


def _page() -> None:
    found, wanted = session.market_of(), asked()
    _head(found)
    if not found.placings:
        html.show("empty")
        return
    if found.unfinished:
        html.stop(_("An import has not finished: this answer may change."))
    _rests_on(found)
    _storefronts(found, wanted)
    st.header(_("By category, on {day}").format(day=day_text(found.as_of)), anchor=False)
    html.show("market_table", caption=_("Storefronts by category"), table=by_category(found))
    st.header(_("Over the years"), anchor=False)
    category = _chosen(found, wanted)
    plot(category)
    html.show(
        "market_table", caption=_("Storefronts by year"), table=by_year(category, found.cut_before)
    )
    html.note(
        _(
            "At year end. Statements without an end date are assumed to continue, and "
            "links without any date to hold in every year."
        )
    )
    st.header(
        _("Sellers owned or controlled by the platform’s group, the newest first"), anchor=False
    )
    html.show("market_sellers", sellers=new_sellers(found))


try:
    _page()
except InvestigatorError as error:
    html.stop(str(error))
