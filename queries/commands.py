"""The command line of saved queries: ``python -m queries …`` (design section 5)."""

import json
from collections.abc import Mapping
from typing import Any

import click

from graph.errors import InputError
from graph.settings import settings
from graph.stores.opening import open_store
from queries.formats import FORMATS
from queries.library import Query, load_all, named

_VALUES = click.option("-p", "values", multiple=True, metavar="KEY=VALUE", help="Fill a field.")
_FORMAT = click.option("--format", "form", type=click.Choice(list(FORMATS)), default="table")
_LIMIT = click.option("--limit", default=1000, show_default=True, help="Rows at most.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Ask the graph: saved questions, or your own Cypher, read-only."""


@main.command("list")
def list_() -> None:
    """List the saved questions."""
    for query in load_all():
        click.echo(f"{query.name}  {query.question}")


@main.command()
@click.argument("name")
def show(name: str) -> None:
    """Show one saved question with its fields and its Cypher."""
    query = named(name)
    click.echo(f"{query.title}\n{query.question}")
    for parameter in query.parameters:
        click.echo(f"  -p {parameter.name}={json.dumps(parameter.default)}  {parameter.help}")
    click.echo(f"\n{query.cypher}")


@main.command()
@click.argument("name")
@_VALUES
@_FORMAT
@_LIMIT
def run(name: str, values: tuple[str, ...], form: str, limit: int) -> None:
    """Run a saved question."""
    query = named(name)
    _answer(query.cypher, filled(query, _parsed(values)), form, limit)


@main.command()
@click.argument("cypher")
@_VALUES
@_FORMAT
@_LIMIT
def ask(cypher: str, values: tuple[str, ...], form: str, limit: int) -> None:
    """Run a query of your own; it can only read."""
    _answer(cypher, _parsed(values), form, limit)


def _parsed(values: tuple[str, ...]) -> dict[str, Any]:
    """Read fields: text, unless it is a JSON number, boolean or list."""
    found: dict[str, Any] = {}
    for each in values:
        key, sign, text = each.partition("=")
        if not sign:
            raise InputError(f"{each!r} is no field; write -p key=value.")
        try:
            value = json.loads(text)
        except ValueError:
            value = text
        found[key] = value if isinstance(value, int | float | list) else text
    return found


def filled(query: Query, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return all values of a query's fields, the defaults where nothing is given.

    Raises:
        InputError: a field is unknown, or has a value of another type.
    """
    values = {p.name: p.default for p in query.parameters}
    for name, value in given.items():
        if name not in values:
            known = ", ".join(values) or "none"
            raise InputError(f"{query.name} has no field {name!r}; it has: {known}.")
        wanted = type(values[name])
        if wanted in (int, float) and not isinstance(value, int | float):
            raise InputError(f"{name}: found {value!r}, expected a number.")
        values[name] = str(value) if wanted is str else value
    return values


def _answer(cypher: str, values: Mapping[str, Any], form: str, limit: int) -> None:
    with open_store(settings()) as store:
        rows = store.read(cypher, values, limit=limit, seconds=settings().query_seconds)
    click.echo(FORMATS[form](rows))
    if rows.cut:
        click.echo(f"Cut at {limit} rows: there are more (--limit).", err=True)
