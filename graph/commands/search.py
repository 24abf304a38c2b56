"""Search by name, other spelling, register number or id."""

from dataclasses import asdict

import click

from graph.commands.output import AS_JSON, print_json
from graph.commands.shared import opened_store
from graph.support.safe_text import visible


@click.command()
@click.argument("text")
@AS_JSON
def search(text: str, as_json: bool) -> None:
    """Find entities by name, other spelling, register number or id."""
    with opened_store() as store:
        hits = store.search(text)
    if as_json:
        print_json([asdict(h) for h in hits])
        return
    for hit in hits:
        click.echo(f"{hit.id}  {visible(hit.name)} ({hit.kind}): {visible(hit.why)}")
    if not hits:
        click.echo("Nothing in the store is called that; this says nothing of what exists.")
