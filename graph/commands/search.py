"""Command that searches case and registers by name, other spelling, register number or id."""

from collections.abc import Sequence
from contextlib import ExitStack

import click

from graph.commands.output import AS_JSON, print_json, tell
from graph.commands.shared import open_default_store
from graph.registers.lookup.opened import OpenRegisters, open_registers
from graph.registers.lookup.search_all import (
    FoundParties,
    FoundParty,
    found_document,
    search_registers,
)
from graph.support.safe_text import escape_control_characters
from graph.support.settings import settings

_HITS = 20


@click.command()
@click.argument("text")
@click.option("--case-only", is_flag=True, help="Leave the registers out.")
@AS_JSON
def search(text: str, case_only: bool, as_json: bool) -> None:
    """Find entities by name, other spelling, register number or id, in the case and registers."""
    with ExitStack() as stack:
        store = stack.enter_context(open_default_store())
        registers = OpenRegisters((), ())
        if not case_only:
            registers = stack.enter_context(open_registers(settings().shared_dir)).open_all()
        found = search_registers(
            registers, text, store.search(text, _HITS), store.known_ids, limit=_HITS
        )
        titles = {register.name: registers.title(register) for register in registers.usable}
    if as_json:
        print_json(found_document(found))
    else:
        for each in found.parties:
            where = f"  [{titles[each.register]}, not in your case]" if each.register else ""
            click.echo(_safe(_line(each) + where))
        if not found.parties:
            click.echo(_nothing(registers))
    _tell_left_out(found)


def _line(found: FoundParty) -> str:
    return f"{found.hit.id}  {found.hit.name} ({found.hit.kind}): {found.hit.why}"


def _nothing(registers: OpenRegisters) -> str:
    names: Sequence[str] = [each.name for each in registers.usable]
    where = f"the store, or in {', '.join(names)}," if names else "the store"
    return f"Nothing in {where} is called that; this says nothing of what exists."


def _tell_left_out(found: FoundParties) -> None:
    """Say what was not asked, cut, or withheld."""
    for each in found.unusable:
        tell(f"Not asked: {each.name}. {each.problem}")
    for name, hits in found.by_register.items():
        if hits.same_name:
            tell(f"{name} has {hits.same_name} of this name; the first are shown.")
        if hits.withheld:
            tell(f"{name}: hits left out, since they were taken out by hand ({hits.withheld})")
        if hits.problem:
            tell(f"{name}: {hits.problem}")


def _safe(text: str) -> str:
    return escape_control_characters(text)
