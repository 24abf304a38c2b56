"""Output of the commands, and the options that choose its form."""

import json
from pathlib import Path
from typing import Any

import click

from graph.errors import InputError
from graph.support.safe_text import escape_control_characters

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def print_json(document: Any) -> None:
    """Print one JSON document to stdout."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


def write_csv(path: Path, text: str) -> None:
    """Write the file that ``--csv`` names, and print its path to stderr.

    Raises:
        InputError: it cannot be written.
    """
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        reason = error.strerror or "a failure"
        raise InputError(f"{path} cannot be written ({reason}); choose another --csv.") from error
    tell(f"Written: {path}")


def tell(message: str) -> None:
    """Print a message to stderr."""
    click.echo(escape_control_characters(message), err=True)
