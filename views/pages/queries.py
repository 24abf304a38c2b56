"""Page of the queries: saved ones with fields, the user's own Cypher, and their rows."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from graph.errors import InvestigatorError, QueryRefusedError
from graph.stores.results import QueryRows
from graph.support.safe_text import escape_control_characters, split_lines
from graph.support.settings import settings
from queries import own_queries
from queries.library import Query
from queries.row_notes import extent_text, unknown_name_text
from views.drawing import components
from views.drawing.components import ComponentSheet
from views.drawing.query_network import row_parties, rows_sheet
from views.jobs import queries
from views.lists import query_fields
from views.shell import html, links, session, table_files
from views.shell.identity import Role, current_person, needs
from views.shell.page_list import GRAPH
from views.shell.place import data_dir
from views.shell.role_buttons import role_button
from views.shell.texts import _, ngettext, number_text

_OWN = "own"
_LIMIT = 1000
_TALLEST = 560  # px of a table of rows
_EXAMPLE = "MATCH (c:Company) RETURN c.id, c.name LIMIT 100"


def _menu_rows(saved: tuple[Query, ...], current: str) -> list[ComponentSheet]:
    rows: list[ComponentSheet] = [
        {
            "id": q.name,
            "href": f"queries?query={q.name}",
            "title": q.title,
            "text": q.question,
            "current": q.name == current,
        }
        for q in saved
    ]
    own = {
        "id": _OWN,
        "href": f"queries?query={_OWN}",
        "title": _("Write your own"),
        "text": _("Cypher, read-only"),
        "current": current == _OWN,
    }
    return [*rows, own]


def _show_saved_query(query: Query) -> None:
    is_own = (own_queries.own_folder(data_dir()) / f"{query.name}.cypher").exists()
    html.show(
        "query_title",
        title=query.title,
        question=query.question,
        file=f"{query.name}.cypher" if is_own else f"queries/{query.name}.cypher",
    )
    if is_own and role_button(Role.KEEPER, _("Delete this file"), icon=":material/delete:"):
        needs(Role.KEEPER)(own_queries.delete_query)(query.name, data_dir())
        st.query_params.pop("query", None)
        st.rerun()
    choices = query_fields.offer_choices(query, session.snapshot())
    with (
        st.form(f"form_{query.name}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        values = query_fields.show_fields(query, choices)
        limit = st.number_input(_("Maximum rows"), 1, 5000, 100, width=140)
        if st.form_submit_button(_("Run"), type="primary", icon=":material/play_arrow:"):
            queries.forget_query(f"asked_result_{query.name}")
    _show_answer(query.cypher, values, int(limit), f"result_{query.name}", query.headings)


def _show_own_query() -> None:
    limits = _("Runs read-only, at most {seconds} seconds and {rows} rows; the server enforces it.")
    limits = limits.format(seconds=f"{settings().query_seconds:g}", rows=number_text(_LIMIT))
    html.show("query_title", title=_("Write your own"), question=limits, file="")
    _offer_earlier_queries()
    st.session_state.setdefault("cypher", _EXAMPLE)
    with st.form("own_form", border=False):
        cypher = st.text_area(_("Cypher"), height=150, key="cypher")
        submitted = st.form_submit_button(_("Run"), type="primary", icon=":material/play_arrow:")
    if submitted:
        st.session_state["own_asked"] = cypher
        queries.forget_query("asked_result_own")
        mark = current_person().file_mark
        needs(Role.READER)(own_queries.remember_query)(cypher, data_dir(), mark)
    if text := st.session_state.get("own_asked"):
        rows = _show_answer(text, {}, _LIMIT, "result_own")
        if rows:
            _save_query(text, tuple(rows.columns))


def _offer_earlier_queries() -> None:
    """Offer the queries that this person ran before, in this session or another."""
    if before := own_queries.recent_queries(data_dir(), current_person().file_mark):
        st.selectbox(
            _("Earlier queries"),
            before,
            None,
            escape_control_characters,
            key="earlier",
            placeholder=_("Choose one to edit it"),
            on_change=_use_earlier_query,
        )


def _use_earlier_query() -> None:
    if chosen := st.session_state["earlier"]:
        st.session_state["cypher"] = chosen


def _save_query(cypher: str, columns: tuple[str, ...]) -> None:
    with st.popover(_("Save this query"), icon=":material/save:"):
        title = st.text_input(_("Title"), key="own_title")
        question = st.text_input(_("The question it answers"), key="own_question")
        if role_button(Role.EDITOR, _("Save"), type="primary"):
            try:
                save = needs(Role.EDITOR)(own_queries.save_query)
                path = save(title, question, cypher, columns, data_dir())
            except InvestigatorError as error:
                html.show_problem(str(error))
                return
            st.query_params["query"] = path.stem
            st.rerun()


def _show_answer(
    cypher: str,
    values: query_fields.FieldValues,
    limit: int,
    key: str,
    headings: tuple[str, ...] = (),
) -> QueryRows | None:
    """Run a query in the background and show its rows, or its failure; return the rows if any.

    ``headings`` name the columns; without them, the names in the query do.
    """
    table, drawing, text = st.tabs([_("Table"), _("Graph"), _("Cypher")], key=key)
    with text:
        st.code(cypher, language=None)
    revision = session.store().noted_revision()
    question = queries.QueryRequest(cypher, tuple(values.items()), limit, revision)
    job = queries.start_query(session.store(), question, f"asked_{key}")
    failure, rows = job.failure, job.result
    with table:
        if failure:
            _show_failure(failure, cypher)
        elif rows is None:
            queries.show_running_query(job)
        else:
            _show_table(rows, limit, headings, key.removeprefix("result_"))
    with drawing:
        if rows:
            _show_drawing(rows, f"drawing_{key}")
    return rows


def _show_failure(failure: InvestigatorError, cypher: str) -> None:
    where = pointed = ""
    if isinstance(failure, QueryRefusedError) and failure.line:
        place = _("Line {line}, column {column}. Nothing was changed.")
        where = place.format(line=failure.line, column=failure.column)
        line = split_lines(cypher)[failure.line - 1 : failure.line]
        pointed = "\n".join((*line, " " * (failure.column - 1) + "^"))
    html.show_problem(str(failure), where)
    if pointed:
        st.code(pointed, language=None)


def _show_table(rows: QueryRows, limit: int, headings: Sequence[str], file: str) -> None:
    count = len(rows.rows)
    row_count = ngettext("{n} row", "{n} rows", count).format(n=count)
    for unknown in rows.unknown:
        show = html.show_note if unknown.in_model else html.show_problem
        show(str(unknown_name_text(unknown)))
    html.show_note(f"{row_count}, {extent_text(rows, limit)}")
    if not count:
        return
    cells = [[query_fields.table_cell(value) for value in row] for row in rows.rows]
    names = query_fields.distinct_columns(headings or rows.columns)
    frame = pd.DataFrame(cells, columns=names)
    # Ids join tables outside: they are in the file, not on the page of a saved query.
    hidden = {n: None for n, c in zip(names, rows.columns, strict=True) if headings and c == "id"}
    event = st.dataframe(
        frame,
        hide_index=True,
        row_height=36,
        height=min(38 + 36 * count, _TALLEST),
        placeholder="",
        column_config=hidden,
        key=f"{file}_rows",
        on_select="rerun",
        selection_mode="multi-row",
        alt=_("Result rows"),
    )
    table_files.offer_csv(frame, f"{file}.csv")
    _offer_rows(rows, event.selection.rows, file)


def _offer_rows(rows: QueryRows, ticked: Sequence[int], key: str) -> None:
    """Offer to select in the graph the names in the ticked rows, or in all if none is ticked."""
    chosen = [rows.rows[at] for at in ticked if at < len(rows.rows)] or list(rows.rows)
    ids = row_parties(chosen, session.snapshot().contents)
    if not ids:
        return
    form = ngettext("Select {n} name in the graph", "Select {n} names in the graph", len(ids))
    if st.button(form.format(n=len(ids)), icon=":material/hub:", key=f"{key}_select"):
        st.switch_page(GRAPH, query_params={"add": ids})


def _show_drawing(rows: QueryRows, key: str) -> None:
    shot = session.snapshot()
    sheet = rows_sheet(rows, shot.reader())
    if sheet is None:
        html.show_note(
            _("These rows hold no node or path to draw: return whole nodes, as RETURN c.")
        )
        return
    links.offer_graph([node["id"] for node in sheet["nodes"]], f"{key}_to_graph")
    components.show_graph(key, sheet, lambda: links.remember_click(key))


def _show_page() -> None:
    links.open_clicked_party(session.snapshot().contents.entities)
    saved = own_queries.all_queries(data_dir())
    current = st.query_params.get("query", saved[0].name if saved else _OWN)
    with st.container(key="pair"):
        left, right = st.columns([30, 70], gap="medium")
        with left, st.container(key="questions"):
            chosen = components.show_rows("saved", _("Saved queries"), _menu_rows(saved, current))
            if chosen and chosen != current:
                st.query_params["query"] = chosen
                st.rerun()
        with right:
            query = next((q for q in saved if q.name == current), None)
            if current == _OWN:
                _show_own_query()
            elif query:
                _show_saved_query(query)
            else:
                html.show("unknown_id", ident=current, rest=_("Choose a query from the list."))


st.title(_("Queries"), anchor=False)
try:
    _show_page()
except InvestigatorError as error:
    html.show_problem(str(error))
