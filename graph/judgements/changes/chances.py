"""Pairs whose judgement may change a verdict, found for a whole list at once, and how many it does.

Where very many pairs wait, each would else be walked from all targets anew.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.analyses.tracing.known_levels import WeakStepLevels, link_ways
from graph.analyses.tracing.loaded_part import LoadedPart
from graph.analyses.tracing.search.chain_search import MOST_WEAK_STEPS
from graph.analyses.tracing.search.targets import possible_targets
from graph.judgements.changes.states import load_states
from graph.judgements.changes.verdicts import count_changed_verdicts
from graph.judgements.groups import PartyGroups
from graph.judgements.judgement import NewJudgement
from graph.model import precedence
from graph.model.dates import as_of_day
from graph.model.links import TraceReader
from graph.model.records import Contents, Judgement, Kind
from graph.support.settings import settings

Ends = tuple[str, str]


def pairs_near_chains(
    contents: Contents, reads: TraceReader, groups: PartyGroups, pairs: Iterable[Ends]
) -> Iterator[Ends]:
    """Yield the pairs through which a chain may lead from a storefront to a target.

    A judgement of any other pair changes no verdict. No verdict passes a crowd; those a little over
    the limit are passed here, since matches may make them smaller.
    """
    up, down = _levels(contents, reads)
    for left, right in pairs:
        members = {*groups.members(left), *groups.members(right)}
        steps = [min(each.get(m, MOST_WEAK_STEPS + 1) for m in members) for each in (up, down)]
        if sum(steps) <= MOST_WEAK_STEPS:
            yield left, right


def _levels(contents: Contents, reads: TraceReader) -> Sequence[Mapping[str, int]]:
    """Return the least weak steps from a storefront to each party, and from it to a target."""
    part, platforms = LoadedPart(reads, settings().mass_tenants), reads.platforms()
    part.read_above(platforms)
    targets = part.entries_of(possible_targets(part.walkable_graph(), platforms))
    fronts = [e.id for e in contents.entities.values() if e.kind is Kind.STOREFRONT]
    up = WeakStepLevels(fronts, backwards=False)
    down = WeakStepLevels({*targets, *platforms}, backwards=True)
    links = reads.links(contents.entities, 2 * settings().mass_tenants).links
    ways = [way for link in links for way in link_ways(link)]
    for levels in (up, down):
        levels.add_ways(ways)
    return _least_by_party(up), _least_by_party(down)


def _least_by_party(levels: WeakStepLevels) -> Mapping[str, int]:
    least: dict[str, int] = {}
    for (party, _entered), steps in levels.least.items():
        least[party] = min(steps, least.get(party, steps))
    return least


def count_changes(reads: TraceReader, pair: Ends) -> int:
    """Return how many verdicts change if a pair is one party; else the most of other judgements."""
    if count := _count(reads, pair, Judgement.ACCEPTED):
        return count
    return max(_count(reads, pair, each) for each in (Judgement.REJECTED, Judgement.PROPOSED))


def _count(reads: TraceReader, pair: Ends, judgement: Judgement) -> int:
    new = NewJudgement(*pair, judgement, "", judged_at=precedence.moment_now())
    return count_changed_verdicts(load_states(reads, new.as_tie(), as_of_day(None)))
