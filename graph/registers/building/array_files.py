"""Array files that are written part by part."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.lib.format import open_memmap
from numpy.typing import DTypeLike, NDArray

from graph.registers.kernels.pointers import add_up, count_rows, place_rows

_AT_ONCE = 1 << 22
Array: TypeAlias = NDArray[Any]
OpenArray: TypeAlias = Callable[[str, DTypeLike, int], Array]


class ArrayFiles:
    """New array files in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def create(self, name: str, kind: DTypeLike, length: int) -> Array:
        """Create the file of one array, of zeros, and map it."""
        path = self._folder / f"{name}.npy"
        if not length:
            np.save(path, np.zeros(0, kind))
            return np.zeros(0, kind)
        return open_memmap(path, mode="w+", dtype=np.dtype(kind), shape=(length,))

    def write(self, name: str, array: Array) -> None:
        """Write an array that is in memory."""
        np.save(self._folder / f"{name}.npy", array)

    def write_pointers(self, starts: str, rows: str, party: Array, parties: int) -> None:
        """Write the rows of each party: where they begin, and the rows themselves."""
        begin = np.zeros(parties + 2, np.int64)
        placed = self.create(rows, np.int32, len(party))
        for at in range(0, len(party), _AT_ONCE):
            count_rows(party[at : at + _AT_ONCE], begin)
        add_up(begin)
        for at in range(0, len(party), _AT_ONCE):
            place_rows(party[at : at + _AT_ONCE], at, begin, placed)
        self.write(starts, begin[:-1])
