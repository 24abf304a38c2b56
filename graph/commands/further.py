"""Command for the sources that can say more of a party, or of all sellers."""

import click

from graph.commands.output import AS_JSON, print_json
from graph.commands.shared import open_default_store
from graph.errors import InputError, UnknownIdError
from graph.support.language import N_
from graph.support.safe_text import escape_control_characters
from graph.support.settings import settings
from scrapers.runs.further import FurtherSource, Way, sources_for_party
from scrapers.runs.queue.plan import PlannedSeller, plan_sellers


@click.command()
@click.argument("ident", metavar="ID", default="")
@click.option(
    "--all-sellers", is_flag=True, help="The register to ask for each seller without a record."
)
@AS_JSON
def further(ident: str, all_sellers: bool, as_json: bool) -> None:
    """Print the sources that can say more of a party, best first; nothing is fetched."""
    if all_sellers == bool(ident):
        raise InputError(N_("Give the id of a party, or --all-sellers."))
    if all_sellers:
        _print_plan(as_json)
    else:
        _print_sources(ident, as_json)


def _print_sources(ident: str, as_json: bool) -> None:
    with open_default_store() as store:
        if store.entity(ident) is None:
            raise UnknownIdError(
                N_("The store has nothing under {id!r}; search for its name first."), id=ident
            )
        contents = store.neighbourhood([ident], 1)
    found = sources_for_party(contents, ident, settings())
    if as_json:
        print_json([_document(each) for each in found])
        return
    for each in found:
        click.echo(escape_control_characters(_command(each)) + f"\n    {each.why}")
    if not found:
        click.echo("No source can be asked by what is known of it. Search one for its name:")
        click.echo('python -m scrapers search SOURCE "NAME"')


def _print_plan(as_json: bool) -> None:
    with open_default_store() as store:
        plan = plan_sellers(store.contents(), settings())
    if as_json:
        print_json([_plan_document(each) for each in plan])
        return
    for each in plan:
        line = _command(each.source) if each.source else str(each.lack)
        click.echo(escape_control_characters(f"{each.seller.id}  {each.seller.name}"))
        click.echo(f"    {escape_control_characters(line)}")
    click.echo(f"Sellers without a register record: {len(plan)}")


def _command(each: FurtherSource) -> str:
    if each.way is Way.SAVED_PAGE:
        save = f"(save {each.subject} in your browser first)"
        return f"python -m scrapers import {each.source} FILE  {save}"
    if each.way is Way.FILE:
        return f"python -m scrapers import {each.source} FILE --company {each.subject}"
    key = "" if each.ready else "  (set its key or contact first)"
    return f"python -m scrapers collect {each.source} {each.subject}{key}"


def _document(each: FurtherSource) -> dict[str, object]:
    return {
        "source": each.source,
        "subject": each.subject,
        "why": str(each.why),
        "way": str(each.way),
        "needs_key": each.needs_key,
        "ready": each.ready,
    }


def _plan_document(each: PlannedSeller) -> dict[str, object]:
    return {
        "seller": each.seller.id,
        "name": each.seller.name,
        "source": _document(each.source) if each.source else None,
        "lack": str(each.lack),
    }
