"""Commands that make a backup of everything, and bring one back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from graph.commands.output import AS_JSON, print_json, tell
from graph.commands.shared import AUTHOR, open_default_store
from graph.errors import InputError
from graph.publishing.backups.make import make_backup
from graph.publishing.backups.restore import restore_backup
from graph.support.progress import PartCallback, ProgressPart, watch_bytes
from graph.support.settings import settings

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("path", metavar="FILE.zip", type=_FILE)
@AUTHOR
@AS_JSON
def backup(path: Path, author: str, as_json: bool) -> None:
    """Keep everything in one file: database, captures, cases, queries, watches; no keys.

    Others may go on working meanwhile. Whole registers are named in it and not included.
    """
    if path.suffix.lower() != ".zip":
        raise InputError(f"{path}: name a file that ends in .zip.")
    with open_default_store(author) as store, _progress("Keeping") as report:
        made = make_backup(path, store, settings(), report)
    for name in made.registers:
        tell(f"Not included, the register {name}: add it again from its files.")
    for name in made.left_out:
        tell(f"Not included, no plain file: {name}")
    if made.private_cases:
        tell(
            f"Not included, {made.private_cases} private cases: keep each in a file of its own "
            "with PRIVATE_CASE=NAME."
        )
    rows = dict(made.written.rows)
    size = path.stat().st_size
    if as_json:
        more = {"registers": list(made.registers), "left_out": list(made.left_out)}
        print_json({"backup": str(path), "bytes": size, "rows": rows, "files": made.files, **more})
        return
    click.echo(f"Written: {path} ({size:,} bytes)")
    click.echo(f"Holds: {_rows_text(rows)}, {made.files} files")


@click.command()
@click.argument("path", metavar="FILE.zip", type=_FILE)
@click.option("--replace", is_flag=True, help="Put it in the place of what is there.")
@AUTHOR
@AS_JSON
def restore(path: Path, replace: bool, author: str, as_json: bool) -> None:
    """Bring a backup back, on either kind of server; what is there is kept as a backup first."""
    with _progress("Restoring") as report:
        done = restore_backup(path, settings(), replacing=replace, by=author, report=report)
    if done.kept:
        tell(f"What was there before is kept: {done.kept}")
    for name in done.registers:
        tell(f"The register {name} is not in a backup: add it again from its files.")
    for line in done.settings:
        tell(f"Set otherwise where the backup was made; for the same answers set {line}")
    if as_json:
        print_json(
            {
                "restored": str(path),
                "made": done.made,
                "rows": done.rows,
                "files": done.files,
                "kept": done.kept and str(done.kept),
                "registers": list(done.registers),
                "settings": list(done.settings),
            }
        )
        return
    click.echo(f"Restored: {path}, made {done.made}")
    click.echo(f"Holds: {_rows_text(done.rows)}, {done.files} files")


def _rows_text(rows: dict[str, int]) -> str:
    shown = ("sources", "entities", "statements", "ties")
    return ", ".join(f"{rows[name]:,} {name}" for name in shown)


@contextmanager
def _progress(verb: str) -> Iterator[PartCallback]:
    """Show on stderr which part is being done, and how many bytes were written."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(verb, total=None)
        written = 0
        doing = verb

        def report(part: ProgressPart) -> None:
            nonlocal doing
            doing = f"{verb}: {part.what} ({part.number} of {part.of})"
            bar.update(task, description=doing, completed=part.number - 1, total=part.of)

        def count(size: int) -> None:
            nonlocal written
            written += size
            bar.update(task, description=f"{doing}, {written / 1_000_000:,.0f} MB")

        with watch_bytes(count):
            yield report
