"""Commands for owners, holdings, control and groups by named conventions, and for changes."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

import click

from graph.analyses.ownership import queries as figures
from graph.analyses.ownership.catalogue import CONVENTIONS
from graph.analyses.ownership.changes import find_changes as changes_between
from graph.analyses.ownership.document import (
    changes_document,
    control_document,
    conventions_document,
    groups_document,
    holdings_document,
    owners_document,
)
from graph.analyses.ownership.groups import find_groups as all_groups
from graph.analyses.ownership.groups import groups_of
from graph.analyses.projection import Projection, project
from graph.commands.output import AS_JSON, print_json
from graph.commands.ownership_report import (
    answer_lines,
    changes_lines,
    convention_lines,
    group_lines,
)
from graph.commands.shared import AS_OF, REGISTERS, open_default_store
from graph.errors import InputError, ShareError
from graph.model.dates import as_of_day
from graph.model.shares import parse_share

_NAMES = ", ".join(c.name for c in CONVENTIONS)
_CONVENTION = click.option("--convention", metavar="NAME", help=f"How to count: {_NAMES}.")
_THRESHOLD = click.option(
    "--threshold", metavar="X", help="0.25 or 25%, in place of that of the convention."
)
_BLOCKED = click.option(
    "--blocked", multiple=True, metavar="ID", help="With ofac_50: these are the blocked parties."
)


def _convention_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a question by convention to a command."""
    for option in (AS_JSON, _BLOCKED, AS_OF, _THRESHOLD, _CONVENTION):
        command = option(command)
    return command


@click.command()
@click.argument("company")
@REGISTERS
@_convention_options
def owners(
    company: str,
    registers: str | None,
    convention: str | None,
    threshold: str | None,
    as_of: str | None,
    blocked: tuple[str, ...],
    as_json: bool,
) -> None:
    """Show everybody who has a part of a company, directly or through others."""
    name, line = _check_convention(convention), _line(threshold)
    if registers:
        # Arrays and their compiler are slow to load, and seldom wanted.
        from graph.commands.ownership_registers import owners_with

        answer = owners_with(registers, company, name, line, as_of, blocked)
    else:
        answer = figures.owners(_graph(), company, name, line, as_of, blocked)
    if as_json:
        print_json(owners_document(answer))
        return
    _tell(answer_lines(f"Owners of {answer.subject.name}", answer))


@click.command()
@click.argument("owner")
@_convention_options
def holdings(
    owner: str,
    convention: str | None,
    threshold: str | None,
    as_of: str | None,
    blocked: tuple[str, ...],
    as_json: bool,
) -> None:
    """Show everything of which a party has a part, directly or through others."""
    name, line = _check_convention(convention), _line(threshold)
    answer = figures.holdings(_graph(), owner, name, line, as_of, blocked)
    if as_json:
        print_json(holdings_document(answer))
        return
    _tell(answer_lines(f"Holdings of {answer.subject.name}", answer))


@click.command()
@click.argument("owner")
@REGISTERS
@AS_OF
@AS_JSON
def control(owner: str, registers: str | None, as_of: str | None, as_json: bool) -> None:
    """Show what a party controls, surely or possibly, by control_fixpoint."""
    if registers:
        # Arrays and their compiler are slow to load, and seldom wanted.
        from graph.commands.ownership_registers import control_with

        answer = control_with(registers, owner, as_of)
    else:
        answer = figures.control(_graph(), owner, as_of)
    if as_json:
        print_json(control_document(answer))
        return
    _tell(answer_lines(f"Controlled by {answer.subject.name}", answer))


@click.command()
@AS_JSON
def conventions(as_json: bool) -> None:
    """List the conventions of counting, each with its source, its line and what it does."""
    if as_json:
        print_json(conventions_document(CONVENTIONS))
        return
    _tell(convention_lines(CONVENTIONS))


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@click.option("--since", required=True, metavar="DATE", help="The earlier day, month or year.")
@click.option("--until", required=True, metavar="DATE", help="The later day, month or year.")
@AS_JSON
def changes(ids: tuple[str, ...], since: str, until: str, as_json: bool) -> None:
    """Show what changed between two dates for companies, storefronts or a group."""
    found = changes_between(_graph(), ids, since, until)
    if as_json:
        print_json(changes_document(found))
        return
    _tell(changes_lines(found))


@click.command()
@click.argument("party", required=False)
@AS_OF
@AS_JSON
def groups(party: str | None, as_of: str | None, as_json: bool) -> None:
    """Show the groups under common control: all, or those of a company or storefront."""
    graph, day = _graph(), as_of_day(as_of).isoformat()
    found = groups_of(graph, party, as_of) if party else all_groups(graph, as_of)
    if as_json:
        print_json(groups_document(found, day))
        return
    _tell(group_lines(found, day))


def _graph() -> Projection:
    with open_default_store() as store:
        return project(store.contents())


def _check_convention(convention: str | None) -> str:
    """Refuse a convention that does not exist before a store is opened."""
    if convention is None:
        raise InputError(f"Say how to count: --convention with one of {_NAMES}.")
    return figures.find_convention(convention).name


def _line(threshold: str | None) -> Fraction | None:
    if threshold is None:
        return None
    try:
        share = parse_share(threshold)
    except ShareError:
        share = None
    if share is None or share.min != share.max:
        raise InputError(f"{threshold!r} is no threshold; write 0.25, 25% or 1/4.")
    return share.min


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
