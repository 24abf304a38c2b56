"""Every storefront with its verdict: counts first, then a table to narrow, sort and take away."""

from collections import Counter
from collections.abc import Mapping
from urllib.parse import quote

import pandas as pd
import streamlit as st

from graph import signs
from graph.analyses.tracing.trace import Row
from graph.analyses.tracing.verdict import Strength
from graph.errors import InvestigatorError
from graph.language import N_
from graph.showing import guarded
from graph.visual import TIES, line
from graph.words import STANDING_LABELS, STRENGTH_LABELS
from views import going, opened, parts
from views.banners import Tally
from views.opened import Snapshot
from views.texts import _, ngettext, place_text, today_text
from views.wording import row_headline

_NOT_FOUND = N_("Not found")


def _sign(row: Row) -> str:
    """Return the line as an image address: a grid cell takes no CSS, so the theme is asked for."""
    strength = signs.strength_word(row.verdict)
    if strength is None:
        return ""
    slug = signs.slug(strength)
    ink = TIES[slug].dark if st.context.theme.type == "dark" else TIES[slug].light
    shape = line(slug, outlined=signs.hollow(strength, row.standing)).replace("#000", ink)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -12 44 32" width="44" height="32">'
        f"{shape}</svg>"
    )
    return "data:image/svg+xml," + quote(svg)


def _cells(row: Row) -> Mapping[str, object]:
    strength = signs.strength_word(row.verdict)
    return {
        "id": row.storefront.id,
        _("Storefront"): row.storefront.name,
        _("Tie"): _sign(row),
        _("Verdict"): row_headline(row),
        _("Strength"): STRENGTH_LABELS[strength] if strength else _(_NOT_FOUND),
        _("Standing"): STANDING_LABELS[row.standing.value] if row.standing else "",
        _("Share"): signs.share_text(row.share) or _("not stated"),
        _("Hops"): row.hops or None,
        _("Ships from"): place_text(row.storefront.text("ships_from")) or _("not stated"),
    }


def _csv(table: pd.DataFrame) -> str:
    """Write the table for a spreadsheet, with no cell that it would run as a formula."""
    told = table.drop(columns=_("Tie")).map(lambda c: guarded(c) if isinstance(c, str) else c)
    return told.to_csv(index=False)


def _tallies(rows: tuple[Row, ...]) -> list[Tally]:
    count = Counter(row.verdict for row in rows)
    found = [Tally(STRENGTH_LABELS[s], signs.slug(s), count[s.value]) for s in Strength]
    rest = sum(signs.strength_word(row.verdict) is None for row in rows)
    return [*found, Tally(_(_NOT_FOUND), "", rest)]


def _narrowed(table: pd.DataFrame) -> pd.DataFrame:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        find = st.text_input(
            _("Name contains"),
            key="name",
            type="search",
            live="200ms",
            bind="query-params",
            width=230,
        )
        labels = [*STRENGTH_LABELS.values(), _(_NOT_FOUND)]
        strengths = st.multiselect(
            _("Strength"), labels, key="strength", placeholder=_("any"), width=280
        )
        standings = st.multiselect(
            _("Standing"),
            [STANDING_LABELS[s] for s in ("registered", "reported", "derived")],
            key="standing",
            placeholder=_("any"),
            width=240,
        )
    if find:
        table = table[table[_("Storefront")].str.contains(find, case=False, regex=False)]
    if strengths:
        table = table[table[_("Strength")].isin(strengths)]
    return table[table[_("Standing")].isin(standings)] if standings else table


def _grid(shown: pd.DataFrame, shot: Snapshot) -> None:
    column = st.column_config
    got = st.dataframe(
        shown,
        hide_index=True,
        row_height=36,
        placeholder="",
        key="table",
        on_select="rerun",
        selection_mode="single-row",
        alt=_("All storefronts with verdict, standing and share"),
        column_config={
            "id": None,
            _("Storefront"): column.TextColumn(width=190),
            _("Tie"): column.ImageColumn(width=66),
            _("Verdict"): column.TextColumn(width=360),
            _("Strength"): None,
            _("Hops"): column.NumberColumn(width=70),
        },
    )
    chosen = got.selection.rows
    if chosen and (entity := shot.entity(str(shown.iloc[chosen[0]]["id"]))):
        going.go(entity)


def _page() -> None:
    shot, rows = opened.snapshot(), opened.verdicts()
    table = pd.DataFrame([_cells(row) for row in rows])
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(_("All storefronts"), anchor=False, width="content")
        st.space("stretch")
        if rows:
            st.download_button(
                _("CSV"),
                _csv(table),
                "storefronts.csv",
                "text/csv",
                icon=":material/download:",
                on_click="ignore",
            )
    if not rows:
        parts.show("empty")
        return
    parts.show("tally", tally=_tallies(rows))
    shown = _narrowed(table)
    said = ngettext("{n} of {all} storefront", "{n} of {all} storefronts", len(rows))
    ending = _("traced {day} · “not found” speaks of what was looked at; it is never “no”")
    said = said.format(n=len(shown), all=len(rows))
    parts.note(f"{said} · {ending.format(day=today_text())}")
    if shown.empty:
        parts.show("none_left")
    else:
        _grid(shown, shot)


try:
    _page()
except InvestigatorError as error:
    parts.stop(str(error))
