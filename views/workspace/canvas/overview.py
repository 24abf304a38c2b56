"""Overview of a working graph of very many parties, as data of the canvas."""

from collections import Counter
from typing import Any

from graph.analyses.tracing.tie_reader import TieReader
from graph.model.records import Kind
from graph.presentation import tie_style
from graph.presentation.neighbours import MOST_SHOWN
from graph.presentation.visual_language import KIND_SIGNS, TIE_SIGNS
from views.drawing.components import ComponentSheet
from views.shell.texts import _
from views.workspace.arrivals import new_mark
from views.workspace.canvas.captions import caption_text
from views.workspace.canvas.drawing_data import HEIGHT, Marking, count_links, fold_sheets
from views.workspace.canvas.folding import find_stars, ties_to_draw
from views.workspace.canvas.legend import arrival_legend, sign_legend, star_legend
from views.workspace.case.graph_state import WorkingGraph
from views.workspace.graph_filters import FilteredGraph, reading_order
from views.workspace.labels import LAYOUTS

MOST_DRAWN = 2000
"""Parties above which the overview is drawn instead of names and symbols."""


def overview_sheet(
    graph: WorkingGraph, sight: FilteredGraph, reader: TieReader, revision: int, marking: Marking
) -> dict[str, Any]:
    """Return the overview of the visible graph, drawn as points and thin lines.

    Parties are sent in columns, and ties refer to them by position, which keeps the data small.
    """
    contents, look, new = reader.contents, marking.look, marking.arrivals.parties
    order = reading_order(graph, sight.parties, contents.entities)
    place = {ident: i for i, ident in enumerate(order)}
    entities = [contents.entities[i] for i in order]
    kinds = list(Kind)
    number = {kind: i for i, kind in enumerate(kinds)}
    stars = find_stars(sight.ties, graph.unfolded, reader)
    ties = ties_to_draw(sight.ties, stars)
    slugs = [tie_style.strength_slug(reader.strength(t)) for t in ties]
    labels = [e.text("short_name") or e.name for e in entities]
    marked = [
        f"{label} {new_mark()}" if i in new else label
        for i, label in zip(order, labels, strict=True)
    ]
    shown = {"id": order, "label": marked}
    form = _("Overview of {parties} names and {ties} links. The table says the same in words.")
    of_kind, of_slug = Counter(e.kind for e in entities), Counter(slugs)
    drawn: list[ComponentSheet] = [
        {"kind": k, "label": KIND_SIGNS[k].label, "count": of_kind[k]}
        for k in kinds
        if k in of_kind
    ]
    hollow = dict.fromkeys(slugs, True)
    for tie, slug in zip(ties, slugs, strict=True):
        hollow[slug] &= tie_style.is_hop_hollow(reader.hop(tie))
    drawn += [
        {
            "strength": slug,
            "hollow": hollow[slug],
            "label": TIE_SIGNS[slug].label,
            "count": of_slug[slug],
        }
        for slug in TIE_SIGNS
        if slug in hollow
    ]
    links = count_links(sight.ties)
    shading = look.shading(entities)
    sizes = look.sizes(links, order)
    return {
        "columns": {
            **shown,
            "kind": [number[e.kind] for e in entities],
            "links": [links[i] for i in order],
            "shade": [shading.by_party[i] for i in order] if shading.by_party else [],
            "size": list(sizes.values()),
            "x": [round(graph.spots[i].x) for i in order],
            "y": [round(graph.spots[i].y) for i in order],
        },
        "lines": {
            "id": [t.id for t in ties],
            "from": [place[t.start] for t in ties],
            "to": [place[t.end] for t in ties],
            "strength": slugs,
        },
        "kinds": [kind.value for kind in kinds],
        "caption": f"{_('Overview')}: {caption_text(sight, stars)}",
        "aria": form.format(parties=len(order), ties=len(sight.ties)),
        "height": HEIGHT,
        "beside": False,
        "legend": [
            *arrival_legend(marking.arrivals),
            *star_legend(stars, contents.entities),
            *shading.legend(),
            *sign_legend(drawn, graph.filters, sight),
        ],
        "folds": fold_sheets(stars),
        "shades": shading.sheet(),
        "layout": graph.layout,
        "layouts": list(LAYOUTS.items()),
        "most": MOST_SHOWN,
        "revision": revision,
    }
