"""Ids and names of a shelf's parties by number, read by memory map."""

from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from graph.registers.shelf.arrays_file import ShelfArrays
from graph.registers.shelf.document import unreadable_file
from graph.registers.shelf.id_hash import hash_id

TEXTS = "texts"
IDS, NAMES = "ids", "names"
COLUMN = "text"


class ShelfTexts:
    """The ids and names of one edition's parties."""

    def __init__(self, edition: Path, arrays: ShelfArrays) -> None:
        self._arrays = arrays
        self.ids = _open_texts(edition / TEXTS / f"{IDS}.arrow", arrays.codes.parties)
        self.names = _open_texts(edition / TEXTS / f"{NAMES}.arrow", arrays.codes.parties)

    def number_of(self, ident: str) -> int | None:
        """Return the number of a party, None where the shelf does not know its id."""
        wanted = np.uint64(hash_id(ident, self._arrays.codes.seed))
        hashes = self._arrays["id.hash"]
        place = int(np.searchsorted(hashes, wanted))
        if place == len(hashes) or hashes[place] != wanted:
            return None
        number = int(self._arrays["id.party"][place])
        is_inside = 0 <= number < len(self.ids)
        return number if is_inside and self.ids[number].as_py() == ident else None

    def ids_of(self, numbers: NDArray[np.int32]) -> list[str]:
        """Return the ids of some parties."""
        return list(self.ids.take(pa.array(numbers)).to_pylist())

    def names_of(self, numbers: NDArray[np.int32]) -> list[str]:
        """Return the names of some parties; empty where none is stated."""
        return list(self.names.take(pa.array(numbers)).to_pylist())


def _open_texts(path: Path, count: int) -> pa.LargeStringArray:
    try:
        column = pa.ipc.open_file(pa.memory_map(str(path))).get_batch(0).column(COLUMN)
        column.validate()
        if len(column) != count or column.type != pa.large_string():
            raise pa.ArrowInvalid("another length or type")
    except (OSError, pa.ArrowException, KeyError, ValueError, IndexError) as error:
        raise unreadable_file(path) from error
    return column


def text_buffers(texts: pa.LargeStringArray) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """Return where each text begins and ends, and the bytes of all of them."""
    _, offsets, data = texts.buffers()
    begin = np.frombuffer(offsets, np.int64, len(texts) + 1, texts.offset * 8)
    return begin, np.frombuffer(data if data is not None else b"", np.uint8)
