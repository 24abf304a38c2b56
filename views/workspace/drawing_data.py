"""Drawing of the visible part of a working graph, as data of the canvas."""

from typing import Any

from graph.analyses.tracing.tie_reader import TieReader
from graph.model.records import Kind
from graph.presentation import tie_style
from graph.presentation.neighbours import MOST_SHOWN, TIE_DIRECTIONS, Neighbours
from graph.presentation.visual_language import KIND_SIGNS, TIE_SIGNS
from views.drawing.components import ComponentSheet
from views.drawing.network_data import scene_sheet
from views.drawing.scene import DrawingScene
from views.shell.texts import _, ngettext, number_text
from views.workspace.case.graph_state import Filters, WorkingGraph
from views.workspace.graph_filters import Facet, FilteredGraph, reading_order
from views.workspace.labels import LAYOUTS, way_label

HEIGHT = 680


def working_sheet(
    graph: WorkingGraph, sight: FilteredGraph, neighbours: Neighbours, reader: TieReader
) -> dict[str, object]:
    """Return the drawing of the visible graph, each party with its number of further neighbours."""
    contents = reader.contents
    order = reading_order(graph, sight.parties, contents.entities)
    scene = DrawingScene(
        entities={i: contents.entities[i] for i in order},
        spots={i: graph.spots[i] for i in order},
        hops=[reader.hop(t) for t in sight.ties],
        day=reader.day.day,
    )
    form = _("Working graph of {parties} names and {ties} links. The table says the same in words.")
    aria = form.format(parties=len(order), ties=len(sight.ties))
    drawn = scene_sheet(scene, count_text(sight), aria, HEIGHT)
    inside = graph.spots.keys() - graph.hidden
    notes = {i: _node_notes(i, graph, neighbours, inside) for i in order}
    return {
        **drawn,
        "nodes": [{**node, **notes[node["id"]]} for node in drawn["nodes"]],
        "legend": legend(drawn["legend"], graph.filters, sight),
        "ways": {way.key: way_label(way) for way in TIE_DIRECTIONS},
        "layout": graph.layout,
        "layouts": list(LAYOUTS.items()),
        "most": MOST_SHOWN,
    }


def _node_notes(
    ident: str, graph: WorkingGraph, neighbours: Neighbours, inside: set[str]
) -> ComponentSheet:
    every, ways = neighbours.count_neighbours(ident, inside)
    return {"pinned": ident in graph.pinned, "more": every, "ways": list(ways.items())}


def count_text(sight: FilteredGraph) -> str:
    """Return the counts of visible, hidden, filtered and missing parties and ties in words."""
    of, to = len(sight.parties), len(sight.ties)
    parties = ngettext("{n} name", "{n} names", of).format(n=number_text(of))
    ties = ngettext("{n} link", "{n} links", to).format(n=number_text(to))
    parts = [f"{parties}, {ties}"]
    if sight.hidden_by_hand:
        parts.append(_("{n} hidden by hand").format(n=sight.hidden_by_hand))
    filtered = sight.party_total - sight.hidden_by_hand - of
    if filtered or sight.tie_total != to:
        form = _("filters hide {parties} names and {ties} links")
        hidden = number_text(filtered), number_text(sight.tie_total - to)
        parts.append(form.format(parties=hidden[0], ties=hidden[1]))
    if sight.missing_parties:
        parts.append(_("{n} no longer in the database").format(n=len(sight.missing_parties)))
    return " · ".join(parts)


MOST_DRAWN = 2000  # parties above which the overview is drawn instead


def overview_sheet(
    graph: WorkingGraph, sight: FilteredGraph, reader: TieReader, revision: int
) -> dict[str, Any]:
    """Return the overview of the visible graph, drawn as points and thin lines.

    Parties are sent in columns, and ties refer to them by position, which keeps the data small.
    """
    contents = reader.contents
    order = reading_order(graph, sight.parties, contents.entities)
    place = {ident: i for i, ident in enumerate(order)}
    entities = [contents.entities[i] for i in order]
    kinds = list(Kind)
    number = {kind: i for i, kind in enumerate(kinds)}
    slugs = [tie_style.strength_slug(reader.strength(t)) for t in sight.ties]
    shown = {"id": order, "label": [e.text("short_name") or e.name for e in entities]}
    form = _("Overview of {parties} names and {ties} links. The table says the same in words.")
    drawn: list[ComponentSheet] = [
        {"kind": k, "label": KIND_SIGNS[k].label}
        for k in kinds
        if any(e.kind is k for e in entities)
    ]
    hollow = dict.fromkeys(slugs, True)
    for tie, slug in zip(sight.ties, slugs, strict=True):
        hollow[slug] &= tie_style.is_hop_hollow(reader.hop(tie))
    drawn += [
        {"strength": slug, "hollow": hollow[slug], "label": TIE_SIGNS[slug].label}
        for slug in TIE_SIGNS
        if slug in hollow
    ]
    return {
        "columns": {
            **shown,
            "kind": [number[e.kind] for e in entities],
            "x": [round(graph.spots[i].x) for i in order],
            "y": [round(graph.spots[i].y) for i in order],
        },
        "lines": {
            "id": [t.id for t in sight.ties],
            "from": [place[t.start] for t in sight.ties],
            "to": [place[t.end] for t in sight.ties],
            "strength": slugs,
        },
        "kinds": [kind.value for kind in kinds],
        "caption": f"{_('Overview')}: {count_text(sight)}",
        "aria": form.format(parties=len(order), ties=len(sight.ties)),
        "height": HEIGHT,
        "beside": False,
        "legend": legend(drawn, graph.filters, sight),
        "layout": graph.layout,
        "layouts": list(LAYOUTS.items()),
        "most": MOST_SHOWN,
        "revision": revision,
    }


def legend(
    drawn: list[ComponentSheet], filters: Filters, sight: FilteredGraph
) -> list[ComponentSheet]:
    """Return the entries of the legend: the signs that are drawn, then those it has hidden."""
    off = [
        {"kind": kind, "label": KIND_SIGNS[Kind(kind)].label, "off": True, "count": count}
        for kind, count in sight.options[Facet.KIND].items()
        if kind in filters.kinds
    ]
    off += [
        {
            "strength": slug,
            "hollow": False,
            "label": TIE_SIGNS[slug].label,
            "off": True,
            "count": count,
        }
        for slug, count in sight.options[Facet.STRENGTH].items()
        if slug in filters.strengths
    ]
    kept = [e for e in drawn if e.get("strength") not in filters.strengths]
    return [*kept, *off]
