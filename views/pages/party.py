"""Page of a party: ownership tree, owners as the sources state them, and dossier."""

import streamlit as st

from graph.errors import InvestigatorError
from graph.model.records import Entity, TieType
from graph.presentation.visual_language import KIND_SIGNS
from views.actions import add_statement, export_menu, last_removal, notes
from views.actions.further import look_further
from views.actions.registers import last_brought, register_party
from views.actions.watching import last_ended, watch_party
from views.drawing import components
from views.drawing.ownership_tree import tree_sheet
from views.lists.recent import remember_party
from views.party import (
    changes,
    owners,
    position_banner,
    possible_same,
    ties_over_time,
    unread_ties,
)
from views.party.dossier import entity_dossier, tie_row
from views.shell import html, links, session
from views.shell.focus import Focus, look_at
from views.shell.session import Snapshot
from views.shell.texts import _
from views.verdict.chain_cards import place_of
from views.workspace.open_case import case_folder

_OWNERSHIP_TIES = (TieType.OWNS, TieType.CONTROLS)


def _show_title(entity: Entity, shot: Snapshot) -> None:
    number = entity.text("registration_number")
    kicker = (
        KIND_SIGNS[entity.kind].label,
        place_of(entity),
        _("register number {number}").format(number=number) if number else "",
    )
    with st.container(
        key="head", horizontal=True, wrap=False, vertical_alignment="top", gap="small"
    ):
        html.show(
            "party_title",
            kind=entity.kind.value,
            kicker=" · ".join(x for x in kicker if x),
            label="",
            name=entity.name,
            note=entity.text("note"),
        )
        with st.container(key="tools", width="content", horizontal=True, wrap=False, gap="small"):
            links.offer_graph([entity.id], "to_graph")
            if shot.is_whole:
                add_statement.offer_edit_menu(entity, shot)
                export_menu.offer_export(entity)
            watch_party.offer_watch(entity, shot, case_folder().names())


def _show_owner_statements(entity: Entity, shot: Snapshot) -> None:
    """List the ownership ties of a party, each with its source."""
    ties = [
        t
        for t in shot.contents.ties_of(entity.id)
        if t.end == entity.id and t.type in _OWNERSHIP_TIES
    ]
    if ties:
        reader = shot.reader()
        st.header(_("What the sources say of its owners"), anchor=False)
        html.show("owner_statements", ties=[tie_row(t, reader) for t in ties])


def _show_page(ident: str) -> None:
    look_at(lambda: Focus(parties=frozenset({ident})))
    shot = session.snapshot()
    links.open_clicked_party(shot.contents.entities, here=ident)
    entity = shot.entity(ident)
    last_brought.show_last_brought()
    if entity is None:
        if register_party.show_elsewhere(ident):
            return
        rest = _("Search for the name, or import the case it belongs to.")
        html.show("unknown_id", ident=ident, rest=rest)
        return
    remember_party(ident)
    _show_title(entity, shot)
    last_removal.show_last_removal()
    last_ended.show_last_ended()
    if shot.is_whole:
        position_banner.show(entity)
        possible_same.show(entity, shot)
        look_further.offer_sources(entity, shot)
    else:
        html.show_note(
            _(
                "Storefronts linked to it, and what it holds through others, were not looked for: "
                "that needs all of the database."
            )
        )
    unread_ties.show(entity, shot)
    sheet = tree_sheet(entity, shot.reader())
    if sheet:
        key = f"tree_{entity.id}"
        components.show_graph(key, sheet, lambda: links.remember_click(key))
    owners.show(entity)
    if shot.is_whole:
        changes.show(entity, shot)
    _show_owner_statements(entity, shot)
    ties_over_time.show(entity, shot)
    html.show("dossier", d=entity_dossier(entity.id, shot.reader()), titled=False)
    register_party.show_beside(entity)
    notes.show_notes(entity.id)


try:
    _show_page(st.query_params.get("id", ""))
except InvestigatorError as error:
    html.show_problem(str(error))
