"""Write the graph for another tool."""

from dataclasses import asdict
from pathlib import Path

import click

from graph.commands.printing import AS_JSON, print_json, tell
from graph.commands.shared import opened_store
from graph.errors import InputError
from graph.exports import EXPORTS


@click.command()
@click.argument("format_name", metavar="FORMAT", required=False)
@click.option("--out", type=click.Path(path_type=Path), help="A file, or a folder or zip.")
@click.option("--around", multiple=True, metavar="ID", help="Only around these entities.")
@click.option("--hops", default=1, show_default=True, help="With --around: how far.")
@click.option("--list", "listed", is_flag=True, help="List the formats.")
@AS_JSON
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
    with opened_store() as store:
        contents = store.around(around, hops) if around else store.contents()
    note = formats[format_name].write(contents, out)
    if as_json:
        print_json(asdict(note))
        return
    click.echo(f"Written: {', '.join(note.files)}")
    for lack in note.not_held:
        tell(f"Not held by {note.format}: {lack.what} ({lack.count}): {lack.why}")
