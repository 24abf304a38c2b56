"""Parties of a register brought into the case, and what the last of these brought."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import InvestigatorError
from views.shell import session
from views.shell.texts import _

if TYPE_CHECKING:
    from scrapers.runs.bring import BroughtParties

_KEPT = "brought"


@dataclass(frozen=True, slots=True)
class LastBrought:
    """What was brought last, from which registers; ``problem`` says why nothing was."""

    registers: str
    brought: "BroughtParties | None"
    problem: str = ""


def bring(names: Sequence[str], ids: Sequence[str]) -> None:
    """Bring parties of registers into the case; the next page tells what came."""
    # Here, not above: every first page asks what was brought last, and few bring anything.
    from scrapers.runs.bring import bring_parties
    from views.shell.registers import kept_registers, register_title

    try:
        registers = [kept_registers().open_one(name) for name in names]
        with st.spinner(_("Bringing it into your case")):
            brought = bring_parties(session.store(), registers, ids)
    except InvestigatorError as error:
        st.session_state[_KEPT] = LastBrought("", None, str(error))
    else:
        titles = dict.fromkeys(register_title(each) for each in registers)
        st.session_state[_KEPT] = LastBrought("; ".join(titles), brought)


def last_brought() -> LastBrought | None:
    """Return what was brought last, until it is put aside."""
    last: LastBrought | None = st.session_state.get(_KEPT)
    return last


def put_aside() -> None:
    """Forget what was brought last; it stays in the case."""
    st.session_state.pop(_KEPT, None)
