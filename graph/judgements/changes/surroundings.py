"""The graph around a pair before and after its judgement, in which red flags come or go."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.analyses.projection import Projection
from graph.analyses.tracing.loaded_part import LoadedPart
from graph.analyses.tracing.partial_load import load_trace_part
from graph.judgements.changes.states import JudgedStates
from graph.model.links import TraceReader
from graph.model.records import Kind

MOST_READ = 500  # tenants or posts that one party shares; of more, no red flag is looked for


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Graphs that hold all ties of the entries in ``near``, but for the crowds in ``unread``."""

    before: Projection
    after: Projection
    near: frozenset[str]
    unread: frozenset[str]


def load_surroundings(
    reads: TraceReader, states: JudgedStates, storefronts: Iterable[str]
) -> Surroundings:
    """Return what lies around the groups of a pair, and around some storefronts."""
    fronts = tuple(storefronts)
    before, _near, _unread = _load(reads, states.groups, fronts)
    after, near, unread = _load(states.judged, states.groups, fronts)
    return Surroundings(before, after, near.union(fronts), unread)


def _load(
    reads: TraceReader, entries: frozenset[str], fronts: Iterable[str]
) -> tuple[Projection, frozenset[str], frozenset[str]]:
    """Return a graph, the entries all of whose ties it holds, and the crowds that it lacks.

    A finding at a shared address rests on what ties its tenants, so these are read too.
    """
    part, on_chains = load_trace_part(reads, fronts)
    beside = _read_around(part, entries)
    wanted = beside | entries
    crowds = {i: c.size for i, c in reads.crowds(wanted).items() if c.size > part.most}
    small = {i for i, size in crowds.items() if size <= MOST_READ}
    if small:
        part.read_around(small, None)
    around = _read_around(part, beside - crowds.keys())
    part.read_above(wanted | around)
    return part.projection(on_chains | wanted), wanted, frozenset(crowds.keys() - small)


def _read_around(part: LoadedPart, ids: Iterable[str]) -> frozenset[str]:
    """Read all ties of some entries; return the entries beside them that are no platform."""
    ends = part.read_around(ids, part.most)
    return frozenset(i for i in ends if part.kind_of(i) is not Kind.PLATFORM)
