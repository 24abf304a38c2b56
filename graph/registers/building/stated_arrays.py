"""Arrays of a shelf's parties: their kind, their rows, and their ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from graph.model.dates import first_day, last_day
from graph.model.records import REGISTERS, Kind, Standing
from graph.registers.building.array_files import Array, ArrayFiles
from graph.registers.building.part_columns import CodeBook, read_tables
from graph.registers.kernels.pointers import note_best
from graph.registers.shelf.arrays_file import NO_END, UNKNOWN_END, UNSTATED_KIND

_UNKNOWN_DAY = "?"
_NO_RANK = 255
_COLUMNS = ("kind", "standing", "source", "over")
_KINDS = {kind.value: code for code, kind in enumerate(Kind)}
# A statement without a standing of its own has that of the register, which no other exceeds.
_RANKS = {"": 0, **{standing.value: code for code, standing in enumerate(Standing)}}
_FIRST_HAND = frozenset({"", *(standing.value for standing in REGISTERS if standing)})


@dataclass(frozen=True, slots=True)
class CodeBooks:
    """Codes that statements and ties of a shelf share."""

    standing: CodeBook
    source: CodeBook


def write_stated_arrays(
    stated: Sequence[Path],
    files: ArrayFiles,
    of_row: NDArray[np.int32],
    parties: int,
    books: CodeBooks,
) -> None:
    """Write the arrays of what is stated of parties; ``of_row`` is the party of each row."""
    kind = files.create("kind", np.uint8, parties)
    kind[:] = UNSTATED_KIND
    best = np.full(parties, _NO_RANK, np.uint8)
    kinds = np.full(parties, UNSTATED_KIND, np.int32)
    ends = []
    for first, table in read_tables(stated, _COLUMNS):
        party = of_row[first : first + table.num_rows]
        standing = books.standing.encode(table, "standing")
        note_best(party, rank_codes(books.standing)[standing], _kind_codes(table), best, kinds)
        ends.append(_ends_of(table, first, party, standing, books.source))
    kind[:] = kinds
    files.write_pointers("party.ptr", "party.row", of_row, parties)
    _write_ends(files, np.concatenate(ends) if ends else _no_ends(), parties, books.standing)


def rank_codes(standings: CodeBook) -> NDArray[np.uint8]:
    """Return the rank of each code of a standing, the best first."""
    return np.array([_RANKS[text] for text in standings.texts], np.uint8)


def _kind_codes(table: pa.Table) -> NDArray[np.int32]:
    column = table["kind"].unify_dictionaries().combine_chunks()
    if isinstance(column, pa.ChunkedArray):  # a part without any row
        return np.zeros(0, np.int32)
    codes = np.array([_KINDS[word] for word in column.dictionary.to_pylist()], np.int32)
    found: NDArray[np.int32] = codes[column.indices.to_numpy()]
    return found


_END = np.dtype(
    [
        ("party", "i4"),
        ("row", "i4"),
        ("first", "i4"),
        ("last", "i4"),
        ("standing", "u1"),
        ("source", "u2"),
    ]
)


def _no_ends() -> Array:
    return np.zeros(0, _END)


def _ends_of(
    table: pa.Table,
    first: int,
    party: NDArray[np.int32],
    standing: NDArray[np.int32],
    sources: CodeBook,
) -> Array:
    """Return the ends that the rows of one part state."""
    source = sources.encode(table, "source")
    column = table["over"]
    rows = np.flatnonzero(column.is_valid().to_numpy())
    ends = np.zeros(len(rows), _END)
    texts = column.take(pa.array(rows)).to_pylist()
    ends["party"], ends["row"] = party[rows], rows + first
    ends["first"] = [_first(text) for text in texts]
    ends["last"] = [_last(text) for text in texts]
    ends["standing"], ends["source"] = standing[rows], source[rows]
    return ends


def _first(text: str) -> int:
    return UNKNOWN_END if text == _UNKNOWN_DAY else first_day(text).toordinal()


def _last(text: str) -> int:
    return UNKNOWN_END if text == _UNKNOWN_DAY else last_day(text).toordinal()


def _write_ends(files: ArrayFiles, ends: Array, parties: int, standings: CodeBook) -> None:
    """Write all ends, and for each party the one that counts among those of this shelf."""
    ends = ends[np.argsort(ends["party"], kind="stable")]
    for name in _END.names or ():
        files.write(f"end.{name}", np.ascontiguousarray(ends[name]))
    over = files.create("party.over", np.int32, parties)
    over[:] = NO_END
    counts = preferred_ends(
        ends["party"], ends["first"], ~first_hand_codes(standings)[ends["standing"]]
    )
    over[ends["party"][counts]] = ends["last"][counts]


def first_hand_codes(standings: CodeBook) -> NDArray[np.bool_]:
    """Return whether each code of a standing is that of a register or filing."""
    return np.array([text in _FIRST_HAND for text in standings.texts], np.bool_)


def preferred_ends(
    party: NDArray[np.int32], first: NDArray[np.int32], is_other: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Return the place of each party's end that counts.

    A day counts before an unknown one, then that of a register or filing, then the earliest.
    """
    order = np.lexsort((first, is_other, first == UNKNOWN_END, party))
    sorted_party = party[order]
    begins = np.ones(len(order), np.bool_)
    begins[1:] = sorted_party[1:] != sorted_party[:-1]
    chosen: NDArray[np.int64] = order[begins]
    return chosen
