"""Forms that add a tie or a value by hand, with its source, as the user's own research."""

from datetime import UTC, date, datetime
from uuid import uuid4

import streamlit as st

from graph.errors import InvestigatorError
from graph.importing.manual_entry import EntryRow, read_entries
from graph.importing.result import ImportContents
from graph.model.records import ENDS, Entity, Kind, Standing, TieType
from graph.presentation.field_labels import field_label
from graph.presentation.labels import SOURCE_LABELS
from graph.presentation.visual_language import KIND_SIGNS
from graph.support.language import N_
from views.actions import remove
from views.shell import html, reviewer, session
from views.shell.identity import Role
from views.shell.option_labels import distinct_labels
from views.shell.role_buttons import role_button, tell_limits
from views.shell.session import Snapshot
from views.shell.texts import _

_NEW = ""
MANUAL_TIES = tuple(t for t in TieType if t is not TieType.SAME_AS)
TIE_VERBS = {
    TieType.OWNS: N_("holds a share of"),
    TieType.CONTROLS: N_("controls, without a share"),
    TieType.OFFICER_OF: N_("is an officer of"),
    TieType.EMPLOYED_BY: N_("works for"),
    TieType.OPERATES: N_("operates, as seller or parent"),
    TieType.SELLS_ON: N_("sells on"),
    TieType.SELLS: N_("sells"),
    TieType.OF_BRAND: N_("is of the brand of"),
    TieType.LOCATED_AT: N_("is at the address of"),
    TieType.REACHED_AT: N_("is reached at"),
    TieType.LINKED_TO: N_("is connected to"),
}
# For each kind of tie: the sentence that begins with the party of the page, and the other one.
_DIRECTIONS = {
    TieType.OWNS: (
        N_("This one holds a share of the other"),
        N_("The other holds a share of this one"),
    ),
    TieType.CONTROLS: (
        N_("This one controls the other, without a share"),
        N_("The other controls this one, without a share"),
    ),
    TieType.OFFICER_OF: (
        N_("This one is an officer of the other"),
        N_("The other is an officer of this one"),
    ),
    TieType.EMPLOYED_BY: (
        N_("This person works for the company"),
        N_("The person works for this company"),
    ),
    TieType.OPERATES: (
        N_("This one operates the other, as seller or parent"),
        N_("The other operates this one, as seller or parent"),
    ),
    TieType.SELLS_ON: (
        N_("This storefront sells on the platform"),
        N_("The storefront sells on this platform"),
    ),
    TieType.SELLS: (
        N_("This storefront sells the product"),
        N_("The storefront sells this product"),
    ),
    TieType.OF_BRAND: (
        N_("This product carries the brand"),
        N_("The product carries this brand"),
    ),
    TieType.LOCATED_AT: (
        N_("This one is at the address"),
        N_("The other is at this address"),
    ),
    TieType.REACHED_AT: (
        N_("This one is reached at the contact"),
        N_("The other is reached at this contact"),
    ),
    TieType.LINKED_TO: (
        N_("This one is connected to the other"),
        N_("The other is connected to this one"),
    ),
}
_FIELDS = ("name", "country", "registration_number", "status", "website", "note", "denies")


def offer_edit_menu(entity: Entity, shot: Snapshot) -> None:
    """Offer to add a tie or a value to a party, or to remove it."""
    with st.popover(_("Edit"), icon=":material/edit:"):
        html.show_note(
            _("What you add is kept next to the statements of sources, and can be undone.")
        )
        tell_limits(Role.EDITOR)
        if role_button(Role.EDITOR, _("A link"), key=f"add_tie_{entity.id}", width="stretch"):
            st.dialog(_("Add a link"), width="large")(add_tie)(entity, shot)
        if role_button(
            Role.EDITOR, _("A value or a correction"), key=f"add_value_{entity.id}", width="stretch"
        ):
            st.dialog(_("Add a value"), width="large")(add_value)(entity, shot)
        remove.offer_removal(entity.id, entity.name, _("Remove this name"))


def add_tie(entity: Entity, shot: Snapshot) -> None:
    """Show the form for a tie of a party with its source, and write the tie."""
    html.show("statement_intro", name=entity.name)
    kinds = [t for t in MANUAL_TIES if any(entity.kind in ends for ends in ENDS[t])]
    tie_type = st.selectbox(_("Link"), kinds, format_func=lambda t: _(TIE_VERBS[t]), key="add_type")
    froms, tos = ENDS[tie_type]
    out, back = map(_, _DIRECTIONS[tie_type])
    sides = [side for side, ends in ((out, froms), (back, tos)) if entity.kind in ends]
    outward = st.radio(_("Direction"), sides, horizontal=True) == out
    other, entities = ask_party(
        _("The other person or company"), shot, tos if outward else froms, entity.id
    )
    terms = ask_terms()
    wording = st.text_input(_("In the source's words"))
    standing = st.selectbox(
        _("What kind of source says so"),
        [Standing.OWN_RESEARCH, *(s for s in Standing if s is not Standing.OWN_RESEARCH)],
        format_func=SOURCE_LABELS.__getitem__,
        help=_("Keep “own research” unless the page in front of you is the source itself."),
    )
    source, sources, author = _ask_source(shot)
    message = st.container()
    if role_button(Role.EDITOR, _("Add it"), icon=":material/add:"):
        start, end = (entity.id, other) if outward else (other, entity.id)
        tie = {"id": new_id("tie"), "tie": tie_type, "from": start, "to": end, **terms}
        tie |= {"wording": wording, "standing": standing, "source": source, "added_by": author}
        entities = [{**e, "source": source} for e in entities]
        with message:
            write_reading(read_entries(sources, entities, [tie]), author)


