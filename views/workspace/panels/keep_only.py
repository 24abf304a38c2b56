"""Menus that reduce a graph to some of its parties, as a step that can be undone."""

from collections import Counter
from collections.abc import Collection, Sequence

import streamlit as st

from graph.presentation.neighbours import Neighbours
from views.shell import session
from views.shell.texts import _, ngettext, number_text
from views.workspace import canvas_actions, open_case
from views.workspace.graph_filters import FilteredGraph


def offer_reductions(sight: FilteredGraph) -> None:
    """Offer reductions of the whole graph, each with the number of parties left."""
    ends = Counter(end for t in sight.ties for end in {t.start, t.end})
    choices = (
        (_("Keep only what is visible"), list(sight.parties)),
        (_("Keep only names with a link"), [i for i in sight.parties if ends[i]]),
        (_("Keep only names with at least two links"), [i for i in sight.parties if ends[i] > 1]),
    )
    with st.popover(_("Reduce"), icon=":material/content_cut:", disabled=not sight.parties):
        for number, (label, ids) in enumerate(choices):
            left = ngettext("{n} left", "{n} left", len(ids)).format(n=number_text(len(ids)))
            st.button(
                f"{label} · {left}",
                key=f"cut_{number}",
                on_click=_keep_parties,
                args=(ids,),
                disabled=len(ids) == sight.party_total,
                width="stretch",
            )


def offer_neighbourhoods(ids: Sequence[str]) -> None:
    """Offer to keep only some parties, with or without their neighbours."""
    graph = open_case.current_case().graph
    one = parties_with_neighbours(ids, graph.spots, session.neighbours())
    two = parties_with_neighbours(one, graph.spots, session.neighbours())
    with st.popover(_("Keep only"), icon=":material/content_cut:"):
        for label, inside in (
            (_("The selection"), list(ids)),
            (_("With direct connections"), one),
            (_("With their connections too"), two),
        ):
            st.button(
                f"{label} · {number_text(len(inside))}",
                key=f"keep_{label}",
                on_click=_keep_parties,
                args=(inside,),
            )


def parties_with_neighbours(
    ids: Sequence[str], inside: Collection[str], neighbours: Neighbours
) -> list[str]:
    """Return parties and those of their neighbours that are ``inside`` a graph."""
    kept = dict.fromkeys(ids)
    for ident in ids:
        for tie in neighbours.ties_of(ident):
            other = tie.other_end(ident)
            if other in inside:
                kept[other] = None
    return list(kept)


def _keep_parties(ids: Sequence[str]) -> None:
    open_case.change_case(lambda case: canvas_actions.keep_parties(case, ids))
    open_case.request_fit()
    st.rerun(scope=open_case.PAGE_FRAGMENTS)
