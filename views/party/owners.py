"""Owners and holdings of a party in figures, by a convention that the reader chooses."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

import streamlit as st

from graph.analyses.intervals import Comparator, Interval
from graph.analyses.ownership import CONVENTIONS
from graph.analyses.ownership.answer import Answer, Row
from graph.analyses.ownership.conventions.base import Convention
from graph.analyses.ownership.queries import holdings, owners
from graph.model.records import Entity, Kind
from graph.presentation.names.party_names import PartyNames
from views.party import computation
from views.shell import html, links, party_links, session
from views.shell.texts import _, number_text
from views.verdict.chain_cards import cited
from views.verdict.words import met

_OWNED = frozenset({Kind.COMPANY, Kind.BRAND})
_HOLDERS = frozenset({Kind.COMPANY, Kind.PERSON})
_SHOWN = 60
_SIGNS = {Comparator.MORE_THAN: ">", Comparator.AT_LEAST: "≥"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One party's figure as the table shows it; bounds in per cent, empty where none is given."""

    name: str
    kind: str
    href: str
    low: str
    high: str
    left: float
    width: float
    note: str
    verdict: str
    met: str


def show(entity: Entity) -> None:
    """Show who owns a party and what it holds, as far as it can be owned or hold."""
    if entity.kind not in _OWNED | _HOLDERS:
        return
    chosen, threshold = _asked()
    if entity.kind in _OWNED:
        answer = owners(session.snapshot().projection, entity.id, chosen.name, threshold)
        _section(entity, answer, _("Owners"), _no_owner)
        computation.show(entity, answer)
    if entity.kind in _HOLDERS:
        answer = holdings(session.snapshot().projection, entity.id, chosen.name, threshold)
        _section(entity, answer, _("Holdings"), _no_holding)


def _asked() -> tuple[Convention, Fraction | None]:
    by_name = {c.name: c for c in CONVENTIONS}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        name = st.selectbox(
            _("Method"),
            list(by_name),
            format_func=lambda n: _(by_name[n].title),
            key="convention",
            width=360,
        )
        usual = float(by_name[name].threshold * 100)
        points = st.number_input(
            _("Threshold, %"), 0.0, 100.0, usual, 1.0, key=f"threshold_{name}", width=150
        )
    convention = by_name[name]
    html.show("convention", explanation=_(convention.explanation), source=convention.source)
    other = Fraction(str(points)) / 100
    return convention, None if other == convention.threshold else other


def _section(
    entity: Entity, answer: Answer, title: str, nothing: Callable[[Entity, Answer], None]
) -> None:
    st.header(title, anchor=False)
    if not answer.rows:
        nothing(entity, answer)
        return
    percent = number_text(float(answer.threshold * 100))
    html.show(
        "owners",
        title=title,
        rows=[_figure(row) for row in answer.rows[:_SHOWN]],
        left=max(len(answer.rows) - _SHOWN, 0),
        at=float(answer.threshold * 100),
        threshold=f"{_SIGNS[answer.convention.comparator]} {percent} %",
    )
    _warn(answer)


def _no_owner(entity: Entity, answer: Answer) -> None:
    sources = session.snapshot().contents.sources
    reasons = [
        (each.reason, cited(sources[each.source]) if each.source in sources else "")
        for each in answer.beside.unknown
        if each.company == answer.asked.id
    ]
    html.show("noowner", name=entity.name, reasons=reasons)


def _no_holding(entity: Entity, answer: Answer) -> None:
    del answer  # a holder gives no reason for what it does not hold
    form = _("None of your sources names a holding of {name}.")
    html.note(form.format(name=entity.name))


def _figure(row: Row) -> Figure:
    low, high = _bounds(row.share)
    notes = (
        _("by stated control, whatever the share") if row.by_control else "",
        _("a share on the way is not stated") if row.not_stated else "",
        _(row.caution.value) if row.caution else "",
    )
    return Figure(
        row.party.name,
        row.party.kind.value,
        links.href(row.party),
        _percent(low) if row.share else "",
        _percent(high) if row.share else "",
        float(low * 100),
        float((min(high, Fraction(1)) - low) * 100),
        "; ".join(n for n in notes if n),
        row.verdict.value,
        met(row.verdict),
    )


def _bounds(share: Interval | None) -> tuple[Fraction, Fraction]:
    if share is None:
        return Fraction(0), Fraction(0)
    return share.low.value, share.high.value


def _percent(part: Fraction) -> str:
    return number_text(round(float(part * 100), 2))


def _warn(answer: Answer) -> None:
    name = {ident: party.name for ident, party in answer.parties.items()}
    for found in answer.beside.contradictions:
        form = _("The sources state more than all of {company}: {percent} % in all.")
        html.note(
            form.format(
                company=name.get(found.company, found.company), percent=_percent(found.held.value)
            )
        )
    for circle in answer.circles:
        html.note(party_links.sentence(partial(_circle, circle.members)))


def _circle(members: Iterable[Entity], names: PartyNames) -> str:
    around = " → ".join(names.name(party) for party in members)
    return _("Circular ownership: {parties}").format(parties=around)
