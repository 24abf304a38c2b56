"""What the commands share: the store, and options that mean the same everywhere."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from graph.settings import settings
from graph.stores.bolt import Store
from graph.stores.opening import open_store

AS_OF = click.option("--as-of", metavar="DATE", help="A day, month or year; today without it.")
YES = click.option("--yes", is_flag=True, help="Do it; without this only the counts are shown.")


@contextmanager
def opened_store() -> Iterator[Store]:
    """Open the store that the settings name."""
    with open_store(settings()) as store:
        yield store
