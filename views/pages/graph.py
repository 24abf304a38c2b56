"""Page of the working graph: canvas, tools, dossier of the selection, and tables."""

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from graph.analyses.tracing.tie_reader import TieReader
from graph.errors import InvestigatorError
from graph.model.records import Entity, Kind
from graph.support.language import current_language
from views.actions.registers import last_brought
from views.drawing import components
from views.lists.recent import recent_ids
from views.shell import html, links, session
from views.shell.focus import Focus, look_at
from views.shell.identity import Role, may
from views.shell.place import kept_in_place
from views.shell.session import Snapshot
from views.shell.texts import _, ngettext, number_text
from views.workspace import arrivals, canvas_actions, open_case
from views.workspace.canvas import register_parties
from views.workspace.canvas.drawing_data import Marking, working_sheet
from views.workspace.canvas.lit_path import path_between
from views.workspace.canvas.overview import MOST_DRAWN, overview_sheet
from views.workspace.canvas.words import canvas_texts
from views.workspace.case.case import Case
from views.workspace.case.graph_state import Layout
from views.workspace.chain_parties import with_chains
from views.workspace.graph_filters import FilteredGraph, apply_filters
from views.workspace.labels import step_text
from views.workspace.panels import cases, filters, keep_only, looks, pictures, selection, tables

_HITS = 8
_MOST_LAYERED = 300  # names up to which a new graph is set from left to right
_MOST_CACHED = 6  # graphs whose drawing is kept in memory
_T = TypeVar("_T")
_CacheKey = tuple[Any, ...]  # a working graph, and the other things its drawing depends on


def _keep_choice() -> None:
    """Store the selection made on the canvas, and rerun only the fragment that shows it."""
    selection_message = st.session_state["working"].pick
    if selection_message is not None:
        open_case.choose_items(selection_message["ids"], selection_message["tie"] or "")
        # The canvas dims the rest by itself; only the path between two has to be looked up.
        st.rerun(scope=["canvas", "beside"] if len(selection_message["ids"]) == 2 else ["beside"])


def _do_action() -> None:
    message = st.session_state["working"].act
    if not message:
        return
    message = canvas_actions.without_parties(message, register_parties.drawn_spots())
    alter = canvas_actions.message_action(message, session.neighbours())
    if alter:
        open_case.change_case(alter)
    st.rerun(scope=open_case.PAGE_FRAGMENTS)


def _filtered_graph(shot: Snapshot) -> FilteredGraph:
    """Return the visible part of the graph, computed once for all fragments of the page."""
    graph, revision = open_case.current_case().graph, shot.revision
    return _find_or_make(
        (graph, revision),
        _filtered_graphs(),
        lambda: apply_filters(graph, session.neighbours(), _reader(shot)),
    )


def _reader(shot: Snapshot) -> TieReader:
    """Return the reader of ties on the day of the graph's filter, or on today."""
    return shot.reader(open_case.current_case().graph.filters.as_of or None)


def _cached_sheet(shot: Snapshot, sight: FilteredGraph) -> components.ComponentSheet:
    """Return the drawing of the visible graph from the cache that all sessions share."""
    graph, revision = open_case.current_case().graph, shot.revision
    marking = _marking(sight)
    return _find_or_make(
        (graph, revision, current_language(), marking),
        _sheets(),
        lambda: working_sheet(graph, sight, session.neighbours(), _reader(shot), marking),
    )


def _marking(sight: FilteredGraph) -> Marking:
    return Marking(looks.chosen_look(), arrivals.visible_arrivals(sight))


@kept_in_place()
def _filtered_graphs() -> list[tuple[_CacheKey, FilteredGraph]]:
    return []


@kept_in_place()
def _sheets() -> list[tuple[_CacheKey, components.ComponentSheet]]:
    return []


def _find_or_make(of: _CacheKey, kept: list[tuple[_CacheKey, _T]], made: Callable[[], _T]) -> _T:
    """Return the cached value of a key, or make and keep it.

    Graphs are compared by identity: they are immutable, and comparing large ones takes long.
    """
    for before, value in list(kept):
        if before[0] is of[0] and before[1:] == of[1:]:
            return value
    value = made()
    kept.append((of, value))
    del kept[:-_MOST_CACHED]
    return value


