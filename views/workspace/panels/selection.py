"""Beside the canvas: the dossier of one party or tie, what lies between two, what many share."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import streamlit as st

from graph.analyses.tracing.chains_between import Between, between
from graph.model.records import Entity
from graph.presentation.neighbours import AT_ONCE
from graph.presentation.sentences.no_chain import gap_sentence
from views.actions import notes
from views.drawing import components
from views.drawing.scene import chain_id
from views.party.dossier import entity_dossier, tie_dossier
from views.shell import html, links, party_links, session
from views.shell.party_links import Linked
from views.shell.session import Snapshot
from views.shell.texts import _, day_text, ngettext
from views.verdict.chain_cards import card_groups, card_words
from views.workspace import canvas_actions, open_case
from views.workspace.labels import way_label
from views.workspace.panels import keep_only

_SHOWN = 12  # names listed of many


@dataclass(frozen=True, slots=True)
class Named:
    """A party in a list: its kind, its name, and whether it is in the graph."""

    kind: str
    name: Linked
    inside: bool


def chosen(shot: Snapshot) -> None:
    """Show what is chosen on the canvas."""
    ids = [i for i in open_case.chosen() if shot.entity(i)]
    with st.container(key="picked" if ids or open_case.tie() else "unpicked"):
        html.show("beside_title")
        if len(ids) == 1:
            _one(shot.contents.entities[ids[0]], shot)
        elif ids:
            _several(ids, shot)
        elif open_case.tie():
            _tie(open_case.tie(), shot)
        else:
            html.show("graph_hint")


def _tie(ident: str, shot: Snapshot) -> None:
    tie = next((t for t in shot.contents.ties if t.id == ident), None)
    if tie is None:
        html.show("gone", ident=ident, rest=_("The rest of this page is complete."))
    else:
        html.show("dossier", d=tie_dossier(tie, shot.reader()), titled=True)
        notes.notes(tie.id)
    _close()


def _close() -> None:
    st.button(_("Close"), key="close", on_click=_unpick, icon=":material/close:")


def _unpick() -> None:
    open_case.choose(())
    st.session_state.pop("between_pick", None)
    st.rerun(scope=["canvas", "beside"])


def _one(entity: Entity, shot: Snapshot) -> None:
    with st.container(horizontal=True, gap="small"):
        _close()
        if st.button(_("Open its page"), key="page", icon=":material/open_in_new:"):
            links.go(entity)
        _ways(entity)
        keep_only.around([entity.id])
    html.show("dossier", d=entity_dossier(entity.id, shot.reader()), titled=True)
    notes.notes(entity.id)


def _ways(entity: Entity) -> None:
    """Offer what expanding the party shows, for those who work without the canvas."""
    graph = open_case.case().graph
    bundles = session.neighbours().around(entity.id, graph.spots.keys() - graph.hidden)
    if not bundles:
        return
    with st.popover(_("Expand"), icon=":material/hub:"):
        for bundle in bundles:
            count = len(bundle.others)
            form = _("{label}: {n}") if count <= AT_ONCE else _("{label}: {most} of {n}")
            label = form.format(label=way_label(bundle.way), n=count, most=AT_ONCE)
            key = f"way_{bundle.way.key}"
            st.button(
                label, key=key, on_click=_expand, args=(entity.id, bundle.way.key), width="stretch"
            )


def _expand(ident: str, key: str) -> None:
    neighbours = session.neighbours()
    open_case.do(lambda case: canvas_actions.expanded(case, ident, key, neighbours))
    st.rerun(scope=open_case.FRAGMENTS)


def _several(ids: Sequence[str], shot: Snapshot) -> None:
    told = ngettext("{n} name chosen", "{n} names chosen", len(ids)).format(n=len(ids))
    inside = open_case.case().graph.spots
    rest = len(ids) - _SHOWN
    more = ngettext("and {n} more", "and {n} more", rest).format(n=rest) if rest > 0 else ""
    named = [_named(i, shot, inside) for i in ids[:_SHOWN]]
    html.show("chosen", told=told, named=named, more=more)
    with st.container(horizontal=True, gap="small"):
        _close()
        keep_only.around(ids)
    if len(ids) == 2:
        _between(ids[0], ids[1], shot)
    _common(ids, shot)


def _named(ident: str, shot: Snapshot, inside: Collection[str]) -> Named:
    entity = shot.contents.entities[ident]
    return Named(entity.kind.value, party_links.name(entity), ident in inside)


def _between(one: str, other: str, shot: Snapshot) -> None:
    as_of = open_case.case().graph.filters.as_of or None
    found = between(shot.projection, one, other, as_of)
    count = len(found.chains)
    many = ngettext("{n} chain between them", "{n} chains between them, strongest first", count)
    day = _("as of {day}").format(day=day_text(found.as_of))
    st.header(many.format(n=count) if count else _("No ownership path between them"), anchor=False)
    if found.found > count:
        html.note(_("the first {n} of {all}").format(n=count, all=found.found) + " · " + day)
    else:
        html.note(day)
    if not count:
        html.show("no_path", reason=gap_sentence(found))
        return
    sheet = {
        "groups": card_groups(found.chains, shot.contents),
        "pick": None,
        "words": card_words(),
    }
    components.chains("between", sheet, lambda: _from_card(found))
    _looked_at(shot)


def _from_card(found: Between) -> None:
    """Show a chain of the cards in the graph; a party or tie of one opens below the cards."""
    pick = st.session_state["between"].pick
    if not pick:
        return
    if pick["kind"] != "chain":
        st.session_state["between_pick"] = (pick["kind"], pick["id"])
        st.rerun(scope=["beside"])
    chain = next((c for c in found.chains if chain_id(c) == pick["id"]), None)
    if chain:
        ids = [chain.hops[0].here.id, *(hop.there.id for hop in chain.hops)]
        neighbours = session.neighbours()
        open_case.do(lambda case: canvas_actions.taken_in(case, ids, neighbours))
        st.rerun(scope=open_case.FRAGMENTS)


def _looked_at(shot: Snapshot) -> None:
    kind, ident = st.session_state.get("between_pick", ("", ""))
    if kind == "entity" and shot.entity(ident):
        html.show("dossier", d=entity_dossier(ident, shot.reader()), titled=True)
    elif tie := next((t for t in shot.contents.ties if t.id == ident), None):
        html.show("dossier", d=tie_dossier(tie, shot.reader()), titled=True)


def _common(ids: Sequence[str], shot: Snapshot) -> None:
    shared = session.neighbours().common(ids)
    graph = open_case.case().graph
    seen = graph.spots.keys() - graph.hidden
    named = [_named(i, shot, seen) for i in shared[:_SHOWN]]
    count = len(shared)
    told = ngettext("{n} name links them all", "{n} names link them all", count).format(n=count)
    rest = count - len(named)
    more = ngettext("and {n} more", "and {n} more", rest).format(n=rest) if rest else ""
    html.show("common", told=told, named=named, more=more)
    new = [i for i in shared if i not in seen][:AT_ONCE]
    if new:
        label = ngettext("Show {n} in the graph", "Show {n} in the graph", len(new))
        st.button(label.format(n=len(new)), key="common_in", on_click=_take_in, args=(new,))


def _take_in(ids: list[str]) -> None:
    neighbours = session.neighbours()
    open_case.do(lambda case: canvas_actions.taken_in(case, ids, neighbours))
    st.rerun(scope=open_case.FRAGMENTS)
