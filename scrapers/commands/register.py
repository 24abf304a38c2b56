"""Commands that keep whole registers beside the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.status import Status

from graph.commands.output import AS_JSON, print_json, tell
from graph.errors import InputError
from graph.registers.shelf.document import ShelfDocument
from graph.registers.shelf.keeping.removal import remove_shelf
from graph.registers.shelf.keeping.verify import verify_shelf
from graph.registers.shelf.places import shelf_at
from graph.registers.shelf.shelf import ListedShelf, list_shelves
from graph.support.settings import settings
from scrapers.bulk.building.progress import BuildProgress, Phase
from scrapers.bulk.estimate import Estimate
from scrapers.bulk.outdated import earlier_rules_note, rebuild_outdated
from scrapers.bulk.report_file import keep_report
from scrapers.bulk.shelves import (
    PreparedOrder,
    ShelfOrder,
    ShelfOutcome,
    add_shelf,
    prepare,
    update_shelf,
)

_GIGABYTE = 1024**3
_FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
_REPORT = click.option(
    "--report",
    type=click.Path(path_type=Path),
    help="Keep progress and outcome in this file as JSON.",
)


@click.group()
def register() -> None:
    """Keep whole registers as files beside the database."""


@register.command()
@click.argument("source")
@_FILES
@click.option("--as", "name", default="", help="The name of the register; else its source's.")
@_REPORT
def add(source: str, files: tuple[Path, ...], name: str, report: Path | None) -> None:
    """Add a register from the bulk files of a source, or go on with adding it."""
    _carry_out(ShelfOrder(settings().shared_dir, name or source, source, files), add_shelf, report)


@register.command()
@click.argument("name")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@_REPORT
def update(name: str, files: tuple[Path, ...], report: Path | None) -> None:
    """Bring a register to the day of newer files, and count what changed.

    Without files, build again what an older version of the program wrote.
    """
    if not files:
        _rebuild(name, report)
        return
    listed = _listed(name)
    if listed.document is None:
        raise InputError(f"{name} is {listed.state}; remove it and add its files again.")
    order = ShelfOrder(settings().shared_dir, name, listed.source, files)
    _carry_out(order, update_shelf, report)


def _rebuild(name: str, report: Path | None) -> None:
    with keep_report(report) as tell_report:
        document = rebuild_outdated(settings().shared_dir, name, tell_report)
    click.echo(_summary(document))


def _carry_out(
    order: ShelfOrder, work: Callable[[PreparedOrder], ShelfOutcome], report: Path | None
) -> None:
    with keep_report(report) as tell_report, _show_progress() as show:

        def tell_both(progress: BuildProgress) -> None:
            tell_report(progress)
            show(progress)

        prepared = prepare(order, tell_both)
        _print_estimate(prepared.estimate)
        outcome = work(prepared)
    _print_outcome(order.name, outcome)


def _print_estimate(estimate: Estimate) -> None:
    tell(
        f"About {estimate.lines:,} lines, {_minutes(estimate.seconds)}; needs about "
        f"{estimate.needed / _GIGABYTE:.1f} GB, {estimate.free / _GIGABYTE:.1f} GB are free."
    )


def _minutes(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes:,} minutes" if minutes > 1 else "a minute or less"


@contextmanager
def _show_progress() -> Iterator[Callable[[BuildProgress], None]]:
    with Status("Looking into the files", console=Console(stderr=True)) as status:

        def show(progress: BuildProgress) -> None:
            text = f"{progress.phase}: {progress.lines:,} of {progress.all_lines:,} lines"
            if progress.seconds_left is not None and progress.phase is Phase.READING:
                text += f", {_minutes(progress.seconds_left)} left"
            status.update(text)

        yield show


def _print_outcome(name: str, outcome: ShelfOutcome) -> None:
    document = outcome.document
    if outcome.thrown_away:
        tell("What was built of other files was thrown away.")
    for odd in document.not_understood:
        tell(f"Not understood: {odd.value} ({odd.count} times), for example {odd.example}")
    if outcome.was_there:
        click.echo(f"{name} holds this already.")
        return
    click.echo(_summary(document))
    if (changes := outcome.changes) is not None:
        click.echo(
            f"{changes.new:,} new, {changes.ended:,} ended, {changes.changed:,} changed, "
            f"{changes.gone:,} no longer stated"
        )


def _summary(document: ShelfDocument) -> str:
    counts = document.counts
    return (
        f"{document.name}: {counts.parties:,} parties, {counts.all_ties:,} ties, as of "
        f"{document.as_of}, {document.bytes / _GIGABYTE:.2f} GB"
    )


@register.command("list")
@AS_JSON
def list_(as_json: bool) -> None:
    """List the registers, with what they hold and their state."""
    listed = list_shelves(settings().shared_dir)
    if as_json:
        print_json([_describe(each) for each in listed])
        return
    for each in listed:
        click.echo(
            f"{each.name}  {each.state}  {each.source}  {each.as_of}  {each.parties:,} parties, "
            f"{each.ties:,} ties, {each.bytes / _GIGABYTE:.2f} GB"
        )
        if each.problem:
            tell(str(each.problem))
        if each.document and (note := earlier_rules_note(each.document)):
            tell(f"{each.name}: {note}")
    if not listed:
        click.echo("No registers yet. Add one: python -m scrapers register add SOURCE FILE…")


def _describe(shelf: ListedShelf) -> dict[str, object]:
    return {
        "name": shelf.name,
        "source": shelf.source,
        "as_of": shelf.as_of,
        "parties": shelf.parties,
        "ties": shelf.ties,
        "bytes": shelf.bytes,
        "state": shelf.state.value,
    }


def _listed(name: str) -> ListedShelf:
    for each in list_shelves(settings().shared_dir):
        if each.name == name:
            return each
    raise InputError(f"There is no register {name}.")


@register.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Remove it; without this, only say what it holds.")
def remove(name: str, yes: bool) -> None:
    """Remove a register; what was brought into the case stays."""
    listed = _listed(name)
    tell(
        f"{name}: {listed.parties:,} parties, {listed.ties:,} ties, "
        f"{listed.bytes / _GIGABYTE:.2f} GB, {listed.state}"
    )
    if not yes:
        raise InputError("Nothing was removed. Say --yes to remove it.")
    remove_shelf(settings().shared_dir, shelf_at(settings().shared_dir, name))
    click.echo(f"Removed: {name}")


@register.command()
@click.argument("name")
@click.pass_context
def verify(context: click.Context, name: str) -> None:
    """Check all files of a register: 0 if they hold, 1 if one is damaged."""
    problem = verify_shelf(settings().shared_dir, name)
    if not problem:
        click.echo(f"{name} holds.")
        return
    click.echo(str(problem))
    context.exit(1)
