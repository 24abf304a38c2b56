"""The command line of the graph: ``python -m graph …`` (design section 5)."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import Progress

from graph.analyses.tracing.document import verdict_document
from graph.analyses.tracing.trace import trace, trace_all
from graph.errors import InputError, InvestigatorError
from graph.exports import EXPORTS
from graph.importing import read_paths
from graph.importing.reading import Reading
from graph.projection import project
from graph.reports import batch_csv, verdict_lines
from graph.settings import settings
from graph.showing import visible
from graph.stores import open_store
from graph.stores.bolt import Store
from graph.stores.local_server import local_status, run_supervisor, stop_server

_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
_AS_OF = click.option("--as-of", metavar="DATE", help="A day, month or year; today without it.")
_YES = click.option("--yes", is_flag=True, help="Do it; without this only the counts are shown.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Who is really behind a storefront? Import a case, trace it, take the proof away."""


@contextmanager
def _store() -> Iterator[Store]:
    with open_store(settings()) as store:
        yield store


def _print_json(document: Any) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


def _tell(message: str) -> None:
    click.echo(visible(message), err=True)


@main.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Let the files replace what their sources stated.")
@_JSON
def import_(paths: tuple[Path, ...], replace: bool, as_json: bool) -> None:
    """Load spreadsheets (folder, zip, xlsx) or BODS files; safe to repeat."""
    reading = read_paths(paths)
    with _store() as store:
        _stop_at_problems(reading, store)
        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("Writing", total=len(reading.records))
            receipt = store.load(
                reading.records,
                by="command line",
                files=reading.files,
                replace=replace,
                progress=lambda done, total: bar.update(task, completed=done, total=total),
            )
    for note in receipt.notes:
        _tell(note)
    for odd in reading.not_understood:
        _tell(f"Not understood: {odd.value} ({odd.count} times), for example {odd.example}")
    if as_json:
        _print_json(asdict(receipt))
        return
    new, same = receipt.new, receipt.unchanged
    click.echo(f"Import {receipt.import_id}")
    click.echo(f"New: {new.sources} sources, {new.entities} entities, {new.ties} ties")
    click.echo(f"Already there: {same.sources} sources, {same.entities} entities, {same.ties} ties")


def _stop_at_problems(reading: Reading, store: Store) -> None:
    """Show every problem of every row at once; with any of them nothing is written."""
    problems = [str(p) for p in reading.problems]
    if reading.references:
        known = store.known_ids({r.id for r in reading.references})
        problems += [str(r.problem) for r in reading.references if r.id not in known]
    if problems:
        raise InputError("\n".join([*problems, f"Nothing was written: {len(problems)} problems."]))


@main.command()
@_JSON
def imports(as_json: bool) -> None:
    """List the imports, newest first."""
    with _store() as store:
        found = store.imports()
    if as_json:
        _print_json([asdict(i) for i in found])
        return
    for each in found:
        state = each.finished or "not finished"
        click.echo(f"{each.id}  {each.started}  {state}  {each.by}  {', '.join(each.files)}")
    if not found:
        click.echo("No imports yet. Load one: python -m graph import examples/project_s")


@main.command()
@click.argument("import_id", metavar="IMPORT")
def undo(import_id: str) -> None:
    """Take an import back; what other imports state stays."""
    with _store() as store:
        gone = store.undo(import_id)
    click.echo(f"Removed: {gone.sources} sources, {gone.entities} entities, {gone.ties} ties")


@main.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@_YES
def remove(ids: tuple[str, ...], yes: bool) -> None:
    """Remove entities, ties or sources with what depends on them; counts first."""
    with _store() as store:
        gone = store.remove(ids) if yes else store.dependants(ids)
    verb = "Removed" if yes else "Would remove (add --yes)"
    click.echo(f"{verb}: {gone.sources} sources, {gone.entities} entities, {gone.ties} ties")


@main.command()
@click.argument("text")
@_JSON
def search(text: str, as_json: bool) -> None:
    """Find entities by name, other spelling, register number or id."""
    with _store() as store:
        hits = store.search(text)
    if as_json:
        _print_json([asdict(h) for h in hits])
        return
    for hit in hits:
        click.echo(f"{hit.id}  {visible(hit.name)} ({hit.kind}): {visible(hit.why)}")
    if not hits:
        click.echo("Nothing in the store is called that; this says nothing of what exists.")


