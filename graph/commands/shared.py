"""What the commands share: the store, the options, and where a person reads what."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from graph.settings import settings
from graph.showing import visible
from graph.stores import open_store
from graph.stores.bolt import Store

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
AS_OF = click.option("--as-of", metavar="DATE", help="A day, month or year; today without it.")
YES = click.option("--yes", is_flag=True, help="Do it; without this only the counts are shown.")


@contextmanager
def opened_store() -> Iterator[Store]:
    """Open the store that the settings name."""
    with open_store(settings()) as store:
        yield store


def print_json(document: Any) -> None:
    """Print one JSON document to stdout."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


def tell(message: str) -> None:
    """Say something to the person, on stderr."""
    click.echo(visible(message), err=True)
