"""Contents of the start page: hits, or storefronts with their verdicts, counts and gaps."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from graph.analyses.tracing.trace import VerdictRow
from graph.model.records import Entity, Kind
from graph.presentation import tie_style
from graph.presentation.visual_language import KIND_SIGNS
from views.drawing import components
from views.drawing.components import ComponentSheet
from views.lists.examples import FOUNDING_STOREFRONT, example_ids
from views.lists.gaps import store_gaps
from views.lists.recent import recent_ids
from views.shell import html, links, session
from views.shell.focus import Focus, look_at
from views.shell.session import Snapshot
from views.shell.texts import _, ngettext, number_text
from views.verdict.chain_cards import place_of
from views.verdict.words import row_headline

_HITS = 8
_MOST_STOREFRONTS = 8
_MOST_EXAMPLES = 3  # below the user's own


@dataclass(frozen=True, slots=True)
class StoreCount:
    """One count of the store, with its label, a note, and the address that lists it (or "")."""

    count: str
    what: str
    note: str
    href: str = ""


def _party_row(entity: Entity, verdicts: dict[str, VerdictRow], why: str = "") -> ComponentSheet:
    kind = KIND_SIGNS[entity.kind].label
    aside = " · ".join(x for x in (kind, place_of(entity)) if x)
    row: dict[str, object] = {
        "id": entity.id,
        "href": links.party_href(entity),
        "kind": entity.kind.value,
        "title": entity.name,
        "aside": aside,
        "text": entity.text("note"),
        "small": _("matched: {why}").format(why=why) if why else "",
    }
    if verdict := verdicts.get(entity.id):
        row["verdict"] = row_headline(verdict)
        if verdict.standing:
            strength = tie_style.strength_word(verdict.verdict)
            row["strength"] = tie_style.strength_slug(strength)
            row["hollow"] = tie_style.is_hollow(strength, verdict.standing)
    return row


def _open_row(ident: str | None, shot: Snapshot) -> None:
    if ident and (entity := shot.entity(ident)):
        links.open_party(entity)


def _choice_hint(exact: int) -> str:
    """Return why Enter opens no hit; empty if exactly one hit matches exactly."""
    if exact > 1:
        return _("Several names match exactly: choose one.")
    return "" if exact else _("No name matches exactly. These are similar: choose one.")


def _show_hits(asked: str, shot: Snapshot, verdicts: dict[str, VerdictRow]) -> None:
    # Here, not above: the registers take 0.3 s, which a page without a question does not wait for.
    from views.lists import found_parties

    found = found_parties.find_parties(asked, shot, _HITS)
    hits = [each.hit for each in found.parties]
    if not hits:
        html.show("no_hits", asked=asked, registers=found.titles)
    elif hint := _choice_hint(sum(hit.exact for hit in hits)):
        html.show_note(hint)
    rows: list[ComponentSheet] = [
        found_parties.register_row(each, found)
        if each.register
        else {
            **_party_row(shot.contents.entities[each.hit.id], verdicts, each.hit.why),
            "exact": each.hit.exact,
        }
        for each in found.parties
    ]
    opened = components.show_rows(
        "hits", _("Search results"), rows, focus="q", asked=asked, act=found.bring
    )
    found_parties.show_left_out(found)
    if opened and opened in found.elsewhere:
        links.open_company(opened)
    _open_row(opened, shot)


def _show_storefronts(shot: Snapshot, verdicts: dict[str, VerdictRow]) -> None:
    """Show the user's own storefronts with the strongest link, and after them the examples."""
    by_strength = sorted(verdicts.values(), key=tie_style.strength_order)
    if not by_strength:
        html.show("no_storefronts")
        return
    own = [row for row in by_strength if row.storefront.id not in example_ids()]
    examples = [row for row in by_strength if row.storefront.id in example_ids()]
    _show_group("own", _("Your storefronts, strongest link first"), own, shot)
    shown = examples[: _MOST_EXAMPLES if own else _MOST_STOREFRONTS]
    _show_group("examples", _("Examples to try, strongest link first"), shown, shot)


def _show_group(key: str, title: str, rows: Sequence[VerdictRow], shot: Snapshot) -> None:
    if not rows:
        return
    st.header(title, anchor=False)
    listed = [_party_row(r.storefront, {r.storefront.id: r}) for r in rows[:_MOST_STOREFRONTS]]
    _open_row(components.show_rows(key, title, listed, focus="q"), shot)
    if (rest := len(rows) - _MOST_STOREFRONTS) > 0:
        text = ngettext("{n} more storefront", "{n} more storefronts", rest).format(n=rest)
        html.show("more_link", href="storefronts", text=text)


def look_at_names(asked: str) -> None:
    """Let the page be about what it names of a large store: hits, and what was opened last."""
    if session.is_large():
        hits = session.store().search(asked, _HITS) if asked else ()
        names = frozenset((FOUNDING_STOREFRONT, *recent_ids(), *(h.id for h in hits)))
        look_at(lambda: Focus(names=names))


def show_answer(asked: str) -> None:
    """Show what is found for a text; without one, the storefronts with the strongest link."""
    shot = session.snapshot()
    if not shot.is_whole:
        if asked:
            _show_hits(asked, shot, {})
        return
    verdicts = {row.storefront.id: row for row in session.verdicts()}
    if asked:
        _show_hits(asked, shot, verdicts)
        return
    _show_storefronts(shot, verdicts)


def _count_notes(shot: Snapshot) -> tuple[str, str]:
    """Return how many storefronts have no link, and companies a number; nothing of a part."""
    if not shot.is_whole:
        return "", ""
    untied = sum(row.standing is None for row in session.verdicts())
    numbered = sum(bool(c.text("registration_number")) for c in shot.entities_of_kind(Kind.COMPANY))
    return (
        _("{n} with no link found so far").format(n=untied),
        _("{n} with a register number").format(n=numbered),
    )


def _store_counts(shot: Snapshot) -> list[StoreCount]:
    counts, kinds = session.store().counts(), session.store().kinds()
    untied, numbered = _count_notes(shot)
    shops, firms, people = (kinds.get(k, 0) for k in (Kind.STOREFRONT, Kind.COMPANY, Kind.PERSON))
    return [
        StoreCount(
            number_text(shops),
            ngettext("storefront", "storefronts", shops),
            untied,
            "storefronts" if shot.is_whole else "",
        ),
        StoreCount(
            number_text(firms),
            ngettext("company", "companies", firms),
            numbered,
        ),
        StoreCount(
            number_text(people), ngettext("person", "people", people), _("each named by a source")
        ),
        StoreCount(
            number_text(counts.ties),
            ngettext("link", "links", counts.ties),
            _("each with its source"),
        ),
        StoreCount(
            number_text(counts.sources),
            ngettext("source", "sources", counts.sources),
            _("{n} captured").format(n=counts.captured),
        ),
    ]


def show_store() -> None:
    """Show what the store holds, and what it lacks."""
    shot = session.snapshot()
    tallies = _store_counts(shot)
    st.header(_("In your database"), anchor=False)
    html.show("store_counts", tallies=tallies)
    if not shot.is_whole:
        html.show_note(
            _(
                "Lists of all storefronts, red flags, the market and matches read all of a "
                "database; yours is too large for them here. Search works in any size."
            )
        )
    elif missing := store_gaps(shot):
        st.header(_("Gaps"), anchor=False)
        html.show("store_gaps", lacks=missing)
