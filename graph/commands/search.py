"""Command that searches by name, other spelling, register number or id."""

from dataclasses import asdict

import click

from graph.commands.output import AS_JSON, print_json
from graph.commands.shared import open_default_store
from graph.support.safe_text import escape_control_characters


@click.command()
@click.argument("text")
@AS_JSON
def search(text: str, as_json: bool) -> None:
    """Find entities by name, other spelling, register number or id."""
    with open_default_store() as store:
        hits = store.search(text)
    if as_json:
        print_json([asdict(h) for h in hits])
        return
    for hit in hits:
        click.echo(escape_control_characters(f"{hit.id}  {hit.name} ({hit.kind}): {hit.why}"))
    if not hits:
        click.echo("Nothing in the store is called that; this says nothing of what exists.")
