"""What the commands print, and the options that say how."""

import json
from typing import Any

import click

from graph.showing import visible

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def print_json(document: Any) -> None:
    """Print one JSON document to stdout."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


def tell(message: str) -> None:
    """Say something to the person, on stderr."""
    click.echo(visible(message), err=True)
