"""The stakes and the ties of control that hold on one day, read company by company."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from weakref import WeakKeyDictionary

from graph.analyses.ownership.intervals import ALL, NOT_STATED, End, Interval, interval_of
from graph.analyses.stakes import Counted, counted
from graph.analyses.tracing.ground import Ground, Placed, ground_of
from graph.model import Tie, TieType
from graph.projection import Projection

_READ = frozenset({TieType.OWNS, TieType.CONTROLS})


@dataclass(frozen=True, slots=True)
class Stake:
    """What one holder holds of one company by one interest.

    ``stated`` says that every tie that counts states a share. ``counts`` are the ties of the
    preferred source, ``others`` those of every other source.
    """

    holder: str
    company: str
    interest: str
    share: Interval
    stated: bool
    counts: tuple[Tie, ...]
    others: tuple[Tie, ...]


Stakes = Mapping[str, Stake]
"""Stakes by interest."""


@dataclass(frozen=True)
class _Index:
    into: Mapping[str, list[Placed]]
    out_of: Mapping[str, list[Placed]]


_INDEXED: WeakKeyDictionary[Projection, _Index] = WeakKeyDictionary()


class Book:
    """What is held of whom on one day; each company is read when it is first asked for."""

    def __init__(self, graph: Projection, day: date) -> None:
        self.ground: Ground = ground_of(graph)
        self.day = day
        self._index = _index(graph, self.ground)
        self.stakes_in = cache(self._stakes_in)
        self.controllers_of = cache(self._controllers_of)

    def _stakes_in(self, company: str) -> Mapping[str, Stakes]:
        """Return the stakes in a company by holder, then by interest."""
        ties: dict[str, list[Tie]] = defaultdict(list)
        for p in self._held(self._index.into.get(company, ())):
            if p.tie.type is TieType.OWNS:
                ties[p.start].append(p.tie)
        sources = self.ground.sources
        return {
            holder: {i: _stake(holder, company, c) for i, c in counted(each, sources).items()}
            for holder, each in ties.items()
        }

    def _controllers_of(self, company: str) -> frozenset[str]:
        """Return who is stated to control a company otherwise than by a share."""
        return frozenset(p.start for p in self.control_ties(company))

    def control_ties(self, company: str) -> tuple[Placed, ...]:
        """Return the statements that somebody else controls a company."""
        placed = self._held(self._index.into.get(company, ()))
        return tuple(p for p in placed if p.tie.type is TieType.CONTROLS and p.start != company)

    def above(self, company: str) -> set[str]:
        """Return who holds or controls a company directly."""
        return {p.start for p in self._held(self._index.into.get(company, ()))}

    def below(self, holder: str) -> set[str]:
        """Return what a party holds or controls directly."""
        return {p.end for p in self._held(self._index.out_of.get(holder, ()))}

    def parties(self) -> set[str]:
        """Return everybody who holds, controls or is held at any time."""
        return {*self._index.into, *self._index.out_of}

    def _held(self, ties: Iterable[Placed]) -> Iterable[Placed]:
        return (p for p in ties if p.since <= self.day <= p.until)


def _index(graph: Projection, ground: Ground) -> _Index:
    if graph not in _INDEXED:
        into: dict[str, list[Placed]] = defaultdict(list)
        out_of: dict[str, list[Placed]] = defaultdict(list)
        for p in ground.ties:
            if p.tie.type in _READ and not _within_one_party(p):
                into[p.end].append(p)
                out_of[p.start].append(p)
        _INDEXED[graph] = _Index(dict(into), dict(out_of))
    return _INDEXED[graph]


def _within_one_party(placed: Placed) -> bool:
    """Whether a tie joins two entries judged the same: no treasury shares, as none are stated."""
    return placed.start == placed.end and placed.tie.start != placed.tie.end


def _stake(holder: str, company: str, found: Counted) -> Stake:
    stated = all(t.share is not None for t in found.counts)
    total = total_of(found.counts)
    return Stake(holder, company, found.interest, total, stated, found.counts, found.others)


def total_of(ties: Iterable[Tie]) -> Interval:
    """Add up the shares of ties of one source; a part not stated leaves the rest open, to all."""
    total: Interval | None = None
    stated = True
    for tie in ties:
        if tie.share is None:
            stated = False
        else:
            share = interval_of(tie.share)
            total = share if total is None else total + share
    if total is None:
        return NOT_STATED
    return total if stated else Interval(total.low, _at_least_all(total.high))


def _at_least_all(high: End) -> End:
    return high if high.value > 1 else ALL
