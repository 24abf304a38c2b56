"""Command that writes the graph for another tool."""

from pathlib import Path

import click

from graph.commands.output import AS_JSON, print_json, tell
from graph.commands.register_files import export_registers
from graph.commands.shared import AS_OF, AUTHOR, open_default_store
from graph.errors import InputError
from graph.exports.base import export_note_document
from graph.exports.catalogue import EXPORTS
from graph.exports.request import ExportRequest, select_records, write_export
from graph.model.log import Deed
from graph.presentation.verdict_words import caveat_line

# The mark keeps click from rewrapping the lines.
_FORMATS = "\n".join(("\b", "Formats:", *(f"  {e.name}: {e.title}" for e in EXPORTS)))


@click.command(epilog=_FORMATS)
@click.argument("format_name", metavar="FORMAT", required=False)
@click.argument("more", metavar="", nargs=-1)
@click.option("--out", type=click.Path(path_type=Path), help="A file, or a folder or zip.")
@click.option("--around", multiple=True, metavar="ID…", help="Only around these entities.")
@click.option("--hops", type=click.IntRange(0), help="How far around; 1 with --around, else 0.")
@click.option("--storefront", default="", metavar="ID", help="A storefront with all its chains.")
@click.option("--chain", type=int, metavar="N", help="With --storefront: this chain of its trace.")
@AS_OF
@click.option("--registers", default="", metavar="NAME,…", help="Whole registers, for neo4j.")
@click.option("--publication", is_flag=True, help="Leave out what should not be printed.")
@click.option("--list", "listed", is_flag=True, help="List the formats.")
@AUTHOR
@AS_JSON
def export(
    format_name: str | None,
    more: tuple[str, ...],
    out: Path | None,
    around: tuple[str, ...],
    hops: int | None,
    storefront: str,
    chain: int | None,
    as_of: str | None,
    registers: str,
    publication: bool,
    listed: bool,
    author: str,
    as_json: bool,
) -> None:
    """Write the graph, or a part of it, to a file of another tool."""
    formats = {e.name: e for e in EXPORTS}
    if listed:
        _list(as_json)
        return
    if registers:
        _refuse_part(bool(around or storefront or as_of or publication))
        export_registers(format_name, registers, out, as_json)
        return
    if format_name not in formats or out is None:
        raise InputError(f"Name a format ({', '.join(formats)}) and --out PATH.")
    _refuse_loose_ids(more, around)
    request = ExportRequest(
        around=(*around, *more), hops=hops, storefront=storefront, chain=chain, as_of=as_of
    )
    _check_request(request)
    with open_default_store(author) as store:
        selection = select_records(store, request)
        note = write_export(formats[format_name], selection, out, publication=publication)
        named = dict.fromkeys((*request.around, request.storefront))
        store.log_deed(Deed.EXPORT, [i for i in named if i], files=[out.name])
    for each in selection.cut:
        tell(f"Not followed: {caveat_line(each)}")
    if as_json:
        print_json(export_note_document(note))
        return
    click.echo(f"Written: {', '.join(note.files)}")
    for missing in note.not_held:
        tell(f"Not held by {note.format}: {missing.label} ({missing.count}): {missing.why}")
    for left in note.left_out:
        tell(f"Left out for publication: {left.what} ({left.count})")


def _refuse_loose_ids(more: tuple[str, ...], around: tuple[str, ...]) -> None:
    if more and not around:
        raise InputError(f"{more[0]} is no option; several ids go after --around.")


def _refuse_part(is_part: bool) -> None:
    if is_part:
        raise InputError("--registers exports registers whole; leave the other options out.")


def _list(as_json: bool) -> None:
    if as_json:
        print_json([{"name": e.name, "title": e.title} for e in EXPORTS])
        return
    for each in EXPORTS:
        click.echo(f"{each.name}  {each.title}")


def _check_request(request: ExportRequest) -> None:
    """Refuse options that exclude each other, before a store is opened."""
    if request.around and request.storefront:
        raise InputError("Give --around or --storefront, not both.")
    if request.chain is not None and not request.storefront:
        raise InputError("--chain takes a chain of a storefront; add --storefront ID.")
    if request.hops is not None and (request.chain or not (request.around or request.storefront)):
        raise InputError("--hops goes with --around or --storefront; name one.")
