"""Numbers of a board's parties: those of the first part, then what each further part adds."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.registers.board.part import SEED, BoardPart, Numbers
from graph.registers.kernels.joining import join_ids
from graph.registers.shelf.id_hash import hash_id
from graph.registers.shelf.texts_file import text_buffers

_NONE = -1


@dataclass(frozen=True, slots=True)
class Numbering:
    """The parties of all parts.

    ``of_part`` gives the number on the board of each party of a part. ``added`` are the parties
    that each part adds, whose numbers follow one another from ``first`` on.
    """

    parts: Sequence[BoardPart]
    of_part: Sequence[Numbers]
    added: Sequence[Numbers]
    first: Sequence[int]

    @property
    def count(self) -> int:
        """Number of parties on the board."""
        return self.first[-1] + len(self.added[-1]) if self.first else 0

    def number_of(self, ident: str) -> int | None:
        """Return the number of a party, None where no part knows its id."""
        for part, numbers in zip(self.parts, self.of_part, strict=True):
            own = own_number(part, ident)
            if own is not None:
                return int(numbers[own])
        return None

    def id_of(self, number: int) -> str:
        """Return the id of a party."""
        part = bisect_right(self.first, number) - 1
        return str(self.parts[part].ids[int(self.added[part][number - self.first[part]])].as_py())

    def in_part(self, part: int, numbers: Iterable[int]) -> list[int]:
        """Return the numbers within a part of those parties that it knows."""
        own = (self._own(part, number) for number in numbers)
        return [number for number in own if number != _NONE]

    def _own(self, part: int, number: int) -> int:
        first = self.first[part]
        if first <= number < first + len(self.added[part]):
            return int(self.added[part][number - first])
        if number >= first:
            return _NONE
        own = own_number(self.parts[part], self.id_of(number))
        return _NONE if own is None else own


def own_number(part: BoardPart, ident: str) -> int | None:
    """Return the number of a party within a part, None where it does not know the id."""
    hashes, parties = part.hashes
    wanted = np.uint64(hash_id(ident, SEED))
    place = int(np.searchsorted(hashes, wanted))
    while place < len(hashes) and hashes[place] == wanted:
        if part.ids[int(parties[place])].as_py() == ident:
            return int(parties[place])
        place += 1
    return None


def number_parts(parts: Sequence[BoardPart]) -> Numbering:
    """Number the parties of all parts; two with one id are one."""
    numbering = Numbering((), (), (), ())
    for part in parts:
        numbering = add_part(numbering, part)
    return numbering


def add_part(numbering: Numbering, part: BoardPart) -> Numbering:
    """Number the parties of a further part; those of the others keep their numbers."""
    numbers, count = np.full(len(part.ids), _NONE, np.int32), numbering.count
    for earlier, known in zip(numbering.parts, numbering.of_part, strict=True):
        joined = _join(earlier, part)
        is_new = (numbers == _NONE) & (joined != _NONE)
        numbers[is_new] = known[joined[is_new]]
    new = np.flatnonzero(numbers == _NONE).astype(np.int32)
    numbers[new] = np.arange(count, count + len(new), dtype=np.int32)
    return Numbering(
        (*numbering.parts, part),
        (*numbering.of_part, numbers),
        (*numbering.added, new),
        (*numbering.first, count),
    )


def _join(one: BoardPart, other: BoardPart) -> Numbers:
    found = np.full(len(other.ids), _NONE, np.int32)
    join_ids(
        *one.hashes, *text_buffers(one.ids), *other.hashes, *text_buffers(other.ids),
        found,
    )  # fmt: skip
    return found


def whole_numbers(numbers: Iterable[int]) -> NDArray[np.int64]:
    """Return numbers of parties as compiled code takes them."""
    return np.array(sorted(set(numbers)), np.int64)
