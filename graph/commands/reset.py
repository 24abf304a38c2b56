"""Command that empties the store."""

import click

from graph.commands.output import tell
from graph.commands.shared import AUTHOR, YES, open_default_store
from graph.errors import InputError
from graph.support.settings import settings


@click.command()
@YES
@AUTHOR
def reset(yes: bool, author: str) -> None:
    """Delete every entity, source and import, not the log; counts are shown first."""
    where = settings().neo4j_uri or f"the embedded store in {settings().data_dir}"
    with open_default_store(author) as store:
        counts = store.counts()
        tell(f"{where}: {counts}")
        if not yes:
            raise InputError("Nothing was deleted. Add --yes to delete all of these.")
        store.reset()
    click.echo("The store is empty.")
