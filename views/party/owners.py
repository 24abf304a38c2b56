"""Figures of the owners and holdings of a party, by a convention that the user chooses."""

from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass
from fractions import Fraction
from functools import partial

import streamlit as st

from graph.analyses.intervals import Comparator, Interval
from graph.analyses.ownership.answer import OwnershipAnswer, OwnershipRow
from graph.analyses.ownership.catalogue import CONVENTIONS
from graph.analyses.ownership.conventions.base import Convention
from graph.analyses.ownership.queries import holdings, owners
from graph.model.records import Entity, Kind
from graph.presentation.names.party_names import PartyNames
from views.party import computation
from views.shell import html, links, party_links, session
from views.shell.texts import _, number_text
from views.verdict.chain_cards import source_citation
from views.verdict.words import threshold_word

_OWNABLE_KINDS = frozenset({Kind.COMPANY, Kind.BRAND})
_HOLDER_KINDS = frozenset({Kind.COMPANY, Kind.PERSON})
_MOST_ROWS = 60
_SIGNS = {Comparator.MORE_THAN: ">", Comparator.AT_LEAST: "≥"}


@dataclass(frozen=True, slots=True)
class OwnerFigure:
    """One party's figure for the table: bounds in per cent (or ""), and the bar they draw."""

    name: str
    kind: str
    href: str
    low: str
    _: KW_ONLY
    high: str
    left: float
    width: float
    note: str
    verdict: str
    met: str


def show(entity: Entity) -> None:
    """Show the owners of a company or brand, and the holdings of a company or person.

    A part of a large store holds all above a party, and below it only what it holds directly.
    """
    shot = session.snapshot()
    has_owners = entity.kind in _OWNABLE_KINDS
    has_holdings = entity.kind in _HOLDER_KINDS and shot.is_whole
    if not has_owners and not has_holdings:
        return
    chosen, threshold = _ask_convention()
    if has_owners:
        answer = owners(shot.projection, entity.id, chosen.name, threshold)
        _show_figures(entity, answer, _("Owners"), _show_no_owner)
        computation.show(entity, answer)
    if has_holdings:
        answer = holdings(shot.projection, entity.id, chosen.name, threshold)
        _show_figures(entity, answer, _("Holdings"), _show_no_holding)


def _ask_convention() -> tuple[Convention, Fraction | None]:
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


def _show_figures(
    entity: Entity,
    answer: OwnershipAnswer,
    title: str,
    nothing: Callable[[Entity, OwnershipAnswer], None],
) -> None:
    st.header(title, anchor=False)
    if not answer.rows:
        nothing(entity, answer)
        return
    percent = number_text(float(answer.threshold * 100))
    html.show(
        "owner_figures",
        title=title,
        rows=[_owner_figure(row) for row in answer.rows[:_MOST_ROWS]],
        left=max(len(answer.rows) - _MOST_ROWS, 0),
        at=float(answer.threshold * 100),
        threshold=f"{_SIGNS[answer.convention.comparator]} {percent} %",
    )
    _show_warnings(answer)


def _show_no_owner(entity: Entity, answer: OwnershipAnswer) -> None:
    sources = session.snapshot().contents.sources
    reasons = [
        (each.reason, source_citation(sources[each.source]) if each.source in sources else "")
        for each in answer.caveats.unstated_reasons
        if each.company == answer.subject.id
    ]
    html.show("no_owner", name=entity.name, reasons=reasons)


def _show_no_holding(entity: Entity, answer: OwnershipAnswer) -> None:
    del answer  # a holder gives no reason for what it does not hold
    form = _("None of your sources names a holding of {name}.")
    html.show_note(form.format(name=entity.name))


def _owner_figure(row: OwnershipRow) -> OwnerFigure:
    low, high = _bounds(row.share)
    notes = (
        _("by stated control, whatever the share") if row.by_control else "",
        _("a share on the way is not stated") if row.not_stated else "",
        _(row.caution.value) if row.caution else "",
    )
    return OwnerFigure(
        name=row.party.name,
        kind=row.party.kind.value,
        href=links.party_href(row.party),
        low=_percent_text(low) if row.share else "",
        high=_percent_text(high) if row.share else "",
        left=float(low * 100),
        width=float((min(high, Fraction(1)) - low) * 100),
        note="; ".join(n for n in notes if n),
        verdict=row.verdict.value,
        met=threshold_word(row.verdict),
    )


def _bounds(share: Interval | None) -> tuple[Fraction, Fraction]:
    if share is None:
        return Fraction(0), Fraction(0)
    return share.low.value, share.high.value


def _percent_text(part: Fraction) -> str:
    return number_text(round(float(part * 100), 2))


def _show_warnings(answer: OwnershipAnswer) -> None:
    name = {ident: party.name for ident, party in answer.parties.items()}
    for contradiction in answer.caveats.contradictions:
        form = _("The sources state more than all of {company}: {percent} % in all.")
        html.show_note(
            form.format(
                company=name.get(contradiction.company, contradiction.company),
                percent=_percent_text(contradiction.held.value),
            )
        )
    for circle in answer.circles:
        html.show_note(party_links.linked_sentence(partial(_circle_text, circle.members)))


def _circle_text(members: Iterable[Entity], names: PartyNames) -> str:
    around = " → ".join(names.name(party) for party in members)
    return _("Circular ownership: {parties}").format(parties=around)
