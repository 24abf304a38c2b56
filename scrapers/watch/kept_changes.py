"""The kept list of all changes that watches found, in ``watch/`` of the data folder."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from scrapers.watch.change import Change, Entry
from scrapers.watch.stored_records import RecordLines

# Either sort fits one line alone: the first that does is it, which takes a third of the time.
_LINES: RecordLines[Entry] = RecordLines(
    TypeAdapter(Annotated[Entry, Field(union_mode="left_to_right")])
)
_NAME = "changes.jsonl"


def watch_folder(data_dir: Path) -> Path:
    """Return the folder of a data folder that holds all of its watches."""
    return data_dir / "watch"


def cases_of(entry: Entry) -> tuple[str, ...]:
    """Return the labels of the watches that an entry comes from."""
    if isinstance(entry, Change):
        return (entry.case,) if entry.case else ()
    return entry.cases


def newest_first(found: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return entries, given in the order in which they were found, by their moments."""
    latest_first = list(found)[::-1]
    return tuple(sorted(latest_first, key=lambda entry: entry.at, reverse=True))


class KeptChanges:
    """The changes and verdict changes of a data folder, each kept once by its id."""

    def __init__(self, data_dir: Path) -> None:
        self._path = watch_folder(data_dir) / _NAME

    def entries(self, *, since: str = "", case: str = "") -> tuple[Entry, ...]:
        """Return the entries, newest first; of one run, verdicts before the changes they rest on.

        ``since`` is an ISO moment in UTC, or a day; ``case`` is the label of a watch.
        """
        found = [
            entry
            for entry in self.in_order()
            if entry.at >= since and (not case or case in cases_of(entry))
        ]
        return newest_first(found)

    def in_order(self) -> tuple[Entry, ...]:
        """Return the entries in the order in which they were found; a later one has a later place.

        That is not the order of their moments: a run may end long after it read a page.
        """
        found: dict[str, Entry] = {}
        for entry in _LINES.read(self._path):
            found.setdefault(entry.id, entry)
        return tuple(found.values())

    def revision(self) -> tuple[int, int]:
        """Return what differs once the list has grown: when it was written, and its size."""
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return 0, 0
        return status.st_mtime_ns, status.st_size

    def add(self, entries: Iterable[Entry]) -> None:
        """Add the entries that are not in the list yet; only one process may do so at a time.

        Raises:
            OSError: the list cannot be written.
        """
        known = {entry.id for entry in _LINES.read(self._path)}
        new = [entry for entry in entries if entry.id not in known]
        if not new:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("ab") as file:
            # A writer that was killed leaves half a line, which must not spoil the next one.
            start = b"\n" if file.tell() and not _ends_in_newline(self._path) else b""
            file.write(start + _LINES.write(new))
            file.flush()
            os.fsync(file.fileno())


def _ends_in_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
