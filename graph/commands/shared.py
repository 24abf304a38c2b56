"""Shared parts of the commands: the store, and options with the same meaning everywhere."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from graph.commands.output import tell
from graph.stores.open_store import open_store
from graph.stores.store import Store
from graph.support.language import english_text
from graph.support.settings import settings

AS_OF = click.option("--as-of", metavar="DATE", help="A day, month or year; today without it.")
AUTHOR = click.option(
    "--author",
    default="",
    metavar="NAME",
    help="Who does it, for the log; your login without it.",
)
YES = click.option("--yes", is_flag=True, help="Do it; without this only the counts are shown.")

REGISTERS = click.option(
    "--registers",
    metavar="all|NAME[,NAME]",
    help="Ask these registers too, not only the case.",
)


@contextmanager
def open_default_store(author: str = "") -> Iterator[Store]:
    """Open the store that the settings name, for the person whom its log then names."""
    with open_store(settings(), lambda message: tell(english_text(message))) as store:
        yield store.acting_as(author)
