"""Arrays of a shelf's ties: their ends, and what they state as codes and days."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from graph.model.dates import first_day, last_day
from graph.registers.building.array_files import ArrayFiles
from graph.registers.building.part_columns import CodeBook, hash_column, read_tables, read_texts
from graph.registers.kernels.text_hashes import bucket_starts, find_hashes, first_different
from graph.registers.shelf.arrays_file import CODED
from graph.registers.shelf.texts_file import text_buffers

_WIDTHS = {"share": np.int32, "interest": np.uint16, "purpose": np.uint16, "source": np.uint16}
_COLUMNS = ("start", "end", "since", "until", *CODED)


class SharedHashError(Exception):
    """Two ids have one hash; another seed is needed."""


class PartyFinder:
    """The numbers of parties by their ids; an id that nothing states gets the next number."""

    def __init__(
        self,
        hashes: NDArray[np.uint64],
        parties: NDArray[np.int32],
        ids: pa.LargeStringArray,
        seed: int,
    ) -> None:
        self._hashes, self._parties, self._seed = hashes, parties, seed
        self._bits = max(len(hashes).bit_length() - 1, 1)
        self._starts = bucket_starts(hashes, self._bits)
        self._ids = text_buffers(ids)
        self._unstated: dict[str, int] = {}

    @property
    def unstated(self) -> tuple[str, ...]:
        """The ids that nothing states, by their numbers."""
        return tuple(self._unstated)

    def numbers_of(self, texts: pa.LargeStringArray) -> NDArray[np.int32]:
        """Return the number of each id.

        Raises:
            SharedHashError: another id has the same hash.
        """
        places = np.empty(len(texts), np.int64)
        wanted = hash_column(texts, self._seed)
        find_hashes(self._hashes, self._starts, self._bits, wanted, places)
        known = places >= 0
        found = np.full(len(texts), -1, np.int32)
        found[known] = self._parties[places[known]]
        if first_different(*text_buffers(texts), *self._ids, found) >= 0:
            raise SharedHashError
        for row in np.flatnonzero(~known).tolist():
            new = len(self._parties) + len(self._unstated)
            found[row] = self._unstated.setdefault(texts[row].as_py(), new)
        return found

    def check_rows(self, texts: pa.LargeStringArray, numbers: NDArray[np.int32]) -> None:
        """Raise ``SharedHashError`` unless each text is the id of its number."""
        if first_different(*text_buffers(texts), *self._ids, numbers) >= 0:
            raise SharedHashError


@dataclass(slots=True)
class _DayBook:
    """Days of the different texts of a column."""

    read: Callable[[str], date]
    open_end: date
    known: dict[str | None, int] = field(default_factory=dict)

    def encode(self, table: pa.Table, name: str) -> NDArray[np.int32]:
        column = table[name].combine_chunks().dictionary_encode()
        if isinstance(column, pa.ChunkedArray):
            column = column.combine_chunks()
        days = np.array(
            [*map(self._day, column.dictionary.to_pylist()), self.open_end.toordinal()], np.int32
        )
        places = column.indices.fill_null(len(days) - 1).to_numpy(zero_copy_only=False)
        found: NDArray[np.int32] = days[places]
        return found

    def _day(self, text: str) -> int:
        if text not in self.known:
            day = self.read(text) if text else self.open_end
            self.known[text] = day.toordinal()
        return self.known[text]


def write_tie_arrays(
    ties: Sequence[Path],
    files: ArrayFiles,
    finder: PartyFinder,
    count: int,
    sources: Mapping[str, CodeBook],
) -> tuple[dict[str, tuple[str, ...]], dict[str, int]]:
    """Write what ties state; return the texts behind the codes, and the ties of each type.

    ``sources`` are the code books that were begun with the statements.
    """
    books = {name: sources.get(name) or CodeBook() for name in CODED}
    ends = {name: files.create(f"tie.{name}", np.int32, count) for name in ("start", "end")}
    coded = {n: files.create(f"tie.{n}", _WIDTHS.get(n, np.uint8), count) for n in CODED}
    days = {
        "since": _DayBook(first_day, date.min),
        "until": _DayBook(last_day, date.max),
    }
    dated = {name: files.create(f"tie.{name}", np.int32, count) for name in days}
    for first, table in read_tables(ties, _COLUMNS):
        rows = slice(first, first + table.num_rows)
        for name, array in ends.items():
            array[rows] = finder.numbers_of(read_texts(table, name))
        for name, array in coded.items():
            array[rows] = books[name].encode(table, name)
        for name, array in dated.items():
            array[rows] = days[name].encode(table, name)
    texts = {name: book.texts for name, book in books.items()}
    return texts, _count_types(coded["type"], texts["type"])


def write_tie_pointers(files: ArrayFiles, folder: Path, parties: int) -> None:
    """Write the ties into and out of each party."""
    for side, end in (("in", "end"), ("out", "start")):
        party = np.load(folder / f"tie.{end}.npy", mmap_mode="r", allow_pickle=False)
        files.write_pointers(f"{side}.ptr", f"{side}.tie", party, parties)


def _count_types(coded: NDArray[np.uint8], texts: Sequence[str]) -> dict[str, int]:
    counts = np.bincount(coded, minlength=len(texts)).tolist()
    return {text: count for text, count in zip(texts, counts, strict=True) if count}
