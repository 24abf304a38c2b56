"""Commands for the reference set of marketplaces: list, load, update."""

from pathlib import Path

import click

from graph.commands.output import tell
from graph.commands.shared import open_default_store
from graph.reference.platform_set import (
    find_platform,
    load_platform,
    load_set,
    platforms_in,
    read_set,
    set_path,
    update_set,
)
from graph.stores.results import Receipt
from graph.support.language import N_, lazy_text
from graph.support.safe_text import escape_control_characters
from graph.support.settings import settings


@click.group()
def platforms() -> None:
    """Operators and owners of well-known marketplaces, as their pages and filings state them."""


@platforms.command("list")
def list_() -> None:
    """Print each marketplace with its id and who is stated to operate it; needs no store."""
    for each in platforms_in(read_set(set_path(settings().shared_dir))):
        operators = "; ".join(each.operators) or "operator not stated"
        click.echo(escape_control_characters(f"{each.id}  {each.name}: {operators}"))


@platforms.command()
@click.argument("names", nargs=-1)
def load(names: tuple[str, ...]) -> None:
    """Load all marketplaces, or each that is named (id or name) as an import of its own."""
    records = read_set(set_path(settings().shared_dir))
    known = platforms_in(records)
    chosen = dict.fromkeys(find_platform(known, name) for name in names)
    by = lazy_text(N_("command line"))
    with open_default_store() as store:
        for each in chosen:
            _tell_receipt(load_platform(store, records, each.id, by), each.id)
        if not chosen:
            _tell_receipt(load_set(store, records, by), "platforms")


def _tell_receipt(receipt: Receipt, about: str) -> None:
    for note in receipt.notes:
        tell(str(note))
    click.echo(f"Import {receipt.import_id}: {about}")
    click.echo(f"New: {receipt.new}")
    click.echo(f"Already there: {receipt.unchanged}")


@platforms.command()
@click.argument("file", type=click.Path(path_type=Path))
def update(file: Path) -> None:
    """Let a newer set (a zip or folder of the three tables) take the place of the shipped one."""
    known = platforms_in(update_set(file, settings().shared_dir))
    click.echo(f"Platforms: {len(known)}")
    tell(
        "Nothing in the store has changed. Load what you use again: python -m graph platforms load"
    )