@main.command("trace")
@click.argument("storefront", required=False)
@click.option("--all", "every", is_flag=True, help="Trace every storefront.")
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), help="With --all: write CSV.")
@click.option("--target", "targets", multiple=True, metavar="ID", help="Look for these alone.")
@_AS_OF
@click.option("--limit", default=5, show_default=True, help="How many chains are shown.")
@_JSON
def trace_(
    storefront: str | None,
    every: bool,
    csv_file: Path | None,
    targets: tuple[str, ...],
    as_of: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Trace a storefront to the parent of its platform, hop by hop."""
    if bool(storefront) == every:
        raise InputError("Name one storefront, or give --all.")
    with _store() as store:
        graph = project(store.contents())
    if every:
        _all(batch_csv(trace_all(graph, as_of)), csv_file)
        return
    verdict = trace(graph, storefront or "", targets or None, as_of, limit)
    if as_json:
        _print_json(verdict_document(verdict))
        return
    for line in verdict_lines(verdict):
        click.echo(line)


def _all(text: str, csv_file: Path | None) -> None:
    if csv_file is None:
        click.echo(text, nl=False)
        return
    csv_file.write_text(text, encoding="utf-8", newline="")
    _tell(f"Written: {csv_file}")


@main.command()
@click.argument("format_name", metavar="FORMAT", required=False)
@click.option("--out", type=click.Path(path_type=Path), help="A file, or a folder or zip.")
@click.option("--around", multiple=True, metavar="ID", help="Only around these entities.")
@click.option("--hops", default=1, show_default=True, help="With --around: how far.")
@click.option("--list", "listed", is_flag=True, help="List the formats.")
@_JSON
def export(
    format_name: str | None,
    out: Path | None,
    around: tuple[str, ...],
    hops: int,
    listed: bool,
    as_json: bool,
) -> None:
    """Write the graph, or a part of it, to a file of another tool."""
    formats = {e.name: e for e in EXPORTS}
    if listed:
        for each in EXPORTS:
            click.echo(f"{each.name}  {each.title}")
        return
    if format_name not in formats or out is None:
        raise InputError(f"Name a format ({', '.join(formats)}) and --out PATH.")
    with _store() as store:
        contents = store.around(around, hops) if around else store.contents()
    note = formats[format_name].write(contents, out)
    if as_json:
        _print_json(asdict(note))
        return
    click.echo(f"Written: {', '.join(note.files)}")
    for lack in note.not_held:
        _tell(f"Not held by {note.format}: {lack.what} ({lack.count}): {lack.why}")


@main.command()
@_YES
def reset(yes: bool) -> None:
    """Delete every entity, source and import; database and counts are shown first."""
    where = settings().neo4j_uri or f"the embedded store in {settings().data_dir}"
    with _store() as store:
        counts = store.counts()
        _tell(f"{where}: {counts.sources} sources, {counts.entities} entities, {counts.ties} ties")
        if not yes:
            raise InputError("Nothing was deleted. Add --yes to delete all of these.")
        store.reset()
    click.echo("The store is empty.")


@main.group()
def server() -> None:
    """Look at or stop the embedded database."""


@server.command("status")
@_JSON
def server_status(as_json: bool) -> None:
    """Say whether the embedded database runs, where, and how large it is."""
    found = local_status(settings().data_dir)
    if as_json:
        _print_json(asdict(found))
        return
    for name, value in asdict(found).items():
        click.echo(f"{name.replace('_', ' ')}: {value}")


@server.command("stop")
def server_stop() -> None:
    """Stop the embedded database; the next use starts it again."""
    click.echo("Stopped." if stop_server(settings().data_dir) else "It was not running.")


@server.command("run", hidden=True)
def server_run() -> None:
    """Watch the embedded database, and stop it when nobody uses it."""
    run_supervisor(settings().data_dir)


def run(command: Callable[..., Any]) -> int:
    """Run a command line and return its exit status; an expected failure is one message, 2."""
    try:
        command(standalone_mode=False)
    except InvestigatorError as error:
        for line in str(error).splitlines():
            _tell(line)
    except click.ClickException as error:
        error.show()
    except click.exceptions.Abort:
        _tell("Stopped.")
    else:
        return 0
    return 2
