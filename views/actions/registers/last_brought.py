"""Message of what was brought last from a register, with a way to take it back."""

import streamlit as st

from graph.errors import InvestigatorError
from views.jobs import bring
from views.jobs.bring import LastBrought
from views.shell import html, session
from views.shell.identity import Role
from views.shell.role_buttons import role_button
from views.shell.texts import _, ngettext, number_text


def show_last_brought() -> None:
    """Tell what was brought last, until another is or it is put aside."""
    last = bring.last_brought()
    if last is None:
        return
    if last.brought is None:
        html.show_problem(_("Nothing was brought"), last.problem)
        bring.put_aside()
        return
    with st.container(
        key="last_brought", horizontal=True, vertical_alignment="center", gap="small"
    ):
        html.show("brought", sentence=_sentence(last), left_out=_left_out(last))
        if last.brought.import_id and role_button(
            Role.EDITOR, _("Undo"), key="undo_brought", icon=":material/undo:"
        ):
            _undo(last.brought.import_id)
        if st.button(_("Close"), key="close_brought", icon=":material/close:"):
            bring.put_aside()
            st.rerun()


def _sentence(last: LastBrought) -> str:
    if last.brought is None or not last.brought.import_id:
        return _("Your case holds all of this already.")
    records = last.brought.records
    names = _names(last.brought.ids)
    ties = ngettext("{n} link", "{n} links", len(records.ties))
    return _("Brought into your case from {register}: {names}, with {ties}.").format(
        register=last.registers,
        names=names,
        ties=ties.format(n=number_text(len(records.ties))),
    )


def _names(ids: tuple[str, ...]) -> str:
    known = session.snapshot().contents.entities
    return ", ".join(known[ident].name if ident in known else ident for ident in ids)


def _left_out(last: LastBrought) -> list[str]:
    if last.brought is None:
        return []
    read = last.brought
    mass = [
        _("Not brought: {n} links of {name}, which very many share.").format(
            n=number_text(each.ties), name=each.party.name
        )
        for each in read.mass
    ]
    withheld = ngettext(
        "Not brought: {n} link to a name that was taken out of the register by hand.",
        "Not brought: {n} links to names that were taken out of the register by hand.",
        read.withheld,
    )
    return [*mass, *([withheld.format(n=read.withheld)] if read.withheld else [])]


def _undo(import_id: str) -> None:
    try:
        with st.spinner(_("Undoing")):
            session.store().undo(import_id)
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    bring.put_aside()
    st.rerun()
