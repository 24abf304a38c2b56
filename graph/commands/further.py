"""Command for the sources that can say more of a party."""

from collections import defaultdict

import click

from graph.analyses.tracing.search.accepted_matches import settle_matches
from graph.commands.output import AS_JSON, print_json
from graph.commands.shared import open_default_store
from graph.errors import UnknownIdError
from graph.model.records import Contents, Kind, TieType, Value
from graph.support.language import N_
from graph.support.safe_text import escape_control_characters
from graph.support.settings import settings
from scrapers.runs.further import FurtherSource, further_sources


@click.command()
@click.argument("ident", metavar="ID")
@AS_JSON
def further(ident: str, as_json: bool) -> None:
    """Print the sources that can say more of a party, best first; nothing is fetched."""
    with open_default_store() as store:
        if store.entity(ident) is None:
            raise UnknownIdError(
                N_("The store has nothing under {id!r}; search for its name first."), id=ident
            )
        contents = store.neighbourhood([ident], 1)
    found = _sources_of(contents, ident)
    if as_json:
        print_json([_document(each) for each in found])
        return
    for each in found:
        key = "" if each.ready else "  (set its key or contact first)"
        line = f"python -m scrapers collect {each.source} {each.subject}{key}"
        click.echo(escape_control_characters(f"{line}\n    {each.why}"))
    if not found:
        click.echo("No source can be asked by what is known of it. Search one for its name:")
        click.echo('python -m scrapers search SOURCE "NAME"')


def _sources_of(contents: Contents, ident: str) -> tuple[FurtherSource, ...]:
    """Return the sources for a party, its accepted matches and the sites that it is reached at."""
    of = settle_matches(list(contents.ties), contents.entities).representative_of
    ids = [ident, *sorted(i for i in contents.entities if of(i) == of(ident) and i != ident)]
    values: dict[str, list[Value]] = defaultdict(list)
    for statement in contents.statements:
        if statement.entity in ids:
            for name, value in statement.values.items():
                values[name].extend(value if isinstance(value, tuple) else (value,))
    for tie in contents.ties:
        contact = contents.entities[tie.end]
        if tie.type is TieType.REACHED_AT and tie.start in ids and contact.kind is Kind.CONTACT:
            values["website"].append(contact.name)
    return further_sources(contents.entities[ident].kind, ids, values, settings())


def _document(each: FurtherSource) -> dict[str, object]:
    return {
        "source": each.source,
        "subject": each.subject,
        "why": str(each.why),
        "needs_key": each.needs_key,
        "ready": each.ready,
    }
