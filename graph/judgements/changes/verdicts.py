"""Verdicts that a judgement changes, each in its own words before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from graph.analyses.projection import Projection
from graph.analyses.tracing.caveats import distinctions, name_key
from graph.analyses.tracing.search.walkable_graph import walkable_graph_of
from graph.analyses.tracing.trace import VerdictRow, trace, trace_some
from graph.analyses.tracing.verdict import NOT_FOUND, ChainStanding, ShareText, Strength, Verdict
from graph.judgements.changes.states import JudgedStates
from graph.model.records import Entity
from graph.presentation.names.party_names import PartyNames
from graph.presentation.sentences.headlines import headline
from graph.presentation.verdict_words import verdict_headline
from graph.support.language import N_, LazyText, lazy_text

RowPair = tuple[VerdictRow, VerdictRow]
"""Rows of one storefront before and after a judgement."""

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
class _WholeHeadline:
    """The headline of a whole verdict, worded late."""

    verdict: Verdict

    def __str__(self) -> str:
        return verdict_headline(self.verdict)


def verdict_changes(states: JudgedStates, most: int) -> tuple[tuple[VerdictChange, ...], int]:
    """Return the first ``most`` changed verdicts, strongest first, and the number of all."""
    changed = sorted(_changed_rows(states), key=_rank)
    found = (
        change_between(states.before, states.after, rows, states.day) for rows in changed[:most]
    )
    return tuple(change for change in found if change.before != change.after), len(changed)


def count_changed_verdicts(states: JudgedStates) -> int:
    """Return how many verdicts change."""
    return len(_changed_rows(states))


def changed_rows(
    before: Projection, after: Projection, fronts: Sequence[str], day: date
) -> list[RowPair]:
    """Return the storefronts whose verdicts differ between two graphs on a day."""
    was, becomes = (
        {row.storefront.id: row for row in trace_some(graph, fronts, day.isoformat())}
        for graph in (before, after)
    )
    pairs = ((was[front], becomes[front]) for front in fronts)
    return [pair for pair in pairs if _facts(pair[0]) != _facts(pair[1])]


def _changed_rows(states: JudgedStates) -> list[RowPair]:
    return changed_rows(states.before, states.after, states.storefronts, states.day)


def _rank(rows: RowPair) -> tuple[int, str]:
    return min(_RANK[row.verdict] for row in rows), rows[0].storefront.id


def _facts(row: VerdictRow) -> tuple[object, ...]:
    """Return what a headline says of a row: without a tie, what was looked for."""
    found = row.summary
    if found.target is None:
        return (row.verdict, *(entity.id for entity in found.targets))
    told = (found.is_target, found.is_filed, found.shares_director, found.at_address, found.post)
    seller = found.seller.text("described") if found.seller else None
    shares = (row.share, found.share_not_stated)
    return row.verdict, row.standing, found.target.id, shares, found.stated, told, seller


def change_between(
    before: Projection, after: Projection, rows: RowPair, day: date
) -> VerdictChange:
    """Return the verdict of a storefront in two graphs on a day, of which the rows are known."""
    was, becomes = rows
    return VerdictChange(was.storefront, _state(before, was, day), _state(after, becomes, day))


def _state(graph: Projection, row: VerdictRow, day: date) -> VerdictState:
    """Return a verdict in its own words.

    They need the whole trace only where no platform is left, or where somebody else bears the name
    of a party in the headline: if that one is on a chain, the headline tells the two apart.
    """
    summary = row.summary
    named = [e for e in (*summary.targets, summary.target, summary.seller) if e]
    if (summary.target is None and not summary.targets) or _has_namesake(graph, named):
        whole = trace(graph, row.storefront.id, as_of=day.isoformat())
        text = lazy_text(N_("{headline}"), headline=_WholeHeadline(whole))
    else:
        names = PartyNames(distinctions(graph, named), of_storefront=True)
        text = headline(summary, names)
    return VerdictState(row.verdict, row.standing, row.share, text)


def _has_namesake(graph: Projection, named: Iterable[Entity]) -> bool:
    """Whether an entity besides those named bears the name of one of them."""
    known = {entity.id: name_key(entity) for entity in named}
    keys = set(known.values())
    entities = walkable_graph_of(graph).entities.values()
    return any(name_key(e) in keys for e in entities if e.id not in known)
