"""Choice of a queue and its filters, kept in the address of the page."""

from collections.abc import Mapping, Sequence

import streamlit as st

from graph.model.records import Kind
from graph.presentation.claims import source_name
from graph.presentation.visual_language import KIND_SIGNS
from graph.support.language import N_, Labels, current_language
from graph.support.settings import settings
from views.jobs.matches.verdict_marks import verdict_marks
from views.lists.matches.ground import Ground
from views.lists.matches.open_pairs import OpenPair, Queue, QueueFilter, filter_pairs, first_queue
from views.lists.matches.queue_view import (
    OpenQueue,
    changing_pairs,
    key_of,
    put_changing_first,
)
from views.shell import html, links
from views.shell.match_links import pair_of
from views.shell.texts import _, ngettext, number_text

_ANY = ""
_KIND, _SOURCE, _CHANGES, _ONE_NUMBER = _FIELDS = ("kind", "source", "changes", "one_number")
_KEPT, _ROUND = "match_filter_kept", "match_filter_round"
QUEUE_LABELS: Labels[Queue] = Labels(
    {
        Queue.STRONG: N_("Strong"),
        Queue.LIKELY: N_("Likely"),
        Queue.POSSIBLE: N_("Possible"),
        Queue.SINCE: N_("New since you decided"),
    }
)
_EMPTY: Labels[Queue] = Labels(
    {
        Queue.STRONG: N_("No strong pair to judge."),
        Queue.LIKELY: N_("No likely pair to judge."),
        Queue.POSSIBLE: N_("No possible pair to judge."),
        Queue.SINCE: N_("No pair has new evidence since it was judged."),
    }
)


def ask_filter(queue: OpenQueue) -> QueueFilter:
    """Show the queues with their counts and the filters; return what was chosen."""
    with st.container(
        key="match_filters", horizontal=True, vertical_alignment="bottom", gap="small"
    ):
        chosen = _ask_queue(queue)
        kind = _ask_kind(queue)
        source = _ask_source(queue)
        changes = _ask_whether(_CHANGES, _("Changes a verdict"))
        one_number = chosen is Queue.STRONG and _ask_whether(_ONE_NUMBER, _("One register number"))
    party = st.query_params.get("party", "")
    links.keep_parameter("grade", chosen.value)
    return QueueFilter(chosen, kind, source, party, one_number=one_number, changes=changes)


def keep_filter() -> None:
    """Keep what was chosen while the filters are not shown.

    Streamlit forgets a field that is not shown, and may draw it empty when it is shown again with
    its old key: the fields of the next round have another.
    """
    keys = {field: _key(field) for field in _FIELDS}
    shown = {f: st.session_state[key] for f, key in keys.items() if key in st.session_state}
    if shown:
        st.session_state[_KEPT] = shown
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _key(field: str) -> str:
    """Return the key of a field in this round."""
    return f"match_{field}_{st.session_state.get(_ROUND, 0)}"


def _kept(field: str) -> object:
    """Return what a field of the round before held; None in the first."""
    kept: Mapping[str, object] = st.session_state.get(_KEPT, {})
    return kept.get(field)


def _ask_whether(field: str, label: str) -> bool:
    return st.checkbox(label, value=bool(_kept(field)), key=_key(field))


def _ask_queue(queue: OpenQueue) -> Queue:
    """Ask for the queue; with other counts it is another field, of which the last choice stays.

    Streamlit knows the choice by its label, so in one field it would be lost with each judgement.
    """
    counts = queue.counts
    begin = Queue(st.session_state.get("match_queue") or _first_queue(queue))
    queues = [q for q in Queue if q is not Queue.SINCE or counts[q] or q is begin]
    chosen = st.segmented_control(
        _("Queue"),
        queues,
        default=begin,
        format_func=lambda q: f"{QUEUE_LABELS[q]} {number_text(counts[q])}",
        key="_".join(("match_queues", current_language(), *map(str, counts.values()))),
        required=True,
    )
    st.session_state["match_queue"] = Queue(chosen or begin)
    return Queue(chosen or begin)


def take_address() -> None:
    """Take the queue and the pair that the address of the page names."""
    asked, pair = st.query_params.get("grade", ""), st.query_params.get("pair", "")
    if asked in frozenset(Queue):
        st.session_state["match_queue"] = Queue(asked)
    else:
        st.session_state.pop("match_queue", None)
    st.session_state["match_at"] = st.session_state["match_asked"] = pair


def _first_queue(queue: OpenQueue) -> Queue:
    """Return the queue of the pair or the party that was asked for, else the strongest."""
    pair, party = str(st.session_state.get("match_at", "")), st.query_params.get("party", "")
    for each in queue.pairs:
        named = key_of(each) == pair or party in (each.candidate.left, each.candidate.right)
        if named:
            return each.queue
    return first_queue(queue.counts)


