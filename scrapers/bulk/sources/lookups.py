"""Lookups that earlier passes left for later ones, opened once by a process."""

from collections import Counter
from functools import lru_cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scrapers.bulk.building.notes import SortedNotes, note_table, sort_by_key


def open_notes(folder: Path) -> SortedNotes | None:
    """Return the sorted notes of a pass; None while it is being read."""
    return _open(folder, folder.stat().st_mtime_ns) if folder.is_dir() else None


@lru_cache(maxsize=16)
def _open(folder: Path, _changed: int) -> SortedNotes:
    return SortedNotes(folder)


def sort_repeated(notes: pa.Table, folder: Path) -> None:
    """Write the values of keys that were noted more than once, each with its number from 1.

    The values are places: ``SortedNotes`` then gives the number of a place, None of any other.
    """
    hashes = np.sort(notes["hash"].to_numpy())
    repeated = pa.array(np.unique(hashes[1:][hashes[1:] == hashes[:-1]]), pa.uint64())
    rows = notes.filter(pc.is_in(notes["hash"], value_set=repeated))
    keys, places = rows["key"].to_pylist(), rows["value"].to_pylist()
    total, seen = Counter(keys), Counter[str]()
    numbered: list[tuple[str, str]] = []
    for key, place in zip(keys, places, strict=True):
        seen[key] += 1
        if total[key] > 1:
            numbered.append((place, str(seen[key])))
    sort_by_key(note_table(numbered), folder)
