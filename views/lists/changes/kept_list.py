"""The kept list of changes, read again only when it has grown."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from pathlib import Path

from scrapers.watch.change import Change, Entry
from scrapers.watch.kept_changes import KeptChanges, newest_first
from views.shell.place import data_dir, kept_in_place


@dataclass(frozen=True, slots=True)
class KeptList:
    """All entries, newest first, and by their ids.

    ``places`` are their places in the order in which they were found, ``last`` is the id of the
    one found last, ``words`` are the names in each, in lower case.
    """

    entries: tuple[Entry, ...]
    by_id: Mapping[str, Entry]
    _: KW_ONLY
    places: Mapping[str, int]
    last: str
    words: Mapping[str, str]


def kept_list() -> KeptList:
    """Return the list as it is now."""
    changes = KeptChanges(data_dir())
    return _kept_list(data_dir(), changes.revision())


@kept_in_place()
def _kept_list(folder: Path, revision: tuple[int, int]) -> KeptList:
    del revision  # another one is another list
    found = KeptChanges(folder).in_order()
    return KeptList(
        newest_first(found),
        {entry.id: entry for entry in found},
        places={entry.id: place for place, entry in enumerate(found)},
        last=found[-1].id if found else "",
        words={entry.id: _words(entry) for entry in found},
    )


def _words(entry: Entry) -> str:
    names = [f"{party.name} {party.id}" for party in entry.parties]
    asked = f" {entry.subject}" if isinstance(entry, Change) else ""
    return (" ".join(names) + asked).casefold()
