"""Commands for private cases: add, list, members, merge, remove."""

from shutil import rmtree

import click

from graph.commands.output import AS_JSON, print_json, tell
from graph.commands.shared import YES
from graph.errors import InputError
from graph.stores.local_server import stop_server
from graph.stores.open_store import open_store
from graph.support.language import N_
from graph.support.private_cases import (
    PrivateCase,
    add_member,
    add_private_case,
    find_private_case,
    forget_private_case,
    list_private_cases,
    new_private_case,
    remove_member,
)
from graph.support.safe_text import escape_control_characters
from graph.support.settings import Settings, shared_settings
from scrapers.runs.private_cases.merge import MergedCase, merge_private_case


@click.group()
def private() -> None:
    """Cases that only their members see, each with a database and files of its own.

    PRIVATE_CASE=NAME lets every other command work in one.
    """


@private.command()
@click.argument("name")
@click.option("--member", "members", multiple=True, metavar="E-MAIL", help="A member, repeatable.")
def add(name: str, members: tuple[str, ...]) -> None:
    """Add an empty private case."""
    shared = shared_settings()
    place = shared.of_private_case(new_private_case(shared.data_dir, name, members))
    if place.neo4j_uri:
        with open_store(place):  # Refused here, if it cannot be reached or holds something.
            pass
    case = add_private_case(shared.data_dir, name, members)
    click.echo(f"Added the private case {case.name} in {case.folder}. Work in it with:")
    click.echo(f"PRIVATE_CASE={case.slug}")


@private.command("list")
@AS_JSON
def list_(as_json: bool) -> None:
    """List the private cases with their members."""
    shared = shared_settings()
    cases = list_private_cases(shared.data_dir)
    if as_json:
        print_json([_document(case) for case in cases])
        return
    for case in cases:
        members = ", ".join(case.members) or "no members"
        click.echo(escape_control_characters(f"{case.name}  {case.folder}  {members}"))
    if not cases:
        click.echo("No private cases yet. Add one: python -m graph private add NAME")


def _document(case: PrivateCase) -> dict[str, object]:
    return {"name": case.name, "members": list(case.members), "folder": str(case.folder)}


@private.command()
@click.argument("name")
@click.argument("what", type=click.Choice(["add", "remove"]))
@click.argument("email", metavar="E-MAIL")
def member(name: str, what: str, email: str) -> None:
    """Open a case to a person, or close it to them."""
    change = add_member if what == "add" else remove_member
    case = change(shared_settings().data_dir, name, email)
    click.echo(f"{case.name}: {', '.join(case.members) or 'no members'}")


@private.command()
@click.argument("name")
@AS_JSON
def merge(name: str, as_json: bool) -> None:
    """Write all of a case into the shared database as one import; safe to repeat.

    The private case stays as it is, with its working graphs, watches and queries.
    """
    place = _place(name)
    with open_store(place) as store, open_store(place.shared) as target:
        merged = merge_private_case(place, store, target)
    if as_json:
        print_json(_merge_document(merged))
        return
    for each in merged.set_aside:
        tell(f"Not merged: {each.value} ({each.example})")
    if merged.missing_captures:
        tell(f"Captures that the private case lacks itself: {merged.missing_captures}")
    click.echo(f"New parties and ties: {merged.new}; changed ties: {merged.changed}.")
    click.echo(f"Notes: {merged.notes}. Take it back: python -m graph undo {merged.import_id}")


def _merge_document(merged: MergedCase) -> dict[str, object]:
    return {
        "import": merged.import_id,
        "new": merged.new,
        "changed": merged.changed,
        "notes": merged.notes,
        "set_aside": [{"what": each.value, "example": each.example} for each in merged.set_aside],
        "missing_captures": merged.missing_captures,
    }


@private.command()
@click.argument("name")
@YES
def remove(name: str, yes: bool) -> None:
    """Delete a case with its database, captures and files; counts first."""
    place = _place(name)
    with open_store(place) as store:
        tell(f"{place.private_case} ({place.neo4j_uri or place.data_dir}): {store.counts()}")
        if not yes:
            raise InputError(N_("Nothing was deleted. Add --yes to delete all of this case."))
        if place.neo4j_uri:
            store.reset()
            store.forget_private_case()
    _delete_files(place)
    click.echo(f"The private case {place.private_case} is deleted.")


def _delete_files(place: Settings) -> None:
    forget_private_case(place.shared_dir, find_private_case(place.shared_dir, place.private_case))
    stop_server(place.data_dir)
    try:
        rmtree(place.data_dir)
    except OSError as error:
        raise InputError(
            N_("{path} cannot be deleted ({reason}); delete the folder yourself."),
            path=place.data_dir,
            reason=error.strerror or "a failure",
        ) from error


def _place(name: str) -> Settings:
    shared = shared_settings()
    return shared.of_private_case(find_private_case(shared.data_dir, name))
