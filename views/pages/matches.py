"""Page of matches: pairs of entries that may be one party, to be judged by a person."""

from datetime import date

import streamlit as st

from graph.errors import InvestigatorError
from graph.model import precedence
from graph.support.language import current_language
from views.actions.matches import history, judgement_desk, many, other_judges, sample
from views.drawing import components
from views.jobs.matches import kept_matches as match_jobs
from views.jobs.matches.verdict_marks import MarkRequest, mark_if_older
from views.jobs.matches.waiting_matches import keep_waiting
from views.lists import known_in_registers
from views.lists.matches import filters, search_status
from views.lists.matches.ground import current_ground
from views.lists.matches.open_pairs import OpenPair, Queue
from views.lists.matches.queue_view import OpenQueue, key_of, window_sheet
from views.lists.matches.words import queue_words
from views.shell import html, links, reviewer, session
from views.shell.match_links import pair_of
from views.shell.page_list import LOOK_UP
from views.shell.place import kept_in_place
from views.shell.texts import _, ngettext

_KEY, _SHOWN = "match_work", "match_sheet"


def _open_queue() -> OpenQueue | None:
    found, ground = match_jobs.kept_matches().found, current_ground()
    return _queue_of(ground.shot.revision, id(found)) if found else None


@kept_in_place(1)
def _queue_of(revision: int, list_id: int) -> OpenQueue | None:
    """Return the queue of the list and the store of now, of which these two tell the older ones."""
    del revision, list_id
    kept = match_jobs.kept_matches()
    return OpenQueue(kept, kept.found, current_ground()) if kept.found else None


def _take_work() -> None:
    """Write what was judged, before the page is drawn."""
    work = st.session_state[_KEY].work
    try:
        queue = _open_queue()
    except InvestigatorError as error:
        judgement_desk.stop(work or {}, error)
        return
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
    keep_waiting(counts[Queue.STRONG] + counts[Queue.LIKELY], queue.ground.shot.revision)
    if keys := sample.sampled_keys():
        filters.keep_filter()
        _show_sample(queue, keys)
        return
    asked = filters.ask_filter(queue)
    pairs = filters.chosen_pairs(queue, asked)
    many.show_last_many()
    filters.say_what_is_hidden(queue, asked, len(pairs))
    with st.container(horizontal=True, gap="small"):
        title = filters.QUEUE_LABELS[asked.queue]
        sample.offer_sample((pair.candidate for pair in pairs), title)
        if asked.one_number:
            listed = [pair.candidate for pair in pairs if key_of(pair) in queue.open_keys]
            many.offer_many(queue, queue.ground.shot, listed, queue.ground.tie_between)
        history.offer_history()
    if not pairs and not judgement_desk.current_desk().failed:
        filters.say_empty(queue, asked)
    _show_desk(queue, pairs, filters.filter_name(asked))


def _work_out_order() -> None:
    """Begin to work out which pairs change a verdict, where the store has changed since."""
    queue = _open_queue()
    job = match_jobs.last_search()
    if queue is None or (job is not None and not job.ended):
        return  # the list will soon be another
    ground = queue.ground
    pairs = [(pair.candidate.left, pair.candidate.right) for pair in queue.pairs]
    revision, reads = ground.shot.revision, ground.reads
    asked = MarkRequest(revision, ground.contents, reads=reads, groups=ground.groups, pairs=pairs)
    if marking := mark_if_older(asked):
        marking.wait_briefly()


def _show_sample(queue: OpenQueue, keys: tuple[str, ...]) -> None:
    """Show the pairs of a sample that are not judged yet, without grade and reasons."""
    ends = [pair for key in keys if (pair := pair_of(key))]
    sample.show_result(queue.found, [queue.ground.tie_between(*pair) for pair in ends])
    places = {key: place for place, key in enumerate(keys)}
    pairs = [pair for pair in queue.pairs if key_of(pair) in places]
    pairs.sort(key=lambda pair: places[key_of(pair)])
    _show_desk(queue, tuple(pairs), "sample")


def _show_desk(queue: OpenQueue, pairs: tuple[OpenPair, ...], name: str) -> None:
    other_judges.show_others()
    desk = judgement_desk.current_desk()
    window = window_sheet(queue, pairs, _place_asked_for())
    st.session_state["match_begin"] = key_of(pairs[0]) if pairs else ""
    if window["at"]:
        links.keep_parameter("pair", str(window["at"]))
    failed = desk.failed
    sheet = {
        **window,
        "words": queue_words(),
        "session": desk.session,
        "queue": name,
        "done": desk.done,
        "failed": failed and judgement_desk.failure_sheet(failed),
        "undo": list(desk.undo),
        "author": reviewer.reviewer_name(),
        "lang": current_language(),
        "blind": name == "sample",
    }
    st.session_state[_SHOWN] = sheet
    components.show_matches(_KEY, sheet, _take_work)


def _show_queue_or_failure() -> None:
    """Show the queue; without the store, the pairs shown last and what could not be saved."""
    try:
        _show_queue()
    except InvestigatorError as error:
        shown, failed = st.session_state.get(_SHOWN), judgement_desk.current_desk().failed
        if shown is None or failed is None:
            html.show_problem(str(error))
            st.button(_("Try again"), key="match_again")
            return
        sheet = {**shown, "failed": judgement_desk.failure_sheet(failed)}
        components.show_matches(_KEY, sheet, _take_work)


def _place_asked_for() -> str:
    """Return the key of the pair to show; empty for a reader who is still at the beginning.

    What comes first may have changed since, once it is known which pairs change a verdict.
    """
    at, begin = (str(st.session_state.get(name, "")) for name in ("match_at", "match_begin"))
    is_asked = at == st.session_state.get("match_asked")
    return "" if at == begin and not is_asked else at


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
        if st.button(_("Look up a spreadsheet"), icon=":material/table_view:"):
            st.switch_page(LOOK_UP)
    html.show_note(
        _("Pairs of entries that may be one party. Nothing counts before a person judges it.")
    )
    search_status.show_search(shot)
    if queue := _open_queue():
        pairs = (pair.candidate for pair in queue.pairs)
        known_in_registers.show_counts({end for pair in pairs for end in (pair.left, pair.right)})
    _work_out_order()
    search_status.show_marking()
    st.fragment(key="match_queue_part")(_show_queue_or_failure)()


try:
    _show_page()
except InvestigatorError as error:
    html.show_problem(str(error))
