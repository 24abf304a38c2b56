"""A party as registers state it, apart from what the case says of it."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from graph.analyses.projection import project
from graph.analyses.tracing.tie_reader import tie_reader
from graph.model.records import Entity
from graph.presentation.visual_language import KIND_SIGNS
from graph.registers.lookup.party import RegisterParty, read_party, with_stated_names
from graph.registers.lookup.register import OpenedRegister
from views.jobs import bring
from views.party.dossier import entity_dossier
from views.shell import html
from views.shell.identity import Role
from views.shell.registers import open_registers, place_text, register_title, registers_with
from views.shell.role_buttons import role_button
from views.shell.texts import _, ngettext, number_text
from views.verdict.chain_cards import place_of

_MOST_TIES = 40


def show_elsewhere(ident: str) -> bool:
    """Show a party that only registers hold; return whether there is any."""
    registers = registers_with(ident)
    found = [(register, _read(register, ident)) for register in registers]
    if found:
        _show_title(_best_named([party for _register, party in found]))
        _offer_bring(registers, ident, _("Bring into your case"))
    for register, party in found:
        html.show("register_place", text=place_text(register), source=register.source_title)
        _show_statements(register, party)
    return bool(found)


def show_beside(entity: Entity) -> None:
    """Show what registers state of a party of the case, apart from what the case says of it."""
    registers = registers_with(entity.id)
    if not registers:
        return
    titles = "; ".join(dict.fromkeys(map(register_title, registers)))
    with st.expander(_("What your registers state: {registers}").format(registers=titles)):
        _offer_bring(registers, entity.id, _("Bring its links into your case"))
        for register in registers:
            html.show("register_place", text=register_title(register), source=register.source_title)
            _show_statements(register, _read(register, entity.id))


def _read(register: OpenedRegister, ident: str) -> RegisterParty:
    first = st.session_state.get(_first_key(register, ident), 0)
    found = read_party(register, ident, first, _MOST_TIES)
    return with_stated_names(found, register, open_registers().usable)


def _first_key(register: OpenedRegister, ident: str) -> str:
    return f"first_{register.name}_{ident}"


def _show_title(party: Entity) -> None:
    number = party.text("registration_number")
    kicker = (
        KIND_SIGNS[party.kind].label,
        place_of(party),
        _("register number {number}").format(number=number) if number else "",
    )
    html.show(
        "party_title",
        kind=party.kind.value,
        kicker=" · ".join(x for x in kicker if x),
        label="",
        name=party.name,
        note=party.text("note"),
    )


def _offer_bring(registers: Sequence[OpenedRegister], ident: str, label: str) -> None:
    if role_button(
        Role.EDITOR, label, key=f"bring_{ident}", icon=":material/add_circle:", type="primary"
    ):
        bring.bring([each.name for each in registers], [ident])
        st.rerun()  # the whole page, also from a part of it


def _best_named(found: Sequence[RegisterParty]) -> Entity:
    """Return the party as a register names it, where another has only its number."""
    return next((each.party for each in found if each.is_named), found[0].party)


def _show_statements(register: OpenedRegister, found: RegisterParty) -> None:
    reader = tie_reader(found.contents, project(found.ground))
    shown = entity_dossier(found.party.id, reader)
    last = min(found.first + _MOST_TIES, found.count)
    title = ngettext("{n} link", "{n} links", found.count).format(n=number_text(found.count))
    if found.count > _MOST_TIES:
        title = _("{n} links, {first} to {last} shown").format(
            n=number_text(found.count), first=number_text(found.first + 1), last=number_text(last)
        )
    html.show("dossier", d=replace(shown, ties_title=title), titled=False)
    if found.withheld:
        text = ngettext(
            "{n} link is left out: the name at its other end was taken out by hand.",
            "{n} links are left out: the names at their other ends were taken out by hand.",
            found.withheld,
        )
        html.show_note(text.format(n=found.withheld))
    _offer_pages(register, found, last)


def _offer_pages(register: OpenedRegister, found: RegisterParty, last: int) -> None:
    if found.count <= _MOST_TIES:
        return
    key = _first_key(register, found.party.id)
    with st.container(horizontal=True, gap="small"):
        for label, first, possible in (
            (_("Earlier links"), found.first - _MOST_TIES, found.first > 0),
            (_("Further links"), last, last < found.count),
        ):
            st.button(
                label,
                key=f"{key}_{first}",
                disabled=not possible,
                on_click=_turn_to,
                args=(key, max(first, 0)),
            )


def _turn_to(key: str, first: int) -> None:
    st.session_state[key] = first
