"""Comparison of entries for which only their groups and what is beside them is read.

What decides against a pair is stated of its two entries, so no other part of a store is needed.
What speaks for a pair is weighed by how many share it, which the kept list of the store says.
"""

from collections.abc import Iterable, Mapping

from graph.judgements.matches_read import read_matches
from graph.judgements.refusals import CompareEntries
from graph.matches.candidate import Candidate, EvidenceLine
from graph.matches.candidate_store import KeptCounts
from graph.matches.evidence.catalogue import DECISIVE
from graph.matches.match_index import MatchIndex
from graph.matches.places import AgentAddresses
from graph.model.links import TraceReader
from graph.model.records import Contents, Entity, Kind
from graph.support.settings import settings

_NO_AGENTS = AgentAddresses(())


def read_differences(reads: TraceReader, ids: Iterable[str]) -> CompareEntries:
    """Return what compares the entries of the groups of some ids, and gives decisive lines alone.

    Of entries outside of these groups it knows nothing.
    """
    most = settings().mass_tenants
    entries = read_matches(reads, ids).entities
    index = MatchIndex.of(_beside(reads, entries), agents=_NO_AGENTS, mass_tenants=most)

    def compare(left: str, right: str) -> Iterable[EvidenceLine]:
        if left not in entries or right not in entries:
            return ()
        return (line for line in index.compare(left, right).lines if line.what in DECISIVE)

    return compare


def read_comparison(
    reads: TraceReader, left: str, right: str, counts: KeptCounts
) -> tuple[Candidate, Contents]:
    """Return a pair as it compares, by counts of the store, and what was read for it.

    Raises:
        UnknownIdError: the store lacks one of the two.
    """
    beside = _beside(reads, read_matches(reads, (left, right)).entities)
    index = MatchIndex.by_settings(beside).counted_by(counts.holders, counts.sizes)
    return index.compare(left, right), beside


def _beside(reads: TraceReader, entries: Mapping[str, Entity]) -> Contents:
    """Return entries with what is beside them; of an address or contact, not who has it."""
    places = {i for i, entity in entries.items() if entity.kind in (Kind.ADDRESS, Kind.CONTACT)}
    if not places:
        return reads.surroundings(entries, None)
    return reads.matches(entries)
