"""Button on the page of a party that watches what a source states of it."""

from collections.abc import Sequence
from urllib.parse import quote

import streamlit as st

from graph.errors import InvestigatorError
from graph.model.records import Entity
from graph.support.safe_text import escape_control_characters
from scrapers.fetching.api_keys import is_key_missing
from scrapers.runs.open_sink import find_collector
from scrapers.watch.party_subjects import Watchable, watchable_of_party
from scrapers.watch.watch_list import Watch, WatchList
from views.jobs.sources import collector_title
from views.jobs.watches import stop_watching
from views.shell import html, session
from views.shell.identity import Role, needs
from views.shell.option_labels import distinct_labels
from views.shell.place import data_dir, kept_in_place, place_settings
from views.shell.role_buttons import role_button
from views.shell.session import Snapshot
from views.shell.texts import _
from views.shell.watch_times import EVERY, every_text, next_text

_TIMES = "watch_times"
_NO_CASE = ""


def offer_watch(entity: Entity, shot: Snapshot, cases: Sequence[str]) -> None:
    """Offer to watch what can be collected again of a party; without such a source, nothing.

    ``cases`` are the names of all cases, one of which the watch may belong to.
    """
    try:
        offers = _offers(shot.revision, entity.id)
        watches = {watch.key: watch for watch in WatchList(data_dir()).all()}
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    if not offers:
        return
    watched = [watches[each.key] for each in offers if each.key in watches]
    label = _("Watched") if watched else _("Watch")
    # Streamlit cannot close a popover, so each change gives it a new key: a new one is closed.
    key = f"watch_{entity.id}_{st.session_state.get(_TIMES, 0)}"
    with st.popover(label, icon=":material/visibility:", key=key):
        for watch in watched:
            _show_watch(watch, entity)
        if fresh := [each for each in offers if each.key not in watches]:
            _ask(entity, fresh, cases)


@kept_in_place(100)
def _offers(revision: int, ident: str) -> tuple[Watchable, ...]:
    del revision  # with another one, other sources may speak of the party
    around = session.store().neighbourhood([ident], 1)
    return watchable_of_party(around, ident, place_settings())


def _show_watch(watch: Watch, entity: Entity) -> None:
    html.show(
        "watched_subject",
        title=_title(watch.source),
        subject=watch.subject,
        every=every_text(watch.every),
        due=next_text(watch),
        problem=str(watch.problem),
        changes=f"changes?party={quote(entity.id, safe='')}",
    )
    if role_button(Role.EDITOR, _("Stop watching"), key=f"unwatch_{watch.source}_{watch.subject}"):
        _stop(watch)


def _stop(watch: Watch) -> None:
    try:
        stop_watching([watch])
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    _close()


def _title(source: str) -> str:
    return collector_title(find_collector(source))


def _ask(entity: Entity, offers: Sequence[Watchable], cases: Sequence[str]) -> None:
    chosen = _choose(entity, offers)
    title = _title(chosen.source)
    html.show("watch_offer", title=title, subject=chosen.subject, why=str(chosen.why))
    every = st.selectbox(
        _("How often"),
        list(EVERY),
        index=list(EVERY).index("7d"),
        format_func=every_text,
        key=f"every_{entity.id}",
    )
    case = _ask_case(entity, cases)
    if is_key_missing(find_collector(chosen.source), place_settings()):
        html.show_note(_("This source needs a key: set it on the page Collect."))
    if role_button(Role.EDITOR, _("Watch it"), key=f"begin_watch_{entity.id}", type="primary"):
        _begin(chosen, every, case)


def _choose(entity: Entity, offers: Sequence[Watchable]) -> Watchable:
    """Ask what to watch; the choice is known by source and subject, since its reason may change."""
    by_key = {each.key: each for each in offers}
    if len(by_key) == 1:
        return offers[0]
    labels = distinct_labels({key: f"{_title(key[0])}: {key[1]}" for key in by_key})
    chosen = st.selectbox(
        _("What to watch"),
        list(by_key),
        format_func=lambda key: labels.get(key, key[1]),
        key=f"what_{entity.id}",
    )
    return by_key.get(chosen, offers[0])


def _ask_case(entity: Entity, cases: Sequence[str]) -> str:
    if not cases:
        return _NO_CASE
    return st.selectbox(
        _("Case"),
        [_NO_CASE, *cases],
        format_func=lambda name: escape_control_characters(name) or _("none"),
        key=f"watch_case_{entity.id}",
    )


@needs(Role.EDITOR)
def _begin(chosen: Watchable, every: str, case: str) -> None:
    try:
        WatchList(data_dir()).add(chosen.source, [chosen.subject], every, case)
    except InvestigatorError as error:
        html.show_problem(str(error))
        return
    _close()


def _close() -> None:
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    st.rerun()
