"""List of the changes that the watches found: filters, pages, and dismissals."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from graph.errors import InvestigatorError
from graph.support.language import N_, Labels
from scrapers.watch.change import Entry
from scrapers.watch.kept_changes import cases_of
from scrapers.watch.watch_list import WatchList
from views.lists.changes import dismissals
from views.lists.changes.dismissals import Dismissal
from views.lists.changes.entry_filter import (
    SORT_LABELS,
    EntryFilter,
    EntrySort,
    filter_entries,
)
from views.lists.changes.entry_rows import entry_row
from views.lists.changes.kept_list import KeptList, kept_list
from views.lists.changes.paging import shown_page
from views.lists.changes.visits import VisitEnd
from views.shell import html, session
from views.shell.identity import Role
from views.shell.page_list import START
from views.shell.place import data_dir
from views.shell.reviewer import reviewer_name
from views.shell.role_buttons import role_button
from views.shell.texts import _, moment_text, ngettext, number_text

_GONE, _FAILED = "changes_dismissed", "changes_failed"
_ANY = ""
_LAST, _DAY, _ALL = "visit", "day", "all"
_SINCE: Labels[str] = Labels(
    {
        _LAST: N_("the last visit"),
        _DAY: N_("a date"),
        _ALL: N_("the beginning"),
    }
)


def show(visit: VisitEnd | None) -> None:
    """Show the changes that stand; ``visit`` is the end of the last visit to the page."""
    kept = kept_list()
    if not kept.entries:
        _say_nothing_found()
        return
    asked = _ask_filter(kept, visit)
    _show_last_dismissal()
    standing, aside = filter_entries(kept, asked, dismissals.dismissals())
    if not standing:
        _say_none_passes(kept, asked, len(aside))
        return
    _offer_to_dismiss(standing, asked)
    for entry in shown_page(standing, "changes", asked):
        _show_entry(entry, kept, None)


def show_dismissed() -> None:
    """Show the changes that were dismissed, each with a button to take that back."""
    _show_last_dismissal()
    kept, aside = kept_list(), dismissals.dismissals()
    _standing, found = filter_entries(kept, EntryFilter(), aside)
    if not found:
        html.show_note(_("Nothing is dismissed. What you dismiss is kept here."))
        return
    for entry in shown_page(found, "dismissed_changes"):
        _show_entry(entry, kept, aside[entry.id])


def _say_nothing_found() -> None:
    watches = WatchList(data_dir()).all()
    if not watches:
        html.show("no_watches")
        if st.button(_("Search for a name"), icon=":material/search:"):
            st.switch_page(START)
        return
    count = ngettext(
        "No change so far in {n} watch. The first reading of each is its beginning.",
        "No change so far in {n} watches. The first reading of each is its beginning.",
        len(watches),
    )
    html.show_note(count.format(n=number_text(len(watches))))
    html.show_note(_("Check them under Watches, or let a timer do it."))


def _ask_filter(kept: KeptList, visit: VisitEnd | None) -> EntryFilter:
    with st.container(
        key="change_filters", horizontal=True, vertical_alignment="bottom", gap="small"
    ):
        party = st.query_params.get("party", "")
        choices = [_LAST, _DAY, _ALL] if visit else [_DAY, _ALL]
        since = st.selectbox(
            _("Since"),
            choices,
            index=0 if visit and not party else choices.index(_ALL),
            format_func=_SINCE.__getitem__,
            key="changes_since",
            width=190,
        )
        day = _ask_day() if since == _DAY else None
        case = _ask_case(kept)
        sorts = st.multiselect(
            _("What"),
            list(EntrySort),
            format_func=SORT_LABELS.__getitem__,
            key="changes_sorts",
            placeholder=_("any"),
            width=240,
        )
        words = st.text_input(_("Name"), key="changes_words", width=220)
    if since == _LAST and visit:
        form = _("Found since the last visit to this page, which ended on {moment}.")
        html.show_note(form.format(moment=moment_text(visit.at)))
    return EntryFilter(
        visit if since == _LAST else None,
        day,
        case=case,
        sorts=tuple(sorts),
        words=words,
        party=party,
    )


def _ask_day() -> date | None:
    chosen = st.date_input(
        _("Date"),
        value=date.today().replace(day=1),
        min_value=date.min,
        max_value=date.max,
        key="changes_day",
        format="YYYY-MM-DD",
        width=160,
    )
    return chosen if isinstance(chosen, date) else None


def _ask_case(kept: KeptList) -> str:
    cases = sorted({case for entry in kept.entries for case in cases_of(entry)}, key=str.casefold)
    if not cases:
        return ""
    asked = st.query_params.get("case", "")
    options = [_ANY, *cases]
    return st.selectbox(
        _("Case"),
        options,
        index=options.index(asked) if asked in options else 0,
        format_func=lambda case: case or _("any"),
        key="changes_case",
        width=200,
    )


def _say_none_passes(kept: KeptList, asked: EntryFilter, dismissed: int) -> None:
    if asked == EntryFilter(asked.visit) and asked.visit and not dismissed:
        html.show_note(_("Nothing new since the last visit to this page."))
    else:
        html.show_note(_("No change passes these filters."))
    if dismissed:
        form = ngettext("{n} is dismissed.", "{n} are dismissed.", dismissed)
        html.show_note(form.format(n=number_text(dismissed)))
    label = ngettext("Show the one change", "Show all {n} changes", len(kept.entries))
    st.button(
        label.format(n=number_text(len(kept.entries))),
        on_click=_drop_filters,
        icon=":material/filter_alt_off:",
    )


def _drop_filters() -> None:
    st.session_state.update(
        changes_since=_ALL, changes_sorts=[], changes_words="", changes_case=_ANY
    )
    st.query_params.pop("party", None)


def _offer_to_dismiss(standing: Sequence[Entry], asked: EntryFilter) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        form = ngettext("{n} change", "{n} changes", len(standing))
        html.show_note(form.format(n=number_text(len(standing))))
        if asked.party:
            st.button(_("Show those of everybody"), on_click=_drop_filters)
        if len(standing) > 1:
            label = _("Dismiss all {n}").format(n=number_text(len(standing)))
            role_button(
                Role.EDITOR,
                label,
                icon=":material/done_all:",
                on_click=_dismiss,
                args=([entry.id for entry in standing],),
            )


def _show_entry(entry: Entry, kept: KeptList, dismissal: Dismissal | None) -> None:
    with st.container(key=f"row_change-{entry.id}", horizontal=True, wrap=False):
        html.show(
            "change_row",
            r=entry_row(entry, kept, session.snapshot()),
            dismissed=_dismissal_text(dismissal) if dismissal else "",
        )
        label, icon, act = _("Dismiss"), ":material/done:", _dismiss
        if dismissal:
            label, icon, act = _("Undo"), ":material/undo:", _take_back
        role_button(
            Role.EDITOR, label, key=f"act_{entry.id}", icon=icon, on_click=act, args=([entry.id],)
        )


def _dismiss(ids: Sequence[str]) -> None:
    try:
        dismissals.dismiss(ids, reviewer_name())
    except InvestigatorError as error:
        st.session_state[_FAILED] = error
        return
    st.session_state[_GONE] = list(ids)


def _take_back(ids: Sequence[str]) -> None:
    try:
        dismissals.take_back(ids)
    except InvestigatorError as error:
        st.session_state[_FAILED] = error
    st.session_state.pop(_GONE, None)


def _show_last_dismissal() -> None:
    """Tell once what was dismissed last, with a way to take it back, or why it was not."""
    if error := st.session_state.pop(_FAILED, None):
        html.show_problem(str(error))
    if ids := st.session_state.get(_GONE):
        with st.container(
            key="last_dismissed", horizontal=True, vertical_alignment="center", gap="small"
        ):
            form = ngettext("Dismissed: {n} change.", "Dismissed: {n} changes.", len(ids))
            html.show_note(form.format(n=number_text(len(ids))))
            role_button(
                Role.EDITOR,
                _("Undo"),
                key="undo_dismissal",
                icon=":material/undo:",
                on_click=_take_back,
                args=(ids,),
            )


def _dismissal_text(dismissal: Dismissal) -> str:
    when = moment_text(dismissal.at)
    if dismissal.by:
        return _("Dismissed by {who}, {when}").format(who=dismissal.by, when=when)
    return _("Dismissed {when}").format(when=when)