def _show_tools() -> None:
    shot = session.snapshot()
    if not may(Role.EDITOR):
        html.show_note(_("What you change in this graph only you see, until you close the page."))
    with st.container(horizontal=True, gap="small"):
        cases.show_cases()
        cases.show_views()
        sight = _filtered_graph(shot)
        filters.show_filters(sight, shot)
        keep_only.offer_reductions(sight)
        pictures.offer_pictures(sight, shot)


def _show_tables() -> None:
    shot = session.snapshot()
    sight = _filtered_graph(shot)
    filters.show_day_slider(sight, shot)
    tables.show_tables(sight, shot)


def _show_canvas() -> None:
    shot = session.snapshot()
    if failure := open_case.take_failure():
        html.show_problem(failure)
    case = open_case.current_case()
    sight = _filtered_graph(shot)
    if not case.graph.spots:
        _show_empty_graph(case, shot)
        return
    if len(sight.parties) > MOST_DRAWN:
        html.show_note(
            _(
                "This is an overview. You can select, search and filter names; select "
                "links in the table. With {most} names or fewer, the graph also shows "
                "names, symbols and line styles."
            ).format(most=number_text(MOST_DRAWN))
        )
        marking = _marking(sight)
        number = open_case.drawing_number(case.graph, marking, shot.revision)
        shown: components.ComponentSheet = overview_sheet(
            case.graph, sight, _reader(shot), number, marking
        )
        components.show_overview(
            "working", {**shown, **_canvas_state(case)}, _keep_choice, _do_action
        )
    else:
        shown = register_parties.with_register_parties(
            _cached_sheet(shot, sight), case.graph, shot.contents, _reader(shot).day.day
        )
        components.show_workspace(
            "working", {**shown, **_canvas_state(case)}, _keep_choice, _do_action
        )


def _canvas_state(case: Case) -> components.ComponentSheet:
    """Return the state of the canvas apart from the drawing: texts, selection, and undo steps."""
    stamp, announcement = open_case.last_announcement()
    history = case.history
    return {
        "words": canvas_texts(),
        "picked": [
            *open_case.chosen_parties(),
            *open_case.chosen_outside(register_parties.drawn_spots()),
        ],
        "tie": open_case.chosen_tie(),
        "lit": _lit_ties(case),
        "view": f"{case.name} {open_case.fit_count()}",
        "said": announcement,
        "stamp": stamp,
        "can": {
            "undo": step_text(history.now) if history.past else "",
            "redo": step_text(history.ahead[0]) if history.ahead else "",
            "back": len(case.graph.hidden),
        },
    }


def _lit_ties(case: Case) -> list[str]:
    """Return the ids of the ties of the path between two selected parties."""
    ids = open_case.chosen_parties()
    if len(ids) != 2 or session.is_large():
        return []
    path = path_between(ids[0], ids[1], case.graph.filters.as_of or None)
    return sorted(path.lit_ties(st.session_state.get("lit_chain", "")))


def _show_empty_graph(case: Case, shot: Snapshot) -> None:
    """Offer what a graph may begin with; there is no canvas yet."""
    html.show("empty_graph")
    count = len(shot.contents.entities)
    with st.container(horizontal=True, gap="small"):
        if shop := _last_storefront(shot):
            form = _("Begin with {name} and its chains")
            st.button(
                form.format(name=shop.name),
                key="put_in_last",
                type="primary",
                on_click=_add_storefront,
                args=(shop.id,),
            )
        if shot.is_whole:
            label = ngettext("Add the {n} name in your database", "Add all {n}", count)
            st.button(
                label.format(n=number_text(count)),
                key="put_in_all",
                disabled=not count,
                on_click=_add_all_parties,
            )
        if case.history.past:
            undo = _("Undo: {what}").format(what=step_text(case.history.now))
            st.button(undo, key="undo_empty", on_click=_undo)


def _last_storefront(shot: Snapshot) -> Entity | None:
    opened = (shot.entity(ident) for ident in recent_ids())
    return next((e for e in opened if e and e.kind is Kind.STOREFRONT), None)


def _add_storefront(ident: str) -> None:
    _add_parties(with_chains([ident], session.snapshot()))
    open_case.choose_items([ident])
    st.rerun(scope=open_case.PAGE_FRAGMENTS)


def _undo() -> None:
    open_case.change_case(Case.undo)
    st.rerun(scope=open_case.PAGE_FRAGMENTS)


