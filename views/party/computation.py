"""Computation of an owner's figure, and a comparison of two conventions."""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from fractions import Fraction

import streamlit as st

from graph.analyses.ownership.answer import OwnershipAnswer, OwnershipRow
from graph.analyses.ownership.catalogue import CONVENTIONS
from graph.analyses.ownership.conventions.base import Convention
from graph.analyses.ownership.explanation import ChainComputation, StakeChain, compute_chains
from graph.analyses.ownership.queries import owners
from graph.model.records import Entity
from graph.presentation.figures import interval_text, percentage_points
from views.shell import html, party_links, session
from views.shell.option_labels import distinct_labels
from views.shell.party_links import LinkedText
from views.shell.texts import _
from views.verdict.words import threshold_word

_NONE = ""


@dataclass(frozen=True, slots=True)
class ChainLine:
    """One chain of holdings, with the product of its shares."""

    parties: LinkedText
    product: str
    unknown: bool


@dataclass(frozen=True, slots=True)
class ConventionRow:
    """Figures of one owner by two conventions, with their difference in percentage points."""

    name: LinkedText
    one: str
    one_met: str
    other: str
    _: KW_ONLY
    other_met: str
    difference: str


def show(entity: Entity, answer: OwnershipAnswer) -> None:
    """Offer the chains behind each owner's figure, and a comparison with another convention."""
    if not answer.rows:
        return
    with st.expander(_("How is this computed?"), icon=":material/calculate:"):
        _show_computation(entity, answer)
    with st.expander(_("Compare with another convention"), icon=":material/compare_arrows:"):
        _show_comparison(entity, answer)


def _show_computation(entity: Entity, answer: OwnershipAnswer) -> None:
    by_id = {row.party.id: row for row in answer.rows}
    labels = distinct_labels({ident: row.party.name for ident, row in by_id.items()})
    owner = st.selectbox(
        _("Owner"), list(by_id), format_func=labels.__getitem__, key="computed_owner"
    )
    convention = answer.convention
    computation = compute_chains(session.snapshot().projection, owner, entity.id, convention.name)
    html.show(
        "computation",
        chains=[_chain_line(c) for c in computation.chains],
        total=interval_text(computation.total) if computation.chains else "",
        figure=_figure_text(by_id[owner]),
        note=_convention_note(convention, computation, by_id[owner]),
        whole=computation.tried_all,
    )


def _chain_line(chain: StakeChain) -> ChainLine:
    parts = [party_links.name_link(chain.parties[0])]
    for stake, party in zip(chain.stakes, chain.parties[1:], strict=True):
        share = interval_text(stake.share) if stake.stated else _("share not stated")
        parts.append(party_links.join_texts((f"— {share} →", party_links.name_link(party)), " "))
    factors = " × ".join(interval_text(s.share) for s in chain.stakes)
    product = interval_text(chain.product)
    text = f"{factors} = {product}" if len(chain.stakes) > 1 else product
    return ChainLine(
        party_links.join_texts(parts, " "), text, not all(s.stated for s in chain.stakes)
    )


def _figure_text(row: OwnershipRow) -> str:
    return interval_text(row.share) if row.share else _("no figure")


def _convention_note(
    convention: Convention, computation: ChainComputation, row: OwnershipRow
) -> str:
    """Return how the convention differs from the sum of the chains; empty if it is that sum."""
    if row.share == computation.total:
        return ""
    form = _("The figure of the convention is not this sum. {explanation}")
    return form.format(explanation=_(convention.explanation))


def _show_comparison(entity: Entity, answer: OwnershipAnswer) -> None:
    titles = {c.name: c.title for c in CONVENTIONS if c is not answer.convention}
    name = st.selectbox(
        _("Compare with"),
        [_NONE, *titles],
        format_func=lambda n: _(titles[n]) if n else _("choose a convention"),
        key="compared_with",
        width=360,
    )
    if name == _NONE:
        html.show_note(_("Choose a convention to see both figures of each owner side by side."))
        return
    other = owners(session.snapshot().projection, entity.id, name)
    html.show(
        "convention_comparison",
        one=_(answer.convention.title),
        other=_(titles[name]),
        rows=list(_convention_rows(answer, other)),
    )


def _convention_rows(one: OwnershipAnswer, other: OwnershipAnswer) -> Iterator[ConventionRow]:
    left, right = ({r.party.id: r for r in a.rows} for a in (one, other))
    for ident in dict.fromkeys((*left, *right)):
        a, b = left.get(ident), right.get(ident)
        named = a or b
        if named is None:
            continue
        yield ConventionRow(
            name=party_links.name_link(named.party),
            one=_figure_text(a) if a else _("none"),
            one_met=threshold_word(a.verdict) if a else "",
            other=_figure_text(b) if b else _("none"),
            other_met=threshold_word(b.verdict) if b else "",
            difference=_difference(a, b),
        )


def _difference(one: OwnershipRow | None, other: OwnershipRow | None) -> str:
    """Return the second figure minus the first, in points at each end; empty if one is missing."""
    if not one or not other or not one.share or not other.share:
        return ""
    low = other.share.low.value - one.share.low.value
    high = other.share.high.value - one.share.high.value
    if low == high:
        return _signed_points(low)
    return _("least {low}, most {high}").format(low=_signed_points(low), high=_signed_points(high))


def _signed_points(part: Fraction) -> str:
    if not part:
        return "0"
    return f"{'+' if part > 0 else '-'}{percentage_points(abs(part))}"
