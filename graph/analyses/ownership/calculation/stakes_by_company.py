"""The stakes and the ties of control that hold on one day, read company by company."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from weakref import WeakKeyDictionary

from graph.analyses.projection import Projection
from graph.analyses.tracing.search.walkable_graph import (
    Ground,
    Placed,
    ground_of,
    is_within_one_party,
    on_day,
)
from graph.model.records import TieType

_READ = frozenset({TieType.OWNS, TieType.CONTROLS})


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
        self.stakes_in = on_day(self.ground, day).stakes_in
        self.controllers_of = cache(self._controllers_of)

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
            if p.tie.type in _READ and not is_within_one_party(p):
                into[p.end].append(p)
                out_of[p.start].append(p)
        _INDEXED[graph] = _Index(dict(into), dict(out_of))
    return _INDEXED[graph]
