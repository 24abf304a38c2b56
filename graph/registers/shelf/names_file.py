"""Names of a shelf's parties by their letters, read by memory map.

Names have numbers of their own: first those that a party is shown by, in the order of the parties,
then their further names. ``cores`` are names as they are compared (``ComparableName.core``),
``order`` lists them as a dictionary does, and ``runs.names`` the names that have each run of four
letters.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import pyarrow as pa
from numpy.typing import NDArray

from graph.registers.shelf.document import unreadable_file

NAMES = "names"
CORES, FURTHER = "cores", "further"
COUNTRIES = "countries.json"
COLUMN = "text"

_TYPES: Mapping[str, str] = {
    "order": "int32",
    "party": "int32",
    "runs.of": "uint8",
    "runs.ptr": "int64",
    "runs.names": "int32",
}


class ShelfNames:
    """Names of one edition, mapped when they are asked for."""

    def __init__(self, edition: Path) -> None:
        self._folder = edition / NAMES

    @cached_property
    def cores(self) -> pa.LargeStringArray:
        """Names as they are compared."""
        return self._texts(CORES)

    @cached_property
    def further(self) -> pa.LargeStringArray:
        """The further names of parties as stated; the last numbers are theirs."""
        return self._texts(FURTHER)

    @cached_property
    def order(self) -> NDArray[np.int32]:
        """Numbers of the names in the order of a dictionary."""
        return self._array("order", len(self.cores))

    @cached_property
    def party(self) -> NDArray[np.int32]:
        """Number of the party of each name."""
        return self._array("party", len(self.cores))

    @cached_property
    def runs_of(self) -> NDArray[np.uint8]:
        """How many runs of letters each name has."""
        return self._array("runs.of", len(self.cores))

    @cached_property
    def run_starts(self) -> NDArray[np.int64]:
        """Where the names of each run begin in ``run_names``."""
        starts = self._array("runs.ptr")
        is_rising = len(starts) > 1 and starts[0] == 0 and bool((starts[1:] >= starts[:-1]).all())
        if not is_rising:
            raise unreadable_file(self._folder / "runs.ptr.npy")
        return starts

    @cached_property
    def run_names(self) -> NDArray[np.int32]:
        """The names of each run, rising."""
        return self._array("runs.names", int(self.run_starts[-1]))

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Countries whose register numbers are ids of companies here."""
        path = self._folder / COUNTRIES
        try:
            return tuple(map(str, orjson.loads(path.read_bytes())))
        except (OSError, ValueError, TypeError) as error:
            raise unreadable_file(path) from error

    def _texts(self, name: str) -> pa.LargeStringArray:
        path = self._folder / f"{name}.arrow"
        try:
            column = pa.ipc.open_file(pa.memory_map(str(path))).get_batch(0).column(COLUMN)
            column.validate()
            if column.type != pa.large_string():
                raise pa.ArrowInvalid("another type")
        except (OSError, pa.ArrowException, KeyError, ValueError, IndexError) as error:
            raise unreadable_file(path) from error
        return column

    def _array(self, name: str, length: int | None = None) -> NDArray[Any]:
        path = self._folder / f"{name}.npy"
        try:
            mapped: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError, EOFError) as error:
            raise unreadable_file(path) from error
        if mapped.dtype != np.dtype(_TYPES[name]) or length not in (None, len(mapped)):
            raise unreadable_file(path)
        return mapped
