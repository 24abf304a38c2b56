"""What is kept out of sight: one field for each facet, with how much it hides."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from graph.model.dates import first_day
from graph.model.records import Contents, Kind, Standing, TieType
from graph.presentation.labels import SOURCE_LABELS
from graph.presentation.visual_language import KINDS, TIES
from views.shell import html
from views.shell.session import Snapshot
from views.shell.texts import _, day_text, ngettext
from views.verdict.chain_cards import cited
from views.workspace import open_case
from views.workspace.case import graph_steps
from views.workspace.case.graph_state import Filters
from views.workspace.case.history import Act
from views.workspace.graph_filters import UNNAMED, Facet, Seen
from views.workspace.labels import TIE_WORDS

_STEP = 5  # percent


def filters(sight: Seen, shot: Snapshot) -> None:
    """Show the filters behind a button that says how much they hide."""
    hidden = sum(sight.hides.values())
    label = _("Filters ({n} hidden)").format(n=hidden) if hidden else _("Filters")
    with st.popover(label, icon=":material/filter_alt:", width="content", key="filters"):
        _listed(_("Kinds of name to hide"), "kinds", Facet.KIND, sight, _kind)
        _listed(_("Kinds of link to hide"), "ties", Facet.TIE, sight, _tie)
        _listed(_("Strengths to hide"), "strengths", Facet.STRENGTH, sight, _strength)
        _listed(_("Standings to hide"), "standings", Facet.STANDING, sight, _standing)
        _listed(_("Sources to hide"), "sources", Facet.SOURCE, sight, _source(shot.contents))
        _share(sight)
        if open_case.case().graph.filters != Filters():
            st.button(_("Hide nothing"), key="filters_off", on_click=_off)


def _kind(value: str) -> str:
    return KINDS[Kind(value)].label


def _tie(value: str) -> str:
    return TIE_WORDS[TieType(value)]


def _strength(value: str) -> str:
    return TIES[value].label


def _standing(value: str) -> str:
    return _(UNNAMED) if value == UNNAMED else SOURCE_LABELS[Standing(value)]


def _source(contents: Contents) -> Callable[[str], str]:
    def label(ident: str) -> str:
        source = contents.sources.get(ident)
        return cited(source) if source else _("not stated")

    return label


def _listed(label: str, field: str, facet: Facet, sight: Seen, word: Callable[[str], str]) -> None:
    """Choose what to hide of one facet, the most frequent first, each with its number."""
    chosen: frozenset[str] = getattr(open_case.case().graph.filters, field)
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
    _says(facet, sight)


def _says(facet: Facet, sight: Seen) -> None:
    count = sight.hides.get(facet, 0)
    if not count:
        return
    if facet is Facet.KIND:
        text = ngettext("hides {n} name", "hides {n} names", count)
    else:
        text = ngettext("hides {n} link", "hides {n} links", count)
    html.note(text.format(n=count))


def _share(sight: Seen) -> None:
    st.session_state["least_share"] = open_case.case().graph.filters.least_share
    st.slider(
        _("Least share"),
        0,
        100,
        step=_STEP,
        format="%d %%",
        key="least_share",
        on_change=_set,
        args=("least_share", "least_share"),
        help=_(
            "Hides holdings that are stated to be less. One whose share is not stated, or may be "
            "as much, stays."
        ),
    )
    _says(Facet.SHARE, sight)


def as_of(sight: Seen, shot: Snapshot) -> None:
    """Show the slider of the day on which ties have to hold."""
    graph = open_case.case().graph
    first = _first_day(shot.revision, shot)
    today = date.today()
    asked = graph.filters.as_of
    st.session_state["as_of_on"] = bool(asked)
    st.session_state["undated"] = graph.filters.undated
    with st.container(key="as_of_row", horizontal=True, vertical_alignment="center", gap="medium"):
        st.checkbox(_("As of a day"), key="as_of_on", on_change=_switch_day)
        if asked:
            day = date.fromisoformat(asked)
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
            _("Hide undated links"), key="undated", on_change=_set, args=("undated", "undated")
        )
    told = []
    if asked:
        hidden = sight.hides.get(Facet.AS_OF, 0)
        form = ngettext("On {day}: {n} link hidden", "On {day}: {n} links hidden", hidden)
        told.append(form.format(day=day_text(asked), n=hidden))
    if hidden := sight.hides.get(Facet.UNDATED, 0):
        form = ngettext("{n} link without a date hidden", "{n} links without a date hidden", hidden)
        told.append(form.format(n=hidden))
    elif asked:
        told.append(_("a link without a date is assumed to hold on any day"))
    if told:
        html.note(" · ".join(told))


@st.cache_data(max_entries=4, show_spinner=False)
def _first_day(revision: int, _shot: Snapshot) -> date:
    del revision
    days = [first_day(t.since) for t in _shot.contents.ties if t.since]
    return min(days, default=date(date.today().year - 10, 1, 1))


def _set_list(field: str, key: str) -> None:
    chosen: Sequence[str] = st.session_state[key]
    _sift(**{field: frozenset(chosen)})


def _set(field: str, key: str) -> None:
    _sift(**{field: st.session_state[key]})


def _switch_day() -> None:
    _sift(as_of=date.today().isoformat() if st.session_state["as_of_on"] else "")


def _set_day() -> None:
    _sift(as_of=st.session_state["as_of_day"].isoformat())


def _off() -> None:
    open_case.do(lambda case: case.do(Act.SIFT, graph_steps.sift(case.graph, Filters())))
    st.rerun(scope=open_case.FRAGMENTS)


def _sift(**changed: Any) -> None:
    open_case.do(
        lambda case: case.do(
            Act.SIFT, graph_steps.sift(case.graph, replace(case.graph.filters, **changed))
        )
    )
    st.rerun(scope=open_case.FRAGMENTS)
