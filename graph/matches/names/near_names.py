"""Names that look alike, found by their rarest runs of four letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from scipy.sparse import csr_array

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

_RUN = 4
_SIGNS = b" abcdefghijklmnopqrstuvwxyz0123456789"
_KINDS = len(_SIGNS) + 1
_COLUMNS = _KINDS**_RUN
_CODES = np.zeros(256, np.int64)
_CODES[list(_SIGNS)] = np.arange(1, _KINDS)
# Texts read at a time, and entries that the queries of a batch may meet: both bound the memory.
_TEXTS_AT_ONCE = 20_000
_ENTRIES_AT_ONCE = 8_000_000
# A name that begins as the other is a little less alike than one spelt like all of it.
_CUT = 0.95
# Entries taken by their rarest runs alone, for each one that is kept by its likeness.
_TAKEN = 4


@dataclass(frozen=True, slots=True)
class NearNames:
    """Pairs of a query and an entry, by query and best first.

    ``likeness``, from 0 to 1, is the mean of two: the rarity of the runs in common, and the
    spelling of the whole (in the same or sorted order, or of the longer name's beginning, as tables
    cut names). Either alone ranks worse: the first on slips, the second on added words.
    """

    rows: Ints
    hits: Ints
    likeness: Floats


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Index of names by their runs of letters; ``rarity`` is zero for a run that none has."""

    texts: Sequence[str]
    entries: csr_array
    postings: csr_array
    counts: Ints
    rarity: Floats

    @classmethod
    def of(cls, texts: Sequence[str]) -> "NameIndex":
        """Index names in plain Latin letters, digits and spaces (``ComparableName.core``)."""
        runs, indptr = _runs_of(texts)
        counts = np.bincount(runs, minlength=_COLUMNS)
        rarity = np.log((len(texts) + 1) / np.maximum(counts, 1)).astype(np.float32) ** 2
        rarity[counts == 0] = 0
        shape = (len(texts), _COLUMNS)
        plain = csr_array((np.ones(len(runs), np.float32), runs, indptr), shape=shape)
        lengths = np.sqrt(plain @ rarity)
        inverse = (1 / np.maximum(lengths, 1e-6)).astype(np.float32)
        scaled = csr_array((np.repeat(inverse, np.diff(indptr)), runs, indptr), shape=shape)
        return cls(texts, scaled, csr_array(scaled.T.tocsr()), counts, rarity)

    def find(self, texts: Sequence[str], most: int, budget: int) -> NearNames:
        """Return up to ``most`` nearest entries of each text.

        Of each text only the rarest runs are followed, until they lead to ``budget`` entries, so a
        query costs the same however many entries share its common words. Texts without letters
        find nothing.
        """
        batch = max(1, _ENTRIES_AT_ONCE // max(budget, 1))
        starts = range(0, len(texts), batch)
        found = [self._find_some(texts[i : i + batch], most, budget, i) for i in starts]
        if not found:
            return NearNames(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float32))
        rows, hits, likeness = (np.concatenate(part) for part in zip(*found, strict=True))
        order = np.lexsort((hits, -likeness, rows))
        kept = order[_places_in_row(rows[order]) < most]
        return NearNames(rows[kept], hits[kept], likeness[kept])

    def _find_some(
        self, texts: Sequence[str], most: int, budget: int, first: int
    ) -> tuple[Ints, Ints, Floats]:
        runs, indptr = _runs_of(texts)
        shape = (len(texts), _COLUMNS)
        kept = _rarest(self.counts[runs], indptr, budget)
        row = np.repeat(np.arange(len(texts)), np.diff(indptr))[kept]
        asked = csr_array((self.rarity[runs[kept]], (row, runs[kept])), shape=shape)
        rows, hits = _best(csr_array(asked @ self.postings), most * _TAKEN)
        whole = csr_array((self.rarity[runs], runs, indptr), shape=shape)
        lengths = np.maximum(np.sqrt(whole.sum(axis=1)), 1e-6)
        shared = (whole[rows] * self.entries[hits]).sum(axis=1)
        spelling = _spelling(texts, rows, [self.texts[i] for i in hits])
        likeness = np.round((shared / lengths[rows] + spelling) / 2, 4).astype(np.float32)
        return rows + first, hits, likeness


