"""A part of a board: the case, or one shelf, with its parties and ties as numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from graph.model.records import Source, Statement, Tie

SEED = 0
"""Seed of the hashes by which parties of several parts meet."""

Numbers = NDArray[np.int32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartEnds:
    """Stated ends of parties: first and last day of each (UNKNOWN_END where none is stated).

    ``is_other`` says that no register or filing states it. ``is_doubtful`` says that it may not
    count: it is undated, and something else may be stated of the party.
    """

    party: Numbers
    first: Numbers
    last: Numbers
    is_other: Flags
    is_doubtful: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class PartColumns:
    """Parties and ties of one part; ``texts`` are behind the codes of each coded column.

    ``coded`` has the columns type, standing, holding, share, interest, purpose and source. A kind
    of ``UNSTATED_KIND`` says that nothing is stated of a party.
    """

    kind: NDArray[np.uint8]
    ends: PartEnds
    start: Numbers
    end: Numbers
    since: Numbers
    until: Numbers
    coded: Mapping[str, NDArray[np.integer]]
    texts: Mapping[str, Sequence[str]]


class BoardPart(Protocol):
    """The case, or one shelf, as a board reads it; parties and ties have numbers of their own."""

    @property
    def columns(self) -> PartColumns:
        """Its parties and ties as numbers."""

    @property
    def ids(self) -> pa.LargeStringArray:
        """The ids of its parties by number."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """Its sources by id."""

    @property
    def withheld(self) -> frozenset[str]:
        """The ids of parties that are not shown."""

    @property
    def hashes(self) -> tuple[NDArray[np.uint64], Numbers]:
        """The hashes of its ids with ``SEED`` in their order, and the party of each."""

    def ties(self, rows: Iterable[int]) -> Sequence[Tie]:
        """Return ties by their numbers."""

    def statements(self, parties: Iterable[int]) -> Sequence[Statement]:
        """Return what is stated of parties, in the order in which it is stated."""
