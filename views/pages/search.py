"""Search with the focus in it, the storefronts with their verdicts, and what the store holds."""

from dataclasses import dataclass

import streamlit as st

from graph.analyses.tracing.trace import Row
from graph.errors import InvestigatorError
from graph.model.records import Entity, Kind
from graph.presentation import tie_style
from graph.presentation.visual_language import KINDS
from views.actions import remove
from views.drawing import components
from views.drawing.components import Sheet
from views.lists.gaps import lacks
from views.shell import html, links, session
from views.shell.session import Snapshot
from views.shell.texts import _, ngettext
from views.verdict.chain_cards import place_of
from views.verdict.words import row_headline

_HITS = 8
_CASES = 8


@dataclass(frozen=True, slots=True)
class Tally:
    """One number of what the store holds."""

    count: int
    what: str
    note: str


def _row(entity: Entity, verdicts: dict[str, Row], why: str = "") -> Sheet:
    kind = KINDS[entity.kind].label
    aside = " · ".join(x for x in (kind, place_of(entity)) if x)
    row: dict[str, object] = {
        "id": entity.id,
        "href": links.href(entity),
        "kind": entity.kind.value,
        "title": entity.name,
        "aside": aside,
        "text": entity.text("note"),
        "small": _("matched: {why}").format(why=why) if why else "",
    }
    if found := verdicts.get(entity.id):
        row["verdict"] = row_headline(found)
        if found.standing:
            strength = tie_style.strength_word(found.verdict)
            row["strength"] = tie_style.slug(strength)
            row["hollow"] = tie_style.hollow(strength, found.standing)
    return row


def _opened(ident: str | None, shot: Snapshot) -> None:
    if ident and (entity := shot.entity(ident)):
        links.go(entity)


def _undecided(exact: int) -> str:
    """Say why Enter opens none of the hits; empty where exactly one is what was typed."""
    if exact > 1:
        return _("Several are called exactly that: choose one.")
    return "" if exact else _("Nobody is called exactly that. These are alike: choose one.")


def _hits(asked: str, shot: Snapshot, verdicts: dict[str, Row]) -> None:
    hits = [h for h in session.store().search(asked, _HITS) if shot.entity(h.id)]
    if not hits:
        html.show("none", asked=asked)
    elif said := _undecided(sum(hit.exact for hit in hits)):
        html.note(said)
    rows: list[Sheet] = [
        {**_row(shot.contents.entities[h.id], verdicts, h.why), "exact": h.exact} for h in hits
    ]
    _opened(components.rows("hits", _("Search results"), rows, focus="q", asked=asked), shot)


def _cases(shot: Snapshot, verdicts: dict[str, Row]) -> None:
    found = sorted(verdicts.values(), key=tie_style.strongest_first)
    if not found:
        html.show("empty")
        return
    st.header(_("Storefronts, strongest link first"), anchor=False)
    rows = [_row(r.storefront, verdicts) for r in found[:_CASES]]
    _opened(components.rows("recent", _("Storefronts"), rows, focus="q"), shot)


@st.fragment
def _search() -> None:
    asked = st.text_input(
        _("Search for a storefront, company, person, address or register number"),
        key="q",
        type="search",
        live="200ms",
        bind="query-params",
        placeholder=_("Storefront, company, person, address or register number"),
        label_visibility="collapsed",
    )
    try:
        shot = session.snapshot()
        verdicts = {row.storefront.id: row for row in session.verdicts()}
        if asked and asked.strip():
            _hits(asked.strip(), shot, verdicts)
        else:
            _cases(shot, verdicts)
    except InvestigatorError as error:
        html.stop(str(error))


def _tallies(shot: Snapshot) -> list[Tally]:
    counts, kinds = session.store().counts(), session.store().kinds()
    untied = sum(row.standing is None for row in session.verdicts())
    numbered = sum(bool(c.text("registration_number")) for c in shot.of_kind(Kind.COMPANY))

    shops, firms, people = (kinds.get(k, 0) for k in (Kind.STOREFRONT, Kind.COMPANY, Kind.PERSON))
    return [
        Tally(
            shops,
            ngettext("storefront", "storefronts", shops),
            _("{n} with no link found so far").format(n=untied),
        ),
        Tally(
            firms,
            ngettext("company", "companies", firms),
            _("{n} with a register number").format(n=numbered),
        ),
        Tally(people, ngettext("person", "people", people), _("each named by a source")),
        Tally(counts.ties, ngettext("link", "links", counts.ties), _("each with its source")),
        Tally(
            counts.sources,
            ngettext("source", "sources", counts.sources),
            _("{n} captured").format(n=counts.captured),
        ),
    ]


with st.container(key="start"):
    html.show("lede")
    remove.done()
    _search()
    try:
        tallies = _tallies(session.snapshot())
        st.header(_("In your database"), anchor=False)
        html.show("store", tallies=tallies)
        if missing := lacks(session.snapshot()):
            st.header(_("Gaps"), anchor=False)
            html.show("lacks", lacks=missing)
    except InvestigatorError as error:
        html.stop(str(error))
