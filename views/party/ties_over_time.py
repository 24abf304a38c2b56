"""Timeline of a party's ties, and a warning if very many share the party."""

from datetime import date

import streamlit as st

from graph.model.records import Entity, Kind, Tie, TieType
from graph.support.language import N_
from graph.support.settings import settings
from views.shell import html
from views.shell.session import Snapshot
from views.shell.texts import _
from views.verdict.timeline import tie_timeline

_ROWS = 30
_TITLES = {
    Kind.PERSON: N_("Posts and holdings over time"),
    Kind.ADDRESS: N_("Who was here, and when"),
    Kind.CONTACT: N_("Who was reached here, and when"),
}
_USUAL_TITLE = N_("Officers, holders and addresses over time")
_MASS_WARNINGS = {
    Kind.PERSON: N_(
        "{n} names are linked to this person. Agents hold many posts: sharing one hardly "
        "links the companies."
    ),
    Kind.ADDRESS: N_(
        "{n} names are at this address. Agents and warehouses serve many: sharing one "
        "hardly links the companies."
    ),
    Kind.CONTACT: N_("{n} names use this contact. Sharing a contact of so many hardly links them."),
}


def show(entity: Entity, shot: Snapshot) -> None:
    """Show the warning and the timeline, each only if it applies."""
    ties = [t for t in shot.contents.ties_of(entity.id) if t.type is not TieType.SAME_AS]
    others = {end for t in ties for end in (t.start, t.end)} - {entity.id}
    if entity.kind in _MASS_WARNINGS and len(others) > settings().mass_tenants:
        html.show("mass_warning", text=_(_MASS_WARNINGS[entity.kind]).format(n=len(others)))
    reader = shot.reader()
    hops = [reader.hop(t) for t in sorted(ties, key=_date_order)]
    title = _(_TITLES.get(entity.kind, _USUAL_TITLE))
    if times := tie_timeline(title, hops, date.today(), _ROWS):
        st.space("small")
        html.show("timeline", t=times)


def _date_order(tie: Tie) -> tuple[bool, str]:
    """Return the sort key of a tie: dated ties first, in order of their dates."""
    return not (tie.since or tie.until), tie.since or tie.until
