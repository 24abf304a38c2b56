"""Differences that rule out one party, read for some entries alone.

What decides against a pair is stated of its two entries, so no other part of a store is needed.
What speaks for a pair is weighed by how many share it, which only an index of the whole store says.
"""

from collections.abc import Iterable

from graph.judgements.matches_read import read_matches
from graph.judgements.refusals import CompareEntries
from graph.matches.candidate import EvidenceLine
from graph.matches.evidence.catalogue import DECISIVE
from graph.matches.match_index import MatchIndex
from graph.matches.places import AgentAddresses
from graph.model.links import TraceReader
from graph.support.settings import settings

_NO_AGENTS = AgentAddresses(())


def read_differences(reads: TraceReader, ids: Iterable[str]) -> CompareEntries:
    """Return what compares the entries of the groups of some ids, and gives decisive lines alone.

    Of entries outside of these groups it knows nothing.
    """
    most = settings().mass_tenants
    entries = read_matches(reads, ids).entities
    index = MatchIndex.of(reads.surroundings(entries, most), agents=_NO_AGENTS, mass_tenants=most)

    def compare(left: str, right: str) -> Iterable[EvidenceLine]:
        if left not in entries or right not in entries:
            return ()
        return (line for line in index.compare(left, right).lines if line.what in DECISIVE)

    return compare
