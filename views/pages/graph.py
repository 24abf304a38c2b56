"""The graph that is worked in: expand, hide, pin, arrange; the dossier beside, the table below."""

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from graph.analyses.tracing.tie_reader import TieReader
from graph.errors import InvestigatorError
from graph.support.language import language
from views.drawing import components
from views.shell import html, links, session
from views.shell.session import Snapshot
from views.shell.texts import _, ngettext, number_text
from views.workspace import canvas_actions, open_case
from views.workspace.canvas_words import words
from views.workspace.case.case import Case
from views.workspace.drawing_data import MOST_DRAWN, overview_sheet, working_sheet
from views.workspace.graph_filters import Seen, seen
from views.workspace.labels import done
from views.workspace.panels import cases, filters, keep_only, pictures, selection, tables

_HITS = 8
_KEPT = 6  # graphs whose drawing is kept in memory
_T = TypeVar("_T")
_Of = tuple[Any, ...]  # a working graph, and what else its drawing depends on


def _picked() -> None:
    """Keep what was chosen on the canvas, and run only what shows it."""
    told = st.session_state["working"].pick
    if told is not None:
        open_case.choose(told["ids"], told["tie"] or "")
        st.rerun(scope=["beside"])


def _acted() -> None:
    message = st.session_state["working"].act
    if not message:
        return
    alter = canvas_actions.alteration(message, session.neighbours())
    if alter:
        open_case.do(alter)
    st.rerun(scope=open_case.FRAGMENTS)


def _sight(shot: Snapshot) -> Seen:
    """Return what is seen, worked out once for all parts of the page."""
    graph, revision = open_case.case().graph, shot.revision
    return _kept(
        (graph, revision), _sights(), lambda: seen(graph, session.neighbours(), _reader(shot))
    )


def _reader(shot: Snapshot) -> TieReader:
    """Return what reads the ties on the day that the graph is filtered for, or on today."""
    return shot.reader(open_case.case().graph.filters.as_of or None)


def _drawing(shot: Snapshot, sight: Seen) -> components.Sheet:
    """Return the drawing of what is seen, which a reload or another reader need not wait for."""
    graph, revision = open_case.case().graph, shot.revision
    return _kept(
        (graph, revision, language()),
        _sheets(),
        lambda: working_sheet(graph, sight, session.neighbours(), _reader(shot)),
    )


@st.cache_resource(show_spinner=False)
def _sights() -> list[tuple[_Of, Seen]]:
    return []


@st.cache_resource(show_spinner=False)
def _sheets() -> list[tuple[_Of, components.Sheet]]:
    return []


def _kept(of: _Of, kept: list[tuple[_Of, _T]], made: Callable[[], _T]) -> _T:
    """Return what was made of a graph before, or make it; a graph is the same only as itself."""
    for before, value in list(kept):
        if before[0] is of[0] and before[1:] == of[1:]:
            return value
    value = made()
    kept.append((of, value))
    del kept[:-_KEPT]
    return value


def _tools(shot: Snapshot) -> None:
    with st.container(horizontal=True, gap="small"):
        cases.cases()
        cases.views()
        sight = _sight(shot)
        filters.filters(sight, shot)
        keep_only.whole(sight)
        pictures.pictures(sight, shot)


def _under(shot: Snapshot) -> None:
    sight = _sight(shot)
    filters.as_of(sight, shot)
    tables.tables(sight, shot)


def _canvas(shot: Snapshot) -> None:
    if told := open_case.failure():
        html.stop(told)
    case = open_case.case()
    sight = _sight(shot)
    if not case.graph.spots:
        _nothing_yet(shot)
    if len(sight.parties) > MOST_DRAWN:
        html.note(
            _(
                "An overview: choose names, search and filter as ever; lines are chosen "
                "in the table. With {most} names or fewer, silhouettes, what lines rest "
                "on, and names are drawn."
            ).format(most=number_text(MOST_DRAWN))
        )
        number = open_case.drawing_number(case.graph, shot.revision)
        shown: components.Sheet = overview_sheet(case.graph, sight, _reader(shot), number)
        components.overview("working", {**shown, **_state(case)}, _picked, _acted)
    else:
        shown = _drawing(shot, sight)
        components.workspace("working", {**shown, **_state(case)}, _picked, _acted)


