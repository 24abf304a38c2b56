"""Bar chart of the storefronts of a category by year."""

from collections.abc import Mapping

import altair as alt
import pandas as pd
import streamlit as st

from graph.analyses.market.classify import Supply
from graph.analyses.market.figures import Category
from graph.model.records import Kind
from graph.presentation.visual_language import KIND_SIGNS, NEUTRAL, TIE_SIGNS, KindSign, TieSign
from views.lists.market.tables import SUPPLIES, category_name
from views.shell import html
from views.shell.texts import _

_SIGNS: Mapping[Supply, TieSign | KindSign] = {
    Supply.PLATFORM_RUN: TIE_SIGNS["owned"],
    Supply.TIED_OTHERWISE: TIE_SIGNS["personnel"],
    Supply.FOREIGN: KIND_SIGNS[Kind.STOREFRONT],
    Supply.DOMESTIC: KIND_SIGNS[Kind.ADDRESS],
    Supply.NOT_STATED: TIE_SIGNS[NEUTRAL],
}
_ROW = 34  # px of a year
_FRAME_HEIGHT = 190  # px of legend and axis
_NARROW_PART = 0.04  # share of the widest bar below which a number does not fit


def show_plot(category: Category) -> None:
    """Draw one bar for each year, divided by supply; the table below gives the same figures."""
    table = _table(category)
    if table.empty:
        html.show_note(_("Nothing of this has a stated beginning, so no year can be drawn."))
        return
    dark = st.context.theme.type == "dark"
    words = [_(SUPPLIES[s]) for s in _SIGNS]
    inks = [sign.dark if dark else sign.light for sign in _SIGNS.values()]
    paper = "#15181B" if dark else "#FBFAF7"
    base = alt.Chart(table).encode(
        y=alt.Y("year:O", title=None, sort="descending"),
        x=alt.X("count:Q", stack="zero", title=_("Storefronts"), axis=alt.Axis(tickMinStep=1)),
        order=alt.Order("place:Q"),
        tooltip=[
            alt.Tooltip("year:O", title=_("Year")),
            alt.Tooltip("supply:N", title=_("Supplied by")),
            alt.Tooltip("count:Q", title=_("Storefronts")),
        ],
    )
    colour = alt.Color(
        "supply:N",
        scale=alt.Scale(domain=words, range=inks),
        legend=alt.Legend(title=None, orient="top", columns=1, labelLimit=300),
    )
    bars = base.mark_bar(stroke=paper, strokeWidth=2).encode(color=colour)
    widest = int(table.groupby("year")["count"].sum().max())
    numbers = (
        base.mark_text(color=paper, fontSize=13)
        .encode(x=alt.X("count:Q", stack="zero", bandPosition=0.5), text="count:Q")
        .transform_calculate(part=f"datum.count / {widest}")
        .encode(opacity=alt.condition(f"datum.part < {_NARROW_PART}", alt.value(0), alt.value(1)))
    )
    years = int(table["year"].nunique())
    st.altair_chart(
        bars + numbers,
        width="stretch",
        height=_ROW * years + _FRAME_HEIGHT,
        key=f"market_plot_{category.name}",
        alt=_("{category}: storefronts by year; the table below gives every figure").format(
            category=category_name(category)
        ),
    )


def _table(category: Category) -> pd.DataFrame:
    rows = [
        (str(year.year), _(SUPPLIES[supply]), place, len(fronts))
        for year in category.years
        for place, (supply, fronts) in enumerate(year.figures.items())
        if fronts
    ]
    return pd.DataFrame(rows, columns=["year", "supply", "place", "count"])
