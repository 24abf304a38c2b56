"""Verdicts that a judgement changes, each in its own words before and after."""

from dataclasses import dataclass

from graph.analyses.projection import Projection
from graph.analyses.tracing.trace import VerdictRow, trace, trace_some
from graph.analyses.tracing.verdict import NOT_FOUND, ChainStanding, ShareText, Strength, Verdict
from graph.judgements.changes.states import JudgedStates
from graph.model.records import Entity
from graph.presentation.verdict_words import verdict_headline
from graph.support.language import N_, LazyText, lazy_text

_RANK = {word: place for place, word in enumerate((*Strength, NOT_FOUND))}


@dataclass(frozen=True, slots=True)
class VerdictState:
    """A verdict on one side of a judgement; ``verdict`` is a strength, or "not found"."""

    verdict: str
    standing: ChainStanding | None
    share: ShareText | None
    headline: LazyText


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """One storefront whose verdict a judgement changes."""

    storefront: Entity
    before: VerdictState
    after: VerdictState


@dataclass(frozen=True, slots=True)
class _HeadlineText:
    """The headline of a verdict, worded late."""

    verdict: Verdict

    def __str__(self) -> str:
        return verdict_headline(self.verdict)


def verdict_changes(states: JudgedStates, most: int) -> tuple[tuple[VerdictChange, ...], int]:
    """Return the first ``most`` changed verdicts, strongest first, and the number of all."""
    fronts = states.storefronts
    before, after = _rows(states, states.before, fronts), _rows(states, states.after, fronts)
    changed = [f for f in fronts if _facts(before[f]) != _facts(after[f])]
    changed.sort(key=lambda f: (min(_RANK[r[f].verdict] for r in (before, after)), f))
    found = (_change(states, front) for front in changed[:most])
    return tuple(change for change in found if change.before != change.after), len(changed)


def _rows(
    states: JudgedStates, graph: Projection, fronts: tuple[str, ...]
) -> dict[str, VerdictRow]:
    return {r.storefront.id: r for r in trace_some(graph, fronts, states.day.isoformat())}


def _facts(row: VerdictRow) -> tuple[object, ...]:
    """Return what a headline says of a row: without a tie, what was looked for."""
    found = row.summary
    if found.target is None:
        return (row.verdict, *(entity.id for entity in found.targets))
    told = (found.is_target, found.is_filed, found.shares_director, found.at_address)
    seller = found.seller.text("described") if found.seller else None
    shares = (row.share, found.share_not_stated)
    return row.verdict, row.standing, found.target.id, shares, found.stated, told, seller


def _change(states: JudgedStates, front: str) -> VerdictChange:
    day = states.day.isoformat()
    before, after = (trace(graph, front, as_of=day) for graph in (states.before, states.after))
    return VerdictChange(before.storefront, _state(before), _state(after))


def _state(verdict: Verdict) -> VerdictState:
    headline = lazy_text(N_("{headline}"), headline=_HeadlineText(verdict))
    summary = verdict.summary
    return VerdictState(verdict.verdict, summary.standing, summary.share, headline)
