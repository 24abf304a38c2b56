"""Command that brings parties of a register into the case."""

import click

from graph.commands.output import AS_JSON, print_json, tell
from graph.commands.shared import open_default_store
from graph.registers.lookup.opened import open_registers
from graph.support.settings import settings
from scrapers.runs.bring import BroughtParties, bring_parties

_MOST_HOPS = 3


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@click.option("--from", "name", required=True, metavar="NAME", help="The register they are in.")
@click.option(
    "--hops",
    type=click.IntRange(0, _MOST_HOPS),
    default=0,
    show_default=True,
    help="How far the ties of the parties at other ends are brought, too.",
)
@AS_JSON
def bring(ids: tuple[str, ...], name: str, hops: int, as_json: bool) -> None:
    """Bring parties of a register into the case: with their ties and sources, as one import.

    Safe to repeat; "undo IMPORT" takes it back. The register itself is not changed.
    """
    with open_registers(settings().shared_dir) as registers, open_default_store() as store:
        brought = bring_parties(store, [registers.open_one(name)], ids, hops)
    _tell_left_out(brought)
    if as_json:
        print_json(_document(brought))
    elif not brought.import_id:
        click.echo("Your case holds all of this already; nothing was written.")
    else:
        records = brought.records
        parties = len({statement.entity for statement in records.statements})
        click.echo(f"Import {brought.import_id}")
        click.echo(f"Brought: {parties} parties, {len(records.ties)} ties; new: {brought.new}")


def _document(brought: BroughtParties) -> dict[str, object]:
    records = brought.records
    return {
        "import_id": brought.import_id or None,
        "ids": brought.ids,
        "parties": len({statement.entity for statement in records.statements}),
        "ties": len(records.ties),
        "new": brought.new,
        "withheld": brought.withheld,
        "mass": [{"id": each.party.id, "ties": each.ties} for each in brought.mass],
    }


def _tell_left_out(brought: BroughtParties) -> None:
    """Say what was not brought, and why."""
    for each in brought.mass:
        tell(
            f"Not brought: {each.ties:,} ties of {each.party.name} ({each.party.id}), "
            "the address, contact or officer of very many."
        )
    if withheld := brought.withheld:
        tell(f"Not brought: ties to parties taken out of the register by hand ({withheld})")
    if unstated := brought.unstated:
        tell(f"Not brought: ties to ids of which the register states nothing ({unstated})")
    for odd in brought.set_aside:
        tell(f"Not brought, since your case has it otherwise: {odd.value} ({odd.example})")
