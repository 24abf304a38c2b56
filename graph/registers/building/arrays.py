"""Arrays of a shelf, built from its parts.

What is long goes into memory maps part by part, so that the memory needed is a few numbers a party.
"""

import shutil
from pathlib import Path

import numpy as np

from graph.errors import InputError
from graph.registers.building.array_files import ArrayFiles
from graph.registers.building.part_columns import (
    CodeBook,
    as_texts,
    count_rows,
    hash_column,
    part_files,
    read_tables,
    read_texts,
)
from graph.registers.building.party_numbers import PartyNumbers, number_parties
from graph.registers.building.stated_arrays import CodeBooks, write_stated_arrays
from graph.registers.building.text_pile import TextPile
from graph.registers.building.tie_arrays import (
    PartyFinder,
    SharedHashError,
    write_tie_arrays,
    write_tie_pointers,
)
from graph.registers.shelf.arrays_file import ARRAYS, ArrayCodes, write_codes
from graph.support.language import N_

_MOST_SEEDS = 8


def write_arrays(edition: Path) -> ArrayCodes:
    """Build the arrays of an edition from its parts; return what their numbers mean.

    Raises:
        InputError: the ids cannot be told apart by any of several hashes.
        DateError: a part holds a date that does not exist.
    """
    building = edition / f"{ARRAYS}.tmp"
    for seed in range(_MOST_SEEDS):
        shutil.rmtree(building, ignore_errors=True)
        scratch = building / "scratch"
        scratch.mkdir(parents=True, mode=0o700)
        try:
            codes = _Building(edition, building, scratch, seed).write()
        except SharedHashError:
            continue
        shutil.rmtree(scratch)
        shutil.rmtree(edition / ARRAYS, ignore_errors=True)
        building.rename(edition / ARRAYS)
        return codes
    raise InputError(
        N_("The ids of {path} cannot be told apart; report this with the file."), path=edition
    )


class _Building:
    """One try to build the arrays, with one seed of the hash."""

    def __init__(self, edition: Path, folder: Path, scratch: Path, seed: int) -> None:
        self._stated, self._ties = part_files(edition, "stated"), part_files(edition, "ties")
        self._folder, self._scratch, self._seed = folder, scratch, seed
        self._files = ArrayFiles(folder)

    def write(self) -> ArrayCodes:
        numbers = number_parties(self._hash_rows(), self._scratch)
        books = CodeBooks(CodeBook(), CodeBook())
        with TextPile(self._scratch / "ids") as ids:
            self._pile_ids(numbers, ids)
            finder = PartyFinder(numbers.hashes, numbers.parties, ids.read(), self._seed)
            self._check_rows(numbers, finder)
            texts, ties = write_tie_arrays(
                self._ties,
                self._files,
                finder,
                count_rows(self._ties),
                {"standing": books.standing, "source": books.source},
            )
        unstated = finder.unstated
        parties = numbers.count + len(unstated)
        self._write_ids(numbers, unstated)
        write_stated_arrays(self._stated, self._files, numbers.of_row, parties, books)
        write_tie_pointers(self._files, self._folder, parties)
        codes = ArrayCodes(
            seed=self._seed,
            parties=parties,
            statements=len(numbers.of_row),
            ties=ties,
            texts={**texts, "standing": books.standing.texts, "source": books.source.texts},
            unstated=unstated,
        )
        write_codes(self._folder, codes)
        return codes

    def _hash_rows(self) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
        hashes = np.empty(count_rows(self._stated), np.uint64)
        for first, table in read_tables(self._stated, ["entity"]):
            hashed = hash_column(read_texts(table, "entity"), self._seed)
            hashes[first : first + len(hashed)] = hashed
        return hashes

    def _pile_ids(self, numbers: PartyNumbers, pile: TextPile) -> None:
        """Write the ids in the order of their numbers, which is that of their first rows."""
        for first, table in read_tables(self._stated, ["entity"]):
            texts = read_texts(table, "entity")
            is_first = numbers.is_first[first : first + len(texts)]
            pile.add(texts.filter(is_first))

    def _check_rows(self, numbers: PartyNumbers, finder: PartyFinder) -> None:
        for first, table in read_tables(self._stated, ["entity"]):
            texts = read_texts(table, "entity")
            finder.check_rows(texts, numbers.of_row[first : first + len(texts)])

    def _write_ids(self, numbers: PartyNumbers, unstated: tuple[str, ...]) -> None:
        hashes, parties = numbers.hashes, numbers.parties
        if unstated:
            new = hash_column(as_texts(unstated), self._seed)
            hashes = np.concatenate((hashes, new))
            order = np.argsort(hashes, kind="stable")
            hashes = hashes[order]
            ranks = np.arange(numbers.count, numbers.count + len(new), dtype=np.int32)
            parties = np.concatenate((parties, ranks))[order]
            if (hashes[1:] == hashes[:-1]).any():
                raise SharedHashError
        self._files.write("id.hash", hashes)
        self._files.write("id.party", parties)
