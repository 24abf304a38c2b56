"""Verdicts of the storefronts that changed parties can reach, before and after a run."""

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from graph.analyses.projection import Projection
from graph.analyses.tracing.partial_load import load_trace_part
from graph.analyses.tracing.trace import trace
from graph.analyses.tracing.verdict import Verdict
from graph.errors import UnknownIdError
from graph.judgements.changes.reach import Reach, find_reach
from graph.model.links import TraceReader
from graph.model.records import Entity, Kind
from graph.presentation.verdict_words import verdict_headline
from graph.stores.store import Store
from scrapers.watch.change import Change, NamedParty, VerdictChange, VerdictState
from scrapers.watch.comparing.statements import sentence_in_every_language

_CHAINS = 3
_SHOWN = 32


@dataclass(frozen=True, slots=True)
class TracedVerdict:
    """The verdict on a storefront, and all parties on the chains that it rests on."""

    storefront: NamedParty
    state: VerdictState
    on_chains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TracedReach:
    """Verdicts of the storefronts in reach of some parties.

    ``complete`` is False where not all storefronts in reach could be found.
    """

    verdicts: tuple[TracedVerdict, ...]
    complete: bool


def trace_in_reach(
    store: Store, touched: Collection[str], changes: Iterable[Change], known: Set[str], day: date
) -> TracedReach:
    """Return the verdicts that changes may change, but for those of storefronts in ``known``.

    ``touched`` are all parties of which anything differs. Storefronts among them may reach nothing
    as yet, and are traced too.
    """
    if not touched:
        return TracedReach((), complete=True)
    reach: Reach = store.read_for_trace(lambda reads: find_reach(reads, touched))
    every = dict.fromkeys((*_storefronts(changes), *reach.storefronts))
    fronts = [front for front in every if front not in known]
    return TracedReach(tuple(trace_storefronts(store, fronts, day)), reach.complete)


def _storefronts(changes: Iterable[Change]) -> Iterator[str]:
    for change in changes:
        yield from (party.id for party in change.parties if party.kind is Kind.STOREFRONT)


def trace_storefronts(store: Store, storefronts: Sequence[str], day: date) -> list[TracedVerdict]:
    """Return the verdicts of some storefronts; those that are not there are left out."""
    if not storefronts:
        return []

    def load(reads: TraceReader) -> Projection:
        part, on_chains = load_trace_part(reads, storefronts)
        return part.projection(on_chains)

    graph = store.read_for_trace(load)
    return list(_traced(graph, storefronts, day))


def _traced(graph: Projection, storefronts: Iterable[str], day: date) -> Iterator[TracedVerdict]:
    for front in storefronts:
        try:
            verdict = trace(graph, front, as_of=day.isoformat(), limit=_CHAINS)
        except UnknownIdError:
            continue
        yield TracedVerdict(_named(verdict.storefront), _state(verdict), _parties(verdict))


def _state(verdict: Verdict) -> VerdictState:
    target = verdict.summary.target
    return VerdictState(
        verdict.verdict,
        verdict.standing,
        _named(target) if target else None,
        sentence_in_every_language(lambda: verdict_headline(verdict)),
    )


def _parties(verdict: Verdict) -> tuple[str, ...]:
    hops = (hop for each in verdict.chains for hop in (*each.hops, *each.platform_leg))
    return tuple(dict.fromkeys(end for hop in hops for end in (hop.here.id, hop.there.id)))


def _named(entity: Entity) -> NamedParty:
    return NamedParty(entity.id, entity.name, entity.kind)


def changed_verdicts(
    run: str,
    at: str,
    before: Sequence[TracedVerdict],
    after: Iterable[TracedVerdict],
    changes: Sequence[Change],
) -> tuple[VerdictChange, ...]:
    """Return the verdicts that differ in strength, standing or target."""
    now = {each.storefront.id: each for each in after}
    found = ((was, now[was.storefront.id]) for was in before if was.storefront.id in now)
    return tuple(
        _change(run, at, was, becomes, changes)
        for was, becomes in found
        if _facts(was) != _facts(becomes)
    )


def _facts(traced: TracedVerdict) -> tuple[object, ...]:
    state = traced.state
    return (state.verdict, state.standing, state.target.id if state.target else None)


def _change(
    run: str, at: str, was: TracedVerdict, now: TracedVerdict, changes: Sequence[Change]
) -> VerdictChange:
    because = _reasons({*was.on_chains, *now.on_chains, now.storefront.id}, changes)
    told = f"{run}\n{now.storefront.id}".encode("utf-8", "surrogatepass")
    return VerdictChange(
        sha256(told).hexdigest()[:_SHOWN],
        run,
        at,
        now.storefront,
        before=was.state,
        after=now.state,
        because=tuple(change.id for change in because),
        cases=tuple(dict.fromkeys(change.case for change in because if change.case)),
    )


def _reasons(on_chains: set[str], changes: Sequence[Change]) -> Sequence[Change]:
    """Return the changes of parties on the chains; all of the run where there is none."""
    near = [c for c in changes if any(party.id in on_chains for party in _touched(c))]
    return near or changes


def _touched(change: Change) -> Iterator[NamedParty]:
    """Yield the parties of a change, and of the other ties of its row."""
    yield from change.parties
    for tie in change.others:
        yield from (tie.start, tie.end)
