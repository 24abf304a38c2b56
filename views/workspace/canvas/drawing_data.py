"""Drawing of the visible part of a working graph, as data of the canvas."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from graph.analyses.tracing.tie_reader import TieReader
from graph.model.records import Entity, Tie
from graph.presentation.neighbours import MOST_SHOWN, TIE_DIRECTIONS, Neighbours
from views.drawing.components import ComponentSheet
from views.drawing.network_data import scene_sheet
from views.drawing.scene import DrawingScene
from views.shell.texts import _, ngettext, number_text
from views.verdict.chain_cards import place_of
from views.workspace.arrivals import Arrivals, new_mark
from views.workspace.canvas.captions import caption_text
from views.workspace.canvas.folding import PlatformStar, find_stars, ties_to_draw
from views.workspace.canvas.legend import arrival_legend, sign_legend, star_legend
from views.workspace.canvas.look import Look
from views.workspace.case.graph_state import WorkingGraph
from views.workspace.graph_filters import FilteredGraph, reading_order
from views.workspace.labels import LAYOUTS, way_label

HEIGHT = 680


@dataclass(frozen=True, slots=True)
class Marking:
    """How the signs look, and what is marked as new."""

    look: Look = field(default_factory=Look)
    arrivals: Arrivals = field(default_factory=Arrivals)


def working_sheet(
    graph: WorkingGraph,
    sight: FilteredGraph,
    neighbours: Neighbours,
    reader: TieReader,
    marking: Marking,
) -> dict[str, object]:
    """Return the drawing of the visible graph, each party with its number of further neighbours."""
    look, arrivals = marking.look, marking.arrivals
    contents = reader.contents
    order = reading_order(graph, sight.parties, contents.entities)
    stars = find_stars(sight.ties, graph.unfolded, reader)
    scene = DrawingScene(
        entities={i: contents.entities[i] for i in order},
        spots={i: graph.spots[i] for i in order},
        hops=[reader.hop(t) for t in ties_to_draw(sight.ties, stars)],
        day=reader.day.day,
    )
    form = _("Working graph of {parties} names and {ties} links. The table says the same in words.")
    aria = form.format(parties=len(order), ties=len(sight.ties))
    drawn = scene_sheet(scene, caption_text(sight, stars), aria, HEIGHT)
    inside = graph.spots.keys() - graph.hidden
    links = count_links(sight.ties)
    shading = look.shading(list(scene.entities.values()))
    notes = {
        i: {
            **_node_notes(i, graph, neighbours, inside),
            "links": links[i],
            "note": _card_note(contents.entities[i], look),
        }
        for i in order
    }
    for key, values in (
        ("tag", {star.platform: fold_tag(star) for star in stars if star.is_folded}),
        ("size", look.sizes(links, order)),
        ("shade", shading.by_party),
        ("mark", dict.fromkeys(arrivals.parties, new_mark())),
    ):
        for ident, value in values.items():
            notes[ident][key] = value
    return {
        **drawn,
        "nodes": [{**node, **notes[node["id"]]} for node in drawn["nodes"]],
        "edges": [_marked_edge(edge, arrivals) for edge in drawn["edges"]],
        "legend": [
            *arrival_legend(arrivals),
            *star_legend(stars, contents.entities),
            *shading.legend(),
            *sign_legend(drawn["legend"], graph.filters, sight),
        ],
        "folds": fold_sheets(stars),
        "shades": shading.sheet(),
        "ways": {way.key: way_label(way) for way in TIE_DIRECTIONS},
        "layout": graph.layout,
        "layouts": list(LAYOUTS.items()),
        "most": MOST_SHOWN,
    }


def _marked_edge(edge: dict[str, Any], arrivals: Arrivals) -> dict[str, Any]:
    if edge["id"] not in arrivals.ties:
        return edge
    return {**edge, "mark": new_mark(), "label": [*edge["label"], new_mark()]}


def _card_note(entity: Entity, look: Look) -> str:
    """Return where a party is and, where its colour shows them, how many red flags it has."""
    count = look.flags.get(entity.id, 0)
    flags = ngettext("{n} red flag", "{n} red flags", count).format(n=count) if count else ""
    return " · ".join(text for text in (place_of(entity), flags) if text)


def _node_notes(
    ident: str, graph: WorkingGraph, neighbours: Neighbours, inside: set[str]
) -> dict[str, object]:
    every, ways = neighbours.count_neighbours(ident, inside)
    return {"pinned": ident in graph.pinned, "more": every, "ways": list(ways.items())}


def count_links(ties: Iterable[Tie]) -> Counter[str]:
    """Return the number of visible links of each party, folded ones too."""
    return Counter(end for tie in ties for end in {tie.start, tie.end})


def fold_tag(star: PlatformStar) -> str:
    """Return what a platform says of the links that are folded at it."""
    form = ngettext("{n} storefront sells here", "{n} storefronts sell here", len(star.storefronts))
    return form.format(n=number_text(len(star.storefronts)))


def fold_sheets(stars: Iterable[PlatformStar]) -> list[ComponentSheet]:
    """Return the folded stars: a selected platform still lights its storefronts."""
    return [{"platform": s.platform, "parties": s.storefronts} for s in stars if s.is_folded]
