"""Hits of the case and of the registers as rows of one list."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from graph.presentation.visual_language import KIND_SIGNS
from graph.registers.lookup.name_search import WHILE_TYPING
from graph.registers.lookup.register import OpenedRegister
from graph.registers.lookup.search_all import FoundParties, FoundParty, search_registers
from views.drawing.components import ComponentSheet
from views.jobs import bring
from views.shell import html, links, session
from views.shell.registers import open_registers, place_text, register_title, registers_with
from views.shell.session import Snapshot
from views.shell.texts import _, ngettext, number_text

_MORE = 4  # hits of registers beside those of the case


@dataclass(frozen=True, slots=True)
class FoundOnPage:
    """Hits of the case and of the registers, best first."""

    found: FoundParties
    registers: Mapping[str, OpenedRegister]

    @property
    def parties(self) -> tuple[FoundParty, ...]:
        """The hits."""
        return self.found.parties

    @property
    def elsewhere(self) -> Mapping[str, str]:
        """The register of each hit that the case does not hold, by id."""
        return {each.hit.id: each.register for each in self.parties if each.register}

    @property
    def titles(self) -> str:
        """The registers that were asked, with their days."""
        return "; ".join(register_title(each) for each in self.registers.values())

    def bring(self, ident: str) -> None:
        """Bring a hit of a register into the case."""
        if ident in self.elsewhere:
            bring.bring([each.name for each in registers_with(ident)], [ident])
            st.rerun()


def find_parties(asked: str, shot: Snapshot, most: int) -> FoundOnPage:
    """Return what a typed text may mean, in the case and in the registers."""
    case = [hit for hit in session.store().search(asked, most) if shot.entity(hit.id)]
    registers = open_registers()
    known = shot.contents.entities
    found = search_registers(
        registers,
        asked,
        case,
        lambda ids: {ident for ident in ids if ident in known},
        limit=most + (_MORE if registers.usable else 0),
        budget=WHILE_TYPING,
    )
    return FoundOnPage(found, {each.name: each for each in registers.usable})


def register_row(each: FoundParty, found: FoundOnPage) -> ComponentSheet:
    """Return the row of a hit that only a register holds, with a button that brings it."""
    hit = each.hit
    why = _("matched: {why}").format(why=hit.why)
    return {
        "id": hit.id,
        "href": links.company_href(hit.id),
        "kind": hit.kind.value,
        "title": hit.name,
        "aside": KIND_SIGNS[hit.kind].label,
        "text": place_text(found.registers[each.register]),
        "small": why,
        "exact": hit.exact,
        "action": _("Bring"),
    }


def show_left_out(found: FoundOnPage) -> None:
    """Say what was not asked, cut, or taken out by hand."""
    for each in found.found.unusable:
        html.show_note(
            _("Not asked: {name}. {problem}").format(name=each.name, problem=str(each.problem))
        )
    for name, hits in found.found.by_register.items():
        title = register_title(found.registers[name])
        if hits.same_name:
            html.show_note(
                _("{register} has {n} of this name; the first are shown.").format(
                    register=title, n=number_text(hits.same_name)
                )
            )
        if hits.withheld:
            text = ngettext(
                "{register}: {n} hit is left out, since it was taken out by hand.",
                "{register}: {n} hits are left out, since they were taken out by hand.",
                hits.withheld,
            )
            html.show_note(text.format(register=title, n=hits.withheld))
        if hits.problem:
            html.show_note(f"{title}: {hits.problem}")
