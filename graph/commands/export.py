"""Command that writes the graph for another tool."""

from dataclasses import KW_ONLY, dataclass, replace
from pathlib import Path

import click

from graph.commands.output import AS_JSON, print_json, tell
from graph.commands.register_files import export_registers
from graph.commands.shared import AS_OF, open_default_store
from graph.errors import InputError
from graph.exports.base import Selection, export_note_document
from graph.exports.catalogue import EXPORTS
from graph.exports.redaction import redact_selection
from graph.exports.selection import one_chain, selection_on_day, storefront_with_chains
from graph.presentation.verdict_words import caveat_line
from graph.stores.store import Store


@dataclass(frozen=True, slots=True)
class _ExportRequest:
    """Part of the graph to export; all of it where nothing is named."""

    around: tuple[str, ...]
    hops: int | None
    storefront: str
    chain: int | None
    _: KW_ONLY
    as_of: str | None

    def check(self) -> None:
        """Refuse options that exclude each other, before a store is opened."""
        if self.around and self.storefront:
            raise InputError("Give --around or --storefront, not both.")
        if self.chain is not None and not self.storefront:
            raise InputError("--chain takes a chain of a storefront; add --storefront ID.")
        if self.hops is not None and (self.chain or not (self.around or self.storefront)):
            raise InputError("--hops goes with --around or --storefront; name one.")


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
    request = _ExportRequest(
        around=(*around, *more), hops=hops, storefront=storefront, chain=chain, as_of=as_of
    )
    request.check()
    with open_default_store() as store:
        selection = _select_records(store, request)
    selection, left_out = redact_selection(selection) if publication else (selection, ())
    note = replace(formats[format_name].write(selection, out), left_out=left_out)
    for each in selection.cut:
        tell(f"Not followed: {caveat_line(each)}")
    if as_json:
        print_json(export_note_document(note))
        return
    click.echo(f"Written: {', '.join(note.files)}")
    for missing in note.not_held:
        tell(f"Not held by {note.format}: {missing.what} ({missing.count}): {missing.why}")
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


def _select_records(store: Store, request: _ExportRequest) -> Selection:
    selection = _select_any_day(store, request)
    if not request.as_of:
        return selection
    return selection_on_day(selection, request.as_of, (*request.around, request.storefront))


def _select_any_day(store: Store, request: _ExportRequest) -> Selection:
    if request.around:
        near = store.neighbourhood(request.around, 1 if request.hops is None else request.hops)
        # The strength of a holding depends on all holders of a company, also those outside.
        return Selection(contents=near, whole=store.walkable(near.entities))
    contents = store.contents()
    if not request.storefront:
        return Selection(contents=contents)
    if request.chain is not None:
        return one_chain(contents, request.storefront, request.chain, request.as_of)
    return storefront_with_chains(contents, request.storefront, request.hops or 0, request.as_of)
