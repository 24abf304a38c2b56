"""Ids and names of a shelf's parties as columns by number, built from its parts and arrays."""

import shutil
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from graph.registers.building.part_columns import (
    CodeBook,
    as_texts,
    part_files,
    read_tables,
    read_texts,
)
from graph.registers.building.stated_arrays import rank_codes
from graph.registers.building.text_pile import TextPile
from graph.registers.kernels.pointers import note_best
from graph.registers.shelf.arrays_file import ShelfArrays
from graph.registers.shelf.texts_file import COLUMN, IDS, NAMES, TEXTS

_NO_ROW = -1
_NO_RANK = 255
_AT_ONCE = 1 << 20


def write_texts(edition: Path) -> None:
    """Build the texts of an edition; its arrays have to be there.

    A party's name is that of its statement of the best standing, the first among equals.
    """
    arrays = ShelfArrays(edition)
    building = edition / f"{TEXTS}.tmp"
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(mode=0o700)
    rows = arrays.party_rows
    stated = arrays.codes.parties - len(arrays.codes.unstated)
    first_rows = rows.rows[rows.starts[:stated]]
    unstated = as_texts(arrays.codes.unstated)
    with TextPile(building / IDS) as pile:
        for first, table in read_tables(part_files(edition, "stated"), ["entity"]):
            low, high = np.searchsorted(first_rows, (first, first + table.num_rows))
            pile.add(read_texts(table, "entity").take(pa.array(first_rows[low:high] - first)))
        pile.add(unstated)
        _write_column(building / f"{IDS}.arrow", pile.read())
    with TextPile(building / NAMES) as pile:
        _pile_names(edition, arrays, pile)
        _write_column(building / f"{NAMES}.arrow", pile.read())
    shutil.rmtree(edition / TEXTS, ignore_errors=True)
    building.rename(edition / TEXTS)


def _pile_names(edition: Path, arrays: ShelfArrays, pile: TextPile) -> None:
    best = _rows_of_names(edition, arrays)
    named = np.flatnonzero(best != _NO_ROW)
    order = named[np.argsort(best[named])]
    rows = best[order]
    with TextPile(pile.path.with_name("rows")) as in_rows:
        for first, table in read_tables(part_files(edition, "stated"), ["name"]):
            low, high = np.searchsorted(rows, (first, first + table.num_rows))
            in_rows.add(read_texts(table, "name").take(pa.array(rows[low:high] - first)))
        place = np.full(len(best), _NO_ROW, np.int64)
        place[order] = np.arange(len(order))
        _add_in_order(in_rows.read(), place, pile)


def _add_in_order(texts: pa.LargeStringArray, place: NDArray[np.int64], pile: TextPile) -> None:
    """Add the texts at some places in their order; a place of -1 is the empty text."""
    for at in range(0, len(place), _AT_ONCE):
        some = place[at : at + _AT_ONCE]
        taken = texts.take(pa.array(some, mask=some == _NO_ROW))
        pile.add(taken.fill_null("") if taken.null_count else taken)


def _rows_of_names(edition: Path, arrays: ShelfArrays) -> NDArray[np.int32]:
    """Return the row that names each party, -1 where none does."""
    parties = arrays.codes.parties
    of_row = arrays.party_rows.numbers_of(arrays.codes.statements)
    rank, best = np.full(parties, _NO_RANK, np.uint8), np.full(parties, _NO_ROW, np.int32)
    standings = CodeBook()
    for first, table in read_tables(part_files(edition, "stated"), ["name", "standing"]):
        codes = standings.encode(table, "standing")
        ranks = rank_codes(standings)[codes]
        ranks[table["name"].is_null().to_numpy()] = _NO_RANK
        rows = np.arange(first, first + table.num_rows, dtype=np.int32)
        note_best(of_row[rows], ranks, rows, rank, best)
    return best


def _write_column(path: Path, texts: pa.LargeStringArray) -> None:
    schema = pa.schema([(COLUMN, pa.large_string())])
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, schema) as writer:
        writer.write_batch(pa.record_batch([texts], schema=schema))
