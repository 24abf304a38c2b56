"""Command that traces one storefront, or all."""

from pathlib import Path

import click

from graph.analyses.projection import project
from graph.analyses.tracing.partial_load import load_trace_projection
from graph.analyses.tracing.trace import trace, trace_all
from graph.analyses.tracing.verdict import Verdict
from graph.commands.output import AS_JSON, print_json, write_csv
from graph.commands.shared import AS_OF, REGISTERS, open_default_store
from graph.errors import InputError
from graph.presentation.trace_report import batch_csv, verdict_lines
from graph.presentation.verdict_document import verdict_document


@click.command("trace")
@click.argument("storefront", required=False)
@click.option("--all", "every", is_flag=True, help="Trace every storefront.")
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), help="With --all: write CSV.")
@click.option("--target", "targets", multiple=True, metavar="ID", help="Look for these alone.")
@AS_OF
@REGISTERS
@click.option("--limit", default=5, show_default=True, help="How many chains are shown.")
@AS_JSON
def trace_(
    storefront: str | None,
    every: bool,
    csv_file: Path | None,
    targets: tuple[str, ...],
    as_of: str | None,
    registers: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Trace a storefront to the parent of its platform, hop by hop."""
    if bool(storefront) == every:
        raise InputError("Name one storefront, or give --all.")
    if registers:
        # Arrays and their compiler are slow to load, and seldom wanted.
        from graph.commands.trace_registers import trace_all_with, trace_with

        if every:
            _all(trace_all_with(registers, as_of), csv_file)
        else:
            _show(trace_with(registers, storefront or "", targets, as_of, limit), as_json=as_json)
        return
    if every:
        with open_default_store() as store:
            store.check_size()
            graph = project(store.contents())
        _all(batch_csv(trace_all(graph, as_of)), csv_file)
        return
    with open_default_store() as store:
        graph = store.read_for_trace(
            lambda reads: load_trace_projection(reads, storefront or "", targets)
        )
    _show(trace(graph, storefront or "", targets or None, as_of, limit), as_json=as_json)


def _show(verdict: Verdict, *, as_json: bool) -> None:
    if as_json:
        print_json(verdict_document(verdict))
        return
    for line in verdict_lines(verdict):
        click.echo(line)


def _all(text: str, csv_file: Path | None) -> None:
    if csv_file is None:
        click.echo(text, nl=False)
        return
    write_csv(csv_file, text)
