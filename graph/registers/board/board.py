"""The case and some shelves as one set of arrays, over which analyses run.

Parties keep the numbers of the first part; what further parts add follows. Ties stand part by
part, and the accepted matches of all of them last. Nothing here is told to anybody: arrays narrow
down what the exact code then reads and judges.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.analyses.stakes import SHARES, VOTES, interest_name
from graph.analyses.tracing.search.accepted_matches import Matches, settle_matches
from graph.model.records import REGISTERS, Holding, Judgement, Tie, TieType
from graph.registers.board.ends import PartyEnds, party_ends_of
from graph.registers.board.numbering import Numbering, number_parts
from graph.registers.board.part import BoardPart, Flags, Numbers, PartColumns
from graph.registers.board.shares import ShareBook
from graph.registers.board.united import all_sources, displayed, united_statements
from graph.registers.building.part_columns import CodeBook
from graph.registers.kernels.pointers import add_up, count_rows, place_rows
from graph.registers.kernels.walk import (
    JOINED,
    LEFT_OUT,
    LOCATED_AT,
    OFFICER_OF,
    REACHED_AT,
    SAME_AS,
    Walk,
)
from graph.registers.kernels.weak_steps import count_crowds
from graph.registers.shelf.arrays_file import UNSTATED_KIND

_TYPES = {str(kind): code for code, kind in enumerate(TieType)}
_REGISTERED = frozenset(map(str, REGISTERS))
ANY_DAY = date.max.toordinal()
ALWAYS = 1
"""First day of a tie that is not dated."""
INTERESTS = (SHARES, VOTES)
"""Interests of the first codes; each other interest has a code of its own."""


@dataclass(frozen=True, slots=True)
class BoardStakes:
    """What ties state of holdings: codes of share, interest, holding and standing, and shares."""

    share: Numbers
    interest: Numbers
    lot: Flags
    source: Numbers
    shares: ShareBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Case and shelves as one.

    ``walk`` has the ties in the order of the parts, of which each begins at a row of ``first_tie``.
    ``stands_for`` is the party that represents each. ``same`` are the SAME_AS of all parts by their
    rows, ``registered`` tells which ties a register or filing states.
    """

    numbering: Numbering
    walk: Walk
    stakes: BoardStakes
    ends: PartyEnds
    first_tie: Sequence[int]
    matches: Matches
    stands_for: Numbers
    same: Mapping[int, Tie]
    registered: Flags

    @property
    def parties(self) -> int:
        """Number of parties."""
        return len(self.walk.kind)

    def part_of_tie(self, row: int) -> tuple[int, int]:
        """Return the part that states a tie, and the row of the tie in it."""
        part = bisect_right(self.first_tie, row) - 1
        return part, row - self.first_tie[part]


def recode(
    column: PartColumns, name: str, encode: Callable[[Sequence[str]], Sequence[int]]
) -> Numbers:
    """Return a coded column of a part by the codes of the board."""
    codes: Numbers = np.array(encode(column.texts[name]), np.int32)[column.coded[name]]
    return codes


def type_codes(texts: Sequence[str]) -> list[int]:
    """Return types of ties as numbers; one that is not known is left out."""
    return [_TYPES.get(text, LEFT_OUT) for text in texts]


def interest_codes(known: CodeBook, texts: Sequence[str]) -> list[int]:
    """Return the codes of interests, of which different words may name one."""
    return known.codes([interest_name(text) for text in texts])


def lot_codes(texts: Sequence[str]) -> list[bool]:
    """Return which words for a holding say that it is one lot of several."""
    return [text == Holding.LOT for text in texts]


def registered_codes(texts: Sequence[str]) -> list[bool]:
    """Return which standings are those of a register or filing."""
    return [text in _REGISTERED for text in texts]


def make_board(parts: Sequence[BoardPart]) -> Board:
    """Return the board of some parts, of which the first is best the largest."""
    return _Maker(parts).make()


