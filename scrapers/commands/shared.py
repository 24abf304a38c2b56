"""Shared parts of the commands: arguments, the sink of a run, and its report."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import click
from rich.console import Console
from rich.status import Status

from graph.commands.output import print_json, tell
from graph.commands.shared import open_default_store
from graph.errors import CollectError, InputError
from graph.support.language import Text
from graph.support.settings import settings
from scrapers.contract.collector import Candidate, Collector
from scrapers.runs.open_sink import RECORDS, open_sink
from scrapers.runs.record_json import candidate_as_json
from scrapers.runs.run import Run, RunFolder
from scrapers.runs.search import search_candidates
from scrapers.runs.sink import Sink

SOURCE = click.argument("source")
JSON_LINES = click.option("--json", "as_json", is_flag=True, help="Print one JSON line a record.")
DRY_RUN = click.option("--dry-run", is_flag=True, help="Only print; write nothing into the graph.")


@contextmanager
def open_run_sink(
    collector: Collector, folder: RunFolder, as_json: bool, dry: bool, name: str = RECORDS
) -> Iterator[Sink]:
    """Open the sink of a run: the database unless it is a dry run, and stdout with ``--json``."""
    with ExitStack() as stack:
        store = None if dry else stack.enter_context(open_default_store())
        shown: Callable[[dict[str, object]], None] = _print_line if as_json else _print_nothing
        yield open_sink(collector, folder, store, shown, name)


def _print_line(record: dict[str, object]) -> None:
    click.echo(json.dumps(record, ensure_ascii=False, default=str))


def _print_nothing(_record: dict[str, object]) -> None:
    pass


@contextmanager
def show_progress() -> Iterator[Callable[[Run, Text], None]]:
    """Show the current request on the terminal; yield the function that updates it."""
    with Status("Starting", console=Console(stderr=True)) as status:

        def show(run: Run, what: Text) -> None:
            status.update(f"{run.pages} pages, {run.records} records; asking {what}")

        yield show


def report_run(run: Run, as_json: bool) -> None:
    """Print the result of a run.

    Raises:
        CollectError: the run had a problem; it sets the exit status.
    """
    for odd in run.not_understood:
        tell(f"Not understood: {odd.value} ({odd.count} times), for example {odd.example}")
    for note in run.notes:
        tell(str(note))
    if not as_json:
        click.echo(f"Run {run.run}: {run.state}, {run.pages} pages, {run.records} records")
    if run.problem:
        raise CollectError(run.problem)


def print_candidates(collector: Collector, found: tuple[Candidate, ...], as_json: bool) -> None:
    """Print the candidates for a name."""
    if as_json:
        print_json([candidate_as_json(collector.name, each) for each in found])
        return
    for each in found:
        click.echo(f"{each.subject}  {each.name}  {each.details}")
    if not found:
        tell("Nothing of that name. That is no proof that there is none.")


def offer_candidates(collector: Collector, name: str, as_json: bool) -> None:
    """Show the candidates for a bare name and exit: a name is never collected."""
    if collector.search is None:
        raise InputError(
            f"{name!r} is no {collector.subject}; {collector.name} has no name search."
        )
    print_candidates(collector, search_candidates(collector, settings(), name), as_json)
    tell(f"{name!r} is a name. Choose one, and collect it by its {collector.subject}.")
    raise click.exceptions.Exit(1)
