"""From what is seen of a working graph to the drawing of it."""

from typing import Any

from graph.analyses.tracing.tie_reader import TieReader
from graph.model.records import Kind
from graph.presentation import tie_style
from graph.presentation.neighbours import AT_ONCE, WAYS, Neighbours
from graph.presentation.visual_language import KINDS, TIES
from views.drawing.components import Sheet
from views.drawing.network_data import sheet
from views.drawing.scene import Scene
from views.shell.texts import _, ngettext, number_text
from views.workspace.case.graph_state import Filters, Working
from views.workspace.graph_filters import Facet, Seen, reading_order
from views.workspace.labels import LAYOUTS, way_label

HEIGHT = 680


def working_sheet(
    graph: Working, sight: Seen, neighbours: Neighbours, reader: TieReader
) -> dict[str, object]:
    """Draw what is seen, each party with how many more the store ties to it."""
    contents = reader.contents
    order = reading_order(graph, sight.parties, contents.entities)
    scene = Scene(
        {i: contents.entities[i] for i in order},
        {i: graph.spots[i] for i in order},
        [reader.hop(t) for t in sight.ties],
        day=reader.day.day,
    )
    form = _("Working graph of {parties} names and {ties} links. The table says the same in words.")
    aria = form.format(parties=len(order), ties=len(sight.ties))
    drawn = sheet(scene, count_text(sight), aria, HEIGHT)
    inside = graph.spots.keys() - graph.hidden
    notes = {i: _notes(i, graph, neighbours, inside) for i in order}
    return {
        **drawn,
        "nodes": [{**node, **notes[node["id"]]} for node in drawn["nodes"]],
        "legend": legend(drawn["legend"], graph.filters, sight),
        "ways": {way.key: way_label(way) for way in WAYS},
        "layout": graph.layout,
        "layouts": list(LAYOUTS.items()),
        "most": AT_ONCE,
    }


def _notes(ident: str, graph: Working, neighbours: Neighbours, inside: set[str]) -> Sheet:
    every, ways = neighbours.tally(ident, inside)
    return {"pinned": ident in graph.pinned, "more": every, "ways": list(ways.items())}


def count_text(sight: Seen) -> str:
    """Say how much is seen, and of how much."""
    of, to = len(sight.parties), len(sight.ties)
    parties = ngettext("{n} name", "{n} names", of).format(n=number_text(of))
    ties = ngettext("{n} link", "{n} links", to).format(n=number_text(to))
    told = [f"{parties}, {ties}"]
    if sight.by_hand:
        told.append(_("{n} hidden by hand").format(n=sight.by_hand))
    filtered = sight.of_parties - sight.by_hand - of
    if filtered or sight.of_ties != to:
        form = _("filters hide {parties} names and {ties} links")
        hidden = number_text(filtered), number_text(sight.of_ties - to)
        told.append(form.format(parties=hidden[0], ties=hidden[1]))
    if sight.gone:
        told.append(_("{n} no longer in the database").format(n=len(sight.gone)))
    return " · ".join(told)


MOST_DRAWN = 2000


def overview_sheet(graph: Working, sight: Seen, reader: TieReader, revision: int) -> dict[str, Any]:
    """Draw what is seen as points and thin lines: parties in columns, ties by their places."""
    contents = reader.contents
    order = reading_order(graph, sight.parties, contents.entities)
    place = {ident: i for i, ident in enumerate(order)}
    entities = [contents.entities[i] for i in order]
    kinds = list(Kind)
    number = {kind: i for i, kind in enumerate(kinds)}
    slugs = [tie_style.slug(reader.strength(t)) for t in sight.ties]
    shown = {"id": order, "label": [e.text("short_name") or e.name for e in entities]}
    form = _("Overview of {parties} names and {ties} links. The table says the same in words.")
    drawn: list[Sheet] = [
        {"kind": k, "label": KINDS[k].label} for k in kinds if any(e.kind is k for e in entities)
    ]
    hollow = dict.fromkeys(slugs, True)
    for tie, slug in zip(sight.ties, slugs, strict=True):
        hollow[slug] &= tie_style.hop_hollow(reader.hop(tie))
    drawn += [
        {"strength": slug, "hollow": hollow[slug], "label": TIES[slug].label}
        for slug in TIES
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
        "most": AT_ONCE,
        "revision": revision,
    }


def legend(drawn: list[Sheet], filters: Filters, sight: Seen) -> list[Sheet]:
    """Return the signs that are drawn, and those that the legend has switched off."""
    off = [
        {"kind": kind, "label": KINDS[Kind(kind)].label, "off": True, "count": count}
        for kind, count in sight.options[Facet.KIND].items()
        if kind in filters.kinds
    ]
    off += [
        {"strength": slug, "hollow": False, "label": TIES[slug].label, "off": True, "count": count}
        for slug, count in sight.options[Facet.STRENGTH].items()
        if slug in filters.strengths
    ]
    kept = [e for e in drawn if e.get("strength") not in filters.strengths]
    return [*kept, *off]
