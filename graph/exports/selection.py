"""Selection of the exported part of the graph: a storefront with its chains, or a party."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from graph.analyses.projection import project
from graph.analyses.tracing.trace import CUT_CAVEATS, trace
from graph.analyses.tracing.verdict import Chain
from graph.errors import InputError
from graph.exports.base import Selection
from graph.model.records import Contents, Source, Tie
from graph.support.language import N_

# On this day every chain that ever held is found; today would give other chains tomorrow.
_EVER = "9999"
_ALL = 10_000


def storefront_with_chains(
    contents: Contents, storefront: str, hops: int, as_of: str | None = None
) -> Selection:
    """Return a storefront with all its chains, and everything within some hops of them.

    ``as_of`` is an ISO day. Without one, past chains are included.

    Raises:
        UnknownIdError: there is no such storefront.
    """
    verdict = trace(project(contents), storefront, as_of=as_of or _EVER, limit=_ALL)
    chains = verdict.chains if as_of else (*verdict.chains, *verdict.past)
    inside = {storefront, *_parties(chains)}
    inside |= _tied_parties(contents, [storefront])
    for _ in range(hops):
        inside |= _tied_parties(contents, inside)
    ties = tuple(t for t in contents.ties if t.start in inside and t.end in inside)
    cut = tuple(c for c in verdict.caveats if c.kind in CUT_CAVEATS)
    return Selection(
        contents=part_of_contents(contents, inside, ties), chains=chains, cut=cut, whole=contents
    )


def party_surroundings(contents: Contents, ident: str) -> Selection:
    """Return a party, all parties it is tied to, and the ties between them."""
    inside = {ident, *_tied_parties(contents, [ident])}
    ties = tuple(t for t in contents.ties if t.start in inside and t.end in inside)
    return Selection(contents=part_of_contents(contents, inside, ties), whole=contents)


def one_chain(
    contents: Contents, storefront: str, number: int, as_of: str | None = None
) -> Selection:
    """Return only one chain of a storefront, by its number in the trace, from 1.

    Raises:
        UnknownIdError: there is no such storefront.
        InputError: it has no such chain.
    """
    verdict = trace(project(contents), storefront, as_of=as_of, limit=_ALL)
    if not 1 <= number <= len(verdict.chains):
        raise InputError(
            N_("{id} has {n} chains; take a number of 'trace {id}'."),
            id=storefront,
            n=len(verdict.chains),
        )
    chain = verdict.chains[number - 1]
    tie_ids = {tie.id for tie in _chain_ties(chain)}
    ties = tuple(tie for tie in contents.ties if tie.id in tie_ids)
    return Selection(
        contents=part_of_contents(contents, _parties([chain]), ties),
        chains=(chain,),
        cut=(),
        whole=contents,
        as_of=as_of,
    )


def part_of_contents(contents: Contents, inside: Set[str], ties: tuple[Tie, ...]) -> Contents:
    """Return some entities and ties, with all statements about them and their sources."""
    statements = tuple(s for s in contents.statements if s.entity in inside)
    named = {tie.source for tie in ties} | {s.source for s in statements}
    named |= original_sources(named, contents.sources)
    return replace(
        contents,
        entities={id_: e for id_, e in contents.entities.items() if id_ in inside},
        sources={id_: s for id_, s in contents.sources.items() if id_ in named},
        statements=statements,
        ties=ties,
    )


def original_sources(named: Iterable[str], sources: Mapping[str, Source]) -> set[str]:
    """Return the sources that the named ones restate, directly or through others."""
    originals: set[str] = set()
    queue = list(named)
    while queue:
        source = sources.get(queue.pop())
        if source and source.restates in sources and source.restates not in originals:
            originals.add(source.restates)
            queue.append(source.restates)
    return originals


def _tied_parties(contents: Contents, parties: Iterable[str]) -> set[str]:
    """Return both ends of every tie of some parties."""
    return {end for p in parties for t in contents.ties_of(p) for end in (t.start, t.end)}


def _parties(chains: Iterable[Chain]) -> set[str]:
    """Return the parties of chains: both ends of each statement, and the parties they match."""
    ends = {end for c in chains for t in _chain_ties(c) for end in (t.start, t.end)}
    return ends | {
        e.id for c in chains for h in (*c.hops, *c.platform_leg) for e in (h.here, h.there)
    }


def _chain_ties(chain: Chain) -> list[Tie]:
    hops = (*chain.hops, *chain.platform_leg)
    return [tie for hop in hops for tie in (hop.tie, *(also.tie for also in hop.other_statements))]


def selection_on_day(selection: Selection, as_of: str, kept: Iterable[str]) -> Selection:
    """Return the part of a selection that holds on a day: its ties, and the parties they connect.

    Parties in ``kept`` (ids) stay, and so do parties that had no tie before.

    Raises:
        DateError: ``as_of`` is not a date.
    """
    reader = replace(selection, as_of=as_of).reader()
    contents = selection.contents
    ties = tuple(tie for tie in contents.ties if reader.holds(tie))
    left = {end for tie in contents.ties for end in (tie.start, tie.end)}
    left -= {end for tie in ties for end in (tie.start, tie.end)} | set(kept)
    return replace(
        selection,
        contents=part_of_contents(contents, contents.entities.keys() - left, ties),
        whole=selection.whole or contents,
        as_of=as_of,
    )
