"""The graph before and after a judgement: the part of a store that the judgement can change."""

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass
from datetime import date
from functools import cached_property

from graph.analyses.projection import Projection
from graph.analyses.tracing.partial_load import load_trace_part
from graph.analyses.tracing.search.walkable_graph import WalkableGraph, walkable_graph_of
from graph.judgements.changes.judged_reads import JudgedReads
from graph.judgements.changes.reach import find_reach
from graph.judgements.matches_read import read_matches
from graph.model.links import TraceReader
from graph.model.records import Contents, Kind, Tie, TieType

MOST_TRACED, SOME_TRACED = 300, 40
"""Storefronts in reach that are all traced; of more than these, only so many are."""

MOST_COMPANIES = 25
_OWNED_KINDS = frozenset({Kind.COMPANY, Kind.BRAND})


@dataclass(frozen=True, eq=False)
class JudgedStates:
    """The graph on one day without and with the judgement of a pair.

    ``matches`` are the entries of both groups with every match on them, without the judgement.
    ``storefronts`` are those in reach, ``companies`` those whose owners may change; ``untraced``
    and ``uncounted`` are how many more there are of either. ``judged`` reads with the judgement.
    ``complete`` is False where not all storefronts in reach could be found.
    """

    before: Projection
    after: Projection
    tie: Tie
    day: date
    _: KW_ONLY
    matches: Contents
    storefronts: tuple[str, ...]
    untraced: int
    complete: bool
    companies: tuple[str, ...]
    uncounted: int
    judged: JudgedReads

    @cached_property
    def grounds(self) -> tuple[WalkableGraph, WalkableGraph]:
        """Both graphs with their accepted matches collapsed."""
        return walkable_graph_of(self.before), walkable_graph_of(self.after)

    @cached_property
    def groups(self) -> frozenset[str]:
        """All entries of the groups of the pair, before or after."""
        return frozenset(
            member
            for ground in self.grounds
            for ident in (self.tie.start, self.tie.end)
            for member in entries_of(ground, ident)
        )


def load_states(reads: TraceReader, tie: Tie, day: date) -> JudgedStates:
    """Return the states without and with the tie of a judgement, from what it can change alone."""
    judged = JudgedReads(reads, tie)
    pair = (tie.start, tie.end)
    entries = read_matches(judged, pair).entities
    reach = find_reach(judged, entries)
    own = sorted(i for i, e in entries.items() if e.kind is Kind.STOREFRONT)
    every = tuple(dict.fromkeys([*own, *reach.storefronts]))
    fronts = every if len(every) <= MOST_TRACED else every[:SOME_TRACED]
    companies = _companies_below(judged, entries)
    counted = companies[:MOST_COMPANIES]
    return JudgedStates(
        _load_traced(reads, entries, fronts, counted),
        _load_traced(judged, entries, fronts, counted),
        tie,
        day,
        matches=read_matches(reads, pair),
        storefronts=fronts,
        untraced=len(every) - len(fronts),
        complete=reach.complete,
        companies=counted,
        uncounted=len(companies) - len(counted),
        judged=judged,
    )


def _load_traced(
    reads: TraceReader, entries: Iterable[str], fronts: Iterable[str], companies: Iterable[str]
) -> Projection:
    """Return what decides the traces of some storefronts, and the owners of some companies."""
    part, on_chains = load_trace_part(reads, fronts)
    part.read_above({*entries, *companies})
    return part.projection(on_chains)


def _companies_below(reads: TraceReader, entries: Iterable[str]) -> tuple[str, ...]:
    """Return the companies that some entries are, or hold a part of, the nearest first."""
    kinds = {i: e.kind for i, e in reads.matches(entries).entities.items()}
    found = {e: None for e in sorted(entries) if kinds[e] in _OWNED_KINDS}
    walked, queue = set[str](), set(entries)
    while queue:
        links = reads.links(queue, 0).links
        walked |= queue
        held = {k.end for k in links if k.type is TieType.OWNS and k.start in queue}
        same = {e for k in links if k.accepted for e in (k.start, k.end)}
        found |= dict.fromkeys(sorted(held))
        queue = (held | same) - walked
    return tuple(found)


def entries_of(ground: WalkableGraph, ident: str) -> tuple[str, ...]:
    """Return all entries that are one party with an entry, by id."""
    node = ground.matches.representative_of(ident)
    same = (e for e, other in ground.matches.stands_for.items() if other == node)
    return tuple(sorted({ident, *same}))
