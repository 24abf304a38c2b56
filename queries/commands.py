"""Command line of saved queries: ``python -m queries …``."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from graph.errors import InputError
from graph.stores.open_store import open_store
from graph.support.atomic_files import write_many
from graph.support.safe_text import escape_control_characters
from graph.support.settings import settings
from queries.formats import FORMATS
from queries.library import Query
from queries.neo4j_tools.files import tool_files
from queries.own_queries import all_queries, find_query
from queries.parameters import FieldType, fill_parameters
from queries.row_notes import extent_text, unknown_name_text

_VALUES = click.option("-p", "values", multiple=True, metavar="KEY=VALUE", help="Fill a field.")
_FORMAT = click.option("--format", "form", type=click.Choice(list(FORMATS)), default="table")
_LIMIT = click.option("--limit", default=1000, show_default=True, help="Rows at most.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Ask the graph: saved questions, or your own Cypher, read-only."""


@main.command("list")
def list_() -> None:
    """List the saved questions."""
    for query in all_queries():
        click.echo(f"{query.name}  {query.question}")


@main.command()
@click.argument("name")
def show(name: str) -> None:
    """Show one saved question with its fields and its Cypher."""
    query = find_query(name)
    click.echo(f"{query.title}\n{query.question}")
    for parameter in query.parameters:
        value = json.dumps(parameter.default, ensure_ascii=False)
        click.echo(f"  -p {parameter.name}={value}  ({parameter.type})  {parameter.help}")
    click.echo(f"Columns: {', '.join(query.columns)}")
    click.echo(f"\n{query.cypher}")


@main.command()
@click.argument("name")
@_VALUES
@_FORMAT
@_LIMIT
def run(name: str, values: tuple[str, ...], form: str, limit: int) -> None:
    """Run a saved question."""
    query = find_query(name)
    _answer(
        query.cypher,
        fill_parameters(name, query.parameters, typed_values(query, values)),
        form,
        limit,
    )


@main.command()
@click.argument("cypher")
@_VALUES
@_FORMAT
@_LIMIT
def ask(cypher: str, values: tuple[str, ...], form: str, limit: int) -> None:
    """Run a query of your own; it can only read."""
    _answer(cypher, _parse_values(values), form, limit)


@main.command()
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="A new folder, or a zip."
)
def export(out: Path) -> None:
    """Write the saved questions, and a style, for Neo4j Browser and Bloom."""
    for path in write_many(out, tool_files(all_queries())):
        click.echo(path)


def typed_values(query: Query, values: tuple[str, ...]) -> dict[str, Any]:
    """Return KEY=VALUE pairs by the types of their fields; the id ``007`` stays text."""
    read = {p.name for p in query.parameters if p.type in (FieldType.NUMBER, FieldType.LIST)}
    return {k: _value(text) if k in read else text for k, text in _pairs(values)}


def _parse_values(values: tuple[str, ...]) -> dict[str, Any]:
    return {key: _value(text) for key, text in _pairs(values)}


def _pairs(values: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for each in values:
        key, sign, text = each.partition("=")
        if not sign:
            raise InputError(f"{each!r} is no field; write -p key=value.")
        yield key, text


def _value(text: str) -> Any:
    """Return a JSON number, boolean or list; anything else is text."""
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return value if isinstance(value, int | float | list) else text


def _answer(cypher: str, values: Mapping[str, Any], form: str, limit: int) -> None:
    with open_store(settings()) as store:
        rows = store.read(cypher, values, limit=limit, seconds=settings().query_seconds)
    click.echo(FORMATS[form](rows))
    if rows.cut:
        click.echo(f"Cut at {limit} rows: there are more (--limit).", err=True)
    elif rows.own_limit or rows.own_clauses:
        click.echo(f"Not known to be complete: {extent_text(rows, limit)}.", err=True)
    for unknown in rows.unknown:
        click.echo(escape_control_characters(str(unknown_name_text(unknown))), err=True)
