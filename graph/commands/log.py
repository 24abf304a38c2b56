"""Command that lists the log: who did what, and when."""

import click

from graph.commands.output import AS_JSON, print_json
from graph.commands.shared import open_default_store
from graph.model.dates import first_day
from graph.model.log import LogEntry, log_document
from graph.support.safe_text import escape_control_characters


@click.command()
@click.option("--since", metavar="DATE", help="From this day, month or year on.")
@AS_JSON
def log(since: str | None, as_json: bool) -> None:
    """List who did what and when, the newest last; nothing in it is ever changed."""
    first = first_day(since).isoformat() if since else ""
    with open_default_store() as store:
        entries = store.log(first)
    if as_json:
        print_json(log_document(entries))
        return
    for each in entries:
        click.echo(escape_control_characters(_line(each)))
    if not entries:
        click.echo("Nothing was logged." if not since else f"Nothing was logged since {since}.")


def _line(each: LogEntry) -> str:
    named = ", ".join((*each.files, *each.ids))
    parts = (f"{each.at[:19]}Z", each.who, each.what, each.import_id, named)
    return "  ".join(part for part in parts if part)