def _add_all_parties() -> None:
    _add_parties(list(session.snapshot().contents.entities))
    st.rerun(scope=open_case.PAGE_FRAGMENTS)


def _add_parties(ids: list[str]) -> None:
    neighbours = session.neighbours(ids)
    was_empty = not open_case.current_case().graph.spots
    open_case.change_case(lambda c: canvas_actions.add_parties(c, ids, neighbours))
    if was_empty and len(ids) > 1:
        is_large = len(ids) > _MOST_LAYERED
        layout = Layout.FORCE if is_large else open_case.current_case().graph.layout
        open_case.change_case(lambda c: canvas_actions.arrange_graph(c, layout, neighbours))
    open_case.request_fit()


@st.fragment
def _show_add_field() -> None:
    if st.session_state.pop("add_done", False):
        st.session_state["add_party"] = ""  # what was asked for is in the graph
    asked = st.text_input(
        _("Add a name to the graph"),
        key="add_party",
        type="search",
        live=True,
        placeholder=_("Add a storefront, company, person, address or register number"),
        label_visibility="collapsed",
        width=380,
    )
    shot = session.snapshot()
    asked = (asked or "").strip()
    found = session.store().search(asked, _HITS) if asked else []
    hits = [h for h in found if shot.entity(h.id) or not shot.is_whole]
    if asked and not hits:
        html.show("no_hits", asked=asked, registers="")
    inside = open_case.current_case().graph.spots
    rows: list[components.ComponentSheet] = [
        {
            "id": hit.id,
            "href": links.graph_href([hit.id]),
            "kind": hit.kind.value,
            "title": hit.name,
            "aside": _("in the graph") if hit.id in inside else "",
            "small": _("matched: {why}").format(why=hit.why),
            "exact": hit.exact or len(hits) == 1,
        }
        for hit in hits
    ]
    # Also without a hit, since Enter may be pressed before the first one arrives.
    if ident := components.show_rows("add_hits", _("Names to add"), rows, "add_party", asked):
        _add_parties([ident])
        open_case.choose_items([ident])
        st.session_state["add_done"] = True
        st.rerun()


def _add_linked_parties() -> None:
    """Add and select the parties that the address names, once; other pages link here that way."""
    ids = st.query_params.get_all("add")
    if not ids:
        return
    # Without this, each reload would add them again.
    del st.query_params["add"]
    shot = session.snapshot(ids)
    known = [i for i in ids if shot.entity(i)]
    if known:
        brings_chains = st.query_params.pop("chains", "")
        _add_parties(with_chains(known, shot) if brings_chains else known)
        open_case.choose_items(known)
    if unknown := [i for i in ids if i not in known]:
        html.show(
            "unknown_id", ident=", ".join(unknown), rest=_("The rest of this page is complete.")
        )


def _add_brought(shot: Snapshot) -> None:
    """Put the parties of registers that came into the case where they were drawn."""
    spots = {i: s for i, s in register_parties.drawn_spots().items() if shot.entity(i)}
    inside = open_case.current_case().graph.spots
    if new := {ident: spot for ident, spot in spots.items() if ident not in inside}:
        open_case.change_case(lambda c: canvas_actions.put_at(c, new))


def _focus() -> Focus:
    graph = open_case.current_case().graph
    return Focus(parties=frozenset(graph.spots), names=frozenset(recent_ids()))


def _show_page() -> None:
    components.preload_modules()
    look_at(_focus)
    shot = session.snapshot()
    _add_brought(shot)
    st.session_state["case"] = open_case.case_name()
    links.keep_parameter("case", open_case.case_name())
    arrivals.remember_opening(shot.revision)
    _add_linked_parties()
    last_brought.show_last_brought()
    if shot.contents.unfinished:
        html.show_problem(_("An import has not finished: this graph may change."))
    html.show("case_title", name=open_case.case_name())
    with st.container(key="graph_head", horizontal=True, gap="small"):
        _show_add_field()
        st.fragment(key="tools")(_show_tools)()
    with st.container(key="pair"):
        left, right = st.columns([68, 32], gap="medium")
        with left:
            st.fragment(key="canvas")(_show_canvas)()
            st.fragment(key="under")(_show_tables)()
        with right, st.container(key="beside"):
            st.fragment(key="beside")(selection.show_selection)()


try:
    _show_page()
except InvestigatorError as error:
    html.show_problem(str(error))
