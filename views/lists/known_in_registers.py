"""How many parties of a list are in the registers beside the database, by their ids."""

from collections.abc import Collection

from graph.errors import InvestigatorError
from graph.registers.lookup.register import OpenedRegister
from views.shell import html
from views.shell.registers import open_registers, register_title
from views.shell.texts import _, ngettext, number_text


def show_counts(ids: Collection[str]) -> None:
    """Say how many of some parties each register knows; nothing where it knows none."""
    for register in open_registers().usable:
        count = _count_known(register, ids)
        if count:
            form = ngettext(
                "{n} of these is in {register}, read from {source}.",
                "{n} of these are in {register}, read from {source}.",
                count,
            )
            title, source = register_title(register), register.source_title
            html.show_note(form.format(n=number_text(count), register=title, source=source))


def _count_known(register: OpenedRegister, ids: Collection[str]) -> int:
    try:
        return sum(register.number_of(ident) is not None for ident in ids)
    except InvestigatorError as error:
        html.show_note(
            _("Not asked: {name}. {problem}").format(name=register.name, problem=str(error))
        )
        return 0
