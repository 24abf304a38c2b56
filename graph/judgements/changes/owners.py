"""Owners whose total in a company a judgement changes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.analyses.intervals import Interval
from graph.analyses.ownership.conventions.multiplicative import MULTIPLICATIVE
from graph.analyses.ownership.queries import owners
from graph.analyses.projection import Projection
from graph.analyses.tracing.verdict import ShareText
from graph.judgements.changes.states import JudgedStates, entries_of
from graph.model.records import Entity
from graph.model.shares import exact_text
from graph.presentation.figures import share_in_prose
from graph.support.language import N_, LazyText, lazy_text
from graph.support.language import gettext as _


@dataclass(frozen=True, slots=True)
class OwnerTotal:
    """An owner's share, counted through all holdings between."""

    owner: Entity
    share: Interval


@dataclass(frozen=True, slots=True)
class OwnerChange:
    """Totals of one owner in a company, which are two totals on the side where it is two."""

    company: Entity
    before: tuple[OwnerTotal, ...]
    after: tuple[OwnerTotal, ...]
    text: LazyText


def owner_changes(states: JudgedStates) -> tuple[OwnerChange, ...]:
    """Return the changed totals in the companies of ``states``, each party's company once."""
    one, other = (ground.matches.representative_of for ground in states.grounds)
    companies = {(one(c), other(c)): c for c in reversed(states.companies)}
    return tuple(
        change
        for company in states.companies
        if companies[one(company), other(company)] == company
        for change in _changes(states, company)
    )


def _changes(states: JudgedStates, company: str) -> Iterator[OwnerChange]:
    before, after = (_totals(states, g, company) for g in (states.before, states.after))
    one, other = states.grounds
    sides: dict[str, tuple[list[OwnerTotal], list[OwnerTotal]]] = defaultdict(lambda: ([], []))
    for side, totals in enumerate((before, after)):
        for total in totals:
            sides[_party(states, total.owner.id)][side].append(total)
    for _party_id, (old, new) in sorted(sides.items()):
        if _figures(old) != _figures(new):
            entity = one.entities.get(company) or other.entities[company]
            yield OwnerChange(entity, tuple(old), tuple(new), _text(entity, old, new))


def _party(states: JudgedStates, owner: str) -> str:
    """Return one id for an owner that is one party on either side."""
    return min(m for ground in states.grounds for m in entries_of(ground, owner))


def _figures(totals: Iterable[OwnerTotal]) -> list[Interval]:
    return [total.share for total in totals]


def _totals(states: JudgedStates, graph: Projection, company: str) -> list[OwnerTotal]:
    answer = owners(graph, company, MULTIPLICATIVE.name, as_of=states.day.isoformat())
    return [OwnerTotal(row.party, row.share) for row in answer.rows if row.share]


@dataclass(frozen=True, slots=True)
class _TotalsText:
    """Totals as a sentence lists them, worded late."""

    totals: tuple[OwnerTotal, ...]

    def __str__(self) -> str:
        form = N_("{owner} {share}")
        return ", ".join(
            str(lazy_text(form, owner=t.owner.name, share=_percent(t.share))) for t in self.totals
        )


def _percent(share: Interval) -> str:
    bounds = ShareText(exact_text(share.low.value), exact_text(share.high.value))
    if share.low.value <= 0 and share.high.value >= 1:
        return f"({_('share not stated')})"
    return share_in_prose(bounds)


def _text(company: Entity, old: list[OwnerTotal], new: list[OwnerTotal]) -> LazyText:
    values = {"company": company.name}
    before, after = _TotalsText(tuple(old)), _TotalsText(tuple(new))
    if not old:
        return lazy_text(N_("{company}: new among its owners: {after}"), **values, after=after)
    if not new:
        return lazy_text(N_("{company}: no longer its owner: {before}"), **values, before=before)
    form = N_("{company}: {before}, after it {after}")
    return lazy_text(form, **values, before=before, after=after)
