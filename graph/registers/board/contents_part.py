"""A case as a part of a board: its records are in memory."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from graph.analyses.party_ends import UNDATED_END, stated_end
from graph.model.dates import first_day, last_day
from graph.model.records import (
    REGISTERS,
    Contents,
    Kind,
    Source,
    Statement,
    Tie,
    statement_standing,
)
from graph.registers.board.part import SEED, Numbers, PartColumns, PartEnds
from graph.registers.building.part_columns import as_texts, hash_column
from graph.registers.shelf.arrays_file import UNKNOWN_END
from graph.registers.shelf.rows import share_cell

_KINDS = {kind: code for code, kind in enumerate(Kind)}
_CODED: Mapping[str, Callable[[Tie], str]] = {
    "type": lambda tie: tie.type,
    "standing": lambda tie: tie.standing or "",
    "holding": lambda tie: tie.holding,
    "share": lambda tie: share_cell(tie.share) if tie.share else "",
    "interest": lambda tie: tie.interest,
    "purpose": lambda tie: tie.purpose,
    "source": lambda tie: tie.source,
}


class ContentsPart:
    """The contents of a store; parties are numbered by their ids in order."""

    withheld: frozenset[str] = frozenset()

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self._parties = sorted(contents.entities)
        self._number = {ident: number for number, ident in enumerate(self._parties)}
        self._rows = [t for t in contents.ties if t.start in self._number and t.end in self._number]

    @property
    def sources(self) -> Mapping[str, Source]:
        """Its sources by id."""
        return self.contents.sources

    @cached_property
    def ids(self) -> pa.LargeStringArray:
        """The ids of its parties by number."""
        return as_texts(self._parties)

    @cached_property
    def columns(self) -> PartColumns:
        """Its parties and ties as numbers."""
        entities = self.contents.entities
        coded = {name: self._encode(read) for name, read in _CODED.items()}
        ties = self._rows
        return PartColumns(
            kind=np.array([_KINDS[entities[i].kind] for i in self._parties], np.uint8),
            ends=self._ends(),
            start=np.array([self._number[t.start] for t in ties], np.int32),
            end=np.array([self._number[t.end] for t in ties], np.int32),
            since=np.array([_since(t.since) for t in ties], np.int32),
            until=np.array([_until(t.until) for t in ties], np.int32),
            coded={name: codes for name, (codes, _) in coded.items()},
            texts={name: texts for name, (_, texts) in coded.items()},
        )

    def _encode(self, read: Callable[[Tie], str]) -> tuple[Numbers, Sequence[str]]:
        known: dict[str, int] = {"": 0}
        codes = [known.setdefault(read(tie), len(known)) for tie in self._rows]
        return np.array(codes, np.int32), tuple(known)

    def _ends(self) -> PartEnds:
        found = [
            (self._number[s.entity], *_days(end), self._is_other(s), len(stated) > 1)
            for ident in self._parties
            for stated in (self.contents.statements_about(ident),)
            for s in stated
            if (end := stated_end(s.values))
        ]
        party, first, last, is_other, several = zip(*found, strict=True) if found else ((),) * 5
        return PartEnds(
            party=np.array(party, np.int32),
            first=np.array(first, np.int32),
            last=np.array(last, np.int32),
            is_other=np.array(is_other, np.bool_),
            is_doubtful=np.array(several, np.bool_) & (np.array(first, np.int32) == UNKNOWN_END),
        )

    def _is_other(self, statement: Statement) -> bool:
        source = self.contents.sources.get(statement.source)
        return statement_standing(statement, source) not in REGISTERS

    @cached_property
    def hashes(self) -> tuple[NDArray[np.uint64], Numbers]:
        """The hashes of its ids with ``SEED`` in their order, and the party of each."""
        hashes = hash_column(self.ids, SEED)
        order = np.argsort(hashes, kind="stable").astype(np.int32)
        return hashes[order], order

    def ties(self, rows: Iterable[int]) -> Sequence[Tie]:
        """Return ties by their numbers."""
        return [self._rows[row] for row in rows]

    def statements(self, parties: Iterable[int]) -> Sequence[Statement]:
        """Return what is stated of parties."""
        about = self.contents.statements_about
        return [s for party in parties for s in about(self._parties[party])]


def _days(end: str) -> tuple[int, int]:
    if end == UNDATED_END:
        return UNKNOWN_END, UNKNOWN_END
    return first_day(end).toordinal(), last_day(end).toordinal()


def _since(text: str) -> int:
    return (first_day(text) if text else date.min).toordinal()


def _until(text: str) -> int:
    return (last_day(text) if text else date.max).toordinal()
