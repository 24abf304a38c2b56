"""Owners, control, rings and crowds over the case and shelves, for the command line."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

import click

from graph.analyses.ownership.answer import OwnershipAnswer
from graph.commands.mass_rates import rate_document, rate_words
from graph.commands.output import AS_JSON, print_json
from graph.commands.register_boards import open_case_with, tell_limits, tell_part
from graph.commands.shared import AS_OF
from graph.registers.analyses.holdings import control_over, owners_over
from graph.registers.analyses.mass import Mass, MassList, find_mass
from graph.registers.analyses.rings import Ring, find_rings
from graph.support.safe_text import escape_control_characters
from graph.support.settings import settings

_REGISTERS = click.option(
    "--registers", metavar="all|NAME[,NAME]", required=True, help="The registers to look through."
)


def owners_with(
    registers: str,
    company: str,
    convention: str,
    threshold: Fraction | None,
    as_of: str | None,
    blocked: Iterable[str],
) -> OwnershipAnswer:
    """Return the owners of a company over the case and shelves."""
    with open_case_with(registers) as opened:
        tell_limits(opened)
        return owners_over(opened, company, convention, threshold, as_of, blocked)


def control_with(registers: str, owner: str, as_of: str | None) -> OwnershipAnswer:
    """Return what a party controls over the case and shelves."""
    with open_case_with(registers) as opened:
        tell_limits(opened)
        return control_over(opened, owner, as_of, tell_part)


@click.command()
@_REGISTERS
@AS_OF
@AS_JSON
def rings(registers: str, as_of: str | None, as_json: bool) -> None:
    """List circles of holdings in registers and the case, the shortest first."""
    with open_case_with(registers) as opened:
        tell_limits(opened)
        found = find_rings(opened, as_of, tell_part)
    if as_json:
        print_json([_ring_document(ring) for ring in found])
        return
    for ring in found:
        names = " > ".join(party.name for party in (*ring.parties, ring.parties[0]))
        click.echo(escape_control_characters(names))
    click.echo(f"{len(found):,} circles of holdings.")


def _ring_document(ring: Ring) -> dict[str, Any]:
    return {
        "parties": [{"id": party.id, "name": party.name} for party in ring.parties],
        "ties": list(ring.ties),
    }


@click.command()
@_REGISTERS
@click.option("--least", metavar="N", type=click.IntRange(1), help="Those with more than N.")
@AS_OF
@AS_JSON
def mass(registers: str, least: int | None, as_of: str | None, as_json: bool) -> None:
    """List addresses, officers and controllers of very many companies, with how common they are."""
    with open_case_with(registers) as opened:
        tell_limits(opened)
        limit = settings().mass_tenants if least is None else least
        found = find_mass(opened, limit, as_of, tell_part)
    if as_json:
        print_json(_mass_document(found))
        return
    for title, some in _lists(found):
        click.echo(f"{title}: {rate_words(title.casefold(), some.rate)}")
        for each in some.parties:
            click.echo(f"  {each.count:,}  {escape_control_characters(each.party.name)}")


def _lists(found: Mass) -> Iterator[tuple[str, MassList]]:
    yield "Addresses", found.addresses
    yield "Officers", found.officers
    yield "Controllers", found.controllers


def _mass_document(found: Mass) -> dict[str, Any]:
    lists = {title.casefold(): some for title, some in _lists(found)}
    return {
        **{
            name: [{"id": e.party.id, "name": e.party.name, "count": e.count} for e in some.parties]
            for name, some in lists.items()
        },
        "base_rates": {name: rate_document(some.rate) for name, some in lists.items()},
    }
