"""What the commands share: a source by its name, where records go, and what is said at the end."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import click
from rich.console import Console
from rich.status import Status

from graph.commands.printing import print_json, tell
from graph.commands.shared import opened_store
from graph.errors import CollectError, InputError
from scrapers import COLLECTORS
from scrapers.base import Candidate, Collector
from scrapers.gathering import FileGatherer, Gatherer
from scrapers.printing import candidate
from scrapers.runs import Run, RunFolder, RunKind
from scrapers.sinks import Sink

RECORDS = "records.jsonl.gz"
SOURCE = click.argument("source")
LINES = click.option("--json", "as_json", is_flag=True, help="Print one JSON line a record.")
DRY = click.option("--dry-run", is_flag=True, help="Only print; write nothing into the graph.")


def named(name: str) -> Collector:
    """Return a source by its name.

    Raises:
        InputError: there is none of that name.
    """
    for collector in COLLECTORS:
        if collector.name == name:
            return collector
    raise InputError(f"There is no source {name!r}; list them: python -m scrapers list")


@contextmanager
def sinking(
    collector: Collector, folder: RunFolder, as_json: bool, dry: bool, name: str = RECORDS
) -> Iterator[Sink]:
    """Open where the records of a run go: the store unless it is a dry run, stdout with --json."""
    with ExitStack() as stack:
        writing = None
        if not dry:
            store = stack.enter_context(opened_store())
            gatherer = FileGatherer if _is_bulk(collector, folder) else Gatherer
            writing = gatherer(store, folder.path.name, f"collect {collector.name}")
        shown: Callable[[dict[str, object]], None] = _line if as_json else _nothing
        kept = None if _is_bulk(collector, folder) else folder.path / name
        yield Sink(collector.name, writing, kept, shown)


def _is_bulk(collector: Collector, folder: RunFolder) -> bool:
    return folder.read().kind is RunKind.IMPORT and collector.read_files is not None


def _line(record: dict[str, object]) -> None:
    click.echo(json.dumps(record, ensure_ascii=False, default=str))


def _nothing(_record: dict[str, object]) -> None:
    pass


@contextmanager
def watched() -> Iterator[Callable[[Run, str], None]]:
    """Show what is being asked, where a person watches."""
    with Status("Starting", console=Console(stderr=True)) as status:

        def show(run: Run, url: str) -> None:
            status.update(f"{run.pages} pages, {run.records} records; asking {url}")

        yield show


def report(run: Run, as_json: bool) -> None:
    """Say what came of a run; what went wrong is the exit status."""
    for odd in run.not_understood:
        tell(f"Not understood: {odd.value} ({odd.count} times), for example {odd.example}")
    for note in run.notes:
        tell(note)
    if not as_json:
        click.echo(f"Run {run.run}: {run.state}, {run.pages} pages, {run.records} records")
    if run.problem:
        raise CollectError(run.problem)


def show(collector: Collector, found: tuple[Candidate, ...], as_json: bool) -> None:
    """Print the candidates for a name."""
    if as_json:
        print_json([candidate(collector.name, each) for each in found])
        return
    for each in found:
        click.echo(f"{each.subject}  {each.name}  {each.details}")
    if not found:
        tell("Nothing of that name. That is no proof that there is none.")
