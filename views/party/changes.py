"""What changed of a party between two dates, and the group that it is in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import streamlit as st

from graph.analyses.intervals import Interval
from graph.analyses.ownership.changes import Change, ControlChange, Event, changes
from graph.analyses.ownership.groups import Group, groups_of
from graph.errors import InvestigatorError
from graph.model.records import Entity, Kind, TieType
from graph.support.language import N_
from views.party.computation import interval_text
from views.party.dossier import tie_row
from views.shell import html, links, party_links
from views.shell.party_links import Linked
from views.shell.session import Snapshot
from views.shell.texts import _, ngettext

_EVENTS = {
    Event.BEGAN: N_("began"),
    Event.ENDED: N_("ended"),
    Event.CHANGED: N_("share changed"),
    Event.PASSED: N_("began and ended"),
}
_GROUPED = frozenset({Kind.COMPANY, Kind.PERSON, Kind.STOREFRONT})
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: what happened, the statement, the shares before and after, and its source."""

    event: str
    sentence: Linked
    shares: str
    source: str


@dataclass(frozen=True, slots=True)
class Members:
    """Some parties of a group under a heading, each as kind, name and address."""

    title: str
    parties: tuple[tuple[str, str, str], ...]
    left: int


def show(entity: Entity, shot: Snapshot) -> None:
    """Show what changed of a party between two dates, and its group."""
    if entity.kind not in _GROUPED:
        return
    with st.expander(_("Group under common control"), icon=":material/hub:"):
        _groups(entity, shot)
    with st.expander(_("What changed between two dates"), icon=":material/history:"):
        _changes(entity, shot)


def _changes(entity: Entity, shot: Snapshot) -> None:
    today = date.today()
    with st.container(horizontal=True, gap="small"):
        since, until = (
            st.date_input(
                label,
                value=value,
                min_value=date.min,
                max_value=date.max,
                key=key,
                format="YYYY-MM-DD",
                width=170,
            )
            for label, value, key in (
                (_("From"), today.replace(year=today.year - 1, day=1), "changed_since"),
                (_("To"), today, "changed_until"),
            )
        )
    if not isinstance(since, date) or not isinstance(until, date):
        html.note(_("Enter both dates to compare them."))
        return
    try:
        found = changes(shot.projection, [entity.id], since.isoformat(), until.isoformat())
    except InvestigatorError as error:
        html.stop(str(error))
        return
    lines = [*(_change(c, shot) for c in found.changes), *map(_control, found.control)]
    html.show(
        "changes",
        lines=lines[:_SHOWN],
        left=max(len(lines) - _SHOWN, 0),
        undated=len(found.undated),
    )


def _change(change: Change, shot: Snapshot) -> ChangeLine:
    tie = (change.ties_after or change.ties_before)[0]
    row = tie_row(tie, shot.reader())
    shares = ""
    if change.type is TieType.OWNS:
        told = [_share(s) for s in _sides(change)]
        shares = " → ".join(told)
    period = f" · {row.period}" if row.period else ""
    return ChangeLine(_(_EVENTS[change.event]), row.sentence, shares, f"{row.source}{period}")


def _sides(change: Change) -> Iterator[Interval | None]:
    if change.event is Event.CHANGED:
        yield change.before
        yield change.after
    elif change.event is Event.ENDED:
        yield change.before
    elif change.event is Event.BEGAN:
        yield change.after


def _share(share: Interval | None) -> str:
    return interval_text(share) if share else _("share not stated")


def _control(change: ControlChange) -> ChangeLine:
    form = _("{party} certainly controls {company}")
    sentence = party_links.sentence(
        lambda names: form.format(
            party=names.name(change.controller), company=names.name(change.controlled)
        )
    )
    return ChangeLine(
        _(_EVENTS[change.event]), sentence, "", _("our inference from what is stated")
    )


def _groups(entity: Entity, shot: Snapshot) -> None:
    found = groups_of(shot.projection, entity.id, st.query_params.get("as_of"))
    if not found:
        html.note(
            _("No source names its seller on this day, so no group is known; add the seller.")
        )
        return
    html.note(
        _(
            "A group is everything one owner certainly controls, by votes or stated "
            "control. A company said to be controlled by several is listed under each."
        )
    )
    for group in found:
        html.show("group", head=_party(group.head), rows=list(_members(group)))


def _members(group: Group) -> Iterator[Members]:
    others = tuple(m for m in group.members if m.id != group.head.id)
    for form, parties in (
        (
            ngettext(
                "{n} controlled company or person",
                "{n} controlled companies or persons",
                len(others),
            ),
            others,
        ),
        (
            ngettext(
                "{n} possibly controlled, within what is stated",
                "{n} possibly controlled, within what is stated",
                len(group.possible),
            ),
            group.possible,
        ),
        (
            ngettext("{n} storefront", "{n} storefronts", len(group.storefronts)),
            group.storefronts,
        ),
        (ngettext("{n} platform", "{n} platforms", len(group.platforms)), group.platforms),
    ):
        shown = tuple(_party(p) for p in parties[:_SHOWN])
        yield Members(form.format(n=len(parties)), shown, max(len(parties) - _SHOWN, 0))


def _party(entity: Entity) -> tuple[str, str, str]:
    return entity.kind.value, entity.name, links.href(entity)