def ask_terms(share: str = "") -> EntryRow:
    """Show the fields that any tie can have, and return share, role, since and until."""
    with st.container(horizontal=True):
        return {
            "share": st.text_input(_("Share"), share, placeholder="51%", width=140),
            "role": st.text_input(_("Role"), width=200),
            "since": st.text_input(_("Since"), placeholder="2023-06", width=140),
            "until": st.text_input(_("Until"), placeholder=_("open"), width=140),
        }


def ask_party(
    label: str, shot: Snapshot, kinds: frozenset[Kind], besides: str
) -> tuple[str, list[EntryRow]]:
    """Let the user choose a party or describe a new one; return its id, and its row if it is new.

    The party ``besides`` is not offered, because a tie needs two different ends.
    """
    known = distinct_labels(
        {
            e.id: f"{e.name} ({KIND_SIGNS[e.kind].label})"
            for e in shot.contents.entities.values()
            if e.kind in kinds and e.id != besides
        }
    )
    other = st.selectbox(
        label,
        [_NEW, *sorted(known, key=lambda i: known[i].casefold())],
        format_func=lambda i: known[i] if i else _("New person or company"),
    )
    if other:
        return other, []
    with st.container(horizontal=True):
        name = st.text_input(_("Name"), width=300, key=f"name_{label}")
        kind = st.selectbox(
            _("Kind"),
            sorted(kinds),
            format_func=lambda k: KIND_SIGNS[k].label,
            width=180,
            key=f"kind_{label}",
        )
        country = st.text_input(_("Country"), placeholder="SG", width=100, key=f"country_{label}")
    ident = new_id("party")
    return ident, [{"id": ident, "kind": kind, "name": name, "country": country}]


def _ask_source(shot: Snapshot) -> tuple[str, list[EntryRow], str]:
    """Let the user choose or describe a source; return its id, its row if it is new, the author."""
    known = distinct_labels({s.id: s.title for s in shot.contents.sources.values()})
    chosen = st.selectbox(
        _("Source"),
        [_NEW, *sorted(known, key=lambda i: known[i].casefold())],
        format_func=lambda i: known[i] if i else _("A new source"),
    )
    rows: list[EntryRow] = []
    ident = chosen or new_id("source")
    if not chosen:
        with st.container(horizontal=True):
            title = st.text_input(_("Title"), width=300)
            publisher = st.text_input(_("Publisher"), width=200)
            published = st.text_input(_("Published"), placeholder="2023-06-21", width=140)
            url = st.text_input(_("Address of the page"), placeholder="https://", width=300)
        row = {"id": ident, "title": title, "publisher": publisher, "published": published}
        row |= {"url": url, "type": "primaryResearch", "retrieved": date.today().isoformat()}
        rows.append(row)
    author = reviewer.ask_author("author")
    return ident, rows, author


def add_value(entity: Entity, shot: Snapshot) -> None:
    """Show the form for a value of a party with its source, and write the value."""
    html.show("statement_intro", name=entity.name)
    with st.container(horizontal=True):
        name = st.selectbox(
            _("Field"), _FIELDS, format_func=field_label, accept_new_options=True, width=220
        )
        value = st.text_input(_("Value"), width=400)
    source, sources, author = _ask_source(shot)
    message = st.container()
    if role_button(Role.EDITOR, _("Add it"), icon=":material/add:"):
        row = {"id": entity.id, "kind": entity.kind, "name": entity.name, "source": source}
        row |= {str(name): value, "standing": Standing.OWN_RESEARCH}
        with message:
            write_reading(read_entries(sources, [row], []), author)


def new_id(what: str) -> str:
    """Return a new id for something that the user adds, such as ``own-tie-20261129-1a2b3c4d``."""
    return f"own-{what}-{datetime.now(UTC):%Y%m%d}-{uuid4().hex[:8]}"


def write_reading(reading: ImportContents, author: str) -> None:
    """Write what the user adds, or show what is wrong with it."""
    if not author:
        html.show_problem(_("Enter your name or initials."))
        return
    try:
        if problems := reading.problems_with(session.store().known_ids):
            html.show("entry_problems", problems=problems)
            return
        session.store().load(reading.records, by=author, files=())
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    st.rerun()
