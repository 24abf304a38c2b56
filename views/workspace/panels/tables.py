"""Tables of the visible parties and ties of the graph."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from graph.analyses.tracing.tie_reader import TieReader
from graph.model.records import Contents, Entity, Tie
from graph.presentation import tie_style
from graph.presentation.sentences.tie_sentences import hop_sentence
from graph.presentation.visual_language import CHIPS, KIND_SIGNS, TIE_SIGNS
from graph.support.safe_text import escape_control_characters
from views.shell import html, table_files
from views.shell.session import Snapshot
from views.shell.texts import _, ngettext, period_text
from views.verdict.chain_cards import place_of, source_citation
from views.workspace import open_case
from views.workspace.arrivals import visible_arrivals
from views.workspace.case.graph_state import WorkingGraph
from views.workspace.graph_filters import FilteredGraph, reading_order

_TALLEST = 420


def show_tables(sight: FilteredGraph, shot: Snapshot) -> None:
    """Show the toggle for the tables, and the tables if it is on."""
    if not st.toggle(_("Show as a table"), key="as_table"):
        return
    contents = shot.contents
    graph = open_case.current_case().graph
    ids = reading_order(graph, sight.parties, contents.entities)
    heading = ngettext("{n} name", "{n} names", len(ids)).format(n=len(ids))
    st.header(heading, anchor=False)
    new = visible_arrivals(sight)
    parties = party_table(ids, graph, sight.ties, contents)
    _add_news(parties, [i in new.parties for i in ids])
    st.dataframe(
        parties,
        hide_index=True,
        height=min(_TALLEST, 60 + 36 * len(parties)),
        row_height=36,
        key="party_rows",
        on_select=lambda: _choose_parties(ids),
        selection_mode="multi-row",
        alt=_("Names in the graph; selected rows are selected in the graph"),
    )
    table_files.offer_csv(parties, "parties.csv", _("Names as CSV"))
    count = len(sight.ties)
    st.header(ngettext("{n} link", "{n} links", count).format(n=count), anchor=False)
    ties = tie_table(sight.ties, shot.reader(graph.filters.as_of or None))
    _add_news(ties, [tie.id in new.ties for tie in sight.ties])
    st.dataframe(
        ties,
        hide_index=True,
        height=min(_TALLEST, 60 + 36 * len(ties)),
        row_height=36,
        key="tie_rows",
        on_select=lambda: _choose_tie(sight.ties),
        selection_mode="single-row",
        alt=_("Links in the graph; the selected row is selected in the graph"),
    )
    table_files.offer_csv(ties, "ties.csv", _("Links as CSV"))
    html.show_note(
        _("Both tables list what the graph shows, folded links too; filters leave out the rest.")
    )


def _add_news(table: pd.DataFrame, are_new: Sequence[bool]) -> None:
    """Say in a column what is new, where anything is."""
    if any(are_new):
        table.insert(0, _("New"), [_("yes") if is_new else "" for is_new in are_new])


def party_table(
    ids: Sequence[str], graph: WorkingGraph, ties: Sequence[Tie], contents: Contents
) -> pd.DataFrame:
    """Return one row for each visible party."""
    tied = pd.Series([end for t in ties for end in (t.start, t.end)], dtype=str).value_counts()
    return pd.DataFrame(
        [_party_cells(contents.entities[i], int(tied.get(i, 0)), i in graph.pinned) for i in ids],
        columns=list(_party_columns()),
    )


def _party_columns() -> Sequence[str]:
    return (
        _("Name"),
        _("Kind"),
        _("Place"),
        _("Register number"),
        _("Links"),
        _("Pinned"),
        _("Id"),
    )


def _party_cells(entity: Entity, ties: int, pinned: bool) -> tuple[object, ...]:
    return (
        escape_control_characters(entity.name),
        KIND_SIGNS[entity.kind].label,
        escape_control_characters(place_of(entity)),
        escape_control_characters(entity.text("registration_number")),
        ties,
        _("yes") if pinned else "",
        escape_control_characters(entity.id),
    )


def tie_table(ties: Sequence[Tie], reader: TieReader) -> pd.DataFrame:
    """Return one row for each visible tie, in the words of the dossier."""
    columns = (
        *(_("From"), _("To"), _("What is stated"), _("Strength"), _("Evidence"), _("Share")),
        *(_("Period"), _("Wording"), _("Source"), _("Id")),
    )
    return pd.DataFrame([_tie_cells(t, reader) for t in ties], columns=list(columns))


def _tie_cells(tie: Tie, reader: TieReader) -> tuple[object, ...]:
    hop = reader.hop(tie)
    return tuple(
        escape_control_characters(text)
        for text in (
            hop.here.name,
            hop.there.name,
            hop_sentence(hop),
            TIE_SIGNS[tie_style.strength_slug(hop.strength)].label,
            CHIPS[tie_style.hop_chip(hop)].label,
            tie_style.share_label(hop.share) or _("not stated"),
            period_text(tie.since, tie.until) or _("not stated"),
            tie.wording,
            source_citation(hop.source),
            tie.id,
        )
    )


def _choose_parties(ids: Sequence[str]) -> None:
    rows = st.session_state["party_rows"].selection.rows
    open_case.choose_items([ids[row] for row in rows if row < len(ids)])
    st.rerun(scope=["canvas", "beside"])


def _choose_tie(ties: Sequence[Tie]) -> None:
    rows = st.session_state["tie_rows"].selection.rows
    open_case.choose_items((), ties[rows[0]].id if rows and rows[0] < len(ties) else "")
    st.rerun(scope=["canvas", "beside"])
