"""Changes of a party between two dates, and the groups that it belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import streamlit as st

from graph.analyses.intervals import Interval
from graph.analyses.ownership.changes import ChangeEvent, ControlChange, TieChange, find_changes
from graph.analyses.ownership.groups import Group, groups_of
from graph.errors import InvestigatorError
from graph.model.records import Entity, Kind, TieType
from graph.presentation.figures import interval_text
from graph.support.language import N_
from views.party.dossier import tie_row
from views.shell import html, links, party_links
from views.shell.party_links import LinkedText
from views.shell.session import Snapshot
from views.shell.texts import _, ngettext

_EVENTS = {
    ChangeEvent.BEGAN: N_("began"),
    ChangeEvent.ENDED: N_("ended"),
    ChangeEvent.CHANGED: N_("share changed"),
    ChangeEvent.PASSED: N_("began and ended"),
}
_GROUP_KINDS = frozenset({Kind.COMPANY, Kind.PERSON, Kind.STOREFRONT})
_MOST_LINES = 100


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: the event, the statement, the shares before and after, and the source."""

    event: str
    sentence: LinkedText
    shares: str
    source: str


@dataclass(frozen=True, slots=True)
class GroupMembers:
    """Parties of a group under a heading, each as kind, name and address; ``left`` more exist."""

    title: str
    parties: tuple[tuple[str, str, str], ...]
    left: int


def show(entity: Entity, shot: Snapshot) -> None:
    """Show the changes of a party between two dates, and its groups."""
    if entity.kind not in _GROUP_KINDS:
        return
    with st.expander(_("Group under common control"), icon=":material/hub:"):
        _show_groups(entity, shot)
    with st.expander(_("What changed between two dates"), icon=":material/history:"):
        _show_changes(entity, shot)


def _show_changes(entity: Entity, shot: Snapshot) -> None:
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
        html.show_note(_("Enter both dates to compare them."))
        return
    try:
        changes = find_changes(shot.projection, [entity.id], since.isoformat(), until.isoformat())
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    lines = [
        *(_change_line(c, shot) for c in changes.changes),
        *map(_control_line, changes.control),
    ]
    html.show(
        "changes",
        lines=lines[:_MOST_LINES],
        left=max(len(lines) - _MOST_LINES, 0),
        undated=len(changes.undated),
    )


def _change_line(change: TieChange, shot: Snapshot) -> ChangeLine:
    tie = (change.ties_after or change.ties_before)[0]
    row = tie_row(tie, shot.reader())
    shares = ""
    if change.type is TieType.OWNS:
        shares = " → ".join(_share_text(s) for s in _changed_shares(change))
    period = f" · {row.period}" if row.period else ""
    return ChangeLine(_(_EVENTS[change.event]), row.sentence, shares, f"{row.source}{period}")


def _changed_shares(change: TieChange) -> Iterator[Interval | None]:
    if change.event is ChangeEvent.CHANGED:
        yield change.before
        yield change.after
    elif change.event is ChangeEvent.ENDED:
        yield change.before
    elif change.event is ChangeEvent.BEGAN:
        yield change.after


def _share_text(share: Interval | None) -> str:
    return interval_text(share) if share else _("share not stated")


def _control_line(change: ControlChange) -> ChangeLine:
    form = _("{party} certainly controls {company}")
    sentence = party_links.linked_sentence(
        lambda names: form.format(
            party=names.name(change.controller), company=names.name(change.controlled)
        )
    )
    return ChangeLine(
        _(_EVENTS[change.event]), sentence, "", _("our inference from what is stated")
    )


def _show_groups(entity: Entity, shot: Snapshot) -> None:
    groups = groups_of(shot.projection, entity.id, st.query_params.get("as_of"))
    if not groups:
        html.show_note(
            _("No source names its seller on this day, so no group is known; add the seller.")
        )
        return
    html.show_note(
        _(
            "A group is everything one owner certainly controls, by votes or stated "
            "control. A company said to be controlled by several is listed under each."
        )
    )
    for group in groups:
        html.show("group", head=_party_link(group.head), rows=list(_members(group)))


def _members(group: Group) -> Iterator[GroupMembers]:
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
        shown = tuple(_party_link(p) for p in parties[:_MOST_LINES])
        yield GroupMembers(form.format(n=len(parties)), shown, max(len(parties) - _MOST_LINES, 0))


def _party_link(entity: Entity) -> tuple[str, str, str]:
    return entity.kind.value, entity.name, links.party_href(entity)
