"""Table of all storefronts, for the page and for spreadsheets."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from graph.analyses.tracing.trace import VerdictRow
from graph.presentation import tie_style
from graph.presentation.labels import STANDING_LABELS
from graph.presentation.visual_language import TIE_SIGNS, line_svg
from graph.support.language import N_
from views.lists.storefront_rows import StorefrontLine
from views.shell.texts import _, day_text, local_country_name
from views.verdict.words import row_headline

NAME = N_("Storefront")
SIGN = N_("Strength")


def lines_table(lines: Iterable[StorefrontLine]) -> pd.DataFrame:
    """Return one row for each line; a value that no source states reads "not stated"."""
    return pd.DataFrame([_line_cells(each) for each in lines])


def column_settings() -> Mapping[str, ColumnConfig | None]:
    """Return the width of each column in px; None hides the id and the target."""
    column = st.column_config
    return {
        "id": None,
        _(NAME): column.TextColumn(width=190),
        _(SIGN): column.ImageColumn(width=86),
        _("Verdict"): column.TextColumn(width=360),
        _("Platform"): column.TextColumn(width=150),
        _("Target"): None,
        _("Share"): column.TextColumn(width=90),
        _("Links"): column.NumberColumn(width=70),
        _("Seller"): column.TextColumn(width=200),
        _("Categories"): column.TextColumn(width=180),
    }


def _line_cells(each: StorefrontLine) -> Mapping[str, object]:
    row, unknown = each.row, _("not stated")
    return {
        "id": each.id,
        _(NAME): row.storefront.name,
        _("Platform"): "; ".join(each.platforms) or unknown,
        _(SIGN): _sign_address(row),
        _("Verdict"): row_headline(row),
        _("Evidence"): STANDING_LABELS[row.standing.value] if row.standing else "",
        _("Share"): (tie_style.share_label(row.share) or unknown) if row.share else "",
        _("Links"): row.hops or None,
        _("Target"): row.target.name if row.target else "",
        _("Seller"): "; ".join(e.name for e in each.sellers) or unknown,
        _("Seller's country"): "; ".join(local_country_name(c) for c in each.countries) or unknown,
        _("Ships from"): local_country_name(row.storefront.text("ships_from")) or unknown,
        _("Categories"): "; ".join(each.categories) or unknown,
        _("Seller since"): day_text(each.since) or unknown,
    }


def _sign_address(row: VerdictRow) -> str:
    """Return the line as a data address in the colour of the theme, since a cell takes no CSS."""
    strength = tie_style.strength_word(row.verdict)
    if strength is None:
        return ""
    slug = tie_style.strength_slug(strength)
    ink = TIE_SIGNS[slug].dark if st.context.theme.type == "dark" else TIE_SIGNS[slug].light
    shape = line_svg(slug, outlined=tie_style.is_hollow(strength, row.standing)).replace(
        "#000", ink
    )
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -12 44 32" width="44" height="32">'
        f"{shape}</svg>"
    )
    return "data:image/svg+xml," + quote(svg)
