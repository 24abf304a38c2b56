"""Page of all storefronts: counts by verdict, filters, and a table to sort and download."""

from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from graph.analyses.tracing.trace import VerdictRow
from graph.analyses.tracing.verdict import Strength
from graph.errors import InvestigatorError
from graph.model.dates import as_of_day
from graph.model.records import Kind
from graph.presentation import tie_style
from graph.presentation.labels import STRENGTH_LABELS
from views.lists.storefront_filters import NOT_FOUND, UNSTATED, filter_lines
from views.lists.storefront_rows import StorefrontLine, storefront_lines
from views.lists.storefront_table import SIGN, column_settings, lines_table
from views.shell import html, links, session, table_files
from views.shell.date_picker import show_date_picker
from views.shell.page_list import COMPARE
from views.shell.session import Snapshot
from views.shell.texts import _, day_text, moment_text, ngettext
from views.verdict.banner import StrengthCount
from views.workspace.panels import to_case

_MOST_COMPARED = 6  # storefronts compared at once


def _offer_files(table: pd.DataFrame) -> None:
    """Offer the table as CSV and Excel."""
    listed = table.drop(columns=_(SIGN))
    with st.popover(_("Download"), icon=":material/download:"):
        table_files.offer_csv(listed, "storefronts.csv")
        table_files.offer_workbook(listed, "storefronts.xlsx")


def _verdict_counts(rows: Sequence[VerdictRow]) -> list[StrengthCount]:
    count = Counter(row.verdict for row in rows)
    by_strength = [
        StrengthCount(
            STRENGTH_LABELS[s], tie_style.strength_slug(s), count[s.value], _list_href(s.value)
        )
        for s in Strength
    ]
    rest = sum(tie_style.strength_word(row.verdict) is None for row in rows)
    return [*by_strength, StrengthCount(_(NOT_FOUND), "", rest, _list_href(UNSTATED))]


def _list_href(verdict: str) -> str:
    """Return the address of the list of one verdict, on the day that is shown."""
    day = st.query_params.get("as_of")
    return "storefronts?" + urlencode({"verdict": verdict} | ({"as_of": day} if day else {}))


def _show_grid(table: pd.DataFrame, shown: Sequence[StorefrontLine], shot: Snapshot) -> list[str]:
    """Show the table, and return the ids of the ticked rows; a click on a cell opens its page."""
    event = st.dataframe(
        table,
        hide_index=True,
        row_height=36,
        height=min(38 + 36 * len(shown), 560),
        placeholder="",
        key="table",
        on_select="rerun",
        selection_mode=["multi-row", "single-cell"],
        alt=_("All storefronts with verdict, standing and share"),
        column_config=column_settings(),
    )
    ids = list(table["id"])
    if event.selection.cells and (entity := shot.entity(ids[event.selection.cells[0][0]])):
        links.open_party(entity)
    return [ids[at] for at in event.selection.rows]


def _offer_actions(ids: Sequence[str]) -> None:
    """Show the actions on the ticked storefronts."""
    if not ids:
        html.show_note(_("Click a row to open the storefront; tick several to compare them."))
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        many = len(ids)
        compare = _("Compare") if many <= _MOST_COMPARED else _("Compare (six at most)")
        if st.button(
            compare, icon=":material/compare_arrows:", disabled=not 1 < many <= _MOST_COMPARED
        ):
            st.switch_page(COMPARE, query_params={"id": list(ids)})
        to_case.offer_chains(ids, "to_graph")
        html.show_note(
            ngettext("{n} storefront ticked", "{n} storefronts ticked", many).format(n=many)
        )


def _show_head(day: str) -> None:
    st.title(_("All storefronts"), anchor=False, width="content")
    st.space("stretch")
    show_date_picker(day)


def _rows_of_import(import_id: str, rows: Sequence[VerdictRow]) -> tuple[VerdictRow, ...]:
    """Return the storefronts that one import states, and say which import it is."""
    ids = session.store().import_entities(import_id, Kind.STOREFRONT)
    record = next((i for i in session.store().imports() if i.id == import_id), None)
    named = moment_text(record.started) if record else import_id
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        html.show_note(_("Only the storefronts of the import of {when}.").format(when=named))
        if st.button(_("Show all storefronts")):
            del st.query_params["import"]
            st.rerun()
    return tuple(row for row in rows if row.storefront.id in ids)


def _show_page() -> None:
    day = as_of_day(st.query_params.get("as_of"))
    with st.container(key="list_head", horizontal=True, vertical_alignment="center", gap="small"):
        _show_head(day.isoformat())
        files = st.container(width="content")
    shot, rows = session.snapshot(), session.verdicts(day)
    if not rows:
        html.show("no_storefronts")
        return
    if chosen := st.query_params.get("import"):
        rows = _rows_of_import(chosen, rows)
    html.show("verdict_counts", counts=_verdict_counts(rows))
    every = storefront_lines(rows, shot.reader(day.isoformat()))
    shown = filter_lines(every)
    count = ngettext("{n} of {all} storefront", "{n} of {all} storefronts", len(rows))
    ending = _("traced as of {day} · “not found” covers only what was checked; it never means “no”")
    count = count.format(n=len(shown), all=len(rows))
    html.show_note(f"{count} · {ending.format(day=day_text(day.isoformat()))}")
    if not shown:
        html.show("no_filter_match")
        return
    shown = sorted(shown, key=lambda each: tie_style.strength_order(each.row))
    table = lines_table(shown)
    with files:
        _offer_files(table)
    above = st.container()
    ticked = _show_grid(table, shown, shot)
    with above:
        _offer_actions(ticked)


try:
    _show_page()
except InvestigatorError as error:
    html.show_problem(str(error))
