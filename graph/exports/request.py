"""Part of a store to export, as it is asked for."""

from dataclasses import KW_ONLY, dataclass, replace
from pathlib import Path

from graph.errors import InputError
from graph.exports.base import ExportFormat, ExportNote, Selection
from graph.exports.catalogue import EXPORTS
from graph.exports.redaction import redact_selection
from graph.exports.selection import one_chain, selection_on_day, storefront_with_chains
from graph.stores.store import Store
from graph.support.language import N_


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """Part of the graph to export; all of it where nothing is named."""

    around: tuple[str, ...] = ()
    hops: int | None = None
    storefront: str = ""
    chain: int | None = None
    _: KW_ONLY
    as_of: str | None = None


def find_format(name: str | None) -> ExportFormat:
    """Return an export format.

    Raises:
        InputError: the name is unknown; the message lists the known ones.
    """
    for each in EXPORTS:
        if each.name == name:
            return each
    names = ", ".join(each.name for each in EXPORTS)
    raise InputError(
        N_("There is no export format {name!r}; write one of: {names}."), name=name, names=names
    )


def select_records(store: Store, request: ExportRequest) -> Selection:
    """Return the part of a store that a request asks for.

    Raises:
        UnknownIdError: the store lacks a party.
        InputError: the storefront has no chain of this number.
        DateError: ``as_of`` is not a date.
    """
    selection = _select_any_day(store, request)
    if not request.as_of:
        return selection
    return selection_on_day(selection, request.as_of, (*request.around, request.storefront))


def _select_any_day(store: Store, request: ExportRequest) -> Selection:
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


def write_export(
    export: ExportFormat, selection: Selection, out: Path, *, publication: bool
) -> ExportNote:
    """Write a selection to a file, without what is not to be printed if it is a publication.

    Raises:
        InputError: the path cannot be written.
    """
    selection, left_out = redact_selection(selection) if publication else (selection, ())
    return replace(export.write(selection, out), left_out=left_out)
