"""Page of matches: pairs of entries that may be one party, to be judged by a person."""

from datetime import date

import streamlit as st

from graph.errors import InvestigatorError
from graph.model import precedence
from graph.support.language import current_language
from views.actions.matches import history, judgement_desk, sample
from views.drawing import components
from views.jobs import matches as match_jobs
from views.jobs.waiting_matches import keep_waiting
from views.lists.matches import filters, search_status
from views.lists.matches.ground import current_ground
from views.lists.matches.open_pairs import OpenPair, Queue
from views.lists.matches.queue_view import OpenQueue, key_of, window_sheet
from views.lists.matches.words import queue_words
from views.shell import html, links, reviewer, session
from views.shell.match_links import pair_of
from views.shell.texts import _, ngettext

_KEY = "match_work"


def _open_queue() -> OpenQueue | None:
    kept = match_jobs.kept_matches()
    found = kept.found
    return OpenQueue(kept, found, current_ground()) if found else None


def _take_work() -> None:
    """Write what was judged, before the page is drawn."""
    work = st.session_state[_KEY].work
    queue = _open_queue()
    if not work or queue is None:
        return
    st.session_state["match_at"] = str(work.get("at", ""))
    if work.get("commands"):
        st.session_state["match_asked"] = ""  # it was shown, and something was judged
    judgement_desk.write_commands(work, queue)


def _show_queue() -> None:
    queue = _open_queue()
    if queue is None:
        return
    counts = queue.counts
    keep_waiting(counts[Queue.STRONG] + counts[Queue.LIKELY])
    if keys := sample.sampled_keys():
        _show_sample(queue, keys)
        return
    asked = filters.ask_filter(queue)
    pairs = filters.chosen_pairs(queue, asked)
    filters.say_what_is_hidden(queue, asked, len(pairs))
    with st.container(horizontal=True, gap="small"):
        title = filters.QUEUE_LABELS[asked.queue]
        sample.offer_sample((pair.candidate for pair in pairs), title)
        history.offer_history()
    if not pairs and not judgement_desk.current_desk().failed:
        filters.say_empty(queue, asked)
    _show_desk(queue, pairs, filters.filter_name(asked))


def _show_sample(queue: OpenQueue, keys: tuple[str, ...]) -> None:
    """Show the pairs of a sample that are not judged yet, without grade and reasons."""
    ends = [pair for key in keys if (pair := pair_of(key))]
    sample.show_result(queue.found, [queue.ground.tie_between(*pair) for pair in ends])
    places = {key: place for place, key in enumerate(keys)}
    pairs = [pair for pair in queue.pairs if key_of(pair) in places]
    pairs.sort(key=lambda pair: places[key_of(pair)])
    _show_desk(queue, tuple(pairs), "sample")


def _show_desk(queue: OpenQueue, pairs: tuple[OpenPair, ...], name: str) -> None:
    desk = judgement_desk.current_desk()
    at = str(st.session_state.get("match_at", ""))
    window = window_sheet(queue, pairs, at)
    if window["at"]:
        links.keep_parameter("pair", str(window["at"]))
    failed = desk.failed
    sheet = {
        **window,
        "words": queue_words(),
        "session": desk.session,
        "queue": name,
        "done": desk.done,
        "failed": None
        if failed is None
        else {
            "number": failed.number,
            "attempt": failed.attempt,
            "key": failed.key,
            "text": failed.text,
        },
        "undo": list(desk.undo),
        "author": reviewer.reviewer_name(),
        "lang": current_language(),
        "blind": name == "sample",
    }
    components.show_matches(_KEY, sheet, _take_work)


def _judged_today() -> str:
    """Return how many pairs the reader has judged today; empty without a name."""
    name, today = reviewer.reviewer_name(), date.today().isoformat()
    if not name:
        return ""
    ties = current_ground().groups.in_force.values()
    count = sum(
        precedence.is_by_person(t) and t.judged_by == name and t.judged_at.startswith(today)
        for t in ties
    )
    form = ngettext("{n} judged by {name} today", "{n} judged by {name} today", count)
    return form.format(n=count, name=name)


def _show_page() -> None:
    filters.take_address()
    shot = session.snapshot()
    if job := match_jobs.search_if_older(shot.contents, shot.revision):
        job.wait_briefly()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.title(_("Matches"), anchor=False, width="content")
        st.space("stretch")
        if today := _judged_today():
            html.show_note(today)
    html.show_note(
        _("Pairs of entries that may be one party. Nothing counts before a person judges it.")
    )
    search_status.show_search(shot)
    st.fragment(key="match_queue_part")(_show_queue)()


try:
    _show_page()
except InvestigatorError as error:
    html.show_problem(str(error))