def _spelling(texts: Sequence[str], rows: Ints, found: list[str]) -> Floats:
    """Return how alike the text of each row and what was found for it are spelt, from 0 to 1."""
    in_order = [_sorted_words(text) for text in texts]
    asked = [texts[i] for i in rows]
    begun = [other[: len(one)] for one, other in zip(asked, found, strict=True)]
    best = np.maximum(
        np.maximum(
            _ratios(asked, found),
            _ratios([in_order[i] for i in rows], [_sorted_words(text) for text in found]),
        ),
        _ratios(asked, begun) * _CUT,
    )
    spelling: Floats = best.astype(np.float32)
    return spelling


def _ratios(asked: list[str], found: list[str]) -> Floats:
    found_ratios = process.cpdist(asked, found, scorer=fuzz.ratio, dtype=np.float32)
    ratios: Floats = (found_ratios / 100).astype(np.float32)
    return ratios


def _sorted_words(text: str) -> str:
    return " ".join(sorted(text.split()))


def _places_in_row(rows: Ints) -> Ints:
    """Return the place of each entry within its run of equal rows, from 0."""
    is_first = np.diff(rows, prepend=-1) > 0
    starts = np.flatnonzero(is_first)
    places: Ints = np.arange(len(rows)) - np.repeat(starts, np.diff(np.append(starts, len(rows))))
    return places


def _runs_of(texts: Sequence[str]) -> tuple[NDArray[np.int32], Ints]:
    """Return the runs of each text, each once and in order, and where those of each text begin."""
    parts = [
        _some_runs(texts[i : i + _TEXTS_AT_ONCE]) for i in range(0, len(texts), _TEXTS_AT_ONCE)
    ]
    runs = np.concatenate([np.empty(0, np.int32), *(runs for runs, _ in parts)])
    sizes = np.concatenate([np.zeros(1, np.int64), *(sizes for _, sizes in parts)])
    return runs, np.cumsum(sizes)


def _some_runs(texts: Sequence[str]) -> tuple[NDArray[np.int32], Ints]:
    """Return the runs of some texts and how many each has; a text's ends are spaces."""
    joined = "".join(f"\n {text} \n" for text in texts).encode("ascii", "replace")
    letters = np.frombuffer(joined, np.uint8)
    codes = _CODES[letters]
    count = max(len(codes) - _RUN + 1, 0)
    runs, is_whole = np.zeros(count, np.int64), np.ones(count, bool)
    for place in range(_RUN):
        part = codes[place : place + count]
        runs, is_whole = runs * _KINDS + part, is_whole & (part > 0)
    row = (np.cumsum(letters == ord("\n")) - 1)[:count] // 2
    keys = np.unique(row[is_whole] * _COLUMNS + runs[is_whole])
    return (keys % _COLUMNS).astype(np.int32), np.bincount(keys // _COLUMNS, minlength=len(texts))


def _rarest(costs: Ints, indptr: Ints, budget: int) -> Ints:
    """Return the places of the rarest runs of each text: the first, and all within the budget."""
    row = np.repeat(np.arange(len(indptr) - 1), np.diff(indptr))
    known = np.flatnonzero(costs)
    order = known[np.lexsort((costs[known], row[known]))]
    spent = np.cumsum(costs[order])
    is_first = np.diff(row[order], prepend=-1) > 0
    before = np.concatenate(([0], spent))[:-1][is_first]
    sizes = np.diff(np.append(np.flatnonzero(is_first), len(order)))
    within = spent - np.repeat(before, sizes) <= budget
    kept: Ints = order[within | is_first]
    return kept


def _best(scores: csr_array, most: int) -> tuple[Ints, Ints]:
    """Return rows and columns of the highest scores of each row; of equal ones the first."""
    found = [np.empty(0, np.int64), *_best_of_rows(scores, most)]
    sizes = [len(part) for part in found[1:]]
    places = np.concatenate(found)
    return np.repeat(np.arange(len(sizes)), sizes), scores.indices[places].astype(np.int64)


def _best_of_rows(scores: csr_array, most: int) -> Iterator[Ints]:
    for start, end in zip(scores.indptr[:-1], scores.indptr[1:], strict=True):
        row = scores.data[start:end]
        if len(row) <= most:
            yield np.arange(start, end)
            continue
        limit = np.partition(row, len(row) - most)[len(row) - most]
        above, equal = np.flatnonzero(row > limit), np.flatnonzero(row == limit)
        first = equal[np.argsort(scores.indices[start + equal], kind="stable")]
        yield start + np.concatenate((above, first[: most - len(above)]))
