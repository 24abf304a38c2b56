"""Ties of holders to companies: each line of the file gives one for each nature of control."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scrapers.bulk.readers.row_columns import Ends, TieColumns


@dataclass(frozen=True, slots=True)
class Natures:
    """Natures of control that lines state together: how their ties' ids end, and their forms.

    ``number`` counts such sets of natures.
    """

    endings: tuple[str, ...]
    forms: tuple[int, ...]
    number: int


class HolderTies:
    """Lines of holders that wait; ``first`` is how the ids of their ties begin."""

    def __init__(self, first: str, ties: TieColumns) -> None:
        self._first, self._ties = first, ties
        self._natures: list[Natures] = []
        self._clear()

    def _clear(self) -> None:
        self.links: list[str] = []
        self.holders: list[str] = []
        self.companies: list[str] = []
        self.natures: list[int] = []
        self.since: list[str] = []
        self.until: list[str] = []

    def set_of(self, endings: tuple[str, ...], forms: tuple[int, ...]) -> Natures:
        """Return a new set of natures."""
        self._natures.append(Natures(endings, forms, len(self._natures)))
        return self._natures[-1]

    def take_batch(self) -> pa.RecordBatch:
        """Return the ties of all lines in the schema of a part, and forget the lines."""
        sizes = np.array([len(each.endings) for each in self._natures], np.int64)
        of_line = np.array(self.natures, np.int64)
        counts = sizes[of_line]
        line = pa.array(np.repeat(np.arange(len(of_line)), counts))
        # Place of each tie among the natures of its line, then among those of all sets.
        inside = np.arange(len(line)) - np.repeat(np.cumsum(counts) - counts, counts)
        nature = np.repeat((np.cumsum(sizes) - sizes)[of_line], counts) + inside
        endings = pa.array([end for each in self._natures for end in each.endings], pa.string())
        forms = np.array([form for each in self._natures for form in each.forms], np.int32)
        links = pa.array(self.links, pa.string()).take(line)
        ids = pc.binary_join_element_wise(
            pa.scalar(self._first), links, endings.take(pa.array(nature)), ""
        )
        ends = Ends(ids, _repeated(self.holders, line), _repeated(self.companies, line))
        since, until = _repeated(self.since, line), _repeated(self.until, line)
        self._clear()
        return self._ties.batch(ends, forms[nature], _stated(since), _stated(until))


def _repeated(texts: list[str], line: pa.Array) -> pa.Array:
    return pa.array(texts, pa.string()).take(line)


def _stated(days: pa.Array) -> pa.Array:
    """Return days with null where none is stated."""
    return pc.if_else(pc.equal(days, ""), pa.scalar(None, pa.string()), days)
