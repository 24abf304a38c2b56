"""Merging of a private case into the shared database; of the private case nothing is deleted."""

from dataclasses import dataclass

from graph.errors import InputError
from graph.model.notes import Note
from graph.stores.store import Store
from graph.support.language import N_, lazy_text
from graph.support.settings import Settings
from scrapers.contract.collector import Unknown
from scrapers.runs.private_cases.case_writer import CaseWriter, records_of
from scrapers.runs.private_cases.runs_with_captures import copy_runs, find_runs
from scrapers.storing.writer import import_id_of


@dataclass(frozen=True, slots=True)
class MergedCase:
    """Effect of a merge on the shared database.

    ``new`` counts parties and ties, ``changed`` ties that stand there differently now;
    ``set_aside`` is what contradicts the shared database and was not written; ``missing_captures``
    counts those that the private case lacks itself.
    """

    import_id: str
    new: int
    changed: int
    notes: int
    set_aside: tuple[Unknown, ...]
    missing_captures: int


def merge_private_case(place: Settings, store: Store, target: Store) -> MergedCase:
    """Write all of a private case into the shared database as one import; safe to repeat.

    ``place`` are the settings of the case, ``store`` its database, ``target`` the shared one. The
    import is named after the private database: what came in since the last merge is added to it,
    and undoing it takes back all of them. Captures are copied first, so that nothing stands in the
    shared database without its proof.

    Raises:
        InputError: an import of the private case has not finished, or a file cannot be copied.
        StoreUnavailableError: one of the databases failed.
    """
    contents, there = store.contents(), target.contents()
    if contents.unfinished:
        raise InputError(
            N_("An import of the private case has not finished: finish or undo it, then merge.")
        )
    held = find_runs(place.data_dir, (s.capture for s in contents.sources.values() if s.capture))
    copy_runs(held.runs, place.shared_dir)
    run = f"private-{store.ident()}"
    by = lazy_text(N_("private case {name}"), name=place.private_case)
    writer = CaseWriter(target, there, run, by, [place.private_case])
    writer.write_page(records_of(contents))
    writer.finish()
    notes = _write_notes(store, target, import_id_of(run))
    return MergedCase(
        import_id=import_id_of(run),
        new=writer.new,
        changed=writer.changed,
        notes=notes,
        set_aside=tuple(writer.set_aside),
        missing_captures=held.missing,
    )


def _write_notes(store: Store, target: Store, import_id: str) -> int:
    """Write the notes that the shared database lacks, or that were withdrawn; return their number.

    Notes about what was set aside stay behind with it.
    """
    there = {note.id: note for note in target.notes()}
    new = [note for note in store.notes() if _says_more(note, there.get(note.id))]
    known = [note for note in new if target.has_tie_or_entity(note.about)]
    if known:
        target.keep_notes(known, import_id)
    return len(known)


def _says_more(note: Note, there: Note | None) -> bool:
    return there is None or bool(note.withdrawn and not there.withdrawn)
