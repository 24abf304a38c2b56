"""Fields of the filters, one for each facet, with the number of items that it hides."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from graph.model.dates import first_day
from graph.model.records import Contents, Kind, Standing, TieType
from graph.presentation.labels import SOURCE_LABELS, TIE_WORDS
from graph.presentation.visual_language import KIND_SIGNS, TIE_SIGNS
from views.shell import html, session
from views.shell.place import kept_in_place
from views.shell.session import Snapshot
from views.shell.texts import _, day_text, ngettext
from views.verdict.chain_cards import source_citation
from views.workspace import open_case
from views.workspace.case import graph_steps
from views.workspace.case.graph_state import Filters
from views.workspace.case.history import StepKind
from views.workspace.graph_filters import NOT_STATED, Facet, FilteredGraph

_STEP = 5  # percent


def show_filters(sight: FilteredGraph, shot: Snapshot) -> None:
    """Show the menu of the filters; its label counts what they hide."""
    hidden = sum(sight.hidden_counts.values())
    label = _("Filters ({n} hidden)").format(n=hidden) if hidden else _("Filters")
    with st.popover(label, icon=":material/filter_alt:", width="content", key="filters"):
        _choose_hidden(_("Kinds of name to hide"), "kinds", Facet.KIND, sight, _kind_label)
        _choose_hidden(_("Kinds of link to hide"), "ties", Facet.TIE, sight, _tie_label)
        _choose_hidden(_("Strengths to hide"), "strengths", Facet.STRENGTH, sight, _strength_label)
        _choose_hidden(_("Standings to hide"), "standings", Facet.STANDING, sight, _standing_label)
        _choose_hidden(
            _("Sources to hide"), "sources", Facet.SOURCE, sight, _source_label(shot.contents)
        )
        _show_share_slider(sight)
        if open_case.current_case().graph.filters != Filters():
            st.button(_("Clear filters"), key="filters_off", on_click=_clear_filters)


def _kind_label(value: str) -> str:
    return KIND_SIGNS[Kind(value)].label


def _tie_label(value: str) -> str:
    return TIE_WORDS[TieType(value)]


def _strength_label(value: str) -> str:
    return TIE_SIGNS[value].label


def _standing_label(value: str) -> str:
    return _(NOT_STATED) if value == NOT_STATED else SOURCE_LABELS[Standing(value)]


def _source_label(contents: Contents) -> Callable[[str], str]:
    def label(ident: str) -> str:
        source = contents.sources.get(ident)
        return source_citation(source) if source else _("not stated")

    return label


def _choose_hidden(
    label: str, field: str, facet: Facet, sight: FilteredGraph, word: Callable[[str], str]
) -> None:
    """Show the choice of values to hide of one facet, the most frequent first, with counts."""
    chosen: frozenset[str] = getattr(open_case.current_case().graph.filters, field)
    counts = {**dict.fromkeys(sorted(chosen), 0), **sight.options[facet]}
    options = sorted(counts, key=lambda value: (-counts[value], value))
    key = f"hide_{field}"
    st.session_state[key] = [value for value in options if value in chosen]
    st.multiselect(
        label,
        options,
        format_func=lambda value: f"{word(value)} · {counts[value]}",
        key=key,
        placeholder=_("none"),
        select_all=False,
        width=420,
        on_change=_set_list,
        args=(field, key),
    )
    _show_count(facet, sight)


def _show_count(facet: Facet, sight: FilteredGraph) -> None:
    count = sight.hidden_counts.get(facet, 0)
    if not count:
        return
    if facet is Facet.KIND:
        text = ngettext("hides {n} name", "hides {n} names", count)
    else:
        text = ngettext("hides {n} link", "hides {n} links", count)
    html.show_note(text.format(n=count))


def _show_share_slider(sight: FilteredGraph) -> None:
    st.session_state["least_share"] = open_case.current_case().graph.filters.least_share
    st.slider(
        _("Least share"),
        0,
        100,
        step=_STEP,
        format="%d %%",
        key="least_share",
        on_change=_set_field,
        args=("least_share", "least_share"),
        help=_(
            "Hides holdings stated to be smaller. Holdings whose share is not "
            "stated, or may reach this, stay."
        ),
    )
    _show_count(Facet.SHARE, sight)


def show_day_slider(sight: FilteredGraph, shot: Snapshot) -> None:
    """Show the slider of the day on which ties must hold, and the switch for undated ties."""
    graph = open_case.current_case().graph
    first = _first_day(shot)
    today = date.today()
    as_of = graph.filters.as_of
    st.session_state["as_of_on"] = bool(as_of)
    st.session_state["undated"] = graph.filters.undated
    with st.container(key="as_of_row", horizontal=True, vertical_alignment="center", gap="medium"):
        st.checkbox(_("As of a day"), key="as_of_on", on_change=_switch_day)
        if as_of:
            day = date.fromisoformat(as_of)
            st.session_state["as_of_day"] = day
            st.slider(
                _("As of"),
                min(first, day),
                max(today, day),
                key="as_of_day",
                format="YYYY-MM-DD",
                on_change=_set_day,
                label_visibility="collapsed",
            )
        st.checkbox(
            _("Hide undated links"),
            key="undated",
            on_change=_set_field,
            args=("undated", "undated"),
        )
    notes = []
    if as_of:
        hidden = sight.hidden_counts.get(Facet.AS_OF, 0)
        form = ngettext("On {day}: {n} link hidden", "On {day}: {n} links hidden", hidden)
        notes.append(form.format(day=day_text(as_of), n=hidden))
    if hidden := sight.hidden_counts.get(Facet.UNDATED, 0):
        form = ngettext("{n} link without a date hidden", "{n} links without a date hidden", hidden)
        notes.append(form.format(n=hidden))
    elif as_of:
        notes.append(_("a link without a date is assumed to hold on any day"))
    if notes:
        html.show_note(" · ".join(notes))


def _first_day(shot: Snapshot) -> date:
    return _first_day_of_all(shot.revision) if shot.is_whole else _earliest_start(shot.contents)


@kept_in_place(4)
def _first_day_of_all(revision: int) -> date:
    del revision  # part of the cache key
    return _earliest_start(session.snapshot().contents)


def _earliest_start(contents: Contents) -> date:
    days = [first_day(t.since) for t in contents.ties if t.since]
    return min(days, default=date(date.today().year - 10, 1, 1))


def _set_list(field: str, key: str) -> None:
    chosen: Sequence[str] = st.session_state[key]
    _change_filters(**{field: frozenset(chosen)})


def _set_field(field: str, key: str) -> None:
    _change_filters(**{field: st.session_state[key]})


def _switch_day() -> None:
    _change_filters(as_of=date.today().isoformat() if st.session_state["as_of_on"] else "")


def _set_day() -> None:
    _change_filters(as_of=st.session_state["as_of_day"].isoformat())


def _clear_filters() -> None:
    open_case.change_case(
        lambda case: case.take_step(StepKind.SIFT, graph_steps.set_filters(case.graph, Filters()))
    )
    st.rerun(scope=open_case.PAGE_FRAGMENTS)


def _change_filters(**changed: Any) -> None:
    open_case.change_case(
        lambda case: case.take_step(
            StepKind.SIFT,
            graph_steps.set_filters(case.graph, replace(case.graph.filters, **changed)),
        )
    )
    st.rerun(scope=open_case.PAGE_FRAGMENTS)