class _Maker:
    """The steps of making a board."""

    def __init__(self, parts: Sequence[BoardPart]) -> None:
        self._parts = parts
        self._numbering = number_parts(parts)
        self._columns = [part.columns for part in parts]
        self._first_tie = [0, *np.cumsum([len(c.start) for c in self._columns]).tolist()]

    def make(self) -> Board:
        kind = self._kinds()
        start, end = self._mapped(lambda c: c.start), self._mapped(lambda c: c.end)
        coded = self._coded("type", type_codes)
        types: NDArray[np.uint8] = coded.astype(np.uint8)
        types[(kind[start] == UNSTATED_KIND) | (kind[end] == UNSTATED_KIND)] = LEFT_OUT
        rows = np.flatnonzero(types == SAME_AS).tolist()
        same = ties_of_parts(self._parts, self._first_tie, rows)
        matches = settle(self._numbering, same)
        leave_out_settled(same, matches, types)
        stands_for, joined = joined_parties(self._numbering, matches)
        ends = party_ends_of(self._numbering, stands_for)
        until = np.concatenate([c.until for c in self._columns])
        last = np.minimum(ends.last[start], ends.last[end])
        until = np.where(types == SAME_AS, until, np.minimum(until, last)).astype(np.int32)
        since = np.concatenate([c.since for c in self._columns])
        more = len(joined)
        ties = WalkedTies(start, end, types, since, until)
        walk = walk_of(kind, np.zeros(len(kind), np.int32), ties, joined)
        count_crowds_of(walk, stands_for, np.arange(len(kind)))
        return Board(
            numbering=self._numbering,
            walk=walk,
            stakes=self._stakes(more),
            ends=ends,
            first_tie=tuple(self._first_tie),
            matches=matches,
            stands_for=stands_for,
            same=same,
            registered=self._registered(more),
        )

    def _kinds(self) -> NDArray[np.uint8]:
        kind = np.full(self._numbering.count, UNSTATED_KIND, np.uint8)
        for column, numbers in zip(self._columns, self._numbering.of_part, strict=True):
            known = column.kind != UNSTATED_KIND
            kind[numbers[known]] = column.kind[known]
        return kind

    def _mapped(self, read: Callable[[PartColumns], Numbers]) -> Numbers:
        parts = zip(self._columns, self._numbering.of_part, strict=True)
        return np.concatenate([numbers[read(column)] for column, numbers in parts])

    def _coded(self, name: str, encode: Callable[[Sequence[str]], Sequence[int]]) -> Numbers:
        return np.concatenate([recode(column, name, encode) for column in self._columns])

    def _stakes(self, more: int) -> BoardStakes:
        shares, sources = ShareBook(), CodeBook()
        interests = CodeBook(INTERESTS)
        rest = np.zeros(more, np.int32)
        share = self._coded("share", shares.encode)
        interest = self._coded("interest", lambda texts: interest_codes(interests, texts))
        lot = self._coded("holding", lot_codes)
        return BoardStakes(
            share=np.concatenate((share, rest)),
            interest=np.concatenate((interest, rest)),
            lot=np.concatenate((lot, rest)).astype(np.bool_),
            source=np.concatenate((self._coded("source", sources.codes), rest)),
            shares=shares,
        )

    def _registered(self, more: int) -> Flags:
        coded = self._coded("standing", registered_codes)
        return np.concatenate((coded, np.zeros(more, np.int32))).astype(np.bool_)


def ties_of_parts(
    parts: Sequence[BoardPart], first_tie: Sequence[int], rows: Sequence[int]
) -> dict[int, Tie]:
    """Return ties by their rows on the board."""
    found: dict[int, Tie] = {}
    for part, first, last in zip(parts, first_tie[:-1], first_tie[1:], strict=True):
        inside = [row for row in rows if first <= row < last]
        found |= zip(inside, part.ties([row - first for row in inside]), strict=True)
    return found


def settle(numbering: Numbering, found: Mapping[int, Tie]) -> Matches:
    """Settle the matches of all parts."""
    pairs = [t for t in found.values() if t.judgement is Judgement.ACCEPTED]
    members = {end for tie in pairs for end in (tie.start, tie.end)}
    numbers = [n for n in map(numbering.number_of, members) if n is not None]
    stated = united_statements(numbering, numbers)
    return settle_matches(found.values(), displayed(stated, all_sources(numbering.parts)))


