"""Search for names of a shelf: whole names, beginnings, and names that look alike."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from threading import Lock
from types import ModuleType

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from graph.errors import InputError
from graph.registers.shelf.names_file import ShelfNames
from graph.registers.shelf.texts_file import ShelfTexts
from graph.support.language import N_

MOST_OF_ONE_NAME = 200
"""Parties of one name that are found; beyond them their number is said."""

BUDGET = 400_000
"""Names that a question touches by their rarest runs of letters."""

WHILE_TYPING = 100_000
"""Names that a question touches while somebody types."""

_MOST_BEGUN = 20
_MOST_COMPARED = 20_000
_CANDIDATES = 300
_LEAST_RUNS = 2
_LAST_SIGN = "\x7f"
# A name that begins as typed is nearly as near as one that is typed whole.
_BEGUN = 99.0
Numbers = NDArray[np.int32]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class FoundNames:
    """Numbers of names; ``count`` is how many there are, of which all but the first are cut."""

    names: Numbers
    count: int


class NameSearch:
    """Search in the names of one edition; several threads may ask."""

    def __init__(self, names: ShelfNames, texts: ShelfTexts) -> None:
        self._names = names
        self._texts = texts
        self._lock = Lock()
        self._sums: NDArray[np.float32] | None = None

    def whole(self, core: str, text: str) -> FoundNames:
        """Return the names whose ``ComparableName.core`` is given, as spelt in ``text`` first."""
        found = self._between(core, core, _MOST_COMPARED)
        if len(found.names) <= MOST_OF_ONE_NAME:
            return found
        spelt = _letters_of(self.stated(found.names))
        is_spelt = pc.equal(spelt, _letters_of(pa.array([text], pa.large_string()))[0])
        order = np.argsort(~is_spelt.to_numpy(zero_copy_only=False), kind="stable")
        return FoundNames(found.names[order[:MOST_OF_ONE_NAME]], found.count)

    def begun(self, core: str) -> FoundNames:
        """Return the names that begin with a text, the first of them in a dictionary's order."""
        return self._between(core, core + _LAST_SIGN, _MOST_BEGUN)

    def stated(self, names: Numbers) -> pa.LargeStringArray:
        """Return names as stated."""
        shown = len(self._names.party) - len(self._names.further)
        party = pa.array(self._names.party[names], mask=names >= shown)
        further = pa.array(names - shown, mask=names < shown)
        return pc.coalesce(self._texts.names.take(party), self._names.further.take(further))

    def _between(self, first: str, last: str, most: int) -> FoundNames:
        names = self._names
        if not first:
            return FoundNames(np.empty(0, np.int32), 0)

        def core_at(place: int) -> str:
            return str(names.cores[int(names.order[place])].as_py())

        places = range(len(names.order))
        low = bisect_left(places, first, key=core_at)
        high = bisect_right(places, last, lo=low, key=core_at)
        return FoundNames(np.array(names.order[low : min(high, low + most)]), high - low)

    def near(self, core: str, most: int, budget: int = BUDGET) -> Numbers:
        """Return the names that look most like a text, best first.

        Raises:
            InputError: the compiler of the search is not installed.
        """
        found = self._alike(core, budget)
        if not len(found):
            return found
        texts = self._names.cores.take(pa.array(found)).to_pylist()
        scores = np.maximum(_ratios(core, texts), _ratios(_sorted(core), map(_sorted, texts)))
        begun = np.array([text.startswith(core) for text in texts])
        scores[begun] = np.maximum(scores[begun], _BEGUN)
        lengths = np.array([len(text) for text in texts])
        best: Numbers = found[np.lexsort((found, lengths, -scores))[:most]]
        return best

    def _alike(self, core: str, budget: int) -> Numbers:
        """Return the names that share the rarest runs of letters with a text."""
        kernels = _load_kernels()
        letters = np.frombuffer(core.encode("ascii", "ignore"), np.uint8)
        runs = np.empty(kernels.MOST_RUNS, np.int64)
        runs = runs[: kernels.list_runs(letters, 0, len(letters), runs)]
        starts = self._names.run_starts
        counts = starts[runs + 1] - starts[runs]
        order = np.argsort(counts, kind="stable")
        order = order[counts[order] > 0]
        spent = np.cumsum(counts[order])
        order = order[(spent <= budget) | (np.arange(len(order)) < _LEAST_RUNS)]
        if not len(order):
            return np.empty(0, np.int32)
        size = len(self._names.cores)
        weights = np.log(size / counts[order]).astype(np.float32) + np.float32(0.1)
        return self._best(kernels, runs[order], weights, int(counts[order].sum()))

    def _best(
        self, kernels: ModuleType, runs: Places, weights: NDArray[np.float32], touches: int
    ) -> Numbers:
        names, sizes = self._names.run_names, self._names.runs_of
        touched = np.empty(min(touches, len(sizes)), np.int32)
        with self._lock:
            if self._sums is None:
                self._sums = np.zeros(len(sizes), np.float32)
            count = kernels.weigh_names(
                self._names.run_starts, names, runs, weights, self._sums, touched
            )
            touched = touched[:count]
            scores = np.empty(count, np.float32)
            kernels.score_names(self._sums, touched, sizes, scores)
        if count > _CANDIDATES:
            best = np.argpartition(-scores, _CANDIDATES)[:_CANDIDATES]
            touched, scores = touched[best], scores[best]
        ordered: Numbers = touched[np.lexsort((touched, -scores))]
        return ordered


def _load_kernels() -> ModuleType:
    """Return the compiled loops; without their compiler whole names are found all the same."""
    try:
        return import_module("graph.registers.kernels.names")
    except InputError as error:
        raise InputError(
            N_("Misspelt names are not looked for: numba is not installed (pip install numba).")
        ) from error


def _letters_of(texts: pa.LargeStringArray) -> pa.LargeStringArray:
    return pc.replace_substring_regex(pc.utf8_lower(texts), r"[^\pL\pN]+", "")


def _sorted(text: str) -> str:
    return " ".join(sorted(text.split()))


def _ratios(asked: str, texts: Iterable[str]) -> NDArray[np.float32]:
    found: NDArray[np.float32] = process.cdist(
        [asked], list(texts), scorer=fuzz.ratio, dtype=np.float32
    )[0]
    return found
