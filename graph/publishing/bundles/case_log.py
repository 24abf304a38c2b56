"""Part of the log that a bundle encloses: who did what to what it holds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph.model.log import Deed, LogEntry
from graph.model.notes import Mark, Note
from graph.model.records import Contents
from graph.stores.store import Store

_OF_NOTES = frozenset({Deed.NOTE, Deed.NOTE_WITHDRAWN, Deed.DISMISSAL, Deed.DISMISSAL_WITHDRAWN})
_OF_THE_HOUSE = frozenset({Deed.EXPORT, Deed.BUNDLE, Deed.STORY, Deed.BACKUP, Deed.RESTORE})


@dataclass(frozen=True, slots=True)
class CaseLog:
    """The log of a store, and the sources that each import states now."""

    entries: tuple[LogEntry, ...] = ()
    sources: Mapping[str, frozenset[str]] = field(default_factory=dict)


def read_case_log(store: Store) -> CaseLog:
    """Return the log of a store."""
    return CaseLog(store.log(), store.sources_of_imports())


def enclosed_entries(log: CaseLog, contents: Contents, notes: Iterable[Note]) -> Iterator[LogEntry]:
    """Yield the entries about what a bundle holds, each with the ids of no other thing.

    Private notes are left out, and what says who took something out of the house.
    """
    printed = {note.id for note in notes if note.mark is not Mark.PRIVATE}
    things = {*contents.entities, *contents.sources, *(tie.id for tie in contents.ties), *printed}
    imports = {i for i, sources in log.sources.items() if sources & contents.sources.keys()}
    for entry in log.entries:
        inside = tuple(ident for ident in entry.ids if ident in things)
        if entry.what in _OF_THE_HOUSE:
            continue
        if entry.import_id:
            concerns = entry.import_id in imports
        elif entry.what in _OF_NOTES:
            concerns = any(ident in printed for ident in inside)
        else:
            concerns = bool(inside)
        if concerns:
            yield replace(entry, ids=inside)
