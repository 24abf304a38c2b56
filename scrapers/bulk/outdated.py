"""Shelves of an older version: what was derived from their parts is built again."""

import errno
import os
from pathlib import Path

from graph.errors import InputError
from graph.registers.kernels.compiler import require_compiler
from graph.registers.shelf.document import ShelfDocument, read_document
from graph.registers.shelf.places import shelf_place
from graph.registers.shelf.shelf import is_held, no_shelf, outdated_folders
from graph.support.file_locks import hold_lock
from graph.support.language import N_, LazyText
from scrapers.bulk.building.ending import rebuild_derived
from scrapers.bulk.building.progress import BuildProgress, Phase, ProgressListener
from scrapers.bulk.sources.catalogue import BULK_SOURCES


def rebuild_outdated(data_dir: Path, name: str, tell: ProgressListener) -> ShelfDocument:
    """Build what an older version derived again, without the files that were read.

    Raises:
        InputError: there is no such shelf, it is of this version, or somebody uses it.
    """
    require_compiler()
    place = shelf_place(data_dir, name)
    edition = place.current_edition()
    if edition is None:
        raise no_shelf(data_dir, name)
    try:
        with hold_lock(place.write_lock, seconds=0):
            return _rebuild(name, edition, tell)
    except TimeoutError as error:
        raise InputError(N_("{name} is being written; wait until that ends."), name=name) from error
    except OSError as error:
        raise InputError(
            N_("{path} cannot be written ({reason})."),
            path=edition,
            reason=os.strerror(error.errno or errno.EIO),
        ) from error


def earlier_rules_note(document: ShelfDocument) -> LazyText | None:
    """Return that a register was read by earlier rules of its source; None where it was not."""
    now = {each.name: each.rules for each in BULK_SOURCES}.get(document.source, document.rules)
    if document.rules >= now:
        return None
    return LazyText(
        N_("Read by an earlier version, which took less from the files. Give them again to update.")
    )


def _rebuild(name: str, edition: Path, tell: ProgressListener) -> ShelfDocument:
    document = read_document(edition)
    if not outdated_folders(document):
        raise InputError(N_("{name} is up to date; name the newer files."), name=name)
    if is_held(edition):
        raise InputError(N_("{name} is being read; close what reads it first."), name=name)
    lines = sum(each.lines for each in document.inputs)

    def tell_phase(phase: Phase) -> None:
        tell(BuildProgress(phase, lines, lines))

    return rebuild_derived(edition, tell_phase)
