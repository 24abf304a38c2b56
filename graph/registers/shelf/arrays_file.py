"""The arrays of a shelf: parties and ties as numbers, read by memory map.

A party's number is the order in which it is first stated; parties that only ties name come last.
A part's rows are numbered through all parts in the order of their files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from graph.errors import InputError
from graph.registers.shelf.document import unreadable_file

ARRAYS = "arrays"
CODES = "codes.json"

UNSTATED_KIND = 255
"""Kind of a party that ties name and nothing states."""

NO_END = 3_652_059
"""Day of the end of a party that has not ended: the last day there is."""

UNKNOWN_END = 0
"""Day of the end of a party that is over, on a day that is not stated."""

_TYPES: Mapping[str, str] = {
    "id.hash": "uint64",
    "id.party": "int32",
    "kind": "uint8",
    "party.over": "int32",
    "party.ptr": "int64",
    "party.row": "int32",
    "end.party": "int32",
    "end.row": "int32",
    "end.first": "int32",
    "end.last": "int32",
    "end.standing": "uint8",
    "end.source": "uint16",
    "tie.start": "int32",
    "tie.end": "int32",
    "tie.type": "uint8",
    "tie.standing": "uint8",
    "tie.holding": "uint8",
    "tie.share": "int32",
    "tie.interest": "uint16",
    "tie.purpose": "uint16",
    "tie.source": "uint16",
    "tie.since": "int32",
    "tie.until": "int32",
    "in.ptr": "int64",
    "in.tie": "int32",
    "out.ptr": "int64",
    "out.tie": "int32",
}
CODED = ("type", "standing", "holding", "share", "interest", "purpose", "source")
"""Columns of ties that are kept as codes; code 0 is the empty text."""

_CHECKED_AT_ONCE = 1 << 22
Array = NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrayCodes:
    """What the numbers in arrays mean.

    ``texts`` are the texts of each coded column of ties, by code. ``unstated`` are the ids that
    ties name and nothing states. ``ties`` counts the ties by type.
    """

    seed: int
    parties: int
    statements: int
    ties: Mapping[str, int]
    texts: Mapping[str, tuple[str, ...]]
    unstated: tuple[str, ...]

    @property
    def tie_count(self) -> int:
        """Number of ties of all types."""
        return sum(self.ties.values())


@dataclass(frozen=True, slots=True)
class Pointers:
    """Rows of each number: those of n are ``rows[starts[n]:starts[n + 1]]``."""

    starts: NDArray[np.int64]
    rows: NDArray[np.int32]

    def of(self, number: int) -> NDArray[np.int32]:
        """Return the rows of one number."""
        return self.rows[self.starts[number] : self.starts[number + 1]]

    def numbers_of(self, rows: int) -> NDArray[np.int32]:
        """Return the number of each of ``rows`` rows, every one of which has one."""
        numbers = np.empty(rows, np.int32)
        counts = np.diff(self.starts)
        numbers[self.rows] = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        return numbers


class ShelfArrays:
    """Arrays of one edition, mapped when they are asked for; sizes and types are checked then."""

    def __init__(self, edition: Path) -> None:
        self._folder = edition / ARRAYS
        self.codes = read_codes(self._folder)
        self._mapped: dict[str, Array] = {}

    def __getitem__(self, name: str) -> Array:
        """Return one array by its name, such as ``tie.start``.

        Raises:
            InputError: its file is missing or damaged.
        """
        if name not in self._mapped:
            self._mapped[name] = self._map(name)
        return self._mapped[name]

    @property
    def party_rows(self) -> Pointers:
        """Rows of statements of each party."""
        return Pointers(self["party.ptr"], self["party.row"])

    @property
    def ties_into(self) -> Pointers:
        """Ties that end at each party."""
        return Pointers(self["in.ptr"], self["in.tie"])

    @property
    def ties_out_of(self) -> Pointers:
        """Ties that start at each party."""
        return Pointers(self["out.ptr"], self["out.tie"])

    def check_all(self) -> None:
        """Check every number, before compiled code reads the arrays without looking.

        Raises:
            InputError: a number lies outside of what it points into, or an order is broken.
        """
        codes = self.codes
        parties, ties = codes.parties, codes.tie_count
        limits = {"id.party": parties, "tie.start": parties, "tie.end": parties, "in.tie": ties}
        limits |= {"end.party": parties, "out.tie": ties, "party.row": codes.statements}
        limits |= {f"tie.{name}": len(codes.texts[name]) for name in CODED}
        limits |= {"end.standing": len(codes.texts["standing"])}
        limits |= {"end.source": len(codes.texts["source"]), "end.row": codes.statements}
        for name, limit in limits.items():
            self._check_range(name, limit)
        for name, rows in (("party.ptr", codes.statements), ("in.ptr", ties), ("out.ptr", ties)):
            starts = self[name]
            if starts[0] != 0 or starts[-1] != rows or not _rises(starts):
                raise self._damaged(name)
        if not _rises(self["id.hash"]):
            raise self._damaged("id.hash")

    def _map(self, name: str) -> Array:
        path = self._folder / f"{name}.npy"
        try:
            mapped: Array = np.load(path, mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError, EOFError) as error:
            raise self._damaged(name) from error
        if mapped.dtype != np.dtype(_TYPES[name]) or mapped.shape != (self._length(name),):
            raise self._damaged(name)
        return mapped

    def _length(self, name: str) -> int:
        codes = self.codes
        if name.startswith("end."):
            return len(self["end.party"]) if name != "end.party" else self._stored_length(name)
        if name == "party.row":
            return codes.statements
        if name.endswith(".ptr"):
            return codes.parties + 1
        is_of_ties = name.startswith("tie.") or name.endswith(".tie")
        return codes.tie_count if is_of_ties else codes.parties

    def _stored_length(self, name: str) -> int:
        return len(np.load(self._folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))

    def _check_range(self, name: str, limit: int) -> None:
        for part in _parts(self[name]):
            if part.min() < 0 or part.max() >= limit:
                raise self._damaged(name)

    def _damaged(self, name: str) -> InputError:
        return unreadable_file(self._folder / f"{name}.npy")


def _parts(array: Array) -> Iterator[Array]:
    for at in range(0, len(array), _CHECKED_AT_ONCE):
        yield array[at : at + _CHECKED_AT_ONCE]


def _rises(array: Array) -> bool:
    starts = range(0, len(array), _CHECKED_AT_ONCE)
    parts = (array[at : at + _CHECKED_AT_ONCE + 1] for at in starts)
    return all(bool((part[1:] >= part[:-1]).all()) for part in parts)


def write_codes(folder: Path, codes: ArrayCodes) -> None:
    """Write what the numbers of the arrays in a folder mean."""
    content = {name: getattr(codes, name) for name in ArrayCodes.__slots__}
    (folder / CODES).write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2) + b"\n")


def read_codes(folder: Path) -> ArrayCodes:
    """Read what the numbers of the arrays in a folder mean.

    Raises:
        InputError: the file is missing or damaged.
    """
    path = folder / CODES
    try:
        content = orjson.loads(path.read_bytes())
        return ArrayCodes(
            seed=int(content["seed"]),
            parties=int(content["parties"]),
            statements=int(content["statements"]),
            ties={str(name): int(count) for name, count in content["ties"].items()},
            texts={str(name): tuple(map(str, texts)) for name, texts in content["texts"].items()},
            unstated=tuple(map(str, content["unstated"])),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise unreadable_file(path) from error
