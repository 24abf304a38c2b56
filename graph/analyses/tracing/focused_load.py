"""Partial read of a large store: all that decides what is said of some storefronts and parties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analyses.projection import Projection
from graph.analyses.tracing.loaded_part import LoadedPart
from graph.analyses.tracing.partial_load import load_trace_part
from graph.model.links import TraceReader
from graph.model.records import Contents, Kind
from graph.support.settings import settings

MOST_LISTED = 500
"""Tenants or posts that are read of one party; of more, only the number."""
_SELLERS = {Kind.COMPANY, Kind.PERSON}


@dataclass(frozen=True, slots=True)
class FocusedPart:
    """What was read, and the size of each crowd that was not, by its party.

    It holds all ties of the parties asked for but those of the crowds, and for each of these ties
    all holders that decide how strong it is.
    """

    contents: Contents
    projection: Projection
    crowds: Mapping[str, int]


def load_focused_part(
    reads: TraceReader, storefronts: Iterable[str], parties: Iterable[str]
) -> FocusedPart:
    """Read what decides the traces of some storefronts, and all ties of some parties.

    The sellers of the storefronts are read as the parties are; ids that the store lacks are left
    out.
    """
    fronts = sorted(set(storefronts))
    if fronts:
        part, on_chains = load_trace_part(reads, fronts)
    else:
        part, on_chains = LoadedPart(reads, settings().mass_tenants), set[str]()
    beside = part.read_around(fronts, part.most)
    wanted = {*fronts, *parties, *(i for i in beside if part.kind_of(i) in _SELLERS)}
    ends = part.read_around(wanted, MOST_LISTED)
    part.read_above(wanted | ends)
    crowds = reads.links(wanted, MOST_LISTED).crowds
    projection = part.projection(on_chains | wanted)
    return FocusedPart(part.contents(), projection, crowds)
