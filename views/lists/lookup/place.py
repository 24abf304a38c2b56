"""Choice of where the rows of a spreadsheet are looked for: the database, or one register."""

import streamlit as st

from views.shell.registers import open_registers, register_title
from views.shell.texts import _

_DATABASE = ""


def ask_place() -> str:
    """Ask for the place; return the name of a register, empty for the database."""
    titles = {each.name: register_title(each) for each in open_registers().usable}
    if not titles:
        return _DATABASE
    chosen = st.selectbox(
        _("Look in"),
        [_DATABASE, *titles],
        format_func=lambda name: titles.get(name) or _("The database"),
        key="table_place",
        width=360,
    )
    return str(chosen)


def place_title(name: str) -> str:
    """Return the title of a register by its name, which is all that is left of a removed one."""
    register = open_registers().named(name)
    return register_title(register) if register else name
