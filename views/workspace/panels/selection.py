"""Panel of the selection: the dossier of one party or tie, chains and neighbours of several."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import streamlit as st

from graph.model.records import Entity
from graph.presentation.neighbours import MOST_SHOWN
from graph.presentation.sentences.common_owner import common_owner_heading
from graph.presentation.sentences.no_chain import gap_sentence
from views.actions import notes
from views.actions.further import look_further
from views.actions.registers import register_party
from views.drawing import components
from views.drawing.scene import chain_id
from views.party import unread_ties
from views.party.dossier import entity_dossier, tie_dossier
from views.shell import html, links, party_links, session
from views.shell.party_links import LinkedText
from views.shell.registers import register_title, registers_with
from views.shell.session import Snapshot
from views.shell.texts import _, day_text, ngettext
from views.verdict.chain_cards import card_groups, card_words
from views.workspace import canvas_actions, open_case
from views.workspace.canvas import register_parties
from views.workspace.canvas.lit_path import PathBetween, path_between
from views.workspace.labels import way_label
from views.workspace.panels import keep_only

_MOST_NAMES = 12  # names listed of many


@dataclass(frozen=True, slots=True)
class PartyItem:
    """A party in a list: its kind, its name, and whether it is in the graph."""

    kind: str
    name: LinkedText
    inside: bool


def show_selection() -> None:
    """Show the selection of the canvas."""
    shot = session.snapshot()
    ids = [i for i in open_case.chosen_parties() if shot.entity(i)]
    outside = open_case.chosen_outside(register_parties.drawn_spots())
    with st.container(key="picked" if ids or outside or open_case.chosen_tie() else "unpicked"):
        html.show("selection_title")
        if outside and not ids:
            _show_outside(outside[0])
        elif len(ids) == 1:
            _show_party(shot.contents.entities[ids[0]], shot)
        elif ids:
            _show_parties(ids, shot)
        elif open_case.chosen_tie():
            _show_tie(open_case.chosen_tie(), shot)
        else:
            html.show("graph_hint")


def _show_outside(ident: str) -> None:
    """Show a party that only a register holds."""
    _close_button()
    register_party.show_elsewhere(ident)


def _show_tie(ident: str, shot: Snapshot) -> None:
    tie = shot.contents.tie(ident)
    if tie is None:
        html.show("unknown_id", ident=ident, rest=_("The rest of this page is complete."))
    else:
        html.show("dossier", d=tie_dossier(tie, shot.reader()), titled=True)
        notes.show_notes(tie.id)
    _close_button()


def _close_button() -> None:
    st.button(_("Close"), key="close", on_click=_clear_choice, icon=":material/close:")


def _clear_choice() -> None:
    open_case.choose_items(())
    st.session_state.pop("between_pick", None)
    st.rerun(scope=["canvas", "beside"])


def _show_party(entity: Entity, shot: Snapshot) -> None:
    with st.container(horizontal=True, gap="small"):
        _close_button()
        if st.button(_("Open its page"), key="page", icon=":material/open_in_new:"):
            links.open_party(entity)
        _offer_expansion(entity)
        _offer_registers(entity)
        keep_only.offer_neighbourhoods([entity.id])
    if shot.is_whole:
        look_further.offer_sources(entity, shot)
    html.show("dossier", d=entity_dossier(entity.id, shot.reader()), titled=True)
    unread_ties.show(entity, shot)
    notes.show_notes(entity.id)


def _offer_registers(entity: Entity) -> None:
    """Offer to draw what registers have around the party, or to leave it out again."""
    registers = registers_with(entity.id)
    if not registers:
        return
    is_shown = entity.id in register_parties.shown_around()
    titles = "; ".join(dict.fromkeys(map(register_title, registers)))
    st.button(
        _("Hide registers") if is_shown else _("Show in registers"),
        key=f"outside_{entity.id}",
        icon=":material/library_books:",
        help=titles,
        on_click=_toggle_registers,
        args=(entity.id,),
    )


def _toggle_registers(ident: str) -> None:
    register_parties.toggle_around(ident)
    st.rerun(scope=open_case.PAGE_FRAGMENTS)


def _offer_expansion(entity: Entity) -> None:
    """Offer to expand the party by each kind of tie, for users who cannot use the canvas."""
    graph = open_case.current_case().graph
    bundles = session.neighbours().neighbour_groups(entity.id, graph.spots.keys() - graph.hidden)
    if not bundles:
        return
    with st.popover(_("Expand"), icon=":material/hub:"):
        for bundle in bundles:
            count = len(bundle.others)
            form = _("{label}: {n}") if count <= MOST_SHOWN else _("{label}: {most} of {n}")
            label = form.format(label=way_label(bundle.direction), n=count, most=MOST_SHOWN)
            key = f"way_{bundle.direction.key}"
            st.button(
                label,
                key=key,
                on_click=_expand_party,
                args=(entity.id, bundle.direction.key),
                width="stretch",
            )


def _expand_party(ident: str, key: str) -> None:
    neighbours = session.neighbours()
    open_case.change_case(lambda case: canvas_actions.expand_party(case, ident, key, neighbours))
    st.rerun(scope=open_case.PAGE_FRAGMENTS)


def _show_parties(ids: Sequence[str], shot: Snapshot) -> None:
    heading = ngettext("{n} name selected", "{n} names selected", len(ids)).format(n=len(ids))
    inside = open_case.current_case().graph.spots
    rest = len(ids) - _MOST_NAMES
    more = ngettext("and {n} more", "and {n} more", rest).format(n=rest) if rest > 0 else ""
    named = [_party_item(i, shot, inside) for i in ids[:_MOST_NAMES]]
    html.show("chosen_parties", heading=heading, named=named, more=more)
    with st.container(horizontal=True, gap="small"):
        _close_button()
        keep_only.offer_neighbourhoods(ids)
    if len(ids) == 2:
        _show_chains_between(ids[0], ids[1], shot)
    _show_common_parties(ids, shot)


def _party_item(ident: str, shot: Snapshot, inside: Collection[str]) -> PartyItem:
    entity = shot.contents.entities[ident]
    return PartyItem(entity.kind.value, party_links.name_link(entity), ident in inside)


def _show_chains_between(one: str, other: str, shot: Snapshot) -> None:
    if not shot.is_whole:
        html.show_note(_("Ways between them were not looked for: they may lead through others."))
        return
    path = path_between(one, other, open_case.current_case().graph.filters.as_of or None)
    between = path.between
    count = len(between.chains)
    st.header(_path_heading(path), anchor=False)
    day = _("as of {day}").format(day=day_text(between.as_of))
    if between.chain_count > count:
        html.show_note(
            _("the first {n} of {all}").format(n=count, all=between.chain_count) + " · " + day
        )
    else:
        html.show_note(day)
    if not count:
        html.show("no_path", reason=gap_sentence(between))
    if not path.chains:
        return
    _offer_legs(path)
    sheet = {
        "groups": card_groups(path.chains, shot.contents),
        "pick": None,
        "words": card_words(),
    }
    components.show_chains("between", sheet, lambda: _open_card_pick(path))
    _show_card_dossier(shot)


def _offer_legs(path: PathBetween) -> None:
    """Offer to add what both legs to a common owner lack in the graph."""
    graph = open_case.current_case().graph
    visible = graph.spots.keys() - graph.hidden
    ends = (h.there.id for owner in path.owners for leg in owner.legs for h in leg.hops)
    missing = [ident for ident in dict.fromkeys(ends) if ident not in visible]
    if missing:
        label = _("Show both legs in the graph")
        st.button(label, key="legs_in", on_click=_add_parties, args=(missing,))


def _path_heading(path: PathBetween) -> str:
    count = len(path.between.chains)
    if count:
        form = ngettext("{n} chain between them", "{n} chains between them, strongest first", count)
        return form.format(n=count)
    return common_owner_heading(path.owners) if path.owners else _("No ownership path between them")


def _open_card_pick(path: PathBetween) -> None:
    """Add a chain picked on the cards to the graph; show a picked party or tie below the cards."""
    pick = st.session_state["between"].pick
    if not pick:
        return
    if pick["kind"] != "chain":
        st.session_state["between_pick"] = (pick["kind"], pick["id"])
        st.rerun(scope=["beside"])
    chain = next((c for c in path.chains if chain_id(c) == pick["id"]), None)
    if chain:
        st.session_state["lit_chain"] = pick["id"]
        ids = [chain.hops[0].here.id, *(hop.there.id for hop in chain.hops)]
        neighbours = session.neighbours()
        open_case.change_case(lambda case: canvas_actions.add_parties(case, ids, neighbours))
        st.rerun(scope=open_case.PAGE_FRAGMENTS)


def _show_card_dossier(shot: Snapshot) -> None:
    kind, ident = st.session_state.get("between_pick", ("", ""))
    if kind == "entity" and shot.entity(ident):
        html.show("dossier", d=entity_dossier(ident, shot.reader()), titled=True)
    elif tie := shot.contents.tie(ident):
        html.show("dossier", d=tie_dossier(tie, shot.reader()), titled=True)


def _show_common_parties(ids: Sequence[str], shot: Snapshot) -> None:
    for ident in ids:
        unread_ties.show(shot.contents.entities[ident], shot)
    shared = session.neighbours().common_neighbours(ids)
    graph = open_case.current_case().graph
    visible = graph.spots.keys() - graph.hidden
    named = [_party_item(i, shot, visible) for i in shared[:_MOST_NAMES]]
    count = len(shared)
    heading = ngettext("{n} name links them all", "{n} names link them all", count).format(n=count)
    rest = count - len(named)
    more = ngettext("and {n} more", "and {n} more", rest).format(n=rest) if rest else ""
    html.show("common_parties", heading=heading, named=named, more=more)
    new = [i for i in shared if i not in visible][:MOST_SHOWN]
    if new:
        label = ngettext("Show {n} in the graph", "Show {n} in the graph", len(new))
        st.button(label.format(n=len(new)), key="common_in", on_click=_add_parties, args=(new,))


def _add_parties(ids: list[str]) -> None:
    neighbours = session.neighbours(ids)
    open_case.change_case(lambda case: canvas_actions.add_parties(case, ids, neighbours))
    st.rerun(scope=open_case.PAGE_FRAGMENTS)
