"""Who stands behind a party: a tree upward, the owners each source states, and its dossier."""

import streamlit as st

from graph.errors import InvestigatorError
from graph.model import Entity, TieType
from graph.presentation.visual_language import KINDS
from views import (
    adding,
    changing,
    components,
    exporting,
    going,
    history,
    noting,
    opened,
    owning,
    parts,
    removal,
)
from views.chains import place_of
from views.dossiers import entity_dossier, tie_row
from views.opened import Snapshot
from views.texts import _
from views.trees import tree_sheet

_OWNING = (TieType.OWNS, TieType.CONTROLS)


def _title(entity: Entity, shot: Snapshot) -> None:
    number = entity.text("registration_number")
    kicker = (
        KINDS[entity.kind].label,
        place_of(entity),
        _("register number {number}").format(number=number) if number else "",
    )
    with st.container(
        key="head", horizontal=True, wrap=False, vertical_alignment="top", gap="small"
    ):
        parts.show(
            "title",
            kind=entity.kind.value,
            kicker=" · ".join(x for x in kicker if x),
            label="",
            name=entity.name,
            note=entity.text("note"),
        )
        with st.container(key="tools", width="content", horizontal=True, wrap=False, gap="small"):
            going.offer_graph([entity.id], "to_graph")
            adding.menu(entity, shot)
            exporting.menu(entity)


def _said(entity: Entity, shot: Snapshot) -> None:
    """List what each source states of its owners, in its own words."""
    ties = [t for t in shot.contents.ties if t.end == entity.id and t.type in _OWNING]
    if ties:
        reader = shot.reader()
        st.header(_("What the sources say of its owners"), anchor=False)
        parts.show("said", ties=[tie_row(t, reader) for t in ties])


def _page(ident: str) -> None:
    shot = opened.snapshot()
    going.followed(shot.contents.entities, here=ident)
    entity = shot.entity(ident)
    if entity is None:
        rest = _("Search for the name, or import the case it belongs to.")
        parts.show("gone", ident=ident, rest=rest)
        return
    _title(entity, shot)
    removal.done()
    sheet = tree_sheet(entity, shot.reader())
    if sheet:
        key = f"tree_{entity.id}"
        components.graph(key, sheet, lambda: going.follow(key))
    owning.show(entity)
    changing.show(entity, shot)
    _said(entity, shot)
    history.show(entity, shot)
    parts.show("dossier", d=entity_dossier(entity.id, shot.reader()), titled=False)
    noting.notes(entity.id)


try:
    _page(st.query_params.get("id", ""))
except InvestigatorError as error:
    parts.stop(str(error))
