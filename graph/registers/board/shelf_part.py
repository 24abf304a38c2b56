"""A shelf as a part of a board."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from graph.model.records import REGISTERS, Source, Statement, Tie, source_standing
from graph.registers.board.part import SEED, Flags, Numbers, PartColumns, PartEnds
from graph.registers.building.part_columns import hash_column
from graph.registers.shelf.arrays_file import CODED, UNKNOWN_END, ShelfArrays
from graph.registers.shelf.part_rows import PartRows
from graph.registers.shelf.rows import StatedRow, TieRow, statement_of, tie_of
from graph.registers.shelf.shelf import Shelf
from graph.registers.shelf.texts_file import ShelfTexts


class ShelfPart:
    """One shelf; its arrays are checked before any compiled code sees them."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._arrays = ShelfArrays(shelf.edition)
        self._arrays.check_all()
        self._texts = ShelfTexts(shelf.edition, self._arrays)
        self._stated = PartRows(shelf.stated_parts)
        self._ties = PartRows(shelf.tie_parts)

    @property
    def ids(self) -> pa.LargeStringArray:
        """The ids of its parties by number."""
        return self._texts.ids

    @property
    def withheld(self) -> frozenset[str]:
        """The ids of parties that were taken out by hand."""
        return self.shelf.withheld

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Its sources by id."""
        return {each.id: each.as_record() for each in self.shelf.document.sources}

    @cached_property
    def columns(self) -> PartColumns:
        """Its parties and ties as numbers."""
        arrays = self._arrays
        return PartColumns(
            kind=arrays["kind"],
            ends=self._ends(),
            start=arrays["tie.start"],
            end=arrays["tie.end"],
            since=arrays["tie.since"],
            until=arrays["tie.until"],
            coded={name: arrays[f"tie.{name}"] for name in CODED},
            texts=arrays.codes.texts,
        )

    def _ends(self) -> PartEnds:
        arrays = self._arrays
        party, first = np.array(arrays["end.party"]), np.array(arrays["end.first"])
        rows = np.diff(arrays["party.ptr"])
        return PartEnds(
            party=party,
            first=first,
            last=np.array(arrays["end.last"]),
            is_other=~self._is_first_hand()[arrays["end.source"], arrays["end.standing"]],
            is_doubtful=(first == UNKNOWN_END) & (rows[party] > 1),
        )

    def _is_first_hand(self) -> Flags:
        """Return whether a source and the standing of its statement are a register or filing."""
        texts = self._arrays.codes.texts
        own = {str(standing) for standing in REGISTERS}
        by_source = [
            source_standing(None, self.sources.get(source)) in REGISTERS
            for source in texts["source"]
        ]
        return np.array(
            [[word in own if word else by for word in texts["standing"]] for by in by_source],
            np.bool_,
        )

    @cached_property
    def hashes(self) -> tuple[NDArray[np.uint64], Numbers]:
        """The hashes of its ids with ``SEED`` in their order, and the party of each."""
        if self._arrays.codes.seed == SEED:
            return self._arrays["id.hash"], self._arrays["id.party"]
        hashes = hash_column(self.ids, SEED)
        order = np.argsort(hashes, kind="stable").astype(np.int32)
        return hashes[order], order

    def ties(self, rows: Iterable[int]) -> Sequence[Tie]:
        """Return ties by their numbers."""
        return [tie_of(row) for row in self._ties.rows(rows, TieRow)]

    def statements(self, parties: Iterable[int]) -> Sequence[Statement]:
        """Return what is stated of parties, in the order of the shelf."""
        pointers = self._arrays.party_rows
        rows = [row for party in parties for row in pointers.of(party).tolist()]
        return [statement_of(row) for row in self._stated.rows(rows, StatedRow)]
