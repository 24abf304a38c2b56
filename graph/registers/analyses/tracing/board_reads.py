"""The reads of one trace over the case and shelves, as a store gives them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

from graph.model.links import Crowd, Link, LinkBatch
from graph.model.records import Contents, Judgement, Kind, TieType
from graph.registers.board.board import Board
from graph.registers.board.records import BoardRecords
from graph.registers.kernels.walk import PLATFORM, SELLS_ON

_TYPES = tuple(TieType)
_CODES = {kind: code for code, kind in enumerate(_TYPES)}
_KINDS = tuple(Kind)
_WALKED = frozenset(TieType) - {TieType.SELLS_ON, TieType.SELLS, TieType.OF_BRAND}
_INTO = frozenset({TieType.LOCATED_AT, TieType.REACHED_AT})
_OUT_OF = frozenset({TieType.OFFICER_OF, TieType.EMPLOYED_BY})
_APPOINTED = frozenset({TieType.OFFICER_OF})
_SAME = frozenset({TieType.SAME_AS})
_Types = AbstractSet[TieType]


class BoardReads:
    """Reader of what a trace needs (``TraceReader``); crowds are those of the whole board."""

    def __init__(self, board: Board, records: BoardRecords) -> None:
        self._board = board
        self._records = records
        self._same: dict[int, list[int]] = defaultdict(list)
        self._accepted: set[int] = set()
        walk = board.walk
        for row, tie in board.same.items():
            for party in {int(walk.start[row]), int(walk.end[row])}:
                self._same[party].append(row)
            if tie.judgement is Judgement.ACCEPTED:
                self._accepted |= {int(walk.start[row]), int(walk.end[row])}

    def walkable(self, ids: Iterable[str], most: int | None = None) -> Contents:
        """Return some entities with their ties that a chain may walk, and the parties at the ends.

        SELLS_ON is read only for these storefronts. Of a crowd of more than ``most`` one registered
        appointment is read and nothing else.
        """
        return self._with_ties(ids, most, _WALKED | {TieType.SELLS_ON})

    def surroundings(self, ids: Iterable[str], most: int | None) -> Contents:
        """Return some entities with all of their ties, and the parties at the ends."""
        return self._with_ties(ids, most, frozenset(TieType))

    def _with_ties(self, ids: Iterable[str], most: int | None, types: _Types) -> Contents:
        parties = self._numbers(ids)
        rows: set[int] = set()
        for party in parties:
            rows.update(self._rows(party, types, most))
            if self._is_crowd(party, most):
                rows.update(self._registered_appointment(party))
        return self._records.read(rows, parties)

    def matches(self, ids: Iterable[str]) -> Contents:
        """Return some entities with their SAME_AS, and the parties at the ends."""
        parties = self._numbers(ids)
        return self._records.read((row for p in parties for row in self._same_of(p)), parties)

    def links(self, ids: Iterable[str], most: int | None) -> LinkBatch:
        """Return the ties of entities that a chain may walk, reduced to their type and ends."""
        parties = self._numbers(ids)
        rows = {row for party in parties for row in self._rows(party, _WALKED, most)}
        crowds = {p: self._size(p) for p in parties if self._is_crowd(p, most)}
        name = self._board.numbering.id_of
        return LinkBatch(self._links(rows), {name(p): size for p, size in crowds.items()})

    def accepted(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Return the SAME_AS of entities that a user accepted."""
        rows = {row for party in self._numbers(ids) for row in self._same_of(party)}
        return tuple(link for link in self._links(rows) if link.accepted)

    def crowds(self, ids: Iterable[str]) -> Mapping[str, Crowd]:
        """Return the crowd of each entity, over all days."""
        name = self._board.numbering.id_of
        found = {}
        for party in self._numbers(ids):
            members = self._members(party, _APPOINTED, _INTO)
            matched = tuple(sorted(map(name, members & self._accepted)))
            found[name(party)] = Crowd(len(members), matched)
        return found

    def platforms(self) -> tuple[str, ...]:
        """Return the ids of all platforms."""
        found = np.flatnonzero(self._board.walk.kind == PLATFORM).tolist()
        return tuple(sorted(map(self._board.numbering.id_of, found)))

    def sold_on(self, platforms: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the storefronts that sell or sold on some platforms."""
        walk = self._board.walk
        rows = (row for p in self._numbers(platforms) for row in self._into(p).tolist())
        sold = {int(walk.start[row]) for row in rows if walk.type[row] == SELLS_ON}
        return tuple(sorted(map(self._board.numbering.id_of, sold)))

    def _numbers(self, ids: Iterable[str]) -> list[int]:
        found = map(self._board.numbering.number_of, sorted(set(ids)))
        return [number for number in found if number is not None]

    def _into(self, party: int) -> NDArray[np.int32]:
        walk = self._board.walk
        return walk.in_ties[walk.in_starts[party] : walk.in_starts[party + 1]]

    def _out_of(self, party: int) -> NDArray[np.int32]:
        walk = self._board.walk
        return walk.out_ties[walk.out_starts[party] : walk.out_starts[party + 1]]

    def _same_of(self, party: int) -> list[int]:
        return self._same.get(party, [])

    def _rows(self, party: int, types: _Types, most: int | None) -> Iterator[int]:
        """Yield the ties of a party of some types; those of its crowd only if it is small."""
        into, out = types - _INTO - _SAME - {TieType.SELLS_ON}, types - _OUT_OF - _SAME
        if not self._is_crowd(party, most):
            into, out = into | (types & _INTO), out | (types & _OUT_OF)
        yield from self._of_types(self._into(party), into)
        yield from self._of_types(self._out_of(party), out)
        if types & _SAME:
            yield from self._same_of(party)

    def _of_types(self, rows: NDArray[np.int32], types: _Types) -> list[int]:
        wanted = np.isin(self._board.walk.type[rows], [_CODES[kind] for kind in types])
        return list(rows[wanted].tolist())

    def _members(self, party: int, posts: _Types, tenants: _Types) -> set[int]:
        walk = self._board.walk
        into = self._of_types(self._into(party), tenants)
        out = self._of_types(self._out_of(party), posts)
        return {*walk.start[into].tolist(), *walk.end[out].tolist()}

    def _size(self, party: int) -> int:
        none = frozenset[TieType]()
        return max(len(self._members(party, _OUT_OF, none)), len(self._members(party, none, _INTO)))

    def _is_crowd(self, party: int, most: int | None) -> bool:
        if most is None:
            return False
        # Only who has many ties can have a crowd; most have few.
        ties = len(self._into(party)) + len(self._out_of(party))
        return ties > most and self._size(party) > most

    def _registered_appointment(self, party: int) -> list[int]:
        found = self._of_types(self._out_of(party), _OUT_OF)
        return [row for row in found if self._board.registered[row]][:1]

    def _links(self, rows: Iterable[int]) -> tuple[Link, ...]:
        walk, name = self._board.walk, self._board.numbering.id_of
        links = {}
        for row in rows:
            same = self._board.same.get(row)
            kind = TieType.SAME_AS if same else _TYPES[walk.type[row]]
            start, end = int(walk.start[row]), int(walk.end[row])
            accepted = same is not None and same.judgement is Judgement.ACCEPTED
            links[kind, start, end, accepted] = Link(
                type=kind,
                start=name(start),
                end=name(end),
                start_kind=_KINDS[walk.kind[start]],
                end_kind=_KINDS[walk.kind[end]],
                accepted=accepted,
            )
        return tuple(links.values())
