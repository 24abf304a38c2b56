"""Addresses, officers and controllers that very many companies have, with how common they are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.model.dates import as_of_day
from graph.model.records import Entity, Kind
from graph.registers.board.board import Board
from graph.registers.board.open_board import OpenBoard
from graph.registers.kernels.holdings import count_others
from graph.registers.kernels.walk import CONTROLS, LOCATED_AT, OFFICER_OF, OWNS
from graph.support.progress import PartCallback, ProgressPart, ignore_part

_COMPANY = list(Kind).index(Kind.COMPANY)
Counts = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Crowded:
    """A party that many share."""

    party: Entity
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MassRate:
    """How common a crowd is: ``crowded`` of ``parties`` have more than ``least`` companies.

    ``inside`` of ``companies`` are in one.
    """

    least: int
    crowded: int
    parties: int
    inside: int
    companies: int


@dataclass(frozen=True, slots=True)
class MassList:
    """The parties of one kind that very many companies have, the largest first."""

    parties: Sequence[Crowded]
    rate: MassRate


@dataclass(frozen=True, slots=True)
class Mass:
    """Addresses, officers and controllers that very many companies have."""

    addresses: MassList
    officers: MassList
    controllers: MassList


@dataclass(frozen=True, slots=True)
class _Sharing:
    """The types of tie by which companies share a party, and the end where it stands."""

    what: str
    types: tuple[int, ...]
    at_end: bool


_ADDRESSES = _Sharing("addresses", (LOCATED_AT,), at_end=True)
_OFFICERS = _Sharing("officers", (OFFICER_OF,), at_end=False)
_CONTROLLERS = _Sharing("controllers", (OWNS, CONTROLS), at_end=False)


def find_mass(
    opened: OpenBoard,
    least: int,
    as_of: str | None = None,
    report: PartCallback = ignore_part,
) -> Mass:
    """Return the parties that more than ``least`` others have on a day.

    Raises:
        DateError: ``as_of`` is not a date.
    """
    day = as_of_day(as_of).toordinal()
    lists = []
    for number, each in enumerate((_ADDRESSES, _OFFICERS, _CONTROLLERS), 1):
        report(ProgressPart(f"Counting {each.what}", number, 3))
        lists.append(_list(opened, each, least, day))
    return Mass(*lists)


def _list(opened: OpenBoard, sharing: _Sharing, least: int, day: int) -> MassList:
    board = opened.board
    count = _count(board, sharing, day)
    crowded = np.flatnonzero(count > least)
    withheld = {i for part in board.numbering.parts for i in part.withheld}
    named = {n: board.numbering.id_of(n) for n in crowded.tolist()}
    shown = {n: ident for n, ident in named.items() if ident not in withheld}
    entities = opened.records.read((), shown).entities
    found = [Crowded(entities[ident], int(count[n])) for n, ident in shown.items()]
    found.sort(key=lambda each: (-each.count, each.party.id))
    return MassList(found, _rate(board, sharing, count, least, day))


def _count(board: Board, sharing: _Sharing, day: int) -> Counts:
    walk = board.walk
    count = np.zeros(board.parties, np.int32)
    wanted = np.zeros(256, np.bool_)
    wanted[list(sharing.types)] = True
    if sharing.at_end:
        rows, others = (walk.in_starts, walk.in_ties), walk.start
    else:
        rows, others = (walk.out_starts, walk.out_ties), walk.end
    count_others(*rows, others, walk, wanted, board.stands_for, day, count)
    _join_entries(board, sharing, day, count)
    return count


def _join_entries(board: Board, sharing: _Sharing, day: int, count: Counts) -> None:
    """Count entries that are one together, at the one that stands for them."""
    walk, stands_for = board.walk, board.stands_for
    members = np.flatnonzero(stands_for != np.arange(len(stands_for)))
    groups = np.unique(stands_for[members])
    if not len(groups):
        return
    shared, others = (walk.end, walk.start) if sharing.at_end else (walk.start, walk.end)
    held = np.isin(walk.type, sharing.types) & (walk.since <= day) & (walk.until >= day)
    rows = np.flatnonzero(held & np.isin(stands_for[shared], groups))
    pairs = np.unique(np.stack((stands_for[shared[rows]], stands_for[others[rows]])), axis=1)
    count[members] = count[groups] = 0
    np.add.at(count, pairs[0], 1)


def _rate(board: Board, sharing: _Sharing, count: Counts, least: int, day: int) -> MassRate:
    walk = board.walk
    held = np.isin(walk.type, sharing.types) & (walk.since <= day) & (walk.until >= day)
    shared, others = (walk.end, walk.start) if sharing.at_end else (walk.start, walk.end)
    inside = np.zeros(board.parties, np.bool_)
    inside[others[held & (count[board.stands_for[shared]] > least)]] = True
    company = walk.kind == _COMPANY
    return MassRate(
        least=least,
        crowded=int((count > least).sum()),
        parties=int((count > 0).sum()),
        inside=int((inside & company).sum()),
        companies=int(company.sum()),
    )