def _ask_kind(queue: OpenQueue) -> Kind | None:
    entities = queue.ground.contents.entities
    kinds = {entities[pair.candidate.left].kind for pair in queue.pairs}
    options = [_ANY, *(kind.value for kind in Kind if kind in kinds)]
    chosen = st.selectbox(
        _("Kind"),
        options,
        index=_place_of(_kept(_KIND), options),
        format_func=lambda k: KIND_SIGNS[Kind(k)].label if k else _("any"),
        key=_key(_KIND),
        width=160,
    )
    return Kind(chosen) if chosen else None


def _ask_source(queue: OpenQueue) -> str:
    names = _source_names(queue.ground, queue.pairs)
    options = [_ANY, *sorted(names, key=lambda i: (names[i].casefold(), i))]
    chosen: str = st.selectbox(
        _("Source"),
        options,
        index=_place_of(_kept(_SOURCE), options),
        format_func=lambda i: names.get(i) or _("any"),
        key=_key(_SOURCE),
        width=220,
    )
    return chosen


def _place_of(kept: object, options: Sequence[str]) -> int:
    """Return the place of what was chosen before, of "any" where that is gone."""
    return options.index(kept) if isinstance(kept, str) and kept in options else 0


def _source_names(ground: Ground, pairs: tuple[OpenPair, ...]) -> dict[str, str]:
    entries = {end for pair in pairs for end in (pair.candidate.left, pair.candidate.right)}
    ids = {source for entry in entries for source in ground.sources_of(entry)}
    return {ident: source_name(ground.source(ident)) for ident in ids if ident}


def chosen_pairs(queue: OpenQueue, asked: QueueFilter) -> tuple[OpenPair, ...]:
    """Return the pairs that pass the filters, those known to change a verdict first.

    A pair that the address asks for comes before them, also one that is judged or not listed.
    """
    found = put_changing_first(filter_pairs(queue.pairs, asked, queue.ground))
    if asked.changes:
        found = changing_pairs(found)
    return (*_pair_asked_for(queue, found), *found)


def _pair_asked_for(queue: OpenQueue, found: tuple[OpenPair, ...]) -> tuple[OpenPair, ...]:
    key = str(st.session_state.get("match_asked", ""))
    ends = pair_of(key)
    entities = queue.ground.contents.entities
    if ends is None or not set(ends) <= entities.keys() or key in map(key_of, found):
        return ()
    if key in queue.open_keys:  # it waits in another queue
        return ()
    if entities[ends[0]].kind is not entities[ends[1]].kind:
        return ()
    judged = queue.ground.tie_between(*ends)
    return (OpenPair(queue.shown(*ends), Queue.SINCE, judged),)


def filter_name(asked: QueueFilter) -> str:
    """Return a name that tells one filtered queue from another."""
    kind = asked.kind.value if asked.kind else ""
    return "|".join(
        (
            asked.queue.value,
            kind,
            asked.source,
            asked.party,
            str(asked.changes),
            str(asked.one_number),
        )
    )


def say_what_is_hidden(queue: OpenQueue, asked: QueueFilter, shown: int) -> None:
    """Say how many pairs are not shown, and why."""
    counts = queue.counts
    others = [
        _("{n} {grade}").format(n=number_text(counts[q]), grade=QUEUE_LABELS[q].lower())
        for q in Queue
        if q is not asked.queue and counts[q]
    ]
    parts = []
    if others:
        parts.append(_("Not shown here: {queues}.").format(queues=", ".join(others)))
    if (hidden := counts[asked.queue] - shown) > 0:
        form = ngettext("A filter hides {n} pair.", "The filters hide {n} pairs.", hidden)
        parts.append(form.format(n=number_text(hidden)))
    if asked.changes and verdict_marks() is None:
        parts.append(_("Which pairs change a verdict is still being worked out."))
    if asked.party:
        form = _("Only pairs with {name}; open Matches from the menu for all.")
        entity = queue.ground.contents.entities.get(asked.party)
        parts.append(form.format(name=entity.name if entity else asked.party))
    if parts:
        html.show_note(" ".join(parts))
    _say_left_out(queue)


def _say_left_out(queue: OpenQueue) -> None:
    """Say how many pairs were not compared, for all crowds together, and which names."""
    crowds = [each.count for each in queue.found.left_out if each.what == "crowd"]
    if pairs := sum(crowds):
        form = _(
            "{n} pairs were not compared: one name, contact or address that more than {most} "
            "entries share says nothing."
        )
        html.show_note(form.format(n=number_text(pairs), most=settings().mass_tenants))
    for left_out in queue.found.left_out:
        if left_out.what != "crowd":
            html.show_note(f"{number_text(left_out.count)}: {left_out.why}")


def say_empty(queue: OpenQueue, asked: QueueFilter) -> None:
    """Say that a queue holds no pair, and what was compared."""
    form = ngettext("{n} entry was compared.", "{n} entries were compared.", queue.found.parties)
    possible = queue.counts[Queue.POSSIBLE]
    parts = [_EMPTY[asked.queue], form.format(n=number_text(queue.found.parties))]
    if asked.queue is not Queue.POSSIBLE:
        said = _("A name alone is listed under Possible ({n}).")
        parts.append(said.format(n=number_text(possible)))
    html.show("empty_note", text=" ".join(parts))
