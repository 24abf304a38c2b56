"""Commands for notes on entities and ties: add, list and withdraw."""

import click

from graph.commands.output import AS_JSON, print_json
from graph.commands.shared import AUTHOR, open_default_store
from graph.errors import UnknownIdError
from graph.model.notes import Mark, Note, note_document
from graph.support.safe_text import escape_control_characters


@click.command()
@click.argument("ident", metavar="ID")
@click.argument("text")
@click.option("--author", required=True, metavar="NAME", help="Who says so.")
@click.option(
    "--mark",
    type=click.Choice([str(mark) for mark in Mark]),
    help="What you say of it; a private note is never in a publication.",
)
@AS_JSON
def note(ident: str, text: str, author: str, mark: str | None, as_json: bool) -> None:
    """Note something of an entity or a tie."""
    with open_default_store() as store:
        written = store.add_note(ident, text, author, Mark(mark) if mark else None)
    if as_json:
        print_json(note_document(written))
        return
    click.echo(f"Note {written.id}")


@click.command()
@click.argument("ident", metavar="ID")
@AS_JSON
def notes(ident: str, as_json: bool) -> None:
    """List the notes about an entity or a tie, withdrawn ones too."""
    with open_default_store() as store:
        matches = tuple(each for each in store.notes() if each.about == ident)
        if not matches and not store.has_tie_or_entity(ident):
            raise UnknownIdError(f"The store has no entity or tie under {ident!r}; search first.")
    if as_json:
        print_json([note_document(each) for each in matches])
        return
    for each in matches:
        click.echo(_line(each))
    if not matches:
        click.echo("No notes about it.")


@click.command()
@click.argument("ident", metavar="NOTE")
@AUTHOR
def unnote(ident: str, author: str) -> None:
    """Withdraw a note; it stays in the history."""
    with open_default_store(author) as store:
        store.withdraw_note(ident)
    click.echo(f"Withdrawn: {ident}")


def _line(each: Note) -> str:
    mark = f", {each.mark}" if each.mark else ""
    ended = f" (withdrawn {each.withdrawn})" if each.withdrawn else ""
    return escape_control_characters(
        f"{each.id}  {each.written}  {each.author}{mark}: {each.text}{ended}"
    )
