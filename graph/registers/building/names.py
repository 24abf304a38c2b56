"""Names of a shelf's parties by their letters, built from its parts after arrays and texts."""

import shutil
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import numpy as np
import orjson
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from graph.model.records import Kind, Standing
from graph.registers.building.name_cores import read_cores
from graph.registers.building.part_columns import part_files, read_tables, read_texts
from graph.registers.building.text_pile import TextPile
from graph.registers.kernels.names import COLUMNS, count_runs, place_runs
from graph.registers.kernels.pointers import add_up
from graph.registers.shelf.arrays_file import ShelfArrays
from graph.registers.shelf.names_file import COLUMN, CORES, COUNTRIES, FURTHER, NAMES
from graph.registers.shelf.texts_file import ShelfTexts, text_buffers

NAMED = (Kind.COMPANY, Kind.PERSON, Kind.STOREFRONT, Kind.PLATFORM, Kind.BRAND, Kind.PRODUCT)
"""Kinds that are found by name; an address or contact is found by its id."""

_FURTHER = ("short_name", "aliases", "other_names", "previous_names", "former_names")
_HAS_FURTHER = f'"(?:{"|".join(_FURTHER)})"'
_READ = ("kind", "standing", "name", "values")
_AT_ONCE = 200_000
_COUNTRY = len("gb-")


def write_names(edition: Path) -> None:
    """Build the names of an edition; its arrays and texts have to be there."""
    building = edition / f"{NAMES}.tmp"
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(mode=0o700)
    arrays = ShelfArrays(edition)
    texts = ShelfTexts(edition, arrays)
    stated = _StatedNames(edition, arrays, texts)
    shown = np.flatnonzero(stated.is_shown).astype(np.int32)
    further = sorted(stated.further)
    further_texts = pa.array([text for _, text in further], pa.large_string())
    with TextPile(building / CORES) as pile:
        for each in _slices(texts.names, shown, further_texts):
            pile.add(read_cores(each))
        cores = pile.read()
        _write_texts(building / f"{CORES}.arrow", cores)
        np.save(building / "order.npy", pc.array_sort_indices(cores).to_numpy().astype(np.int32))
        _write_runs(building, cores)
        del cores
    np.save(
        building / "party.npy", np.concatenate([shown, np.array([n for n, _ in further], np.int32)])
    )
    _write_texts(building / f"{FURTHER}.arrow", further_texts)
    (building / COUNTRIES).write_bytes(orjson.dumps(_countries(arrays, texts)))
    shutil.rmtree(edition / NAMES, ignore_errors=True)
    building.rename(edition / NAMES)


class _StatedNames:
    """The parties whose shown name is stated by somebody, and further names with their party."""

    def __init__(self, edition: Path, arrays: ShelfArrays, texts: ShelfTexts) -> None:
        self._texts = texts
        self.is_shown = np.zeros(arrays.codes.parties, np.bool_)
        self.further: set[tuple[int, str]] = set()
        party = arrays.party_rows.numbers_of(arrays.codes.statements)
        for first, table in read_tables(part_files(edition, "stated"), _READ):
            self._add(table, party[first : first + table.num_rows])

    def _add(self, table: pa.Table, party: NDArray[np.int32]) -> None:
        named = _named_rows(table)
        table, party = table.filter(pa.array(named)), party[named]
        names = read_texts(table, "name")
        # A name that only we made, such as a number for a name, is found by the number.
        is_theirs = _are_stated(table, names)
        same = pc.equal(names, self._texts.names.take(pa.array(party))).to_numpy(False)
        self.is_shown[party[is_theirs & same]] = True
        others = np.flatnonzero(is_theirs & ~same)
        self._add_further(party[others], ([t] for t in names.take(pa.array(others)).to_pylist()))
        self._add_values(table, party)

    def _add_values(self, table: pa.Table, party: NDArray[np.int32]) -> None:
        values = table["values"]
        have = np.flatnonzero(pc.match_substring_regex(values, _HAS_FURTHER).to_numpy())
        found = values.take(pa.array(have)).to_pylist()
        self._add_further(party[have], map(_further_names, found))

    def _add_further(self, party: NDArray[np.int32], names: Iterable[Iterable[str]]) -> None:
        shown = self._texts.names_of(party)
        for number, texts, own in zip(party.tolist(), names, shown, strict=True):
            self.further |= {(number, text) for text in texts if text and text != own}


def _named_rows(table: pa.Table) -> NDArray[np.bool_]:
    kinds = pa.array([kind.value for kind in NAMED])
    named: NDArray[np.bool_] = pc.is_in(table["kind"].cast(pa.string()), kinds).to_numpy()
    return named


def _are_stated(table: pa.Table, names: pa.LargeStringArray) -> NDArray[np.bool_]:
    standing = read_texts(table, "standing")
    theirs = pc.and_(pc.not_equal(standing, Standing.DERIVED.value), pc.not_equal(names, ""))
    found: NDArray[np.bool_] = theirs.to_numpy(zero_copy_only=False)
    return found


def _further_names(values: str) -> list[str]:
    stated = orjson.loads(values)
    found = (stated.get(name, ()) for name in _FURTHER)
    return list(chain.from_iterable([each] if isinstance(each, str) else each for each in found))


def _slices(
    names: pa.LargeStringArray, shown: NDArray[np.int32], further: pa.LargeStringArray
) -> Iterator[pa.LargeStringArray]:
    for at in range(0, len(shown), _AT_ONCE):
        yield names.take(pa.array(shown[at : at + _AT_ONCE]))
    for at in range(0, len(further), _AT_ONCE):
        yield further.slice(at, _AT_ONCE)


def _write_texts(path: Path, texts: pa.LargeStringArray) -> None:
    schema = pa.schema([(COLUMN, pa.large_string())])
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, schema) as writer:
        writer.write_batch(pa.record_batch([texts], schema=schema))


def _write_runs(folder: Path, cores: pa.LargeStringArray) -> None:
    offsets, letters = text_buffers(cores)
    sizes, pointers = np.zeros(len(cores), np.uint8), np.zeros(COLUMNS + 2, np.int64)
    count_runs(letters, offsets, pointers, sizes)
    np.save(folder / "runs.of.npy", sizes)
    add_up(pointers)
    path, total = folder / "runs.names.npy", int(pointers[-1])
    if not total:
        np.save(path, np.zeros(0, np.int32))
    else:
        names = np.lib.format.open_memmap(path, "w+", np.dtype(np.int32), (total,))
        place_runs(letters, offsets, 0, pointers, names)
        names.flush()
    np.save(folder / "runs.ptr.npy", pointers[: COLUMNS + 1])


def _countries(arrays: ShelfArrays, texts: ShelfTexts) -> list[str]:
    """Return the countries of the register numbers that are ids of companies."""
    is_company = np.flatnonzero(arrays["kind"] == list(Kind).index(Kind.COMPANY))
    begun = pc.utf8_slice_codeunits(texts.ids.take(pa.array(is_company)), 0, _COUNTRY)
    different = pc.unique(begun).to_pylist()
    return sorted(each[:-1] for each in different if len(each) == _COUNTRY and each[-1] == "-")
