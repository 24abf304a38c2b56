"""A party's ties over time, and a warning where so many share it that sharing it says little."""

from datetime import date

import streamlit as st

from graph.language import N_
from graph.model import Entity, Kind, Tie, TieType
from graph.presentation import tie_style
from graph.settings import settings
from views import opened, parts
from views.opened import Snapshot
from views.texts import _
from views.timelines import placed

_ROWS = 30
_TITLES = {
    Kind.PERSON: N_("Posts and holdings over time"),
    Kind.ADDRESS: N_("Who was here, and when"),
    Kind.CONTACT: N_("Who was reached here, and when"),
}
_USUAL = N_("Officers, holders and addresses over time")
_SHARED = {
    Kind.PERSON: N_(
        "{n} parties are tied to this person: a person of so many posts, as agents have, ties "
        "those companies to each other hardly at all."
    ),
    Kind.ADDRESS: N_(
        "{n} parties are at this address: an address of so many, as of an agent or a warehouse, "
        "ties them to each other hardly at all."
    ),
    Kind.CONTACT: N_(
        "{n} parties are reached here: a contact of so many ties them to each other hardly at all."
    ),
}


def show(entity: Entity, shot: Snapshot) -> None:
    """Show the warning and the timeline, each where there is one."""
    ties = [t for t in opened.neighbours().ties_of(entity.id) if t.type is not TieType.SAME_AS]
    others = {end for t in ties for end in (t.start, t.end)} - {entity.id}
    if entity.kind in _SHARED and len(others) > settings().mass_tenants:
        parts.show("mass", text=_(_SHARED[entity.kind]).format(n=len(others)))
    hops = [tie_style.as_hop(t, shot.contents) for t in sorted(ties, key=_first)]
    title = _(_TITLES.get(entity.kind, _USUAL))
    if times := placed(title, hops, date.today(), _ROWS):
        st.space("small")
        parts.show("timeline", t=times)


def _first(tie: Tie) -> tuple[bool, str]:
    """Order dated ties first, the earliest before the later."""
    return not (tie.since or tie.until), tie.since or tie.until
