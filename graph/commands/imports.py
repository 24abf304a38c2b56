"""Commands for imports: import, list, undo and remove."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from graph.commands.output import AS_JSON, print_json, tell
from graph.commands.shared import AUTHOR, YES, open_default_store
from graph.errors import ConflictError, InputError
from graph.importing.columns.kept_mappings import named_mapping
from graph.importing.columns.mapped_files import map_paths
from graph.importing.read_all import read_paths
from graph.importing.result import ImportContents
from graph.importing.spreadsheet.table_format import ENCODINGS, UTF_8
from graph.registers.lookup.opened import open_registers, registers_holding
from graph.registers.shelf.places import shelf_place
from graph.registers.shelf.withheld import withhold
from graph.stores.results import Preview, Receipt
from graph.stores.store import Store
from graph.support.language import N_, LazyText, lazy_text
from graph.support.settings import settings


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Let the files replace what their sources stated.")
@click.option(
    "--encoding", type=click.Choice(ENCODINGS), default=None, help="Of CSV files; default UTF-8."
)
@click.option(
    "--mapping",
    metavar="FILE_OR_TITLE",
    help="What the columns of any other spreadsheet are: the title of a sheet that the page Import "
    "was told, or the file that it kept.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@AUTHOR
@AS_JSON
def import_(
    paths: tuple[Path, ...],
    replace: bool,
    encoding: str | None,
    mapping: str | None,
    dry_run: bool,
    author: str,
    as_json: bool,
) -> None:
    """Load spreadsheets (folder, zip, xlsx), BODS or FollowTheMoney files; safe to repeat."""
    reading = _read(paths, encoding, mapping)
    with open_default_store(author) as store:
        _stop_at_problems(reading, store)
        if dry_run:
            preview = store.preview(reading.records, replace)
            _stop_at_conflicts(reading, preview.problems)
            _tell_preview(reading, preview, as_json)
            return
        receipt = _load_records(store, reading, replace, author)
    for note in receipt.notes:
        tell(note)
    _tell_unplaced(reading)
    if as_json:
        print_json(asdict(receipt))
        return
    new, same = receipt.new, receipt.unchanged
    click.echo(f"Import {receipt.import_id}")
    click.echo(f"New: {new}")
    click.echo(f"Already there: {same}")


def _read(paths: Sequence[Path], encoding: str | None, mapping: str | None) -> ImportContents:
    if mapping is None:
        return read_paths(paths, encoding or UTF_8)
    return map_paths(paths, named_mapping(settings().data_dir, mapping), encoding or "")


def _stop_at_problems(reading: ImportContents, store: Store) -> None:
    """Raise every problem of every row at once; with any of them nothing is written."""
    problems = reading.problems_with(store.known_ids)
    if problems:
        listing = "\n".join(str(p) for p in problems)
        count = sum(problem.rows for problem in problems)
        raise InputError(f"{listing}\nNothing was written; problems: {count}")


def _load_records(store: Store, reading: ImportContents, replace: bool, author: str) -> Receipt:
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Writing", total=len(reading.records))
        try:
            return store.load(
                reading.records,
                by=author or lazy_text(N_("command line")),
                files=reading.files,
                replace=replace,
                progress=lambda done, total: bar.update(task, completed=done, total=total),
            )
        except ConflictError as error:
            _stop_at_conflicts(reading, error.problems)
            raise


def _stop_at_conflicts(reading: ImportContents, problems: Sequence[LazyText]) -> None:
    """Raise everything that contradicts the store, each with the row that states it."""
    if problems:
        listing = "\n".join(str(reading.with_place(problem)) for problem in problems)
        raise InputError(f"{listing}\nNothing was written.")


def _tell_unplaced(reading: ImportContents) -> None:
    for odd in reading.not_understood:
        tell(f"Not understood: {odd.value} ({odd.count} times), for example {odd.example}")


def _tell_preview(reading: ImportContents, preview: Preview, as_json: bool) -> None:
    """Print what an import would do; nothing is written."""
    for note in preview.notes:
        tell(note)
    _tell_unplaced(reading)
    if as_json:
        print_json({"new": asdict(preview.new), "unchanged": asdict(preview.unchanged)})
        return
    click.echo(f"Would be new: {preview.new}")
    click.echo(f"Already there: {preview.unchanged}")


@click.command()
@AS_JSON
def imports(as_json: bool) -> None:
    """List the imports, newest first."""
    with open_default_store() as store:
        records = store.imports()
    if as_json:
        print_json([{**asdict(each), "by": str(each.by)} for each in records])
        return
    for each in records:
        state = each.finished or "not finished"
        click.echo(f"{each.id}  {each.started}  {state}  {each.by}  {', '.join(each.files)}")
    if not records:
        click.echo("No imports yet. Load one: python -m graph import examples/project_s")


@click.command()
@click.argument("import_id", metavar="IMPORT")
@AUTHOR
def undo(import_id: str, author: str) -> None:
    """Take an import back; what other imports state stays."""
    with open_default_store(author) as store:
        gone = store.undo(import_id, lambda part: tell(f"Removed so far: {part}"))
    click.echo(f"Removed: {gone}")


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@YES
@AUTHOR
def remove(ids: tuple[str, ...], yes: bool, author: str) -> None:
    """Remove entities, ties or sources with what depends on them; counts first.

    A party that only a register holds is left out of it from then on.
    """
    shared = settings().shared_dir
    with open_registers(shared) as registers, open_default_store(author) as store:
        holding = registers_holding(registers, ids)
        outside = holding.keys() - store.known_ids(holding)
        inside = [ident for ident in ids if ident not in outside]
        captures = store.captures_holding(inside)
        if inside:
            gone = store.remove(inside) if yes else store.dependants(inside)
            verb = "Removed" if yes else "Would remove (add --yes)"
            click.echo(f"{verb}: {gone}")
    for capture in captures:
        tell(f"Still held by the capture {capture}")
    for ident, names in holding.items():
        listed = ", ".join(names)
        if ident not in outside:
            tell(f"{ident} is also in {listed}; remove it again to take it out there.")
            continue
        if settings().is_private:
            tell(f"{ident} is in {listed}, which a private case only reads: unset PRIVATE_CASE.")
            continue
        for name in names if yes else ():
            withhold(shelf_place(settings().shared_dir, name).withheld, ident)
        click.echo(f"{'Left' if yes else 'Would leave (add --yes)'} out of {listed}: {ident}")