def joined_parties(numbering: Numbering, matches: Matches) -> tuple[Numbers, Numbers]:
    """Return the party that stands for each, and the pairs of one and the one that does."""
    stands_for = np.arange(numbering.count, dtype=np.int32)
    pairs = []
    for member, representative in matches.stands_for.items():
        one, other = map(numbering.number_of, (member, representative))
        if one is not None and other is not None and one != other:
            stands_for[one] = other
            pairs.append((one, other))
    return stands_for, np.array(pairs, np.int32).reshape(-1, 2)


def leave_out_settled(found: Mapping[int, Tie], matches: Matches, types: NDArray[np.uint8]) -> None:
    """Leave out those matches that neither merge nor stay possible."""
    proposed = {tie.id for tie in matches.proposed}
    for row, tie in found.items():
        if tie.id not in proposed:
            types[row] = LEFT_OUT


class WalkedTies(NamedTuple):
    """Columns of stated ties: a row each."""

    start: Numbers
    end: Numbers
    type: NDArray[np.uint8]
    since: Numbers
    until: Numbers


def walk_of(kind: NDArray[np.uint8], crowd: Numbers, ties: WalkedTies, joined: Numbers) -> Walk:
    """Return the walk of parties and their ties, with the accepted matches as the last ties."""
    more = len(joined)
    start = np.concatenate((ties.start, joined[:, 0]))
    end = np.concatenate((ties.end, joined[:, 1]))
    types = np.concatenate((ties.type, np.full(more, JOINED, np.uint8)), dtype=np.uint8)
    into, out = _pointers_of(end, len(kind)), _pointers_of(start, len(kind))
    return Walk(
        kind=kind,
        crowd=crowd,
        in_starts=into[0],
        in_ties=into[1],
        out_starts=out[0],
        out_ties=out[1],
        start=start,
        end=end,
        type=types,
        since=np.concatenate((ties.since, np.full(more, ALWAYS, np.int32))),
        until=np.concatenate((ties.until, np.full(more, ANY_DAY, np.int32))),
    )


def _pointers_of(party: Numbers, parties: int) -> tuple[NDArray[np.int64], Numbers]:
    """Return where the rows of each party begin, and the rows, in the order of the parties."""
    starts, rows = np.zeros(parties + 2, np.int64), np.empty(len(party), np.int32)
    count_rows(party, starts)
    add_up(starts)
    place_rows(party, 0, starts, rows)
    return starts[:-1], rows


def count_crowds_of(walk: Walk, stands_for: Numbers, parties: NDArray[np.int64]) -> None:
    """Count the tenants of addresses and contacts, and the appointments of officers.

    Entries that are one count once, and have one crowd together, whether among the parties or not.
    """
    tenants, posts = _flags(LOCATED_AT, REACHED_AT), _flags(OFFICER_OF)
    into = walk.in_starts, walk.in_ties, walk.start
    out = walk.out_starts, walk.out_ties, walk.end
    for (starts, rows, others), wanted in ((into, tenants), (out, posts)):
        count_crowds(starts, rows, others, walk.type, wanted, stands_for, parties, walk.crowd)
    groups: dict[int, list[int]] = defaultdict(list)
    for member in np.flatnonzero(stands_for != np.arange(len(stands_for))).tolist():
        groups[int(stands_for[member])].append(member)
    for representative, members in groups.items():
        group = [representative, *members]
        crowd = {int(stands_for[o]) for party in group for o in _sharing(walk, party)}
        walk.crowd[group] = len(crowd)


def _flags(*types: int) -> Flags:
    wanted = np.zeros(256, np.bool_)
    wanted[list(types)] = True
    return wanted


def _sharing(walk: Walk, party: int) -> Iterator[int]:
    """Yield the parties that share one party."""
    for tie in walk.in_ties[walk.in_starts[party] : walk.in_starts[party + 1]].tolist():
        if walk.type[tie] in (LOCATED_AT, REACHED_AT):
            yield int(walk.start[tie])
    for tie in walk.out_ties[walk.out_starts[party] : walk.out_starts[party + 1]].tolist():
        if walk.type[tie] == OFFICER_OF:
            yield int(walk.end[tie])
