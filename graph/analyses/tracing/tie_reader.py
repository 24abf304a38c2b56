"""Ties judged one by one, each as strong as in a trace of the same day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.analyses.projection import Projection
from graph.analyses.tie_strength import type_strength
from graph.analyses.tracing.search.chain_builder import tie_share
from graph.analyses.tracing.search.hops import standing_of, tie_strength
from graph.analyses.tracing.search.walkable_graph import (
    DatedTie,
    GraphOnDay,
    graph_on_day,
    walkable_graph_of,
)
from graph.analyses.tracing.verdict import ChainHop, Strength
from graph.model.dates import as_of_day
from graph.model.records import Contents, Source, Tie


@dataclass(frozen=True)
class TieReader:
    """Reader of the ties of ``contents`` for pictures, tables, filters and lists.

    ``contents`` names parties and sources; it may be a part of the store or a redacted copy.
    ``day`` judges the ties, so its graph has to hold all other holders of the same companies.
    """

    contents: Contents
    day: GraphOnDay

    def hop(self, tie: Tie) -> ChainHop:
        """Return a tie as a hop in its own direction."""
        source = self.contents.sources.get(tie.source) or Source(id=tie.source, title=tie.source)
        start, end = self.contents.entities[tie.start], self.contents.entities[tie.end]
        placed = self._dated_ties.get(tie.id)
        return ChainHop(
            tie=tie,
            here=start,
            there=end,
            forward=True,
            strength=self.strength(tie),
            standing=standing_of(tie),
            share=tie_share(tie),
            source=source,
            ended_by=placed.ended_by if placed else None,
            holds=self.holds(tie),
        )

    def strength(self, tie: Tie) -> Strength | None:
        """Return the strength of a tie, on the day or on the nearest one on which it held."""
        placed = self._dated_ties.get(tie.id)
        if placed is None:  # a match that was decided or overruled
            return type_strength(tie)
        return tie_strength(self._nearest_day_held(placed), placed)

    def holds(self, tie: Tie) -> bool:
        """Whether a tie holds on the day; an undated one does."""
        placed = self._dated_ties.get(tie.id)
        return placed is None or self.day.holds(placed)

    @property
    def _dated_ties(self) -> Mapping[str, DatedTie]:
        return self.day.ground.by_id

    def _nearest_day_held(self, placed: DatedTie) -> GraphOnDay:
        if self.day.holds(placed) or placed.until == date.min:
            return self.day
        is_over = placed.until < self.day.day
        return graph_on_day(self.day.ground, placed.until if is_over else placed.since)


def tie_reader(contents: Contents, graph: Projection, as_of: str | None = None) -> TieReader:
    """Return a reader of ``contents`` that judges by the whole ``graph`` on a day (or today).

    Raises:
        DateError: ``as_of`` is not a valid date.
    """
    return TieReader(contents, graph_on_day(walkable_graph_of(graph), as_of_day(as_of)))
