"""The registers beside the database, kept open for all sessions of this process."""

from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from graph.model.records import Contents
from graph.registers.kernels.compiler import on_preparing
from graph.registers.lookup.neighbours import read_neighbours
from graph.registers.lookup.opened import KeptRegisters, OpenRegisters
from graph.registers.lookup.register import OpenedRegister
from views.shell.place import shared_dir
from views.shell.texts import _, day_text


def kept_registers() -> KeptRegisters:
    """Return all registers, each opened when it is first asked."""
    return _registers_in(shared_dir())


@st.cache_resource(show_spinner=False)
def _registers_in(data_dir: Path) -> KeptRegisters:
    on_preparing(_say_preparing)
    return KeptRegisters(data_dir)


def _say_preparing() -> None:
    """Say why the first answer takes longer; work in the background says it by its progress."""
    if get_script_run_ctx(suppress_warning=True) is not None:
        st.toast(_("Preparing the search in registers; this is done once."))


def open_registers() -> OpenRegisters:
    """Return the registers as they are now."""
    return kept_registers().open_all()


def register_title(register: OpenedRegister) -> str:
    """Return a register with its day: ``Companies House, 1 November 2026``.

    Of several registers of one publisher each has its name too.
    """
    day = f", {day_text(register.as_of)}" if register.as_of else ""
    name = open_registers().name_beside(register)
    return f"{register.publisher}{day}" + (f" ({name})" if name else "")


def place_text(register: OpenedRegister) -> str:
    """Return where a party is that the case does not hold."""
    return _("{register}, not in your case").format(register=register_title(register))


def registers_with(ident: str) -> list[OpenedRegister]:
    """Return the registers that know a party and do not withhold it."""
    return [each for each in open_registers().usable if each.number_of(ident) is not None]


def registers_with_more(ident: str, case: Contents) -> list[OpenedRegister]:
    """Return the registers that state something of a party which the case does not hold."""
    return [each for each in registers_with(ident) if _has_more(each, ident, case)]


def _has_more(register: OpenedRegister, ident: str, case: Contents) -> bool:
    stated = {(each.source, each.entity) for each in case.statements_about(ident)}
    if not any((source, ident) in stated for source in register.sources):
        return True
    around = read_neighbours(register, ident)
    linked = {tie.other_end(ident) for tie in case.ties_of(ident)}
    return any(tie.other.id not in linked for tie in around.ties)
