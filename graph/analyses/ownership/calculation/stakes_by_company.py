"""Stakes and control that hold on one day, read company by company."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from weakref import WeakKeyDictionary

from graph.analyses.projection import Projection
from graph.analyses.tracing.search.walkable_graph import (
    DatedTie,
    WalkableGraph,
    graph_on_day,
    is_within_one_party,
    walkable_graph_of,
)
from graph.model.records import TieType

_HOLDING_TYPES = frozenset({TieType.OWNS, TieType.CONTROLS})


@dataclass(frozen=True)
class _TieIndex:
    by_end: Mapping[str, list[DatedTie]]
    by_start: Mapping[str, list[DatedTie]]


_TIE_INDEXES: WeakKeyDictionary[Projection, _TieIndex] = WeakKeyDictionary()


class StakesOnDay:
    """Stakes and control on one day; each company is read when it is first needed."""

    def __init__(self, graph: Projection, day: date) -> None:
        self.ground: WalkableGraph = walkable_graph_of(graph)
        self.day = day
        self._index = _tie_index(graph, self.ground)
        self.stakes_in = graph_on_day(self.ground, day).stakes_in
        self.controllers_of = cache(self._controllers_of)

    def _controllers_of(self, company: str) -> frozenset[str]:
        """Return the parties stated to control a company otherwise than by a share."""
        return frozenset(p.start for p in self.control_ties(company))

    def control_ties(self, company: str) -> tuple[DatedTie, ...]:
        """Return the ties by which another party is stated to control a company."""
        placed = self._ties_on_day(self._index.by_end.get(company, ()))
        return tuple(p for p in placed if p.tie.type is TieType.CONTROLS and p.start != company)

    def direct_holders(self, company: str) -> set[str]:
        """Return the parties that hold or control a company directly."""
        return {p.start for p in self._ties_on_day(self._index.by_end.get(company, ()))}

    def direct_holdings(self, holder: str) -> set[str]:
        """Return the companies that a party holds or controls directly."""
        return {p.end for p in self._ties_on_day(self._index.by_start.get(holder, ()))}

    def parties(self) -> set[str]:
        """Return all parties that hold, control or are held at any time."""
        return {*self._index.by_end, *self._index.by_start}

    def _ties_on_day(self, ties: Iterable[DatedTie]) -> Iterable[DatedTie]:
        return (p for p in ties if p.since <= self.day <= p.until)


def _tie_index(graph: Projection, ground: WalkableGraph) -> _TieIndex:
    if graph not in _TIE_INDEXES:
        into: dict[str, list[DatedTie]] = defaultdict(list)
        out_of: dict[str, list[DatedTie]] = defaultdict(list)
        for p in ground.ties:
            if p.tie.type in _HOLDING_TYPES and not is_within_one_party(p):
                into[p.end].append(p)
                out_of[p.start].append(p)
        _TIE_INDEXES[graph] = _TieIndex(dict(into), dict(out_of))
    return _TIE_INDEXES[graph]