def _state(case: Case) -> components.Sheet:
    """Return what the canvas shows beside the drawing: words, choice, and what can be undone."""
    stamp, said = open_case.said()
    history = case.history
    return {
        "words": words(),
        "picked": open_case.chosen(),
        "tie": open_case.tie(),
        "view": f"{case.name} {open_case.fits()}",
        "said": said,
        "stamp": stamp,
        "can": {
            "undo": done(history.now) if history.past else "",
            "redo": done(history.ahead[0]) if history.ahead else "",
            "back": len(case.graph.hidden),
        },
    }


def _nothing_yet(shot: Snapshot) -> None:
    html.show("empty_graph")
    count = len(shot.contents.entities)
    label = ngettext("Add the {n} name in your database", "Add all {n}", count)
    st.button(
        label.format(n=number_text(count)),
        key="put_in_all",
        disabled=not count,
        on_click=_put_in_all,
    )


def _put_in_all() -> None:
    _take_in(list(session.snapshot().contents.entities))
    st.rerun(scope=open_case.FRAGMENTS)


def _take_in(ids: list[str]) -> None:
    neighbours = session.neighbours()
    begun = not open_case.case().graph.spots
    open_case.do(lambda c: canvas_actions.taken_in(c, ids, neighbours))
    if begun and len(ids) > 1:
        layout = open_case.case().graph.layout
        open_case.do(lambda c: canvas_actions.arranged(c, layout, neighbours))
    open_case.refit()


@st.fragment
def _adding() -> None:
    asked = st.text_input(
        _("Add a name to the graph"),
        key="add_party",
        type="search",
        live="200ms",
        placeholder=_("Add a storefront, company, person, address or register number"),
        label_visibility="collapsed",
        width=380,
    )
    shot = session.snapshot()
    if not asked or not asked.strip():
        return
    hits = [h for h in session.store().search(asked.strip(), _HITS) if shot.entity(h.id)]
    if not hits:
        html.show("none", asked=asked)
    inside = open_case.case().graph.spots
    rows: list[components.Sheet] = [
        {
            "id": hit.id,
            "href": links.graph_href([hit.id]),
            "kind": hit.kind.value,
            "title": hit.name,
            "aside": _("in the graph") if hit.id in inside else "",
            "small": _("matched: {why}").format(why=hit.why),
        }
        for hit in hits
    ]
    if ident := components.rows("add_hits", _("Names to add"), rows):
        _take_in([ident])
        open_case.choose([ident])
        st.rerun()


def _asked_for() -> None:
    """Put in what a link from elsewhere asks for, once, and choose it."""
    asked = st.query_params.get_all("add")
    if not asked:
        return
    del st.query_params["add"]
    known = [i for i in asked if session.snapshot().entity(i)]
    if known:
        _take_in(known)
        open_case.choose(known)
    if unknown := [i for i in asked if i not in known]:
        html.show("gone", ident=", ".join(unknown), rest=_("The rest of this page is complete."))


def _page() -> None:
    components.ahead()
    shot = session.snapshot()
    st.session_state["case"] = open_case.name()
    st.query_params["case"] = open_case.name()
    _asked_for()
    if shot.contents.unfinished:
        html.stop(_("An import has not finished: this graph may change."))
    html.show("case_title", name=open_case.name())
    with st.container(key="graph_head", horizontal=True, gap="small"):
        _adding()
        st.fragment(key="tools")(_tools)(shot)
    with st.container(key="pair"):
        left, right = st.columns([68, 32], gap="medium")
        with left:
            st.fragment(key="canvas")(_canvas)(shot)
            st.fragment(key="under")(_under)(shot)
        with right, st.container(key="beside"):
            st.fragment(key="beside")(selection.chosen)(shot)


try:
    _page()
except InvestigatorError as error:
    html.stop(str(error))
